import { casesOf } from "../sheet-case.ts";

/** Statements of named systems, written in a fifth round about what may lead to a wrong agreement. */
export const fifthRoundSystemStatements = [
  ...casesOf("Oracle Fusion", {
    "transactions with status open or closed, original and remaining": {
      format: "csv",
      rows: `
        Bill-to Customer|Transaction Number|Transaction Date|Transaction Class|Status|Original Amount|Amount Applied|Amount Adjusted|Remaining Amount
        EASTMERE UH|90044101|2023-01-05|Invoice|Open|1215.00|500.00|0.00|715.00
        EASTMERE UH|90044102|2023-01-12|Invoice|Closed|820.00|820.00|0.00|0.00
        EASTMERE UH|90044130|2023-02-06|Invoice|Open|350.50|0.00|-10.00|340.50
        EASTMERE UH|90044155|2023-02-20|Credit Memo|Open|-45.25|0.00|0.00|-45.25`,
      lines: `
        90044101 | 2023-01-05 | 715
        90044102 | 2023-01-12 | 0
        90044130 | 2023-02-06 | 340.50
        90044155 | 2023-02-20 | -45.25`,
      total: 1010.25,
    },
  }),
  ...casesOf("SAP", {
    "all items with clearing document, cleared ones among the open": {
      rows: `
        Customer|40117|Eastmere University Hospitals
        Assignment|Document Number|Type|Doc. Date|Clrng doc.|Clearing|Amount in LC|LCurr|Text
        4500771|1800004101|RV|05.01.2023|||1215|GBP|training
        4500772|1800004102|RV|12.01.2023|1400001990|31.01.2023|820|GBP|training
        4500790|1800004130|RV|06.02.2023|||340.5|GBP|training`,
      asks: /clear|Clrng/iu,
      tells: /clear|Clrng/iu,
    },
    "open items with posting key and special G/L indicator, amounts with the sign behind": {
      format: "tabs",
      rows: `
        Document Number|Reference|Doc. Type|Doc. Date|PK|SG|Amount in local cur.|LCurr
        1800004101|NF300101|RV|05.01.2023|01||1,215.00|GBP
        1800004130|NF300130|RV|06.02.2023|01||340.50|GBP
        1600000412|NF300155|RG|20.02.2023|11||45.25-|GBP
        *||||||1,510.25|GBP`,
      lines: `
        NF300101=1800004101 | 2023-01-05 | 1215
        NF300130=1800004130 | 2023-02-06 | 340.50
        NF300155=1600000412 | 2023-02-20 | -45.25`,
      total: 1510.25,
      tells: /Document Number/u,
    },
  }),
  ...casesOf("Sage 50", {
    "aged debtors detailed with a payment on account in brackets": {
      rows: `
        Aged Debtors Analysis (Detailed)
        A/C: EAST01|Name: Eastmere University Hospitals
        No|Type|Date|Ref|Details|Balance|Future|Current|Period 1|Older
        5101|SI|2023-01-05|10441|Training|715.00|0|0|0|715
        5144|SI|2023-02-06|10502|Training|340.5|0|0|340.5|0
        5162|SC|2023-02-20|10519|Credit|-45.25|0|0|-45.25|0
        5170|SA|2023-03-02|BACS|Payment on account|-100|0|-100|0|0
        ||||Totals|910.25|0|-100|295.25|715`,
      lines: `
        10441 | 2023-01-05 | 715
        10502 | 2023-02-06 | 340.50
        10519 | 2023-02-20 | -45.25
        BACS=5170 | 2023-03-02 | -100`,
      total: 910.25,
    },
  }),
  ...casesOf("Sage 200", {
    "statement with goods, VAT, gross, paid and o/s": {
      rows: `
        Date|Ref|Type|Goods|VAT|Gross|Paid|O/S
        2023-01-05|INV10441|Inv|1012.5|202.5|1215|500|715
        2023-02-06|INV10502|Inv|340.5|0|340.5|0|340.5
        2023-02-20|CRN10519|Crn|-45.25|0|-45.25|0|-45.25
        |||1307.75|202.5|1510.25|500|1010.25`,
      lines: `
        INV10441 | 2023-01-05 | 715
        INV10502 | 2023-02-06 | 340.50
        CRN10519 | 2023-02-20 | -45.25`,
      total: 1010.25,
    },
  }),
  ...casesOf("Xero", {
    "aged receivables detail with due date, ages and total": {
      rows: `
        Aged Receivables Detail
        Northfold Community Health NHS Trust
        As at 31 March 2023
        Ageing by due date
        Invoice Date|Due Date|Invoice Number|Invoice Reference|Current|< 1 Month|1 Month|2 Months|3 Months|Older|Total
        Eastmere University Hospitals
        2023-01-05|2023-02-04|INV-10441|PO771|0|0|715|0|0|0|715
        2023-02-06|2023-03-08|INV-10502|PO790|0|340.5|0|0|0|0|340.5
        2023-02-20|2023-02-20|CN-0519||0|0|-45.25|0|0|0|-45.25
        Total Eastmere University Hospitals||||0|340.5|669.75|0|0|0|1010.25
        Total||||0|340.5|669.75|0|0|0|1010.25
        Percentage of total||||0|0.337~pct|0.663~pct|0|0|0|1~pct`,
      lines: `
        INV-10441 | 2023-01-05 | 715
        INV-10502 | 2023-02-06 | 340.50
        CN-0519 | 2023-02-20 | -45.25`,
      total: 1010.25,
    },
  }),
  ...casesOf("QuickBooks", {
    "A/R ageing detail with amount and open balance under past due titles": {
      rows: `
        A/R Ageing Detail
        As of 31 March 2023
        |Date|Transaction Type|Num|Customer|Due Date|Amount|Open Balance
        31 - 60 days past due
        |05/01/2023|Invoice|10441|Eastmere UH|04/02/2023|1215|715
        |20/02/2023|Credit Note|10519|Eastmere UH|20/02/2023|-45.25|-45.25
        Total for 31 - 60 days past due|||||||669.75
        1 - 30 days past due
        |06/02/2023|Invoice|10502|Eastmere UH|08/03/2023|340.5|340.5
        Total for 1 - 30 days past due|||||||340.5
        TOTAL|||||||1010.25`,
      lines: `
        10441 | 2023-01-05 | 715
        10519 | 2023-02-20 | -45.25
        10502 | 2023-02-06 | 340.50`,
      total: 1010.25,
    },
  }),
  ...casesOf("Dynamics NAV", {
    "customer ledger entries with open yes and no": {
      rows: `
        Posting Date|Document Type|Document No.|Customer No.|Description|Currency Code|Original Amount|Amount|Remaining Amount|Due Date|Open
        2023-01-05|Invoice|SI10441|C00417|Order 771||1215|1215|715|2023-02-04|Yes
        2023-01-31|Payment|BANK0044|C00417|Receipt||-500|-500|0|2023-01-31|No
        2023-02-06|Invoice|SI10502|C00417|Order 790||340.5|340.5|340.5|2023-03-08|Yes
        2023-02-20|Credit Memo|SC10519|C00417|Order 790||-45.25|-45.25|-45.25|2023-02-20|Yes`,
      lines: `
        SI10441 | 2023-01-05 | 715
        BANK0044 | 2023-01-31 | 0
        SI10502 | 2023-02-06 | 340.50
        SC10519 | 2023-02-20 | -45.25`,
      total: 1010.25,
    },
  }),
  ...casesOf("Business Central", {
    "an invoice in euros with its amount in local currency": {
      rows: `
        Document Type|Document No.|Posting Date|Currency Code|Remaining Amount|Remaining Amt. (LCY)
        Invoice|SI20441|2023-01-05||715|715
        Invoice|SI20502|2023-02-06|EUR|400|352.8
        Credit Memo|SC20519|2023-02-20||-45.25|-45.25`,
      lines: `
        SI20441 | 2023-01-05 | 715
        SI20502 | 2023-02-06 | 352.80
        SC20519 | 2023-02-20 | -45.25`,
      asks: /EUR|currenc/iu,
      tells: /EUR|currenc/iu,
    },
  }),
  ...casesOf("Unit4", {
    "open items with rest amount and currency amount": {
      rows: `
        TransNo|TT|Invoice no|Trans.date|Due date|Cur|Cur. amount|Amount|Rest amount
        771001|SI|50144|2023-01-05|2023-02-04|GBP|1215|1215|715
        771042|SI|50150|2023-02-06|2023-03-08|GBP|340.5|340.5|340.5
        771050|SC|50161|2023-02-20|2023-02-20|GBP|-45.25|-45.25|-45.25
        ||||||1510.25|1510.25|1010.25`,
      lines: `
        50144 | 2023-01-05 | 715
        50150 | 2023-02-06 | 340.50
        50161 | 2023-02-20 | -45.25`,
      total: 1010.25,
    },
  }),
  ...casesOf("Integra", {
    "outstanding transactions with CR behind amounts": {
      format: "csv",
      rows: `
        Account: 400117 EASTMERE UNIVERSITY HOSPITALS
        Doc Type|Doc No|Doc Date|Narrative|Original|Outstanding
        INV|NF61001|05-Jan-2023|Training places|1215.00|715.00
        INV|NF61022|06-Feb-2023|Training places|340.50|340.50
        CRN|NF61031|20-Feb-2023|Credit NF61022|45.25CR|45.25CR
        Account Total||||1510.25|1010.25`,
      lines: `
        NF61001 | 2023-01-05 | 715
        NF61022 | 2023-02-06 | 340.50
        NF61031 | 2023-02-20 | -45.25`,
      total: 1010.25,
    },
  }),
  ...casesOf("eFinancials", {
    "account enquiry with documents, cash and minus behind": {
      format: "csv",
      rows: `
        Document Type|Document Number|Document Date|Period|Amount|Amount Outstanding|Matched
        ARI|2300441|05/01/2023|2022/10|1215.00|715.00|P
        ARC|2300502|20/02/2023|2022/11|45.25-|45.25-|
        ARI|2300519|06/02/2023|2022/11|340.50|340.50|
        CASH|2300533|02/03/2023|2022/12|100.00-|100.00-|`,
      lines: `
        2300441 | 2023-01-05 | 715
        2300502 | 2023-02-20 | -45.25
        2300519 | 2023-02-06 | 340.50
        2300533 | 2023-03-02 | -100`,
      total: 910.25,
    },
  }),
  ...casesOf("Access Dimensions", {
    "debtor statement with net, VAT, gross, paid and balance": {
      rows: `
        Statement of account|EASTMERE UH
        Trans|Your ref|Date|Net|VAT|Gross|Paid to date|Balance
        SIN004401|PO771|2023-01-05|1012.5|202.5|1215|500|715
        SIN004455|PO790|2023-02-06|283.75|56.75|340.5|0|340.5
        SCR000119|PO790|2023-02-20|-45.25|0|-45.25|0|-45.25
        Balance due|||||||1010.25`,
      lines: `
        SIN004401 | 2023-01-05 | 715
        SIN004455 | 2023-02-06 | 340.50
        SCR000119 | 2023-02-20 | -45.25`,
      total: 1010.25,
    },
  }),
  ...casesOf("Workday", {
    "customer invoices with payment status and amount due": {
      rows: `
        Customer Invoice|Customer|Invoice Date|Due Date|Invoice Status|Payment Status|Total Invoice Amount|Amount Due
        CI-0004411|Eastmere UH|2023-01-05|2023-02-04|Approved|Partially Paid|1215|715
        CI-0004412|Eastmere UH|2023-01-12|2023-02-11|Approved|Paid|820|0
        CI-0004502|Eastmere UH|2023-02-06|2023-03-08|Approved|Unpaid|340.5|340.5
        CIA-000119|Eastmere UH|2023-02-20|2023-02-20|Approved|Unpaid|(45.25)|(45.25)`,
      lines: `
        CI-0004411 | 2023-01-05 | 715
        CI-0004412 | 2023-01-12 | 0
        CI-0004502 | 2023-02-06 | 340.50
        CIA-000119 | 2023-02-20 | -45.25`,
      total: 1010.25,
    },
    "customer invoices with payment status and the invoice total only": {
      rows: `
        Invoice Number|Invoice Date|Payment Status|Invoice Total
        CI-0004411|2023-01-05|Partially Paid|1215
        CI-0004412|2023-01-12|Paid|820
        CI-0004502|2023-02-06|Unpaid|340.5`,
      asks: /paid|outstanding/iu,
    },
  }),
  ...casesOf("NetSuite", {
    "transactions by customer with status paid in full and open": {
      format: "html",
      rows: `
        Type|Date|Document Number|Name|Status|Amount|Amount Remaining
        Invoice|05/01/2023|INV10441|Eastmere UH|Open|£1,215.00|£715.00
        Invoice|12/01/2023|INV10442|Eastmere UH|Paid In Full|£820.00|£0.00
        Invoice|06/02/2023|INV10502|Eastmere UH|Open|£340.50|£340.50
        Credit Memo|20/02/2023|CM1019|Eastmere UH|Open|(£45.25)|(£45.25)
        Total|||||£2,330.25|£1,010.25`,
      lines: `
        INV10441 | 2023-01-05 | 715
        INV10442 | 2023-01-12 | 0
        INV10502 | 2023-02-06 | 340.50
        CM1019 | 2023-02-20 | -45.25`,
      total: 1010.25,
    },
  }),
  ...casesOf("Zoho Books", {
    "statement of accounts with amount, payments and running balance": {
      rows: `
        Statement of Accounts
        01/01/2023 To 31/03/2023
        Date|Transactions|Details|Amount|Payments|Balance
        2023-01-01|***Opening Balance***||0||0
        2023-01-05|Invoice|INV-000441|1215||1215
        2023-01-31|Payment Received|PAY-00044||500|715
        2023-02-06|Invoice|INV-000502|340.5||1055.5
        ||||Balance Due|1055.5`,
      lines: `
        INV-000441 | 2023-01-05 | 1215
        PAY-00044 | 2023-01-31 | -500
        INV-000502 | 2023-02-06 | 340.50`,
      total: 1055.5,
    },
  }),
  ...casesOf("FreeAgent", {
    "invoices with due, paid and total due": {
      format: "csv",
      rows: `
        Reference|Dated|Due On|Status|Total Value|Paid Value|Due Value
        441|05/01/2023|04/02/2023|Overdue|1215.00|500.00|715.00
        442|06/02/2023|08/03/2023|Overdue|340.50|0.00|340.50
        443|22/03/2023|21/04/2023|Open|61.11|0.00|61.11`,
      lines: `
        441 | 2023-01-05 | 715
        442 | 2023-02-06 | 340.50
        443 | 2023-03-22 | 61.11`,
      total: 1116.61,
    },
  }),
  ...casesOf("TechnologyOne", {
    "debtor transactions with debit, credit and unallocated": {
      rows: `
        Doc Type|Doc Reference|Doc Date|Debit|Credit|Unallocated
        $ARINV|NF71001|2023-01-05|1215||715
        $ARINV|NF71022|2023-02-06|340.5||340.5
        $ARCRN|NF71031|2023-02-20||45.25|-45.25
        ||Total|1555.5|45.25|1010.25`,
      lines: `
        NF71001 | 2023-01-05 | 715
        NF71022 | 2023-02-06 | 340.50
        NF71031 | 2023-02-20 | -45.25`,
      total: 1010.25,
    },
  }),
  ...casesOf("Pegasus Opera", {
    "debtor statement with amount and outstanding, receipts unallocated": {
      rows: `
        Date|Our Ref|Your Ref|Type|Debit|Credit|Outstanding
        2023-01-05|INV44101|PO771|Invoice|1215||715
        2023-02-06|INV44130|PO790|Invoice|340.5||340.5
        2023-03-02|REC00091|BACS|Receipt||100|-100
        |||||Total outstanding|955.5`,
      lines: `
        INV44101 | 2023-01-05 | 715
        INV44130 | 2023-02-06 | 340.50
        REC00091 | 2023-03-02 | -100`,
      total: 955.5,
    },
  }),
  ...casesOf("Sage Intacct", {
    "customer ageing with invoice, terms, and transaction and base amounts": {
      rows: `
        Customer ageing report - as of 31/03/2023 - Base currency GBP
        Customer|Invoice no.|Date|Due date|Txn currency|Txn amount due|Base amount due
        C-0417 Eastmere UH|INV-441|2023-01-05|2023-02-04|GBP|715|715
        C-0417 Eastmere UH|INV-502|2023-02-06|2023-03-08|GBP|340.5|340.5
        Total for C-0417 Eastmere UH||||||1055.5
        Grand total||||||1055.5`,
      lines: `
        INV-441 | 2023-01-05 | 715
        INV-502 | 2023-02-06 | 340.50`,
      total: 1055.5,
    },
  }),
];
