import { casesOf } from "../sheet-case.ts";

/** Purchase ledgers in words and orders that no system shown in this folder has. */
export const otherLedgers = casesOf("Other words", {
  "creditor list by code with what is left in the first column": {
    rows: `
      Left|Bill|Dated|Payee|Payee no
      700|NF901|2023-01-05|Northfold Community Health NHS Trust|40012
      340.5|NF902|2023-02-06|Northfold Community Health NHS Trust|40012
      -40|CN903|2023-02-20|Northfold Community Health NHS Trust|40012
      1000.5`,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50
      CN903 | 2023-02-20 | -40`,
    total: 1000.5,
  },
  "payments listed among invoices by type, unsigned": {
    format: "csv",
    rows: `
      Supplier|Their number|Day|Kind|Sum
      Northfold Community Health NHS Trust|NF901|05/01/2023|Invoice|1200.00
      Northfold Community Health NHS Trust|BACS 771|30/01/2023|Payment|500.00
      Northfold Community Health NHS Trust|NF902|06/02/2023|Invoice|340.50
      Northfold Community Health NHS Trust|CN903|20/02/2023|Credit note|40.00`,
    lines: `
      NF901 | 2023-01-05 | 1200
      BACS 771 | 2023-01-30 | -500
      NF902 | 2023-02-06 | 340.50
      CN903 | 2023-02-20 | -40`,
    total: 1000.5,
    tells: /credit|sign|payment/iu,
  },
  "Swedish kronor by the sheet's name": {
    rows: {
      "Creditors SEK": `
        Supplier|Invoice|Date|Outstanding
        Northfold Community Health NHS Trust|NF901|2023-01-05|700
        Northfold Community Health NHS Trust|NF902|2023-02-06|340.5`,
    },
    asks: /SEK|kron|currenc|pound/iu,
  },
  "brackets for what is owed, credits plain": {
    rows: `
      Supplier|Invoice|Date|Balance
      Northfold Community Health NHS Trust|NF901|2023-01-05|(700.00)
      Northfold Community Health NHS Trust|NF902|2023-02-06|(340.50)
      Northfold Community Health NHS Trust|NF903|2023-02-08|(61.00)
      Northfold Community Health NHS Trust|CN903|2023-02-20|40.00
      Total|||(1,061.50)`,
    asks: /negative|sign|credit|bracket|minus/iu,
  },
  "sub-totals per supplier on the line above the next": {
    rows: `
      Name|Number|Date|Owed
      Northfold Community Health NHS Trust
      |NF901|2023-01-05|700
      |NF902|2023-02-06|340.5
      |||1040.5
      NHS Westhaven Integrated Care Board
      |WH77|2023-03-01|90
      |||90
      All|||1130.5`,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50
      WH77 | 2023-03-01 | 90`,
    total: 1130.5,
  },
  "amount and running total": {
    format: "csv",
    rows: `
      Supplier|Invoice|Date|Amount|Running total
      Northfold Community Health NHS Trust|NF901|05/01/2023|700.00|700.00
      Northfold Community Health NHS Trust|NF902|06/02/2023|340.50|1040.50
      Northfold Community Health NHS Trust|CN903|20/02/2023|-40.00|1000.50`,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50
      CN903 | 2023-02-20 | -40`,
    total: 1000.5,
  },
  "a row cut short": {
    format: "csv",
    rows: `
      Supplier|Invoice|Date|Gross|Outstanding|Status
      Northfold Community Health NHS Trust|NF901|05/01/2023|1200.00|700.00|Approved
      Northfold Community Health NHS Trust|NF902|06/02/2023
      Northfold Community Health NHS Trust|CN903|20/02/2023|-40.00|-40.00|Approved`,
    asks: /NF902|row 3|empty|missing/iu,
  },
  "in tens of pounds, said in a note at the foot": {
    rows: `
      Supplier|Invoice|Date|Outstanding
      Northfold Community Health NHS Trust|NF901|2023-01-05|70
      Northfold Community Health NHS Trust|NF902|2023-02-06|34
      Figures rounded and in £000s`,
    asks: /thousand|£000/iu,
  },
});
