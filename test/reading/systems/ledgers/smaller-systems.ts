import { casesOf } from "../sheet-case.ts";

/** Purchase ledgers in the manner of systems for smaller organisations. */
export const sageLedgers = casesOf("Sage", {
  "Sage 50 aged creditors analysis, detailed": {
    rows: `
      Date:|31/03/2023|||Eastmere Charitable Funds|||||||Page:|1
      Time:|10:20:01|||Aged Creditors Analysis (Detailed)

      A/C:|NORTH01|Name:|Northfold Community Health NHS Trust|||Contact:|J Example|Tel:|01632 960144
      No|Type|Date|Ref|Details|Balance|Future|Current|Period 1|Period 2|Period 3|Older
      771|PI|05/01/2023|NF901|Podiatry|700.00|0.00|0.00|0.00|700.00|0.00|0.00
      790|PI|06/02/2023|NF902|Physio|340.50|0.00|0.00|340.50|0.00|0.00|0.00
      803|PC|20/02/2023|CN903|Credit|-40.00|0.00|0.00|-40.00|0.00|0.00|0.00
      ||||Totals:|1,000.50|0.00|0.00|300.50|700.00|0.00|0.00
      Turnover:|9,120.00
      Credit Limit £:|0.00
      ||||Grand Totals:|1,000.50|0.00|0.00|300.50|700.00|0.00|0.00`,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50
      CN903 | 2023-02-20 | -40`,
    total: 1000.5,
  },
  "Sage 50 supplier activity with a running balance": {
    rows: `
      A/C|Name|Type|Date|Ref|Details|Debit|Credit|Balance
      NORTH01|Northfold Community Health NHS Trust|PI|05/01/2023|NF901|Podiatry||1200|1200
      NORTH01|Northfold Community Health NHS Trust|PP|30/01/2023|BACS|Payment|500||700
      NORTH01|Northfold Community Health NHS Trust|PI|06/02/2023|NF902|Physio||340.5|1040.5
      NORTH01|Northfold Community Health NHS Trust|PC|20/02/2023|CN903|Credit|40||1000.5`,
    lines: `
      NF901 | 2023-01-05 | 1200
      BACS | 2023-01-30 | -500
      NF902 | 2023-02-06 | 340.50
      CN903 | 2023-02-20 | -40`,
    total: 1000.5,
    tells: /running|balance/iu,
  },
  "Sage 200 creditors with goods value, document value and outstanding": {
    format: "csv",
    rows: `
      Account reference|Account name|URN|Transaction type|Transaction date|Reference|Second reference|Goods value|Document value|Outstanding value|Query
      NOR001|Northfold Community Health NHS Trust|55012|Purchase invoice|05/01/2023|NF901|PO4977|1000.00|1200.00|700.00|
      NOR001|Northfold Community Health NHS Trust|55034|Purchase invoice|06/02/2023|NF902|PO5011|283.75|340.50|340.50|X
      NOR001|Northfold Community Health NHS Trust|55051|Purchase credit note|20/02/2023|CN903||-33.33|-40.00|-40.00|`,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50
      CN903 | 2023-02-20 | -40`,
    total: 1000.5,
    tells: /query|hold|dispute/iu,
  },
});

export const xeroLedgers = casesOf("Xero", {
  "aged payables detail": {
    rows: `
      Aged Payables Detail
      Eastmere Charitable Funds
      As at 31 March 2023

      Invoice Date|Due Date|Reference|Current|< 1 Month|1 Month|2 Months|Older|Total
      Northfold Community Health NHS Trust
      2023-01-05|2023-02-04|NF901|0|0|700|0|0|700
      2023-02-06|2023-03-08|NF902|0|340.5|0|0|0|340.5
      2023-02-20|2023-02-20|CN903|0|0|-40|0|0|-40
      Total Northfold Community Health NHS Trust|||0|340.5|660|0|0|1000.5
      Total|||0|340.5|660|0|0|1000.5
      Percentage of total|||0~pct|0.3403~pct|0.6597~pct|0~pct|0~pct|1~pct`,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50
      CN903 | 2023-02-20 | -40`,
    total: 1000.5,
  },
});

export const quickBooksLedgers = casesOf("QuickBooks", {
  "unpaid bills by supplier": {
    rows: `
      Unpaid Bills
      All dates

      |Date|Transaction type|Num|Due date|Past due|Amount|Open balance
      Northfold Community Health NHS Trust
      |05/01/2023|Bill|NF901|04/02/2023|55|1,200.00|700.00
      |06/02/2023|Bill|NF902|08/03/2023|23|340.50|340.50
      |20/02/2023|Supplier Credit|CN903|20/02/2023|39|-40.00|-40.00
      Total for Northfold Community Health NHS Trust|||||| 1,500.50|1,000.50
      TOTAL||||||1,500.50|1,000.50`,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50
      CN903 | 2023-02-20 | -40`,
    total: 1000.5,
  },
});

export const dynamicsLedgers = casesOf("Dynamics", {
  "vendor ledger entries: remaining amounts are negative": {
    rows: `
      Entry No.|Posting Date|Document Type|Document No.|External Document No.|Vendor No.|Vendor Name|Currency Code|Original Amount|Remaining Amount|Due Date|On Hold|Open
      8812|2023-01-06|Invoice|PPI-10331|NF901|V00234|Northfold Community Health NHS Trust||-1200|-700|2023-02-04||Yes
      8850|2023-02-07|Invoice|PPI-10370|NF902|V00234|Northfold Community Health NHS Trust||-340.5|-340.5|2023-03-08|ABC|Yes
      8871|2023-02-21|Credit Memo|PPC-01004|CN903|V00234|Northfold Community Health NHS Trust||40|40|2023-02-20||Yes`,
    lines: `
      NF901 | - | 700
      NF902 | - | 340.50
      CN903 | - | -40`,
    total: 1000.5,
    tells: /negative|owed/iu,
  },
  "vendor ageing with an amount in local currency": {
    format: "csv",
    rows: `
      Vendor No.|Name|Document Date|Document Type|External Document No.|Document No.|Amount|Remaining Amt. (LCY)
      V00234|Northfold Community Health NHS Trust|05/01/2023|Invoice|NF901|PPI-10331|1200.00|700.00
      V00234|Northfold Community Health NHS Trust|06/02/2023|Invoice|NF902|PPI-10370|340.50|340.50
      V00234|Northfold Community Health NHS Trust|20/02/2023|Credit Memo|CN903|PPC-01004|-40.00|-40.00`,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50
      CN903 | 2023-02-20 | -40`,
    total: 1000.5,
  },
});
