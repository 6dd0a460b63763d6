import { casesOf } from "../sheet-case.ts";

/** Statements of other systems and hands, written in a sixth round after the fifth was mended. */
export const sixthRoundStatements = [
  ...casesOf("Odoo", {
    "customer statement with due, matching number and balance of each": {
      rows: `
        Partner Ledger
        Invoice Date|Due Date|Journal|Ref|Matching|Debit|Credit|Amount Due
        2023-01-05|2023-02-04|INV|INV/2023/00041|P77|1215|500|715
        2023-02-06|2023-03-08|INV|INV/2023/00052||340.5|0|340.5
        2023-02-20||INV|RINV/2023/00003||0|45.25|-45.25
        Total|||||1555.5|545.25|1010.25`,
      lines: `
        INV/2023/00041 | 2023-01-05 | 715
        INV/2023/00052 | 2023-02-06 | 340.50
        RINV/2023/00003 | 2023-02-20 | -45.25`,
      total: 1010.25,
    },
  }),
  ...casesOf("Exact", {
    "outstanding items with our ref., amount and amount paid in brackets": {
      format: "csv",
      rows: `
        Debtor;Entry no.;Our ref.;Invoice date;Days;Invoiced;Received;Open
        600417;23700041;NF41001;05-01-2023;85;1215.00;(500.00);715.00
        600417;23700052;NF41002;06-02-2023;53;340.50;;340.50
        600417;23700061;NF41003;20-02-2023;39;(45.25);;(45.25)`.replaceAll(";", "|"),
      lines: `
        NF41001=23700041 | 2023-01-05 | 715
        NF41002=23700052 | 2023-02-06 | 340.50
        NF41003=23700061 | 2023-02-20 | -45.25`,
      total: 1010.25,
      tells: /Entry no/u,
    },
  }),
  ...casesOf("SunSystems", {
    "account listing with D/C marker, allocation marker and base amount": {
      rows: `
        Account Code|Transaction Reference|Transaction Date|Base Amount|D/C|Allocation Marker|Description
        D10417|NF42001|2023-01-05|1215|D||Training
        D10417|NF42002|2023-02-06|340.5|D||Porters
        D10417|NF42003|2023-02-20|45.25|C||Credit`,
      lines: `
        NF42001 | 2023-01-05 | 1215
        NF42002 | 2023-02-06 | 340.50
        NF42003 | 2023-02-20 | -45.25`,
      total: 1510.25,
      tells: /Allocation/u,
    },
    "allocated ones among the open": {
      rows: `
        Account Code|Transaction Reference|Transaction Date|Base Amount|D/C|Allocation Marker
        D10417|NF42011|2023-01-05|1215|D|A
        D10417|RC42012|2023-01-31|1215|C|A
        D10417|NF42013|2023-02-06|340.5|D|
        D10417|NF42014|2023-03-01|90|D|`,
      asks: /Alloc/u,
      tells: /Alloc/u,
      lines: `
        NF42011 | 2023-01-05 | 1215
        RC42012 | 2023-01-31 | -1215
        NF42013 | 2023-02-06 | 340.50
        NF42014 | 2023-03-01 | 90`,
    },
  }),
  ...casesOf("OpenAccounts", {
    "debtor account enquiry with original, paid and o/s, disputes marked": {
      rows: `
        Doc|Doc date|Due|Orig value|Paid|O/S value|Query
        IN4300101|2023-01-05|2023-02-04|1215|500|715|
        IN4300102|2023-02-06|2023-03-08|340.5|0|340.5|Q
        CR4300103|2023-02-20|2023-02-20|-45.25|0|-45.25|
        Account total|||1510.25|500|1010.25|`,
      lines: `
        IN4300101 | 2023-01-05 | 715
        IN4300102 | 2023-02-06 | 340.50
        CR4300103 | 2023-02-20 | -45.25`,
      total: 1010.25,
      tells: /query/iu,
    },
  }),
  ...casesOf("Coda", {
    "open documents with home value and document value, all in sterling": {
      format: "tabs",
      rows: `
        Doc Code|Doc Number|Doc Date|Ext Ref1|Cur|Doc Value|Home Value|Outstanding Home
        SINV|44001|05/01/2023|PO771|GBP|1,215.00|1,215.00|715.00
        SINV|44002|06/02/2023|PO790|GBP|340.50|340.50|340.50
        SCRN|44003|20/02/2023|PO790|GBP|-45.25|-45.25|-45.25`,
      lines: `
        44001 | 2023-01-05 | 715
        44002 | 2023-02-06 | 340.50
        44003 | 2023-02-20 | -45.25`,
      total: 1010.25,
    },
  }),
  ...casesOf("Salesforce Billing", {
    "invoices with total, payments and balance, one in US dollars": {
      format: "csv",
      rows: `
        Invoice Number|Invoice Date|Currency ISO Code|Total Amount|Payments|Balance
        INV-45001|2023-01-05|GBP|1215.00|500.00|715.00
        INV-45002|2023-02-06|USD|340.50|0.00|340.50
        INV-45003|2023-03-01|GBP|90.00|0.00|90.00`,
      lines: `
        INV-45001 | 2023-01-05 | 715
        INV-45003 | 2023-03-01 | 90`,
      mustTell: /USD/u,
    },
  }),
  ...casesOf("By hand, round 6", {
    "amounts owed after a discount that is taken if paid in time": {
      rows: `
        Invoice no|Invoice date|Amount|Discount if paid by 31/3|Amount after discount
        NF4601|2023-01-05|1000|50|950
        NF4602|2023-02-06|400|20|380
        Total||1400|70|1330`,
      lines: `
        NF4601 | 2023-01-05 | 1000
        NF4602 | 2023-02-06 | 400`,
      asks: /discount/iu,
      tells: /discount/iu,
    },
    "half of each invoice is the other trust's": {
      rows: `
        Invoice no|Invoice date|Invoice total|Your share 50%
        NF4611|2023-01-05|1215|607.5
        NF4612|2023-02-06|340.5|170.25
        Total||1555.5|777.75`,
      asks: /share/iu,
    },
    "paid invoices struck off with a date in the last column": {
      rows: `
        Invoice no|Invoice date|Amount due|Paid on
        NF4621|2023-01-05|1215|2023-02-14
        NF4622|2023-02-06|340.5|
        NF4623|2023-03-01|90|`,
      asks: /may be paid/iu,
    },
    "invoices and the accruals for them on one sheet": {
      rows: `
        Invoices
        Invoice no|Invoice date|Amount owed
        NF4631|2023-01-05|1215
        NF4632|2023-02-06|340.5
        Total||1555.5

        Accruals, not yet invoiced
        Description|Amount
        March porters|200
        March training|61.11`,
      lines: `
        NF4631 | 2023-01-05 | 1215
        NF4632 | 2023-02-06 | 340.50`,
      mustTell: /accru|not read|table|200|row 8|March/iu,
    },
    "the last column is the balance in the month's end, which runs": {
      rows: `
        Date|Document|What|Amount|Owed at the end
        2023-01-05|NF4641|Invoice|1215|1215
        2023-01-31|BACS|Your payment|-500|715
        2023-02-06|NF4642|Invoice|340.5|1055.5
        2023-02-20|CN4643|Credit|-45.25|1010.25`,
      lines: `
        NF4641 | 2023-01-05 | 1215
        BACS=- | 2023-01-31 | -500
        NF4642 | 2023-02-06 | 340.50
        CN4643 | 2023-02-20 | -45.25`,
      tells: /number/iu,
    },
    "CR before the amount, and a word for nothing": {
      rows: `
        Invoice no|Invoice date|Outstanding
        NF4651|2023-01-05|1,215.00
        NF4652|2023-02-06|CR 45.25
        NF4653|2023-03-01|nil
        Total||1,169.75`,
      lines: `
        NF4651 | 2023-01-05 | 1215
        NF4652 | 2023-02-06 | -45.25
        NF4653 | 2023-03-01 | 0`,
      total: 1169.75,
    },
    "amounts to be checked are in yellow, which the legend says are not agreed": {
      rows: `
        Invoice no|Invoice date|Amount outstanding
        NF4661|2023-01-05|1215
        NF4662|2023-02-06|340.5
        Total outstanding||1555.5

        Please pay by BACS to sort code 00-00-00 account 00000000`,
      lines: `
        NF4661 | 2023-01-05 | 1215
        NF4662 | 2023-02-06 | 340.50`,
      total: 1555.5,
    },
    "previous year's column beside this year's for each invoice": {
      rows: `
        Invoice no|Invoice date|Outstanding 31/03/2022|Outstanding 31/03/2023
        NF4671|2022-01-05|1215|715
        NF4672|2022-02-06|340.5|340.5
        NF4673|2022-03-01|90|0
        Total||1645.5|1055.5`,
      lines: `
        NF4671 | 2022-01-05 | 715
        NF4672 | 2022-02-06 | 340.50
        NF4673 | 2022-03-01 | 0`,
      total: 1055.5,
      tells: /2022/u,
    },
  }),
];
