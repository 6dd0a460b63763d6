import { casesOf } from "../sheet-case.ts";

/** Statements in the manner of finance systems, with words that other cases don't have. */
export const firstRoundSystemStatements = [
  ...casesOf("Oracle", {
    "open balance letter with the currency in the title": {
      rows: `
        Customer Open Balance Letter
        Amounts expressed in GBP
        Eastmere University Hospitals NHS Foundation Trust
        As of 31-MAR-2023

        Trx Number|Trx Date|Class|Purchase Order|Original Amount|Balance Due|Days Late
        770145|2023-01-11|Invoice|EUH/40021|2410.4|2410.4|49
        770162|2023-01-25|Invoice|EUH/40077|618|218|35
        770190|2023-02-16|Credit Memo||-75.25|-75.25|43
        Customer Balance||||| 2553.15|`,
      lines: `
        770145 | 2023-01-11 | 2410.40
        770162 | 2023-01-25 | 218
        770190 | 2023-02-16 | -75.25`,
      total: 2553.15,
    },
    "receivables transactions with what was applied, in tabs": {
      format: "tabs",
      rows: `
        Bill-to Site|Transaction Number|Transaction Class|Accounting Date|Transaction Date|Entered Amount|Applied Amount|Credited Amount|Unpaid Amount|Terms
        EASTMERE-01|4400871|Invoice|31-Jan-2023|28-Jan-2023|1,940.00|940.00|0.00|1,000.00|30 NET
        EASTMERE-01|4400902|Invoice|28-Feb-2023|14-Feb-2023|87.60|0.00|0.00|87.60|30 NET
        EASTMERE-01|4400955|Debit Memo|31-Mar-2023|09-Mar-2023|12.00|0.00|0.00|12.00|IMMEDIATE`,
      lines: `
        4400871 | 2023-01-28 | 1000
        4400902 | 2023-02-14 | 87.60
        4400955 | 2023-03-09 | 12`,
      total: 1099.6,
    },
  }),
  ...casesOf("SAP", {
    "balance confirmation with the minus behind the figure": {
      rows: `
        Balance confirmation
        Our company: Northfold Community Health NHS Trust
        Your account with us: 0000104417
        Key date: 31.03.2023

        Ref. doc.|Doc. date|Pstng date|Due on|Item text|Curr.|Amount in doc. curr.
        9000441207|12.01.2023|12.01.2023|11.02.2023|Podiatry clinics|GBP|3,300.00
        9000441318|07.02.2023|08.02.2023|09.03.2023|Podiatry clinics|GBP|1,650.00
        9000441402|21.02.2023|21.02.2023|21.02.2023|Clinics not held|GBP|412.50-
        Balance in our favour||||||4,537.50`,
      lines: `
        9000441207 | 2023-01-12 | 3300
        9000441318 | 2023-02-07 | 1650
        9000441402 | 2023-02-21 | -412.50`,
      total: 4537.5,
    },
    "customer line items with the currency beside each amount, without a heading": {
      rows: `
        Journal Entry|Journal Entry Type|Reference|Journal Entry Date|Net Due Date|Amount (CoCd Crcy)||Clearing Status
        1800004410|RV|NF-3301|2023-01-19|2023-02-18|760.2|GBP|Open
        1800004477|RV|NF-3340|2023-02-09|2023-03-11|99.8|GBP|Open
        1600000121|DG|NF-3344|2023-02-27|2023-02-27|-60|GBP|Open
        |||||800|GBP|`,
      lines: `
        NF-3301 | 2023-01-19 | 760.20
        NF-3340 | 2023-02-09 | 99.80
        NF-3344 | 2023-02-27 | -60`,
      total: 800,
    },
  }),
  ...casesOf("Sage", {
    "Intacct customer ageing by days": {
      rows: `
        Customer ageing report
        Northfold Community Health NHS Trust
        As of date: 31/03/2023

        Invoice number|Invoice date|Due date|Age in days|1 - 30|31 - 60|61 - 90|91 - 120|121+|Total due
        C-2204 Eastmere University Hospitals
        SI-5512|2022-12-05|2023-01-04|86|0|0|1180|0|0|1180
        SI-5571|2023-01-17|2023-02-16|43|0|455.5|0|0|0|455.5
        SI-5620|2023-02-22|2023-03-24|7|64.5|0|0|0|0|64.5
        Total for C-2204||||64.5|455.5|1180|0|0|1700
        Grand total||||64.5|455.5|1180|0|0|1700`,
      lines: `
        SI-5512 | 2022-12-05 | 1180
        SI-5571 | 2023-01-17 | 455.50
        SI-5620 | 2023-02-22 | 64.50`,
      total: 1700,
    },
    "Sage 50 statement with an asterisk at what is open": {
      rows: `
        STATEMENT
        Northfold Community Health NHS Trust
        Account Ref|EAST01
        Date|31/03/2023

        Date|Reference|Details|Debits|Credits|Balance
        2023-01-10|18840|Goods/Services|840||840
        2023-02-06|18902|Goods/Services|125.4||965.4
        2023-02-20|18911|Credit Note||40|925.4
        2023-03-09|18977|Goods/Services|300||1225.4

        Current|Period 1|Period 2|Period 3|Older
        300|85.4|840|0|0
        |||Amount Due|1225.4`,
      lines: `
        18840 | 2023-01-10 | 840
        18902 | 2023-02-06 | 125.40
        18911 | 2023-02-20 | -40
        18977 | 2023-03-09 | 300`,
      total: 1225.4,
    },
    "Sage 200 transactions with a base value and a document value": {
      format: "csv",
      rows: `
        Customer account|Customer name|Tran type|Tran date|Tran ref|2nd ref|Document value|Allocated value|Balance (base)
        EAS001|Eastmere University Hospitals|Inv|11/01/2023|SIN004410|PO 7711|912.00|0.00|912.00
        EAS001|Eastmere University Hospitals|Inv|02/02/2023|SIN004455|PO 7740|150.00|50.00|100.00
        EAS001|Eastmere University Hospitals|Crd|15/02/2023|SCR000120||-24.00|0.00|-24.00`,
      lines: `
        SIN004410 | 2023-01-11 | 912
        SIN004455 | 2023-02-02 | 100
        SCR000120 | 2023-02-15 | -24`,
      total: 988,
    },
  }),
  ...casesOf("Xero", {
    "outstanding statement with GBP behind the last heading": {
      rows: `
        STATEMENT - Outstanding
        Eastmere University Hospitals
        To Date|31 Mar 2023

        Date|Activity|Reference|Due Date|Invoice Amount|Payments|Balance GBP
        2023-01-16|Invoice # INV-0431|PO-771|2023-02-15|520|120|400
        2023-02-03|Invoice # INV-0447|PO-802|2023-03-05|83.3|0|83.3
        2023-02-28|Credit Note # CN-0033|||-13.3||-13.3
        ||||||
        |||||BALANCE DUE GBP|470`,
      lines: `
        Invoice # INV-0431=INV-0431 | 2023-01-16 | 400
        Invoice # INV-0447=INV-0447 | 2023-02-03 | 83.30
        Credit Note # CN-0033=CN-0033 | 2023-02-28 | -13.30`,
      total: 470,
    },
  }),
  ...casesOf("QuickBooks", {
    "statement with the due day inside the activity": {
      rows: `
        Statement
        TO|Eastmere University Hospitals
        STATEMENT NO.|1033
        DATE|31/03/2023
        TOTAL DUE|GBP 1,310.00

        DATE|ACTIVITY|AMOUNT|OPEN AMOUNT
        2023-01-09|Invoice #2204: Due 08/02/2023.|1000|900
        2023-02-14|Invoice #2251: Due 16/03/2023.|410|410

        Current Due|1-30 Days Past Due|31-60 Days Past Due|61-90 Days Past Due|90+ Days Past Due|Amount Due
        0|410|900|0|0|1310`,
      lines: `
        2204=Invoice #2204: Due 08/02/2023. | 2023-01-09 | 900
        2251=Invoice #2251: Due 16/03/2023. | 2023-02-14 | 410`,
      total: 1310,
    },
    "customer balance detail": {
      rows: `
        Customer Balance Detail
        Northfold Community Health
        As of March 31, 2023

        |Date|Transaction Type|No.|Location|Due Date|Amount|Open Balance|Balance
        Eastmere University Hospitals
        |2023-01-12|Invoice|3310|Main|2023-02-11|700|700|700
        |2023-02-08|Invoice|3344|Main|2023-03-10|55.5|55.5|755.5
        |2023-02-19|Credit Memo|3351|Main|2023-02-19|-20|-20|735.5
        Total for Eastmere University Hospitals||||||735.5|735.5|
        TOTAL||||||735.5|735.5|`,
      lines: `
        3310 | 2023-01-12 | 700
        3344 | 2023-02-08 | 55.50
        3351 | 2023-02-19 | -20`,
      total: 735.5,
    },
  }),
  ...casesOf("Dynamics", {
    "account statement with a voucher before the invoice": {
      rows: `
        Customer account statement
        Customer account:|US-0117 Eastmere University Hospitals
        From date:|01/04/2022|To date:|31/03/2023

        Voucher|Invoice|Transaction text|Date|Due date|Currency|Amount in currency|Settled|Open in currency
        FTV-009981|FTI-00441|Customer invoice|2023-01-13|2023-02-12|GBP|1500|500|1000
        FTV-010042|FTI-00467|Customer invoice|2023-02-10|2023-03-12|GBP|275.75|0|275.75
        FTV-010077|FTC-00012|Credit note|2023-02-24|2023-02-24|GBP|-25.75|0|-25.75
        |||||Total|1750||1250`,
      lines: `
        FTI-00441 | 2023-01-13 | 1000
        FTI-00467 | 2023-02-10 | 275.75
        FTC-00012 | 2023-02-24 | -25.75`,
      total: 1250,
    },
    "standard statement with a running total of what remains": {
      rows: `
        Statement No. 14
        Start date|01/01/23|End date|31/03/23
        Entries GBP

        Posting Date|Document No.|Description|Due Date|Original Amt.|Remaining Amt.|Running Total
        2023-01-18|103221|Order 1099|2023-02-17|640|640|640
        2023-02-09|103280|Order 1121|2023-03-11|210|110|750
        2023-03-02|103333|Order 1150|2023-04-01|90|90|840
        ||||Total GBP||840`,
      lines: `
        103221 | 2023-01-18 | 640
        103280 | 2023-02-09 | 110
        103333 | 2023-03-02 | 90`,
      total: 840,
    },
  }),
  ...casesOf("Unit4", {
    "open posts with sub-totals by due month and no label": {
      rows: `
        CustID|CustID(T)|Invoice no|Voucher no|Inv date|Due month|Cur amount|Open amount
        100417|Eastmere UH|5009911|81001|2023-01-06|202302|400|400
        100417|Eastmere UH|5009932|81017|2023-01-20|202302|350|150
        |||||||550
        100417|Eastmere UH|5009970|81044|2023-02-11|202303|61.2|61.2
        |||||||61.2
        |||||||611.2`,
      lines: `
        5009911 | 2023-01-06 | 400
        5009932 | 2023-01-20 | 150
        5009970 | 2023-02-11 | 61.20`,
      total: 611.2,
    },
  }),
  ...casesOf("Integra", {
    "debtor transaction enquiry with initials in the headings": {
      format: "csv",
      rows: `
        DEBTOR TRANSACTION ENQUIRY
        Debtor: D00417 EASTMERE UNIVERSITY HOSPITALS
        Tran Ref|Tran Type|Tran Dt|Narrative|Gross Val|Alloc Val|O/S Val
        SI440981|SI|09/01/2023|RECHARGE Q3|1,200.00|200.00|1,000.00
        SI441033|SI|07/02/2023|RECHARGE Q4|450.00|0.00|450.00
        SC000771|SC|22/02/2023|PART CREDIT|-50.00|0.00|-50.00
        ||||1,600.00|200.00|1,400.00
        *** END OF ENQUIRY ***`,
      lines: `
        SI440981 | 2023-01-09 | 1000
        SI441033 | 2023-02-07 | 450
        SC000771 | 2023-02-22 | -50`,
      total: 1400,
    },
  }),
  ...casesOf("eFinancials", {
    "open item statement with a value still unallocated": {
      rows: `
        DEBTOR OPEN ITEM STATEMENT|||||||Page 1
        Debtor|E00417|Eastmere University Hospitals NHS FT
        Doc Type|Doc Ref|Doc Date|Description|Order|Doc Value|Unallocated|Age
        SINV|41100771|2023-01-05|Ward cover|EU1188|2200|2200|85
        SINV|41100802|2023-02-02|Ward cover|EU1204|1800|600|57
        SCRN|41100819|2023-02-15|Ward cover credit||-150|-150|44
        Debtor total|||||3850|2650|`,
      lines: `
        41100771 | 2023-01-05 | 2200
        41100802 | 2023-02-02 | 600
        41100819 | 2023-02-15 | -150`,
      total: 2650,
    },
  }),
  ...casesOf("Access", {
    "statement with debits, credits and a line for cash on account": {
      rows: `
        Statement of account
        Account|EASTM
        As at|31/03/2023

        Date|Trans type|Reference|Your order|Debits|Credits|Outstanding
        2023-01-12|Sales invoice|SI0088|P-118|700||700
        2023-02-03|Sales invoice|SI0093|P-125|240||240
        2023-02-20|Cash on account|RC0041|||140|-140
        ||||||800`,
      lines: `
        SI0088 | 2023-01-12 | 700
        SI0093 | 2023-02-03 | 240
        RC0041 | 2023-02-20 | -140`,
      total: 800,
    },
  }),
  ...casesOf("Civica", {
    "sundry debtor bills with recovery stages": {
      format: "csv",
      rows: `
        Account No|Debtor|Bill No|Bill Date|Bill Amount|Paid To Date|Adjustments|Arrears|Recovery Stage
        70011288|EASTMERE UNIVERSITY HOSPITALS|10044127|16/01/2023|880.00|0.00|0.00|880.00|REMINDER 1
        70011288|EASTMERE UNIVERSITY HOSPITALS|10044230|06/02/2023|460.00|60.00|0.00|400.00|FINAL NOTICE
        70011288|EASTMERE UNIVERSITY HOSPITALS|10044318|10/03/2023|99.00|0.00|-9.00|90.00|NONE`,
      lines: `
        10044127 | 2023-01-16 | 880
        10044230 | 2023-02-06 | 400
        10044318 | 2023-03-10 | 90`,
      total: 1370,
    },
  }),
  ...casesOf("Coda", {
    "browse with home value, document value and a status": {
      rows: `
        Document|Period|El2 Account|Doc date|External reference|Home value|Doc value|Cur|Status
        SINV 100441|2023/10|E0417|2023-01-23|NF7701|510.2|510.2|GBP|Available
        SINV 100467|2023/11|E0417|2023-02-13|NF7744|289.8|289.8|GBP|Available
        SCRN 000091|2023/11|E0417|2023-02-27|NF7750|-100|-100|GBP|Available
        Total|||||700|700||`,
      lines: `
        NF7701=SINV 100441 | 2023-01-23 | 510.20
        NF7744=SINV 100467 | 2023-02-13 | 289.80
        NF7750=SCRN 000091 | 2023-02-27 | -100`,
      total: 700,
    },
  }),
  ...casesOf("iplicit", {
    "open documents with gross and outstanding currency": {
      rows: `
        Doc No|Doc Date|Doc Class|Due|Their Ref|Gross Currency|Outstanding Currency|Outstanding Base
        SIN10442|2023-01-05|Sale Invoice|2023-02-04|PO-5501|330|330|330
        SIN10478|2023-02-01|Sale Invoice|2023-03-03|PO-5533|1200|450|450
        SCN00031|2023-02-14|Sale Credit Note|2023-02-14||-30|-30|-30
        |||||1500|750|750`,
      lines: `
        SIN10442 | 2023-01-05 | 330
        SIN10478 | 2023-02-01 | 450
        SCN00031 | 2023-02-14 | -30`,
      total: 750,
    },
  }),
  ...casesOf("TechnologyOne", {
    "debtor statement printed in two pages": {
      rows: `
        Northfold Community Health NHS Trust|||||Page 1 of 2
        Debtor statement at 31 March 2023
        Document Date|Document Reference|Document Type|Narration|Document Amount|Unpaid Balance
        2023-01-09|DI0004410|$INV|Estates recharge|600|600
        2023-01-30|DI0004431|$INV|Estates recharge|600|200
        |||Carried forward|| 800
        Northfold Community Health NHS Trust|||||Page 2 of 2
        Debtor statement at 31 March 2023
        Document Date|Document Reference|Document Type|Narration|Document Amount|Unpaid Balance
        |||Brought forward|| 800
        2023-02-20|DI0004466|$INV|Estates recharge|610|610
        2023-03-01|DC0000120|$CRN|Estates credit|-10|-10
        |||Total now due|| 1400`,
      lines: `
        DI0004410 | 2023-01-09 | 600
        DI0004431 | 2023-01-30 | 200
        DI0004466 | 2023-02-20 | 610
        DC0000120 | 2023-03-01 | -10`,
      total: 1400,
    },
  }),
];
