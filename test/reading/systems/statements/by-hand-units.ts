import { casesOf } from "../sheet-case.ts";

/** Sheets that an officer types: units and currencies said in many places. */
export const unitsByHand = casesOf("By hand", {
  "thousands said in a title": {
    rows: `
      Northfold Community Health NHS Trust: debtors at 31 March 2023
      All figures in £ thousands

      Invoice|Date|Description|Outstanding
      NF901|2023-01-05|Podiatry|120
      NF902|2023-02-06|Physio|34.05
      Total|||154.05`,
    asks: /thousand|£000/iu,
  },
  "pence said in a footnote": {
    rows: `
      Monies owed by Eastmere at 31/03/2023

      Invoice no|Invoice date|Amount owing
      NF901|2023-01-05|120000
      NF902|2023-02-06|34050
      Total||154050

      Note: amounts are shown in pence.`,
    asks: /pence/iu,
    lines: `
      NF901 | 2023-01-05 | 1200
      NF902 | 2023-02-06 | 340.50`,
    total: 1540.5,
  },
  "thousands said in a cell above the column": {
    rows: `
      Receivables with Eastmere, 31 March 2023

      ||Original|O/S
      Inv no|Inv date|£'000|£'000
      NF901|2023-01-05|120|120
      NF902|2023-02-06|45|34.05`,
    asks: /thousand|£'?000/iu,
  },
  "thousands by the number format of the cells": {
    rows: `
      Receivables with Eastmere, 31 March 2023

      Inv no|Inv date|Outstanding £k
      NF901|2023-01-05|120400~k
      NF902|2023-02-06|34050~k`,
    // The cells hold pounds and show thousands: a reader sees 120 and 34, the heading says k.
    asks: /thousand|£k|£000/iu,
  },
  "euros said by the sheet's name": {
    rows: {
      "EUR invoices": `
        Invoice|Date|Outstanding
        NF901|2023-01-05|1200
        NF902|2023-02-06|340.5`,
    },
    asks: /EUR|euro|currenc|not in pounds/iu,
  },
  "euros said by the number format of one cell": {
    rows: `
      Invoice|Date|Outstanding
      NF901|2023-01-05|1200~gbp
      NF902|2023-02-06|340.5~eur
      NF903|2023-02-20|-40~gbp`,
    asks: /EUR|euro|€|currenc|not in pounds/iu,
  },
  "dollars said in a section's heading": {
    rows: `
      Open items at 31 March 2023

      Sterling invoices
      Invoice|Date|Outstanding
      NF901|2023-01-05|1200
      NF902|2023-02-06|340.5
      US dollar invoices
      NF951|2023-02-20|80`,
    asks: /USD|dollar|currenc|not in pounds/iu,
  },
  "euros said in a footnote with a star": {
    rows: `
      Invoice|Date|Outstanding
      NF901|2023-01-05|1200
      NF902*|2023-02-06|340.5
      NF903|2023-02-20|-40
      Total||1500.5

      * invoiced in euro`,
    asks: /EUR|euro|currenc|not in pounds/iu,
  },
  "pounds and pence in two columns": {
    rows: `
      Invoice|Date|£|p
      NF901|05/01/2023|1200|00
      NF902|06/02/2023|340|50
      NF903|20/02/2023|12|05`,
    asks: /pence|column/iu,
    lines: `
      NF901 | 2023-01-05 | 1200
      NF902 | 2023-02-06 | 340.50
      NF903 | 2023-02-20 | 12.05`,
    total: 1552.55,
  },
  "euro equivalents beside pounds": {
    rows: `
      Balances at 31 March 2023 (rate 1.14)

      Invoice|Date|Amount €|Amount £
      NF901|2023-01-05|1368|1200
      NF902|2023-02-06|388.17|340.5
      Total||1756.17|1540.5`,
    lines: `
      NF901 | 2023-01-05 | 1200
      NF902 | 2023-02-06 | 340.50`,
    total: 1540.5,
  },
});
