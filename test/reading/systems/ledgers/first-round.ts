import { casesOf } from "../sheet-case.ts";

/** Purchase ledgers in the manner of systems and of people, with words that other cases don't have. */
export const firstRoundLedgers = [
  ...casesOf("Oracle", {
    "invoice ageing report by supplier, with the supplier in rows above": {
      rows: `
        Payables Invoice Ageing Report
        Ledger Currency: GBP
        As of Date: 31-MAR-2023

        Supplier: NORTHFOLD COMMUNITY HEALTH NHS TRUST
        Invoice Number|Invoice Type|Invoice Date|Due Date|Days Due|Invoice Amount|Remaining Amount|Percent Unpaid
        NF1101|Standard|2023-01-11|2023-02-10|49|2410.4|2410.4|1~pct
        NF1118|Standard|2023-01-25|2023-02-24|35|618|218|0.3528~pct
        CN1120|Credit|2023-02-16|2023-02-16|43|-75.25|-75.25|1~pct
        Supplier Total|||||2953.15|2553.15|`,
      lines: `
        NF1101 | 2023-01-11 | 2410.40
        NF1118 | 2023-01-25 | 218
        CN1120 | 2023-02-16 | -75.25`,
      total: 2553.15,
    },
    "payables open items in tabs": {
      format: "tabs",
      rows: `
        Business Unit|Supplier|Supplier Number|Supplier Site|Invoice|Invoice Date|Accounting Date|Invoice Currency|Invoice Amount|Amount Paid|Unpaid Amount|Validation Status
        EASTMERE BU|Northfold Community Health NHS Trust|30041|MAIN|NF1201|2023-01-05|2023-01-09|GBP|900.00|100.00|800.00|Validated
        EASTMERE BU|Northfold Community Health NHS Trust|30041|MAIN|NF1202|2023-02-06|2023-02-08|GBP|340.50|0.00|340.50|Needs revalidation
        EASTMERE BU|NHS Westhaven Integrated Care Board|30077|MAIN|WH1203|2023-03-01|2023-03-02|GBP|55.00|0.00|55.00|Validated`,
      lines: `
        NF1201 | 2023-01-05 | 800
        NF1202 | 2023-02-06 | 340.50
        WH1203 | 2023-03-01 | 55`,
      total: 1195.5,
      tells: /status|hold|validat|unit|company/iu,
    },
  }),
  ...casesOf("SAP", {
    "vendor line items, credit amounts with the minus behind": {
      format: "csv",
      rows: `
        Account|Name 1|Type|Doc.No.|Reference|Doc. Date|Net due dt|Pmt Block|LC amount|LCurr
        300410|Northfold Community Health NHS Trust|RE|5100001101|NF1301|05.01.2023|04.02.2023||1,200.00-|GBP
        300410|Northfold Community Health NHS Trust|RE|5100001122|NF1302|06.02.2023|08.03.2023|R|340.50-|GBP
        300410|Northfold Community Health NHS Trust|KG|1700000011|CN1303|20.02.2023|20.02.2023||40.00|GBP`,
      lines: `
        NF1301 | 2023-01-05 | 1200
        NF1302 | 2023-02-06 | 340.50
        CN1303 | 2023-02-20 | -40`,
      total: 1500.5,
      tells: /negative|owed|block/iu,
    },
    "manage supplier line items with a sum row of asterisks": {
      rows: `
        Supplier|Supplier Name|Journal Entry|Reference ID|Document Date|Posting Date|Amount in Company Code Currency|Currency
        300410|Northfold Community Health NHS Trust|5100002101|NF1401|2023-01-05|2023-01-06|-700|GBP
        300410|Northfold Community Health NHS Trust|5100002102|NF1402|2023-02-06|2023-02-07|-90.5|GBP
        300410|Northfold Community Health NHS Trust|1700000019|CN1403|2023-02-20|2023-02-21|15|GBP
        *||||||-775.5|GBP`,
      lines: `
        NF1401 | 2023-01-05 | 700
        NF1402 | 2023-02-06 | 90.50
        CN1403 | 2023-02-20 | -15`,
      total: 775.5,
      tells: /negative|owed/iu,
    },
  }),
  ...casesOf("Sage", {
    "supplier invoices due": {
      rows: `
        Eastmere Charitable Funds
        Supplier Invoices Due

        Supplier A/C|Supplier Name|Invoice Ref|Date|Due|Invoice Value|O/S Value|Days Late
        NORTH01|Northfold Community Health NHS Trust|NF1501|2023-01-05|2023-02-04|1200|700|55
        NORTH01|Northfold Community Health NHS Trust|NF1502|2023-02-06|2023-03-08|340.5|340.5|23
        WEST01|NHS Westhaven Integrated Care Board|WH1503|2023-03-01|2023-03-31|90|90|0
        |||||1630.5|1130.5|`,
      lines: `
        NF1501 | 2023-01-05 | 700
        NF1502 | 2023-02-06 | 340.50
        WH1503 | 2023-03-01 | 90`,
      total: 1130.5,
    },
    "Intacct open bills by vendor": {
      rows: `
        AP ledger report
        Reporting currency GBP

        Vendor ID|Vendor name|Bill number|Bill date|Due date|Txn type|Bill amount|Total paid|Total due
        V100|Northfold Community Health NHS Trust|NF1601|2023-01-05|2023-02-04|AP Bill|1200|500|700
        V100|Northfold Community Health NHS Trust|NF1602|2023-02-06|2023-03-08|AP Bill|340.5|0|340.5
        V100|Northfold Community Health NHS Trust|CN1603|2023-02-20|2023-02-20|AP Adjustment|-40|0|-40
        Grand total||||||1500.5|500|1000.5`,
      lines: `
        NF1601 | 2023-01-05 | 700
        NF1602 | 2023-02-06 | 340.50
        CN1603 | 2023-02-20 | -40`,
      total: 1000.5,
    },
  }),
  ...casesOf("Xero", {
    "payable invoice detail": {
      rows: `
        Payable Invoice Detail
        Eastmere Charitable Funds
        For the period 1 April 2022 to 31 March 2023

        Contact|Invoice Number|Invoice Date|Due Date|Gross (GBP)|Paid (GBP)|Balance (GBP)|Status
        Northfold Community Health NHS Trust|NF1701|2023-01-05|2023-02-04|1200|500|700|Awaiting Payment
        Northfold Community Health NHS Trust|NF1702|2023-02-06|2023-03-08|340.5|0|340.5|Awaiting Approval
        Total||||1540.5|500|1040.5|`,
      lines: `
        NF1701 | 2023-01-05 | 700
        NF1702 | 2023-02-06 | 340.50`,
      total: 1040.5,
      tells: /status|await/iu,
    },
  }),
  ...casesOf("QuickBooks", {
    "A/P ageing detail, grouped by age": {
      rows: `
        A/P Ageing Detail
        As of March 31, 2023

        |Date|Transaction Type|No.|Supplier|Due Date|Past Due|Amount|Open Balance
        31 - 60 days past due
        |2023-01-05|Bill|NF1801|Northfold Community Health NHS Trust|2023-02-04|55|1200|700
        Total for 31 - 60 days past due|||||||1200|700
        1 - 30 days past due
        |2023-02-06|Bill|NF1802|Northfold Community Health NHS Trust|2023-03-08|23|340.5|340.5
        |2023-02-20|Supplier Credit|CN1803|Northfold Community Health NHS Trust|2023-02-20|39|-40|-40
        Total for 1 - 30 days past due|||||||300.5|300.5
        TOTAL|||||||1500.5|1000.5`,
      lines: `
        NF1801 | 2023-01-05 | 700
        NF1802 | 2023-02-06 | 340.50
        CN1803 | 2023-02-20 | -40`,
      total: 1000.5,
    },
    "supplier balance detail with a running balance": {
      rows: `
        Supplier Balance Detail
        All Dates

        Date|Transaction type|Num|Due date|Amount|Open balance|Balance
        Northfold Community Health NHS Trust
        2023-01-05|Bill|NF1901|2023-02-04|1200|700|700
        2023-02-06|Bill|NF1902|2023-03-08|340.5|340.5|1040.5
        Total for Northfold Community Health NHS Trust||||1540.5|1040.5|
        NHS Westhaven Integrated Care Board
        2023-03-01|Bill|WH1903|2023-03-31|90|90|90
        Total for NHS Westhaven Integrated Care Board||||90|90|`,
      lines: `
        NF1901 | 2023-01-05 | 700
        NF1902 | 2023-02-06 | 340.50
        WH1903 | 2023-03-01 | 90`,
      total: 1130.5,
    },
  }),
  ...casesOf("Dynamics", {
    "vendor open transactions": {
      rows: `
        Vendor account|Name|Invoice|Voucher|Date|Due date|Amount|Balance|Currency|Approved
        V-00417|Northfold Community Health NHS Trust|NF2001|APV-88101|2023-01-05|2023-02-04|-1200|-700|GBP|Yes
        V-00417|Northfold Community Health NHS Trust|NF2002|APV-88122|2023-02-06|2023-03-08|-340.5|-340.5|GBP|No
        V-00417|Northfold Community Health NHS Trust|CN2003|APV-88130|2023-02-20|2023-02-20|40|40|GBP|Yes`,
      asks: /negative|sign/iu,
      lines: `
        NF2001 | 2023-01-05 | 700
        NF2002 | 2023-02-06 | 340.50
        CN2003 | 2023-02-20 | -40`,
      total: 1000.5,
      tells: /negative|owed|approv/iu,
    },
    "aged accounts payable with the supplier in rows above": {
      rows: `
        Aged Accounts Payable
        Aged as of 31/03/2023
        Amounts in GBP

        Document Type|Document No.|External Doc. No.|Posting Date|Original Amount|Balance|Not Due|1-30|31-60|Over 60
        V00234|Northfold Community Health NHS Trust
        Invoice|PPI-20331|NF2101|2023-01-06|1200|700|0|0|700|0
        Invoice|PPI-20370|NF2102|2023-02-07|340.5|340.5|0|340.5|0|0
        Total|||||1040.5|0|340.5|700|0`,
      lines: `
        NF2101 | - | 700
        NF2102 | - | 340.50`,
      total: 1040.5,
    },
  }),
  ...casesOf("Unit4", {
    "supplier open items with the external reference": {
      rows: `
        SuppID|Supplier|TransNo|Ext inv ref|Inv date|Due date|Pay flag|Cur|Amount|Remaining
        4001|Northfold Community Health NHS Trust|90011127|NF2201|2023-01-05|2023-02-04|0|GBP|1200|700
        4001|Northfold Community Health NHS Trust|90011268|NF2202|2023-02-06|2023-03-08|1|GBP|340.5|340.5
        4001|Northfold Community Health NHS Trust|90011301|CN2203|2023-02-20|2023-02-20|0|GBP|-40|-40
        |||||||Sum|1500.5|1000.5`,
      lines: `
        NF2201 | 2023-01-05 | 700
        NF2202 | 2023-02-06 | 340.50
        CN2203 | 2023-02-20 | -40`,
      total: 1000.5,
      tells: /flag|hold|status/iu,
    },
  }),
  ...casesOf("Integra", {
    "creditor outstanding transactions with print furniture": {
      format: "csv",
      rows: `
        Eastmere University Hospitals NHS FT
        CREDITOR OUTSTANDING TRANSACTIONS AT 31/03/2023
        Creditor|Name|Trans Ref|Supplier Inv|Inv Dt|Tran Type|Value|Outst
        N0012|NORTHFOLD COMMUNITY HEALTH NHS TRUST|CI10771|NF2301|05/01/2023|CI|1200.00|700.00
        N0012|NORTHFOLD COMMUNITY HEALTH NHS TRUST|CI10802|NF2302|06/02/2023|CI|340.50|340.50
        N0012|NORTHFOLD COMMUNITY HEALTH NHS TRUST|CC10019|CN2303|20/02/2023|CC|-40.00|-40.00
        Creditor Total||||||1500.50|1000.50
        Number of transactions: 3`,
      lines: `
        NF2301 | 2023-01-05 | 700
        NF2302 | 2023-02-06 | 340.50
        CN2303 | 2023-02-20 | -40`,
      total: 1000.5,
    },
  }),
  ...casesOf("eFinancials", {
    "creditor transactions with what is registered and what is matched": {
      rows: `
        Supplier Id|Supplier Name|Doc Type|Internal Ref|External Ref|Doc Date|Stage|Total|Matched|Left to pay
        N0012|Northfold Community Health NHS Trust|PINV|AP100031|NF2401|2023-01-05|Authorised|1200|500|700
        N0012|Northfold Community Health NHS Trust|PINV|AP100032|NF2402|2023-02-06|Registered|340.5|0|340.5
        N0012|Northfold Community Health NHS Trust|PCRN|AP100040|CN2403|2023-02-20|Authorised|-40|0|-40`,
      lines: `
        NF2401 | 2023-01-05 | 700
        NF2402 | 2023-02-06 | 340.50
        CN2403 | 2023-02-20 | -40`,
      total: 1000.5,
      tells: /status|stage|match/iu,
    },
  }),
  ...casesOf("Access", {
    "purchase ledger aged detail": {
      rows: `
        Purchase Ledger Aged Detail at 31/03/2023

        Code|Supplier|Trans Date|Trans Type|Supplier Ref|Current|1 Month|2 Months|3 Months +|Total
        NORT|Northfold Community Health NHS Trust|2023-01-05|Purchase Invoice|NF2501|0|0|700|0|700
        NORT|Northfold Community Health NHS Trust|2023-02-06|Purchase Invoice|NF2502|0|340.5|0|0|340.5
        NORT|Northfold Community Health NHS Trust|2023-02-20|Purchase Credit|CN2503|0|-40|0|0|-40
        |Total||||0|300.5|700|0|1000.5`,
      lines: `
        NF2501 | 2023-01-05 | 700
        NF2502 | 2023-02-06 | 340.50
        CN2503 | 2023-02-20 | -40`,
      total: 1000.5,
    },
  }),
  ...casesOf("Coda", {
    "creditor browse with home value": {
      rows: `
        Document|Doc date|El3|El3 name|Ext ref 1|Home value|Doc status
        PINV 200441|2023-01-05|S0417|Northfold Community Health NHS Trust|NF2601|-1200|Available
        PINV 200467|2023-02-06|S0417|Northfold Community Health NHS Trust|NF2602|-340.5|Available
        PCRN 000091|2023-02-20|S0417|Northfold Community Health NHS Trust|CN2603|40|Available`,
      asks: /negative|sign|heading|column|status|supplier/iu,
      lines: `
        NF2601 | 2023-01-05 | 1200
        NF2602 | 2023-02-06 | 340.50
        CN2603 | 2023-02-20 | -40`,
      total: 1500.5,
      tells: /negative|owed|status/iu,
    },
  }),
  ...casesOf("By hand, round 1", {
    "everyday words for every column": {
      rows: `
        Bills we have not paid yet, end of March 2023
        Who|Their invoice|Dated|Came to|We have paid|Left to pay
        Northfold Community Health NHS Trust|NF2701|2023-01-05|1200|500|700
        Northfold Community Health NHS Trust|NF2702|2023-02-06|340.5|0|340.5
        NHS Westhaven Integrated Care Board|WH2703|2023-03-01|90|0|90
        |||1630.5|500|1130.5`,
      lines: `
        NF2701 | 2023-01-05 | 700
        NF2702 | 2023-02-06 | 340.50
        WH2703 | 2023-03-01 | 90`,
      total: 1130.5,
    },
    "thousands said in the title": {
      rows: `
        Creditors at 31 March 2023 (£'000)
        Supplier|Invoice|Invoice date|Balance
        Northfold Community Health NHS Trust|NF2801|2023-01-05|1.2
        Northfold Community Health NHS Trust|NF2802|2023-02-06|34.5
        Total|||35.7`,
      asks: /thousand|unit|000/iu,
    },
    "euros and pounds in one list": {
      rows: `
        Supplier|Invoice|Invoice date|Ccy|Balance
        Northfold Community Health NHS Trust|NF2901|2023-01-05|GBP|700
        Northfold Community Health NHS Trust|NF2902|2023-02-06|EUR|340.5
        NHS Westhaven Integrated Care Board|WH2903|2023-03-01|GBP|90`,
      lines: `
        NF2901 | 2023-01-05 | 700
        WH2903 | 2023-03-01 | 90`,
      total: 790,
      tells: /EUR|currency/iu,
      mustTell: /EUR|currency/iu,
    },
    "a section for each supplier and a sum below each": {
      rows: `
        Northfold Community Health NHS Trust
        Invoice|Invoice date|Received|Amount £
        NF3001|2023-01-05|2023-01-09|700
        NF3002|2023-02-06|2023-02-10|340.5
        ||Owing|1040.5

        NHS Westhaven Integrated Care Board
        Invoice|Invoice date|Received|Amount £
        WH3003|2023-03-01|2023-03-03|90
        ||Owing|90`,
      lines: `
        NF3001 | 2023-01-05 | 700
        NF3002 | 2023-02-06 | 340.50
        WH3003 | 2023-03-01 | 90`,
      total: 1130.5,
    },
  }),
];
