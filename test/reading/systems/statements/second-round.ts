import { casesOf } from "../sheet-case.ts";

/** Statements with words, units and groupings of other hands and systems, written after the first round and before its mending. */
export const secondRoundStatements = [
  ...casesOf("Oracle", {
    "account activity with an activity column and a trailing summary": {
      rows: `
        Customer Account Activity|||||
        Site:|EASTMERE MAIN|||Currency:|GBP

        Doc Ref|Doc Dt|Activity|Due Dt|Orig Amt|Amt Remaining
        801122|2023-01-18|Invoice|2023-02-17|1440|940
        801190|2023-02-14|Invoice|2023-03-16|88.8|88.8
        801204|2023-03-01|On-account credit||-28.8|-28.8
        |||Closing position|1500|1000

        Invoices open|2
        Credits open|1`,
      lines: `
        801122 | 2023-01-18 | 940
        801190 | 2023-02-14 | 88.80
        801204 | 2023-03-01 | -28.80`,
      total: 1000,
    },
  }),
  ...casesOf("SAP", {
    "line item display with icons, texts and a total per account": {
      format: "tabs",
      rows: `
        |St|Assignment|Document no|BusA|Ty|Doc. date|Net due|Amount in LC|LCurr|Clrng doc.
        |O|NF-8801|90008801||RV|03.01.2023|02.02.2023|1.200,00|GBP|
        |O|NF-8802|90008802||RV|06.02.2023|08.03.2023|340,50|GBP|
        |O|NF-8803|90008803||RG|20.02.2023|20.02.2023|40,50-|GBP|
        *|||||||||
        **|Account 104417|||||||1.500,00|GBP|`,
      lines: `
        90008801=NF-8801 | 2023-01-03 | 1200
        90008802=NF-8802 | 2023-02-06 | 340.50
        90008803=NF-8803 | 2023-02-20 | -40.50`,
      total: 1500,
    },
  }),
  ...casesOf("Sage", {
    "Sage 50 customer statement with an invoice, a receipt and an allocation note": {
      rows: `
        STATEMENT OF ACCOUNT
        Customer|EAST01|Statement date|31/03/2023

        Dated|Ref.|Details|Inv. value|Received|Outstanding amt
        2023-01-16|21100|Clinic hire|400|150|250
        2023-02-15|21144|Clinic hire|400|0|400
        2023-03-15|21190|Clinic hire|400|0|400
        |||||
        ||||AMOUNT DUE|1050`,
      lines: `
        21100 | 2023-01-16 | 250
        21144 | 2023-02-15 | 400
        21190 | 2023-03-15 | 400`,
      total: 1050,
    },
  }),
  ...casesOf("Xero", {
    "aged receivables by invoice with months as headings": {
      rows: `
        Aged Receivables Detail
        Northfold Community Health
        As at 31 March 2023
        Ageing by due date

        Invoice Date|Invoice Number|Invoice Reference|March 2023|February 2023|January 2023|Older|Total
        Eastmere University Hospitals
        2023-03-10|INV-0900|PO-1|410|0|0|0|410
        2023-02-10|INV-0871|PO-2|0|95.5|0|0|95.5
        2022-11-10|INV-0712|PO-3|0|0|0|230|230
        Total Eastmere University Hospitals|||410|95.5|0|230|735.5
        Total|||410|95.5|0|230|735.5`,
      lines: `
        INV-0900 | 2023-03-10 | 410
        INV-0871 | 2023-02-10 | 95.50
        INV-0712 | 2022-11-10 | 230`,
      total: 735.5,
    },
  }),
  ...casesOf("QuickBooks", {
    "open invoices report with a terms column and days overdue": {
      format: "csv",
      rows: `
        Open Invoices Report
        "As of 31 March, 2023"
        Date|Transaction type|Num|Terms|Due date|Aging|Open balance
        Eastmere University Hospitals
        10/01/2023|Invoice|4410|Net 30|09/02/2023|50|1,180.00
        14/02/2023|Invoice|4466|Net 30|16/03/2023|15|220.00
        20/02/2023|Payment|||20/02/2023|39|-400.00
        Total for Eastmere University Hospitals||||||1,000.00`,
      lines: `
        4410 | 2023-01-10 | 1180
        4466 | 2023-02-14 | 220
        - | 2023-02-20 | -400`,
      total: 1000,
      tells: /number|payment|receipt/iu,
    },
  }),
  ...casesOf("Dynamics", {
    "sales aged by document with a total row per customer in front": {
      rows: `
        Customer - detailed ageing, 31/03/23

        Cust. No.|Doc. Type|Doc. No.|Doc. Date|Due Date|Overdue days|Original (LCY)|Open (LCY)
        C00417|||||||
        |Invoice|SI-22011|2023-01-11|2023-02-10|49|905|905
        |Invoice|SI-22054|2023-02-07|2023-03-09|22|330|130
        |Cr. Memo|SC-20007|2023-02-21|2023-02-21|38|-35|-35
        C00417 total||||||1200|1000`,
      lines: `
        SI-22011 | 2023-01-11 | 905
        SI-22054 | 2023-02-07 | 130
        SC-20007 | 2023-02-21 | -35`,
      total: 1000,
    },
  }),
  ...casesOf("Integra", {
    "sales ledger extract with a foreign amount beside sterling": {
      rows: `
        Cust|Doc|Doc Dt|Cust Ord|Ccy|Ccy Amt|Sterling Amt|Sterling O/S
        D00417|SI50011|2023-01-09|E1|GBP|500|500|500
        D00417|SI50012|2023-02-09|E2|GBP|260.4|260.4|160.4
        ||||||760.4|660.4`,
      lines: `
        SI50011 | 2023-01-09 | 500
        SI50012 | 2023-02-09 | 160.40`,
      total: 660.4,
    },
  }),
  ...casesOf("By hand, round 2", {
    "sums in words in the title and dates in words": {
      rows: `
        Northfold Community Health to Eastmere University Hospitals - sums due at 31 March 2023 in £

        Our invoice|Of|In respect of|Sum due
        NF9001|12 January 2023|Audiology Q3|812.4
        NF9002|14th February 2023|Audiology Q4|87.6
        |||900`,
      lines: `
        NF9001 | 2023-01-12 | 812.40
        NF9002 | 2023-02-14 | 87.60`,
      total: 900,
    },
    "a block for credits below with a heading of its own": {
      rows: `
        Invoices
        No.|Date|Amount (£)
        NF9101|2023-01-12|600
        NF9102|2023-02-12|500
        Total invoices||1100

        Credit notes to be taken off
        No.|Date|Amount (£)
        CN9110|2023-03-01|100
        Total credit notes||100

        Overall amount due||1000`,
      lines: `
        NF9101 | 2023-01-12 | 600
        NF9102 | 2023-02-12 | 500
        CN9110 | 2023-03-01 | -100`,
      total: 1000,
    },
    "dollars in the name of the sheet": {
      rows: {
        "Open items USD": `
          Invoice|Date|Open
          NF9201|2023-01-12|600
          NF9202|2023-02-12|500.5`,
      },
      asks: /USD|dollar|currency/iu,
    },
    "millions in a row above the headings": {
      rows: `
        Debts over £1m
        |||£m
        Invoice|Date|Description|Open
        NF9301|2023-01-12|Block contract|1.2
        NF9302|2023-02-12|Block contract|1.75
        |||2.95`,
      asks: /million|unit|£m/iu,
    },
    "each invoice in two rows, VAT in the second": {
      rows: `
        Invoice|Date|Text|Amount
        NF9401|2023-01-12|Net|100
        NF9401|2023-01-12|VAT|20
        NF9402|2023-02-12|Net|50
        NF9402|2023-02-12|VAT|10
        Total|||180`,
      // Whether the two rows are one invoice is decided with the ledger.
      lines: `
        NF9401 | 2023-01-12 | 100
        NF9401 | 2023-01-12 | 20
        NF9402 | 2023-02-12 | 50
        NF9402 | 2023-02-12 | 10`,
      total: 180,
    },
    "the invoice number in a hyperlink text with the word invoice before": {
      rows: `
        Item|Issued|Value
        Invoice NF9501|2023-01-12|250
        Invoice NF9502|2023-02-12|310
        Credit NF9503|2023-02-20|-60
        Owed by you||500`,
      lines: `
        NF9501=Invoice NF9501 | 2023-01-12 | 250
        NF9502=Invoice NF9502 | 2023-02-12 | 310
        NF9503=Credit NF9503 | 2023-02-20 | -60`,
      total: 500,
    },
    "nothing to pay, said above an empty table with ages": {
      rows: `
        Eastmere University Hospitals
        Your account is clear at 31 March 2023. You owe us nothing.

        Current|30 days|60 days|90 days|Balance
        0|0|0|0|0`,
      nil: true,
    },
  }),
];
