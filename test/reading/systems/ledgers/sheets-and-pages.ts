import { casesOf } from "../sheet-case.ts";

/** Purchase ledgers over several pages, sheets, companies or rows a document. */
export const sheetsAndPages = casesOf("Sheets and pages", {
  "a column of companies that names another organisation": {
    rows: `
      Entity|Supplier number|Supplier name|Invoice number|Invoice date|Outstanding
      ZA1|40012|Northfold Community Health NHS Trust|NF901|2023-01-05|700
      ZE5|40012|Northfold Community Health NHS Trust|NF902|2023-02-06|340.5
      ZA1|40012|Northfold Community Health NHS Trust|NF903|2023-02-16|12.5`,
    asks: /ledger-of-another-organisation/u,
  },
  "a column of companies that names its own organisation": {
    rows: `
      Company|Supplier number|Supplier name|Invoice number|Invoice date|Outstanding
      ZA1|40012|Northfold Community Health NHS Trust|NF901|2023-01-05|700
      ZA1|40012|Northfold Community Health NHS Trust|NF902|2023-02-06|340.5`,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50`,
    total: 1040.5,
  },
  "a column of two companies that are not known": {
    rows: `
      Company code|Supplier number|Supplier name|Invoice number|Invoice date|Outstanding
      010|40012|Northfold Community Health NHS Trust|NF901|2023-01-05|700
      020|40012|Northfold Community Health NHS Trust|NF902|2023-02-06|340.5`,
    mustTell: /several-companies/u,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50`,
    total: 1040.5,
  },
  "titles with a date that are printed again on every page": {
    format: "csv",
    rows: `
      Creditors by supplier|||Page 1
      Trust ledger ZA1||Position 31/03/2023

      Our ref|Supplier ref|Doc date|Value
      Supplier: 40012 Northfold Community Health NHS Trust
      900101|NF901|05/01/2023|700.00
      Creditors by supplier|||Page 2
      Trust ledger ZA1||Position 31/03/2023

      Our ref|Supplier ref|Doc date|Value
      900102|NF902|06/02/2023|340.50
      Supplier total|||1040.50`,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50`,
    total: 1040.5,
  },
  "a control account below the total that does not agree": {
    rows: `
      Supplier number|Supplier name|Invoice number|Invoice date|Invoice total|Outstanding
      40012|Northfold Community Health NHS Trust|NF901|2023-01-05|700|700
      40012|Northfold Community Health NHS Trust|NF902|2023-02-06|340.5|340.5
      Total|||||1040.5
      Creditors control account balance|||||1000`,
    mustTell: /total-differs.*control/u,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50`,
    total: 1040.5,
  },
  "voucher numbers of one form and documents of many": {
    rows: `
      Vendor ID|Vendor|Voucher Number|Document Number|Document Date|Document Amount|Current Trx Amount
      V1|Northfold Community Health NHS Trust|PV000101|NF901|2023-01-05|700|700
      V1|Northfold Community Health NHS Trust|PV000102|NF902|2023-02-06|340.5|0
      V2|NHS Westhaven Integrated Care Board|PV000103|7002231|2023-02-07|90|45
      V2|NHS Westhaven Integrated Care Board|PV000104|7002232|2023-02-08|91|91
      V3|Southmoor and Vale NHS Foundation Trust|PV000105|22/0117|2023-02-09|12.5|12.5`,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 0
      7002231 | 2023-02-07 | 45
      7002232 | 2023-02-08 | 91
      22/0117 | 2023-02-09 | 12.50`,
    total: 848.5,
  },
  "a sheet for each supplier, and an index of what is owed to each": {
    rows: {
      Index: `
        What we owe
        Supplier|Still to pay
        Northfold Community Health NHS Trust|1040.5
        NHS Westhaven Integrated Care Board|-20.25
        Everything|1020.25`,
      N1: `
        Northfold Community Health NHS Trust
        Supplier no.|N1

        Their invoice|Dated|Invoice £|Still to pay £
        NF901|2023-01-05|700|700
        NF902|2023-02-06|340.5|340.5
        NF903|2023-02-07|99.5|0
        Total||1140|1040.5`,
      W1: `
        NHS Westhaven Integrated Care Board
        Supplier no.|W1

        Their invoice|Dated|Invoice £|Still to pay £
        WH77|2023-03-01|9.75|9.75
        WH78|2023-03-02|-30|-30
        Total||-20.25|-20.25`,
    },
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50
      NF903 | 2023-02-07 | 0
      WH77 | 2023-03-01 | 9.75
      WH78 | 2023-03-02 | -30`,
    total: 1020.25,
  },
  "invoices over several rows, by what they are charged to": {
    rows: `
      Supplier number|Supplier name|Invoice number|Invoice date|Cost centre|Dist amount|Invoice total|Invoice outstanding
      40012|Northfold Community Health NHS Trust|NF901|2023-01-05|A10|500|700|350
      40012|Northfold Community Health NHS Trust|NF901|2023-01-05|A11|200|700|350
      40012|Northfold Community Health NHS Trust|NF902|2023-02-06|A10|340.5|340.5|340.5
      40012|Northfold Community Health NHS Trust|CN7|2023-02-07|A10|-30|-40|-40
      40012|Northfold Community Health NHS Trust|CN7|2023-02-07|A12|-10|-40|-40
      Sum of distributions|||||1000.5`,
    lines: `
      NF901 | 2023-01-05 | 350
      NF902 | 2023-02-06 | 340.50
      CN7 | 2023-02-07 | -40`,
    total: 650.5,
  },
});
