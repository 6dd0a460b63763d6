import { casesOf } from "../sheet-case.ts";

/** Statements of further systems, written in a third round before the reader had seen them. */
export const thirdRoundSystemStatements = [
  ...casesOf("NetSuite", {
    "open invoices report with days overdue and amount due": {
      format: "csv",
      rows: `
        Northfold Community Health NHS Trust
        Open Invoices
        As of 31/03/2023
        Customer|Transaction Type|Date|Document Number|P.O. No.|Due Date|Age|Open Balance
        1048 Eastmere University Hospitals NHS FT|||||||
        |Invoice|05/01/2023|INV10488|PO771|04/02/2023|55|£1,215.00
        |Invoice|06/02/2023|INV10502|PO772|08/03/2023|23|£340.50
        |Credit Memo|20/02/2023|CM10077||20/02/2023|39|(£45.25)
        Total - 1048 Eastmere University Hospitals NHS FT|||||||£1,510.25
        Total|||||||£1,510.25`,
      lines: `
        INV10488 | 2023-01-05 | 1215
        INV10502 | 2023-02-06 | 340.50
        CM10077 | 2023-02-20 | -45.25`,
      total: 1510.25,
    },
    "customer statement with charge, payment and balance": {
      rows: `
        Statement
        Date|31/3/2023
        Amount Due|£1,510.25

        Date|Description|Charge|Payment|Balance
        2023-01-05|Invoice #INV10488|1215||1215
        2023-02-06|Invoice #INV10502|340.5||1555.5
        2023-02-20|Credit Memo #CM10077||45.25|1510.25`,
      lines: `
        INV10488=Invoice #INV10488 | 2023-01-05 | 1215
        INV10502=Invoice #INV10502 | 2023-02-06 | 340.50
        CM10077=Credit Memo #CM10077 | 2023-02-20 | -45.25`,
      total: 1510.25,
    },
  }),
  ...casesOf("Workday", {
    "find customer invoices, with a payment status and total and due amounts": {
      rows: `
        Find Customer Invoices
        Company|Northfold Community Health NHS Trust
        Customer|Eastmere University Hospitals NHS FT

        Invoice|Invoice Date|Due Date|Payment Status|Currency|Total Invoice Amount|Amount Due
        CINV-000417|2023-01-05|2023-02-04|Partially Paid|GBP|1800.00|615.40
        CINV-000433|2023-02-06|2023-03-08|Unpaid|GBP|228.12|228.12
        CINV-000451|2023-03-14|2023-04-13|Unpaid|GBP|77.99|77.99`,
      lines: `
        CINV-000417 | 2023-01-05 | 615.40
        CINV-000433 | 2023-02-06 | 228.12
        CINV-000451 | 2023-03-14 | 77.99`,
      total: 921.51,
    },
  }),
  ...casesOf("PeopleSoft", {
    "item list with item identifiers and terms": {
      rows: `
        Item List
        Unit|Customer|Item ID|Line|Entry Type|Accounting Date|Due Date|Item Balance|Item Currency|Status
        NFOLD|EAS0001|AR-0088123|1|IN|2023-01-05|2023-02-04|1215|GBP|Open
        NFOLD|EAS0001|AR-0088190|1|IN|2023-02-06|2023-03-08|340.5|GBP|Open
        NFOLD|EAS0001|AR-0088204|1|CR|2023-02-20|2023-02-20|-45.25|GBP|Open`,
      lines: `
        AR-0088123 | - | 1215
        AR-0088190 | - | 340.50
        AR-0088204 | - | -45.25`,
      total: 1510.25,
    },
  }),
  ...casesOf("Sage Intacct", {
    "customer ageing report, with a column for each age and a total due": {
      rows: `
        Customer Aging Report
        As of date: 31/03/2023
        Customer ID|Customer name|Invoice no.|Invoice date|Due date|0 - 30|31 - 60|61 - 90|91 and over|Total due
        C-00031|Eastmere University Hospitals|SI-2201|2023-01-05|2023-02-04|||1215||1215
        C-00031|Eastmere University Hospitals|SI-2230|2023-02-06|2023-03-08||340.5|||340.5
        C-00031|Eastmere University Hospitals|SI-2244|2023-03-22|2023-04-21|61.11||||61.11
        Total for Eastmere University Hospitals|||||61.11|340.5|1215|0|1616.61`,
      lines: `
        SI-2201 | 2023-01-05 | 1215
        SI-2230 | 2023-02-06 | 340.50
        SI-2244 | 2023-03-22 | 61.11`,
      total: 1616.61,
    },
  }),
  ...casesOf("Zoho Books", {
    "statement of accounts with an account summary and details": {
      format: "html",
      rows: `
        Northfold Training CIC
        Statement of Accounts
        01/01/2023 To 31/03/2023
        Account Summary
        Opening Balance|£0.00
        Invoiced Amount|£1,555.50
        Amount Received|£200.00
        Balance Due|£1,355.50

        Date|Transactions|Details|Amount|Payments|Balance
        05/01/2023|Invoice|INV-000198 - due on 04/02/2023|1,215.00||1,215.00
        06/02/2023|Invoice|INV-000231 - due on 08/03/2023|340.50||1,555.50
        14/02/2023|Payment Received|PMT-88 £200.00 for payment of INV-000198||200.00|1,355.50
        |||||
        ||||Balance Due|£1,355.50`,
      lines: `
        INV-000198=INV-000198 - due on 04/02/2023 | 2023-01-05 | 1215
        INV-000231=INV-000231 - due on 08/03/2023 | 2023-02-06 | 340.50
        * | 2023-02-14 | -200`,
      total: 1355.5,
      tells: /payment|receipt|number/iu,
    },
  }),
  ...casesOf("Odoo", {
    "overdue follow-up with communication and expected date": {
      rows: `
        Followup Report
        Date|Due Date|Communication|Expected Date|Excluded|Total Due
        05/01/2023|04/02/2023|INV/2023/00017|||£ 1,215.00
        06/02/2023|08/03/2023|INV/2023/00031|||£ 340.50
        20/02/2023|20/02/2023|RINV/2023/00004|||£ -45.25
        ||||Total Due|£ 1,510.25
        ||||Total Overdue|£ 1,510.25`,
      lines: `
        INV/2023/00017 | 2023-01-05 | 1215
        INV/2023/00031 | 2023-02-06 | 340.50
        RINV/2023/00004 | 2023-02-20 | -45.25`,
      total: 1510.25,
      asks: /communication/iu,
      tells: /overdue/iu,
    },
  }),
  ...casesOf("Pegasus Opera", {
    "aged debtors with reference, type and a line per transaction": {
      format: "csv",
      rows: `
        Aged Debtors Report (Detailed)
        Account|EAST01|Eastmere Univ Hospitals
        Date|Type|Ref. 1|Ref. 2|Value|Balance|Current|1 Month|2 Months|3 Months+
        05/01/2023|Inv|NI3301|PO771|1215.00|1215.00|0.00|0.00|1215.00|0.00
        06/02/2023|Inv|NI3318|PO790|340.50|340.50|0.00|340.50|0.00|0.00
        20/02/2023|Crd|NC0102||45.25-|45.25-|0.00|45.25-|0.00|0.00
        Account Total||||1510.25|1510.25|0.00|295.25|1215.00|0.00`,
      lines: `
        NI3301 | 2023-01-05 | 1215
        NI3318 | 2023-02-06 | 340.50
        NC0102 | 2023-02-20 | -45.25`,
      total: 1510.25,
    },
  }),
  ...casesOf("Exchequer", {
    "customer statement with our ref and your ref and outstanding": {
      rows: `
        STATEMENT
        A/C|EASTM1||||Date|31/03/23
        Our Ref|Your Ref|Date|Due|Details|Amount|Outstanding
        SIN004411|PO771|05/01/23|04/02/23|Agency nurses Dec|1215.00|1015.00
        SIN004502|PO790|06/02/23|08/03/23|Agency nurses Jan|340.50|340.50
        SCR000519||20/02/23|20/02/23|Credit shift 14/12|-45.25|-45.25
        |||||Balance|1310.25`,
      lines: `
        SIN004411 | 2023-01-05 | 1015
        SIN004502 | 2023-02-06 | 340.50
        SCR000519 | 2023-02-20 | -45.25`,
      total: 1310.25,
    },
  }),
  ...casesOf("Unit4 Financials (Coda)", {
    "browse details by document code and number": {
      format: "csv",
      rows: `
        Cmp|Doc code|Doc number|Doc date|El2|Ext ref 1|Due date|Value home|Unpaid value
        NFLD|SINV|20117|05/01/2023|C20041|PO771|04/02/2023|1215.00|1215.00
        NFLD|SINV|20144|06/02/2023|C20041|PO790|08/03/2023|340.50|140.50
        NFLD|SCRN|3071|20/02/2023|C20041||20/02/2023|-45.25|-45.25`,
      lines: `
        20117 | 2023-01-05 | 1215
        20144 | 2023-02-06 | 140.50
        3071 | 2023-02-20 | -45.25`,
      total: 1310.25,
    },
  }),
  ...casesOf("Oracle Fusion", {
    "receivables aging by account, transaction number with class": {
      rows: `
        Receivables Aging by Account Report
        Business Unit|NFOLD BU
        Reporting Currency|GBP
        As-of Date|31-Mar-2023

        Customer Name|Account Number|Transaction Number|Transaction Class|Transaction Date|Due Date|Days Late|Outstanding Amount|Current|1-30|31-60|61-90
        EASTMERE UNIVERSITY HOSPITALS|48812|700441|Invoice|05-Jan-2023|04-Feb-2023|55|1215|0|0|1215|0
        EASTMERE UNIVERSITY HOSPITALS|48812|700502|Invoice|06-Feb-2023|08-Mar-2023|23|340.5|0|340.5|0|0
        EASTMERE UNIVERSITY HOSPITALS|48812|700519|Credit memo|20-Feb-2023|20-Feb-2023|39|-45.25|0|0|-45.25|0
        Customer Total|||||||1510.25|0|340.5|1169.75|0
        Report Total|||||||1510.25|0|340.5|1169.75|0`,
      lines: `
        700441 | 2023-01-05 | 1215
        700502 | 2023-02-06 | 340.50
        700519 | 2023-02-20 | -45.25`,
      total: 1510.25,
    },
  }),
  ...casesOf("SAP S/4HANA", {
    "display customer list, clearing status and journal entry": {
      rows: `
        Company Code|Customer|Journal Entry|Journal Entry Date|Reference|Clearing Status|Net Due Date|Amount (CC Crcy)|Company Code Currency
        GB10|10048|1800004411|2023-01-05|90041187|Open|2023-02-04|1215|GBP
        GB10|10048|1800004502|2023-02-06|90041244|Open|2023-03-08|340.5|GBP
        GB10|10048|1600000519|2023-02-20|90041260|Open|2023-02-20|-45.25|GBP
        |||||||1510.25|GBP`,
      lines: `
        90041187=1800004411 | 2023-01-05 | 1215
        90041244=1800004502 | 2023-02-06 | 340.50
        90041260=1600000519 | 2023-02-20 | -45.25`,
      total: 1510.25,
    },
    "correspondence with invoice, special G/L and a total": {
      rows: `
        Open item list
        Document|Doc.date|Text|Net due dt|Crcy|Amount open
        90041187|05.01.2023|Pathology Dec 22|04.02.2023|GBP|1.215,00
        90041244|06.02.2023|Pathology Jan 23|08.03.2023|GBP|340,50
        90041260|20.02.2023|Credit|20.02.2023|GBP|45,25-
        Total open items||||GBP|1.510,25`,
      lines: `
        90041187 | 2023-01-05 | 1215
        90041244 | 2023-02-06 | 340.50
        90041260 | 2023-02-20 | -45.25`,
      total: 1510.25,
    },
  }),
  ...casesOf("Great Plains", {
    "receivables aged trial balance with document types": {
      format: "csv",
      rows: `
        Document Number|Type|Date|Amount|Discount|Writeoff|Current|31-60 Days|61-90 Days|91 and Over
        SLS10041|SLS|05/01/2023|£1,215.00|£0.00|£0.00|£0.00|£0.00|£1,215.00|£0.00
        SLS10053|SLS|06/02/2023|£340.50|£0.00|£0.00|£0.00|£340.50|£0.00|£0.00
        CR10007|CR|20/02/2023|(£45.25)|£0.00|£0.00|£0.00|(£45.25)|£0.00|£0.00
        Totals:|||£1,510.25|£0.00|£0.00|£0.00|£295.25|£1,215.00|£0.00`,
      lines: `
        SLS10041 | 2023-01-05 | 1215
        SLS10053 | 2023-02-06 | 340.50
        CR10007 | 2023-02-20 | -45.25`,
      total: 1510.25,
    },
  }),
  ...casesOf("FreeAgent", {
    "statement with net, VAT, paid and due value": {
      rows: `
        Statement of Account from Northfold Training CIC
        Invoice Ref|Dated|Due on|Net Value|VAT|Total Value|Paid Value|Due Value
        0417|05 Jan 23|04 Feb 23|£1,012.50|£202.50|£1,215.00|£500.00|£715.00
        0433|06 Feb 23|08 Mar 23|£283.75|£56.75|£340.50|£0.00|£340.50
        Totals|||£1,296.25|£259.25|£1,555.50|£500.00|£1,055.50`,
      lines: `
        0417 | 2023-01-05 | 715
        0433 | 2023-02-06 | 340.50`,
      total: 1055.5,
    },
  }),
  ...casesOf("Civica Financials", {
    "debtor transactions enquiry with a matched column": {
      rows: `
        Debtor Transaction Enquiry
        Debtor: 600417 EASTMERE UNIVERSITY HOSPITALS
        Tran Type|Tran Ref|Tran Date|Narrative|Original|Matched|Unmatched
        INV|R0088123|05/01/2023|SALARY RECHARGE|1,215.00|0.00|1,215.00
        INV|R0088190|06/02/2023|SALARY RECHARGE|340.50|100.00|240.50
        CRN|R0088204|20/02/2023|CREDIT|45.25CR|0.00|45.25CR
        |||BALANCE|1,510.25|100.00|1,410.25`,
      lines: `
        R0088123 | 2023-01-05 | 1215
        R0088190 | 2023-02-06 | 240.50
        R0088204 | 2023-02-20 | -45.25`,
      total: 1410.25,
    },
  }),
  ...casesOf("Infor SunSystems", {
    "account listing with D/C marker, unallocated only": {
      format: "csv",
      rows: `
        Account Code|Transaction Date|Transaction Reference|Description|Base Amount|Debit/Credit|Allocation
        D0417|05/01/2023|NS004411|Estates recharge|1215.00|Debit|
        D0417|06/02/2023|NS004502|Estates recharge|340.50|Debit|
        D0417|20/02/2023|NS004519|Credit|45.25|Credit|`,
      lines: `
        NS004411 | 2023-01-05 | 1215
        NS004502 | 2023-02-06 | 340.50
        NS004519 | 2023-02-20 | -45.25`,
      total: 1510.25,
      tells: /allocation/iu,
    },
  }),
  ...casesOf("Dynamics Finance", {
    "customer transactions with voucher, invoice and balance": {
      rows: `
        Customer account|Name|Voucher|Date|Invoice|Transaction text|Amount in transaction currency|Balance|Currency|Last settlement date
        C-004417|Eastmere UH|ARIV-000117|2023-01-05|NF-INV-5511|Clinical support|1215|715|GBP|2023-02-14
        C-004417|Eastmere UH|ARIV-000144|2023-02-06|NF-INV-5542|Clinical support|340.5|340.5|GBP|
        C-004417|Eastmere UH|ARCN-000021|2023-02-20|NF-CN-0088|Credit|-45.25|-45.25|GBP|`,
      lines: `
        NF-INV-5511 | 2023-01-05 | 715
        NF-INV-5542 | 2023-02-06 | 340.50
        NF-CN-0088 | 2023-02-20 | -45.25`,
      total: 1010.25,
    },
  }),
  ...casesOf("iplicit", {
    "customer outstanding documents with doc no and outstanding": {
      rows: `
        Customer Outstanding Items
        Legal Entity|NORTHFOLD
        Doc No|Doc Date|Their Ref|Description|Doc Amount|Outstanding Amount|Days Overdue
        SIN1041|2023-01-05|PO771|Secondment|1215|1215|55
        SIN1052|2023-02-06|PO790|Secondment|340.5|340.5|23
        SCN0012|2023-02-20||Secondment credit|-45.25|-45.25|39
        3||||1510.25|1510.25|`,
      lines: `
        SIN1041 | 2023-01-05 | 1215
        SIN1052 | 2023-02-06 | 340.50
        SCN0012 | 2023-02-20 | -45.25`,
      total: 1510.25,
      tells: /row 3|“3”| 3 /u,
    },
  }),
  ...casesOf("KashFlow", {
    "customer statement with debit and credit and owed": {
      rows: `
        Customer Statement
        Eastmere University Hospitals
        Date|Type|Number|Debit|Credit|Owed
        05/01/2023|Invoice|1041|1,215.00||1,215.00
        06/02/2023|Invoice|1052|340.50||1,555.50
        20/02/2023|Credit Note|1053||45.25|1,510.25
        14/03/2023|Invoice|1060|99.99||1,610.24
        |||||
        |||Total Owed||1,610.24`,
      lines: `
        1041 | 2023-01-05 | 1215
        1052 | 2023-02-06 | 340.50
        1053 | 2023-02-20 | -45.25
        1060 | 2023-03-14 | 99.99`,
      total: 1610.24,
    },
  }),
];
