import { casesOf } from "../sheet-case.ts";

/** Purchase ledgers of further systems and hands, written in a third round before the reader had seen them. */
export const thirdRoundLedgers = [
  ...casesOf("NetSuite", {
    "A/P ageing detail with the vendor above its bills": {
      format: "csv",
      rows: `
        A/P Aging Detail
        As of 31/03/2023
        Vendor|Transaction Type|Date|Document Number|Due Date|Age|Open Balance
        Northfold Community Health NHS Trust||||||
        |Bill|05/01/2023|NF6001|04/02/2023|55|£1,215.00
        |Bill Credit|20/02/2023|CN6003|20/02/2023|39|(£45.25)
        Total - Northfold Community Health NHS Trust||||||£1,169.75
        NHS Westhaven Integrated Care Board||||||
        |Bill|01/03/2023|WH6004|31/03/2023|0|£90.00
        Total - NHS Westhaven Integrated Care Board||||||£90.00
        Total||||||£1,259.75`,
      lines: `
        NF6001 | 2023-01-05 | 1215
        CN6003 | 2023-02-20 | -45.25
        WH6004 | 2023-03-01 | 90`,
      total: 1259.75,
    },
  }),
  ...casesOf("Workday", {
    "supplier invoices with amount due and payment hold": {
      rows: `
        Supplier Invoices
        Supplier|Supplier's Invoice Number|Invoice|Invoice Date|Due Date|Invoice Amount|Amount Due|Currency|Invoice Status|On Hold
        Northfold Community Health NHS Trust|NF6101|SI-0044|2023-01-05|2023-02-04|1215|615.4|GBP|Approved|No
        Northfold Community Health NHS Trust|NF6102|SI-0051|2023-02-06|2023-03-08|340.5|340.5|GBP|In Progress|Yes
        NHS Westhaven Integrated Care Board|WH6103|SI-0066|2023-03-01|2023-03-31|90|90|GBP|Approved|No`,
      lines: `
        NF6101 | 2023-01-05 | 615.40
        NF6102 | 2023-02-06 | 340.50
        WH6103 | 2023-03-01 | 90`,
      total: 1045.9,
      tells: /status|In Progress|hold/iu,
    },
  }),
  ...casesOf("PeopleSoft", {
    "voucher register with voucher and invoice number": {
      rows: `
        Unit|Voucher|Vendor ID|Vendor Name|Invoice Number|Invoice Date|Gross Amount|Unpaid Amount|Currency|Match Status
        ESTM1|00044817|0000010041|Northfold Community Health NHS Trust|NF6201|2023-01-05|1215|1215|GBP|Matched
        ESTM1|00044822|0000010041|Northfold Community Health NHS Trust|NF6202|2023-02-06|340.5|140.5|GBP|Exceptions
        ESTM1|00044871|0000010077|NHS Westhaven Integrated Care Board|WH6203|2023-03-01|90|90|GBP|Matched`,
      lines: `
        NF6201 | 2023-01-05 | 1215
        NF6202 | 2023-02-06 | 140.50
        WH6203 | 2023-03-01 | 90`,
      total: 1445.5,
      tells: /status|exceptions|match/iu,
    },
  }),
  ...casesOf("Sage Intacct", {
    "vendor ageing report with a column per age": {
      rows: `
        Vendor Aging Report
        As of date: 31/03/2023
        Vendor ID|Vendor name|Bill no.|Bill date|Due date|0 - 30|31 - 60|61 - 90|Total due
        V-041|Northfold Community Health NHS Trust|NF6301|2023-01-05|2023-02-04|||1215|1215
        V-041|Northfold Community Health NHS Trust|NF6302|2023-02-06|2023-03-08||340.5||340.5
        Total for Northfold Community Health NHS Trust||||||340.5|1215|1555.5
        V-077|NHS Westhaven Integrated Care Board|WH6303|2023-03-01|2023-03-31|90|||90
        Total for NHS Westhaven Integrated Care Board|||||90|||90
        Grand total|||||90|340.5|1215|1645.5`,
      lines: `
        NF6301 | 2023-01-05 | 1215
        NF6302 | 2023-02-06 | 340.50
        WH6303 | 2023-03-01 | 90`,
      total: 1645.5,
    },
  }),
  ...casesOf("Pegasus Opera", {
    "purchase ledger aged creditors with minus behind": {
      format: "csv",
      rows: `
        Account|Supplier Name|Date|Type|Ref. 1|Ref. 2|Balance
        NOR01|Northfold Community Health NHS Trust|05/01/2023|Inv|NF6401|PI0031|1215.00
        NOR01|Northfold Community Health NHS Trust|06/02/2023|Inv|NF6402|PI0044|340.50
        NOR01|Northfold Community Health NHS Trust|20/02/2023|Crd|CN6403|PC0007|45.25-
        WES01|NHS Westhaven Integrated Care Board|01/03/2023|Inv|WH6404|PI0052|90.00
        Report total||||||1600.25`,
      lines: `
        NF6401 | 2023-01-05 | 1215
        NF6402 | 2023-02-06 | 340.50
        CN6403 | 2023-02-20 | -45.25
        WH6404 | 2023-03-01 | 90`,
      total: 1600.25,
      asks: /Ref\. 1|Ref\. 2/u,
    },
  }),
  ...casesOf("Exchequer", {
    "supplier ledger: our ref and your ref, outstanding": {
      rows: `
        A/C|Company|Our Ref|Your Ref|Date|Due|Outstanding
        NORF01|Northfold Community Health NHS Trust|PIN004411|NF6501|05/01/23|04/02/23|1215.00
        NORF01|Northfold Community Health NHS Trust|PIN004502|NF6502|06/02/23|08/03/23|340.50
        WEST01|NHS Westhaven Integrated Care Board|PIN004519|WH6503|01/03/23|31/03/23|90.00`,
      lines: `
        NF6501 | 2023-01-05 | 1215
        NF6502 | 2023-02-06 | 340.50
        WH6503 | 2023-03-01 | 90`,
      total: 1645.5,
    },
  }),
  ...casesOf("Unit4 Financials (Coda)", {
    "creditor browse: documents with an external reference": {
      format: "csv",
      rows: `
        Doc code|Doc number|El name|Ext ref 1|Doc date|Due date|Value home|Status
        PINV|20117|Northfold Community Health NHS Trust|NF6601|05/01/2023|04/02/2023|-1215.00|Available
        PINV|20144|Northfold Community Health NHS Trust|NF6602|06/02/2023|08/03/2023|-340.50|Available
        PCRN|3071|Northfold Community Health NHS Trust|CN6603|20/02/2023|20/02/2023|45.25|Available
        PINV|20160|NHS Westhaven Integrated Care Board|WH6604|01/03/2023|31/03/2023|-90.00|Available`,
      lines: `
        NF6601 | 2023-01-05 | 1215
        NF6602 | 2023-02-06 | 340.50
        CN6603 | 2023-02-20 | -45.25
        WH6604 | 2023-03-01 | 90`,
      total: 1600.25,
      asks: /sign|minus|negative|owed|number|status/iu,
      tells: /status|Available|negative/iu,
    },
  }),
  ...casesOf("Oracle Fusion", {
    "payables trial balance with unaccounted amount": {
      rows: `
        Payables Trial Balance
        Ledger|EASTM GBP
        As-of Date|31-Mar-2023

        Supplier or Party|Supplier Number|Supplier Site|Invoice Number|Invoice Date|Payment Status|Invoice Amount|Remaining Amount
        NORTHFOLD COMMUNITY HEALTH NHS TRUST|30041|LEEDS|NF6701|05-Jan-2023|Unpaid|1215|1215
        NORTHFOLD COMMUNITY HEALTH NHS TRUST|30041|LEEDS|NF6702|06-Feb-2023|Partially paid|340.5|140.5
        Supplier Total||||||1555.5|1355.5
        NHS WESTHAVEN INTEGRATED CARE BOARD|30077|MAIN|WH6703|01-Mar-2023|Unpaid|90|90
        Supplier Total||||||90|90
        Ledger Total||||||1645.5|1445.5`,
      lines: `
        NF6701 | 2023-01-05 | 1215
        NF6702 | 2023-02-06 | 140.50
        WH6703 | 2023-03-01 | 90`,
      total: 1445.5,
    },
  }),
  ...casesOf("SAP S/4HANA", {
    "manage supplier line items: reference, payment block and amounts that are negative": {
      rows: `
        Supplier|Supplier Name|Journal Entry|Reference|Document Date|Net Due Date|Amount (CC Crcy)|Crcy|Payment Block
        300041|Northfold Community Health NHS Trust|1900004411|NF6801|2023-01-05|2023-02-04|-1215|GBP|
        300041|Northfold Community Health NHS Trust|1900004502|NF6802|2023-02-06|2023-03-08|-340.5|GBP|R
        300041|Northfold Community Health NHS Trust|1700000519|CN6803|2023-02-20|2023-02-20|45.25|GBP|
        300077|NHS Westhaven Integrated Care Board|1900004560|WH6804|2023-03-01|2023-03-31|-90|GBP|
        ||||||-1600.25|GBP|`,
      lines: `
        NF6801 | 2023-01-05 | 1215
        NF6802 | 2023-02-06 | 340.50
        CN6803 | 2023-02-20 | -45.25
        WH6804 | 2023-03-01 | 90`,
      total: 1600.25,
      asks: /negative|minus|sign/iu,
      tells: /negative|block/iu,
    },
  }),
  ...casesOf("Great Plains", {
    "payables aged trial balance with voucher and document number": {
      format: "csv",
      rows: `
        Vendor ID|Name|Voucher Number|Type|Doc Number|Date|Unapplied Amount|Current|31 - 60|61 and over
        NOR001|Northfold Community Health NHS Trust|00000117|INV|NF6901|05/01/2023|1215.00|0.00|0.00|1215.00
        NOR001|Northfold Community Health NHS Trust|00000144|INV|NF6902|06/02/2023|340.50|0.00|340.50|0.00
        WES001|NHS Westhaven Integrated Care Board|00000160|INV|WH6903|01/03/2023|90.00|90.00|0.00|0.00`,
      lines: `
        NF6901 | 2023-01-05 | 1215
        NF6902 | 2023-02-06 | 340.50
        WH6903 | 2023-03-01 | 90`,
      total: 1645.5,
    },
  }),
  ...casesOf("Dynamics Finance", {
    "vendor invoice listing with voucher and remaining": {
      rows: `
        Vendor account|Name|Voucher|Invoice|Date|Due date|Amount|Balance|Currency|Approved
        V-0041|Northfold Community Health NHS Trust|APIV-000117|NF7001|2023-01-05|2023-02-04|-1215|-715|GBP|Yes
        V-0041|Northfold Community Health NHS Trust|APIV-000144|NF7002|2023-02-06|2023-03-08|-340.5|-340.5|GBP|Yes
        V-0077|NHS Westhaven Integrated Care Board|APIV-000160|WH7003|2023-03-01|2023-03-31|-90|-90|GBP|No`,
      lines: `
        NF7001 | 2023-01-05 | 715
        NF7002 | 2023-02-06 | 340.50
        WH7003 | 2023-03-01 | 90`,
      total: 1145.5,
      asks: /negative|minus|sign/iu,
      tells: /negative|approved/iu,
    },
  }),
  ...casesOf("Civica Financials", {
    "creditor outstanding invoices with CR behind credits": {
      format: "csv",
      rows: `
        Creditor No|Creditor Name|Tran Ref|Supplier Invoice No|Invoice Date|Unpaid Value
        200417|NORTHFOLD COMMUNITY HEALTH NHS TRUST|C0088123|NF7101|05/01/2023|1,215.00
        200417|NORTHFOLD COMMUNITY HEALTH NHS TRUST|C0088190|NF7102|06/02/2023|340.50
        200417|NORTHFOLD COMMUNITY HEALTH NHS TRUST|C0088204|CN7103|20/02/2023|45.25CR
        200877|NHS WESTHAVEN INTEGRATED CARE BOARD|C0088210|WH7104|01/03/2023|90.00
        4 records|||||1,600.25`,
      lines: `
        NF7101 | 2023-01-05 | 1215
        NF7102 | 2023-02-06 | 340.50
        CN7103 | 2023-02-20 | -45.25
        WH7104 | 2023-03-01 | 90`,
      total: 1600.25,
    },
  }),
  ...casesOf("iplicit", {
    "supplier outstanding items": {
      rows: `
        Supplier|Doc No|Their Doc No|Doc Date|Outstanding Amount|Due Date
        Northfold Community Health NHS Trust|PIN1041|NF7201|2023-01-05|1215|2023-02-04
        Northfold Community Health NHS Trust|PIN1052|NF7202|2023-02-06|340.5|2023-03-08
        NHS Westhaven Integrated Care Board|PIN1060|WH7203|2023-03-01|90|2023-03-31`,
      lines: `
        NF7201 | 2023-01-05 | 1215
        NF7202 | 2023-02-06 | 340.50
        WH7203 | 2023-03-01 | 90`,
      total: 1645.5,
    },
  }),
  ...casesOf("By hand, round 3", {
    "who we owe, for which bill, how much is left": {
      rows: `
        Purchase ledger at 31 March 2023
        Who|Bill no.|Bill dated|Bill value|Left to pay
        Northfold Community Health NHS Trust|NF7301|2023-01-05|1215|715
        NHS Westhaven Integrated Care Board|WH7302|2023-03-01|90|90
        |||1305|805`,
      lines: `
        NF7301 | 2023-01-05 | 715
        WH7302 | 2023-03-01 | 90`,
      total: 805,
      asks: /Who/u,
    },
    "approved and awaiting approval under section titles with sums": {
      rows: `
        Supplier name|Supplier invoice number|Invoice date|Balance
        Approved for payment
        Northfold Community Health NHS Trust|NF7401|2023-01-05|1215
        Northfold Community Health NHS Trust|CN7402|2023-02-20|-45.25
        |||1169.75
        Awaiting approval
        NHS Westhaven Integrated Care Board|WH7403|2023-03-01|90
        |||90
        Total|||1259.75`,
      lines: `
        NF7401 | 2023-01-05 | 1215
        CN7402 | 2023-02-20 | -45.25
        WH7403 | 2023-03-01 | 90`,
      total: 1259.75,
    },
    "a total that misses a line": {
      rows: `
        Supplier name|Supplier invoice number|Invoice date|Balance
        Northfold Community Health NHS Trust|NF7501|2023-01-05|1215
        Northfold Community Health NHS Trust|NF7502|2023-02-06|340.5
        NHS Westhaven Integrated Care Board|WH7503|2023-03-01|90
        Total|||1305`,
      lines: `
        NF7501 | 2023-01-05 | 1215
        NF7502 | 2023-02-06 | 340.50
        WH7503 | 2023-03-01 | 90`,
      mustTell: /1,?305|total/iu,
    },
    "amounts in hundreds of thousands, in millions by a title": {
      rows: `
        Creditors at 31 March 2023 (£m)
        Supplier|Invoice|Invoice date|Owed
        Northfold Community Health NHS Trust|NF7601|2023-01-05|1.2
        NHS Westhaven Integrated Care Board|WH7602|2023-03-01|0.9`,
      asks: /million/iu,
    },
    "some lines in US dollars by a currency column": {
      rows: `
        Supplier|Invoice|Invoice date|Curr|Outstanding
        Northfold Community Health NHS Trust|NF7701|2023-01-05|GBP|1215
        Northfold Community Health NHS Trust|NF7702|2023-02-06|USD|340.5
        NHS Westhaven Integrated Care Board|WH7703|2023-03-01|GBP|90`,
      lines: `
        NF7701 | 2023-01-05 | 1215
        WH7703 | 2023-03-01 | 90`,
      total: 1305,
      mustTell: /USD/u,
    },
    "payments on account as rows of their own, minus, with a number of the payment": {
      rows: `
        Supplier|Type|Number|Date|Amount outstanding
        Northfold Community Health NHS Trust|Invoice|NF7801|2023-01-05|1215
        Northfold Community Health NHS Trust|Payment on account|BACS0221|2023-02-21|-500
        NHS Westhaven Integrated Care Board|Invoice|WH7802|2023-03-01|90
        Total||||805`,
      lines: `
        NF7801 | 2023-01-05 | 1215
        BACS0221 | 2023-02-21 | -500
        WH7802 | 2023-03-01 | 90`,
      total: 805,
    },
    "a department's list with the requester and the day of arrival": {
      rows: `
        Supplier Name|Invoice Ref|Inv Date|Date rec'd|Requester|PO|Net|VAT|Total|Stage
        Northfold Community Health NHS Trust|NF7901|2023-01-05|2023-01-09|J. Example|PO771|1012.5|202.5|1215|With approver
        Northfold Community Health NHS Trust|NF7902|2023-02-06|2023-02-10|P. Sample|PO790|283.75|56.75|340.5|Approved
        NHS Westhaven Integrated Care Board|WH7903|2023-03-01|2023-03-03|J. Example|PO800|90|0|90|Approved`,
      lines: `
        NF7901 | 2023-01-05 | 1215
        NF7902 | 2023-02-06 | 340.50
        WH7903 | 2023-03-01 | 90`,
      total: 1645.5,
      tells: /stage|status|requester/iu,
    },
  }),
];
