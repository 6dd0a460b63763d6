import { casesOf } from "../sheet-case.ts";

/** Sheets that an officer types: what is owed, what is not, and with which sign. */
export const signsByHand = casesOf("By hand", {
  "payments received since, in a section of their own": {
    rows: `
      Eastmere account at 31 March 2023

      Invoices
      Ref|Date|£
      NF901|2023-01-05|1200
      NF902|2023-02-06|340.5
      Invoices total||1540.5
      Payments received since last statement
      BACS 0603|2023-03-06|500
      Net balance due||1040.5`,
    lines: `
      NF901 | 2023-01-05 | 1200
      NF902 | 2023-02-06 | 340.50
      BACS 0603 | 2023-03-06 | -500`,
    total: 1040.5,
  },
  "we owe you, below what you owe us": {
    rows: `
      Position at 31 March 2023

      You owe us
      Invoice|Date|Amount
      NF901|2023-01-05|1200
      NF902|2023-02-06|340.5
      Subtotal||1540.5

      We owe you
      Invoice|Date|Amount
      EM7001|2023-01-20|615.35
      EM7014|2023-03-02|90
      Subtotal||705.35`,
    // What the sender owes is no receivable of theirs: left out and told.
    mustTell: /owe|payable|EM7001|not (?:claimed|read|counted)|other/iu,
    lines: `
      NF901 | 2023-01-05 | 1200
      NF902 | 2023-02-06 | 340.50`,
    total: 1540.5,
    asks: /owe|payable|EM7001|not (?:claimed|read|counted)|other/iu,
  },
  "credits by brackets of the number format": {
    rows: `
      Invoice|Date|Outstanding
      NF901|2023-01-05|1200~brackets
      NF902|2023-02-06|340.5~brackets
      CN903|2023-02-20|-40~brackets
      ||1500.5~brackets`,
    lines: `
      NF901 | 2023-01-05 | 1200
      NF902 | 2023-02-06 | 340.50
      CN903 | 2023-02-20 | -40`,
    total: 1500.5,
  },
  "a credit by CR that only the number format shows": {
    rows: `
      Invoice|Date|Outstanding
      NF901|2023-01-05|1200~2dp
      NF902|2023-02-06|340.5~2dp
      NF903|2023-02-20|40~crunsigned
      Total||1500.5~2dp`,
    asks: /CR|credit|total|differs/iu,
    lines: `
      NF901 | 2023-01-05 | 1200
      NF902 | 2023-02-06 | 340.50
      NF903 | 2023-02-20 | -40`,
    total: 1500.5,
    tells: /credit|CR/iu,
  },
  "types written in full, all amounts without a sign, no total": {
    rows: `
      Number|Type|Date|Value
      NF901|Invoice|2023-01-05|1200
      NF902|Invoice|2023-02-06|340.5
      NF903|Cr Note|2023-02-20|40
      NF904|Part payment|2023-02-24|100
      NF905|Refund|2023-02-26|15`,
    asks: /sign|credit|type|refund|payment/iu,
    lines: `
      NF901 | 2023-01-05 | 1200
      NF902 | 2023-02-06 | 340.50
      NF903 | 2023-02-20 | -40
      NF904 | 2023-02-24 | -100
      NF905 | 2023-02-26 | 15`,
    total: 1415.5,
  },
  "brought forward, then this month's items": {
    rows: `
      Eastmere: statement March 2023

      Date|Ref|Detail|Amount
      2023-03-01||Balance b/fwd|1540.5
      2023-03-09|NF911|Physio|99.5
      2023-03-20|CN12|Credit|-40
      ||Balance c/fwd|1600`,
    asks: /b\/f|brought|forward|number|total|differs/iu,
    lines: `
      - | 2023-03-01 | 1540.50
      NF911 | 2023-03-09 | 99.50
      CN12 | 2023-03-20 | -40`,
    total: 1600,
    tells: /brought|number/iu,
  },
  "credit notes in a second table to the right": {
    rows: `
      Eastmere at 31 March 2023
      Invoices||||Credit notes
      Number|Date|Amount||Number|Date|Amount
      NF901|2023-01-05|1200||CN12|2023-02-20|40
      NF902|2023-02-06|340.5||CN13|2023-03-01|10.5
      NF903|2023-02-07|60
      Total||1600.5||Total||50.5
      Net||1550`,
    asks: /table|column|credit|total|differs|not read/iu,
    lines: `
      NF901 | 2023-01-05 | 1200
      NF902 | 2023-02-06 | 340.50
      NF903 | 2023-02-07 | 60
      CN12 | 2023-02-20 | -40
      CN13 | 2023-03-01 | -10.50`,
    total: 1550,
  },
  "paid items marked in a column": {
    rows: `
      Invoice|Date|Amount|Paid?|Date paid
      NF901|2023-01-05|1200|N
      NF902|2023-02-06|340.5|Y|2023-03-14
      NF903|2023-03-01|60|N
      Outstanding||1260`,
    asks: /paid|total|differs/iu,
    lines: `
      NF901 | 2023-01-05 | 1200
      NF903 | 2023-03-01 | 60`,
    total: 1260,
    tells: /paid/iu,
  },
  "disputed items below the total, not part of it": {
    rows: `
      Invoice|Date|Outstanding
      NF901|2023-01-05|1200
      NF902|2023-02-06|340.5
      Total outstanding||1540.5

      Memo: in dispute and excluded from the above
      NF877|2022-08-11|212`,
    asks: /below|NF877|dispute|exclude|memo|total/iu,
    lines: `
      NF901 | 2023-01-05 | 1200
      NF902 | 2023-02-06 | 340.50`,
    total: 1540.5,
    mustTell: /below|NF877|dispute|exclude|memo|212/iu,
  },
  "negative is owed": {
    rows: `
      Debtors, Eastmere, from the general ledger

      Doc|Doc date|Balance
      NF901|2023-01-05|-1200
      NF902|2023-02-06|-340.5
      NF903|2023-03-01|-60
      CN12|2023-03-03|40
      Total||-1560.5`,
    asks: /negative|sign|credit|minus/iu,
  },
});
