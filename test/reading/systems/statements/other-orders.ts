import { casesOf } from "../sheet-case.ts";

/** Statements in words and orders that no system shown in this folder has. */
export const otherOrders = casesOf("Other orders", {
  "statement by e-mailed table, headings twice, notes in between": {
    format: "html",
    rows: `
      Dear colleagues, please find below what is open on our side.
      Bill|Day|Sum
      LR-31|9 Dec 2022|£880.00
      we sent a copy of this on 3 March
      LR-32|9 Jan 2023|£900.50
      Bill|Day|Sum
      LR-35|9 Mar 2023|£44.00
      all in all||£1,824.50`,
    lines: `
      LR-31 | 2022-12-09 | 880
      LR-32 | 2023-01-09 | 900.50
      LR-35 | 2023-03-09 | 44`,
    total: 1824.5,
  },
  "a list of credits only, shown without a sign": {
    rows: `
      Credit notes available to Eastmere at 31 March 2023

      Credit note|Dated|Amount available
      LK-07|2023-01-31|120.25
      LK-09|2023-02-28|15`,
    asks: /credit|sign/iu,
    lines: `
      LK-07 | 2023-01-31 | -120.25
      LK-09 | 2023-02-28 | -15`,
    total: -135.25,
    tells: /credit|sign/iu,
  },
  "write-offs and provisions beside what is owed": {
    rows: `
      Invoice|Dated|Original|Provision|Written off|Net book value|Claimed
      LR-31|2022-12-09|880|-88|0|792|880
      LR-32|2023-01-09|900.5|0|-0.5|900|900
      Totals||1780.5|-88|-0.5|1692|1780`,
    lines: `
      LR-31 | 2022-12-09 | 880
      LR-32 | 2023-01-09 | 900`,
    total: 1780,
  },
  "everything in one column": {
    rows: `
      Open with Eastmere 31/3/23
      LR-31 9/12/22 £880.00
      LR-32 9/1/23 £900.50
      Total £1,780.50`,
    asks: /table|column|no statement|found/iu,
  },
  "quantities and prices beside amounts": {
    rows: `
      Invoice|Dated|Sessions|Rate|Amount|Outstanding
      LR-31|2022-12-09|11|80|880|880
      LR-32|2023-01-09|9|100|900|450
      Sum||20||1780|1330`,
    lines: `
      LR-31 | 2022-12-09 | 880
      LR-32 | 2023-01-09 | 450`,
    total: 1330,
  },
  "ages by quarters": {
    rows: `
      Invoice|Dated|Q4|Q3|Q2|Older|All
      LR-31|2022-12-09||880|||880
      LR-32|2023-01-09|900.5||||900.5
      LR-02|2021-05-01||||33|33
      Sum||900.5|880|0|33|1813.5`,
    lines: `
      LR-31 | 2022-12-09 | 880
      LR-32 | 2023-01-09 | 900.50
      LR-02 | 2021-05-01 | 33`,
    total: 1813.5,
  },
  "two balances, at two days": {
    rows: `
      Invoice|Dated|Left at 31 Dec 2022|Left at 31 Mar 2023
      LR-31|2022-12-09|880|0
      LR-20|2022-10-09|415|400
      LR-32|2023-01-09||900.5
      Sum||1295|1300.5`,
    lines: `
      LR-31 | 2022-12-09 | 0
      LR-20 | 2022-10-09 | 400
      LR-32 | 2023-01-09 | 900.50`,
    total: 1300.5,
  },
  "refunds and receipts by type letters R and P": {
    rows: `
      Ty|No|Dated|Sum
      I|LR-31|2022-12-09|880
      I|LR-32|2023-01-09|900.5
      C|LK-07|2023-01-31|120.25
      P|RC-551|2023-02-14|500
      ||Due|1160.25`,
    asks: /sign|type|total|differs|credit/iu,
    lines: `
      LR-31 | 2022-12-09 | 880
      LR-32 | 2023-01-09 | 900.50
      LK-07 | 2023-01-31 | -120.25
      RC-551 | 2023-02-14 | -500`,
    total: 1160.25,
  },
  "amounts in kilo pounds by a custom format's K": {
    rows: `
      Invoice|Dated|Outstanding (£K)
      LR-31|2022-12-09|8.8
      LR-32|2023-01-09|9.005`,
    asks: /thousand|£K|£000/iu,
  },
  "no headings at all": {
    rows: `
      LR-31|2022-12-09|Recharge|880
      LR-32|2023-01-09|Recharge|900.5
      LK-07|2023-01-31|Credit|-120.25`,
    lines: `
      LR-31 | 2022-12-09 | 880
      LR-32 | 2023-01-09 | 900.50
      LK-07 | 2023-01-31 | -120.25`,
    total: 1660.25,
    tells: /heading|values/iu,
    asks: /heading|table|found/iu,
  },
  "nothing owed, said at the foot": {
    rows: `
      Larkmoor District Council to Eastmere University Hospitals NHS FT (ZA1), 31 March 2023

      Invoice|Dated|Left to pay

      There are no amounts outstanding from your organisation.`,
    nil: true,
  },
  "amounts agreed already, in a second section": {
    rows: `
      Open items
      Invoice|Dated|Left to pay
      LR-31|2022-12-09|880
      LR-32|2023-01-09|900.5

      Settled since
      LR-19|2022-09-09|70
      LR-20|2022-10-09|415`,
    asks: /settled|paid|LR-19|section/iu,
    lines: `
      LR-31 | 2022-12-09 | 880
      LR-32 | 2023-01-09 | 900.50`,
    total: 1780.5,
    mustTell: /settled|paid|LR-19|section/iu,
  },
  "the reference in two columns, prefix and number": {
    rows: `
      Series|No.|Dated|Left to pay
      LR|31|2022-12-09|880
      LR|32|2023-01-09|900.5
      LK|7|2023-01-31|-120.25
      Sum|||1660.25`,
    lines: `
      31=LR31=LR 31=LR-31 | 2022-12-09 | 880
      32=LR32=LR 32=LR-32 | 2023-01-09 | 900.50
      7=LK7=LK 7=LK-7 | 2023-01-31 | -120.25`,
    total: 1660.25,
  },
});
