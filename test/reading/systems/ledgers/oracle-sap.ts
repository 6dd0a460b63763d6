import { casesOf } from "../sheet-case.ts";

/** Purchase ledgers in the manner of Oracle Payables and SAP. */
export const oracleLedgers = casesOf("Oracle", {
  "invoice register with a footer of the query tool": {
    format: "csv",
    rows: `
      VENDOR_NAME|VENDOR_NUM|INVOICE_NUM|INVOICE_DATE|INVOICE_CURRENCY_CODE|INVOICE_AMOUNT|AMOUNT_REMAINING|APPROVAL_STATUS|PO_NUMBER
      NORTHFOLD COMMUNITY HEALTH NHS TRUST|40012|NF901|05-JAN-2023|GBP|1200.00|700.00|APPROVED|4977
      NORTHFOLD COMMUNITY HEALTH NHS TRUST|40012|NF902|06-FEB-2023|GBP|340.50|340.50|NEVER APPROVED|5011
      NORTHFOLD COMMUNITY HEALTH NHS TRUST|40012|CN903|20-FEB-2023|GBP|-40.00|-40.00|APPROVED|

      3 rows selected.`,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50
      CN903 | 2023-02-20 | -40`,
    total: 1000.5,
  },
  "invoice aging with the supplier in a row above its invoices": {
    rows: `
      Invoice Aging Report
      As of 31-MAR-2023

      Invoice Number|Invoice Date|Due Date|Amount Remaining|Not Due|1-30 Days|31-60 Days|Over 60 Days
      Supplier: Northfold Community Health NHS Trust
      NF901|2023-01-05|2023-02-04|700||||700
      NF902|2023-02-06|2023-03-08|340.5||340.5
      Supplier Total|||1040.5||340.5||700
      Supplier: NHS Westhaven Integrated Care Board
      WH77|2023-03-01|2023-03-31|90|90
      Supplier Total|||90|90
      Report Total|||1130.5|90|340.5||700`,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50
      WH77 | 2023-03-01 | 90`,
    total: 1130.5,
  },
  "rows in two currencies": {
    format: "csv",
    rows: `
      Supplier Name|Supplier Number|Invoice Number|Invoice Date|Currency|Invoice Amount|Amount Remaining|Validation Status
      Northfold Community Health NHS Trust|40012|NF901|05/01/2023|GBP|1200.00|700.00|Validated
      Northfold Community Health NHS Trust|40012|NF902|06/02/2023|EUR|340.50|340.50|Validated`,
    asks: /EUR|euro|currenc|pound/iu,
  },
  "distribution lines that repeat what remains of the invoice": {
    rows: `
      Supplier Name|Supplier Num|Invoice Num|Invoice Date|Invoice Amount|Distribution Line|Distribution Amount|Amount Remaining
      Northfold Community Health NHS Trust|40012|NF901|2023-01-05|1200|1|1000|1200
      Northfold Community Health NHS Trust|40012|NF901|2023-01-05|1200|2|200|1200
      Northfold Community Health NHS Trust|40012|NF902|2023-02-06|340.5|1|340.5|340.5`,
    asks: /parts|distribution|repeat|twice/iu,
    lines: `
      NF901 | 2023-01-05 | 1200
      NF902 | 2023-02-06 | 340.50`,
    total: 1540.5,
    tells: /parts|distribution|repeat/iu,
  },
});

export const sapLedgers = casesOf("SAP", {
  "vendor line items, owed is negative with the minus behind": {
    format: "semicolons",
    rows: `
      Vendor|Name 1|Assignment|Document Number|Type|Reference|Doc. Date|Net due dt|Amt in loc.cur.|LCurr|PBk|Text
      100234|Northfold Community Health NHS Trust||5100000451|KR|NF901|05.01.2023|04.02.2023|700,00-|GBP||
      100234|Northfold Community Health NHS Trust||5100000460|KR|NF902|06.02.2023|08.03.2023|340,50-|GBP|A|
      100234|Northfold Community Health NHS Trust||1700000033|KG|CN903|20.02.2023|20.02.2023|40,00|GBP||`,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50
      CN903 | 2023-02-20 | -40`,
    total: 1000.5,
    tells: /negative|owed/iu,
  },
  "vendor line items, unsigned with S and H": {
    rows: `
      Supplier|Supplier Name|Reference|Document Number|Document Type|Document Date|Debit/Credit Ind.|Amount in Local Currency|Local Currency
      100234|Northfold Community Health NHS Trust|NF901|5100000451|KR|2023-01-05|H|700|GBP
      100234|Northfold Community Health NHS Trust|NF902|5100000460|KR|2023-02-06|H|340.5|GBP
      100234|Northfold Community Health NHS Trust|CN903|1700000033|KG|2023-02-20|S|40|GBP
      100234|Northfold Community Health NHS Trust|ZP2200|1500000071|ZP|2023-03-09|S|100|GBP`,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50
      CN903 | 2023-02-20 | -40
      ZP2200 | 2023-03-09 | -100`,
    total: 900.5,
    tells: /credit|owed|side/iu,
  },
  "vendor blocks with a total after each, amount heading in euros": {
    rows: `
      Vendor 100234 Northfold Community Health NHS Trust
      Reference|Doc. Date|Net due date|Amount in EUR
      NF901|2023-01-05|2023-02-04|700
      NF902|2023-02-06|2023-03-08|340.5
      *|||1040.5`,
    asks: /EUR|euro|currenc|pound/iu,
  },
  "supplier line items with amounts in document and company currency": {
    rows: `
      Supplier|Supplier Name|Reference|Journal Entry|Journal Entry Date|Amount (Tran Crcy)|Transaction Currency|Amount (CC Crcy)|Company Code Currency
      100234|Northfold Community Health NHS Trust|NF901|5100000451|2023-01-05|-700|GBP|-700|GBP
      100234|Northfold Community Health NHS Trust|NF902|5100000460|2023-02-06|-388.17|EUR|-340.5|GBP
      100234|Northfold Community Health NHS Trust|CN903|1700000033|2023-02-20|40|GBP|40|GBP`,
    asks: /EUR|euro|currenc|pound|negative/iu,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50
      CN903 | 2023-02-20 | -40`,
    total: 1000.5,
    tells: /negative|owed|EUR|currenc/iu,
  },
});
