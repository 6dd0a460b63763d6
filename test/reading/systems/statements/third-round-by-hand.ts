import { casesOf } from "../sheet-case.ts";

/** Statements of further hands, written in a third round before the reader had seen them. */
export const thirdRoundByHandStatements = casesOf("By hand, round 3", {
  "a letter with a greeting, a list and a signature": {
    rows: `
      Dear colleagues,
      Please find below the invoices that you have not paid yet at 31 March 2023.

      Inv. No.|Inv. date|What for|Still to pay
      W/2201|2023-01-05|Ultrasound|1215
      W/2230|2023-02-06|Ultrasound|340.5
      W/2244|2023-03-22|Ultrasound|61.11
      Altogether|||1616.61

      Please pay within 14 days, or ring 01632 960417.
      Kind regards
      J. Example, Income Team`,
    lines: `
      W/2201 | 2023-01-05 | 1215
      W/2230 | 2023-02-06 | 340.50
      W/2244 | 2023-03-22 | 61.11`,
    total: 1616.61,
  },
  "the number under SI No. and the unpaid amount under O/S": {
    rows: `
      SI No.|SI Date|PO No.|Gross|Rec'd|O/S
      9033|2023-01-05|PO771|1215|200|1015
      9034|2023-02-06|PO790|340.5|0|340.5
      9035|2023-03-22|PO800|61.11|0|61.11
      |||1616.61|200|1416.61`,
    lines: `
      9033 | 2023-01-05 | 1015
      9034 | 2023-02-06 | 340.50
      9035 | 2023-03-22 | 61.11`,
    total: 1416.61,
  },
  "newest first, with the balance above the lines": {
    rows: `
      Balance outstanding at 31/03/2023: £1,616.61
      Invoice number|Date of invoice|Amount outstanding (£)
      SR-310|22/03/2023|61.11
      SR-288|06/02/2023|340.50
      SR-261|05/01/2023|1,215.00`,
    lines: `
      SR-310 | 2023-03-22 | 61.11
      SR-288 | 2023-02-06 | 340.50
      SR-261 | 2023-01-05 | 1215`,
    total: 1616.61,
  },
  "a balance above the lines which they do not reach": {
    rows: `
      Balance outstanding at 31/03/2023: £1,661.61
      Invoice number|Date of invoice|Amount outstanding (£)
      SR-310|22/03/2023|61.11
      SR-288|06/02/2023|340.50
      SR-261|05/01/2023|1,215.00`,
    lines: `
      SR-310 | 2023-03-22 | 61.11
      SR-288 | 2023-02-06 | 340.50
      SR-261 | 2023-01-05 | 1215`,
    mustTell: /1,?661\.61/u,
  },
  "three services, each with its own headings and total, and a grand total": {
    rows: `
      Physiotherapy
      Invoice|Date|Owing
      PT11|2023-01-05|215
      PT12|2023-02-06|340.5
      Total Physiotherapy||555.5

      Dietetics
      Invoice|Date|Owing
      DT21|2023-01-09|80
      Total Dietetics||80

      Orthotics
      Invoice|Date|Owing
      OR31|2023-03-22|61.11
      OR32|2023-03-23|-11.11
      Total Orthotics||50

      All services||685.5`,
    lines: `
      PT11 | 2023-01-05 | 215
      PT12 | 2023-02-06 | 340.50
      DT21 | 2023-01-09 | 80
      OR31 | 2023-03-22 | 61.11
      OR32 | 2023-03-23 | -11.11`,
    total: 685.5,
  },
  "the year and the invoice number joined by a stroke, dates in words": {
    rows: `
      Our invoice|Raised on|Value|Balance remaining
      22-23/0417|5th January 2023|£1,215.00|£1,215.00
      22-23/0433|6th February 2023|£340.50|£340.50
      22-23/0451|22nd March 2023|£61.11|£61.11`,
    lines: `
      22-23/0417 | 2023-01-05 | 1215
      22-23/0433 | 2023-02-06 | 340.50
      22-23/0451 | 2023-03-22 | 61.11`,
    total: 1616.61,
  },
  "amounts with k behind them": {
    rows: `
      Invoice|Date|Outstanding
      Q101|2023-01-05|12.5k
      Q102|2023-02-06|3.4k`,
    asks: /k|thousand|amount/iu,
  },
  "euros by the sign behind the amounts": {
    format: "csv",
    rows: `
      Invoice|Date|Outstanding
      Q111|05/01/2023|1215.00 €
      Q112|06/02/2023|340.50 €
      Total||1555.50 €`,
    asks: /€|euro|EUR|currency/iu,
  },
  "a part in pounds and a part in dollars, each with its heading": {
    rows: `
      Invoice|Date|GBP|USD
      Q121|2023-01-05|1215|
      Q122|2023-02-06||340.5
      Q123|2023-03-22|61.11|
      Total||1276.11|340.5`,
    asks: /USD|dollar|currency/iu,
    lines: `
      Q121 | 2023-01-05 | 1215
      Q123 | 2023-03-22 | 61.11`,
    total: 1276.11,
    tells: /USD/u,
  },
  "receipts unallocated below the invoices, with a net balance": {
    rows: `
      Invoice|Invoice date|Unpaid amount
      T301|2023-01-05|1215
      T302|2023-02-06|340.5
      Total invoices||1555.5

      Unallocated receipts
      Receipt|Receipt date|Amount
      RC77|2023-03-02|-200
      Net balance||1355.5`,
    lines: `
      T301 | 2023-01-05 | 1215
      T302 | 2023-02-06 | 340.50
      RC77 | 2023-03-02 | -200`,
    total: 1355.5,
  },
  "unallocated cash without a sign, taken off in the net balance": {
    rows: `
      Invoice|Invoice date|Unpaid amount
      T311|2023-01-05|1215
      T312|2023-02-06|340.5
      Total||1555.5
      Less unallocated cash||200
      Net||1355.5`,
    lines: `
      T311 | 2023-01-05 | 1215
      T312 | 2023-02-06 | 340.50
      * | - | -200`,
    total: 1355.5,
    asks: /200/u,
  },
  "credits in red brackets typed as text": {
    rows: `
      Ref|Tax point|Amount due £
      K501|05/01/2023|1,215.00
      K502|06/02/2023|340.50
      K503|20/02/2023|( 45.25 )
      Due||1,510.25`,
    lines: `
      K501 | 2023-01-05 | 1215
      K502 | 2023-02-06 | 340.50
      K503 | 2023-02-20 | -45.25`,
    total: 1510.25,
  },
  "columns for what was invoiced, credited and received": {
    rows: `
      Invoice|Date|Invoiced|Credited|Received|Remaining
      K511|2023-01-05|1215|15|200|1000
      K512|2023-02-06|340.5|0|0|340.5
      |Totals|1555.5|15|200|1340.5`,
    lines: `
      K511 | 2023-01-05 | 1000
      K512 | 2023-02-06 | 340.50`,
    total: 1340.5,
  },
  "columns for what was invoiced, credited and received, without what remains": {
    rows: `
      Invoice|Date|Invoiced|Credited|Received
      K521|2023-01-05|1215|15|200
      K522|2023-02-06|340.5|0|0`,
    lines: `
      K521 | 2023-01-05 | 1000
      K522 | 2023-02-06 | 340.50`,
    asks: /credited|received|column/iu,
  },
  "a list of unpaid invoices and one of those paid in the month": {
    rows: `
      UNPAID
      Invoice|Date|Amount
      L601|2023-01-05|1215
      L602|2023-02-06|340.5
      Total unpaid||1555.5

      PAID IN MARCH - thank you
      Invoice|Date|Amount
      L590|2022-12-05|77
      L591|2022-12-06|88
      Total paid||165`,
    lines: `
      L601 | 2023-01-05 | 1215
      L602 | 2023-02-06 | 340.50`,
    total: 1555.5,
    tells: /paid/iu,
  },
  "the invoice number under the word Document and dates without a year": {
    rows: `
      Statement as at 31 March 2023
      Document|Day|Open
      M701|5 Jan|1215.00
      M702|6 Feb|340.50
      Sum of open items||1555.50`,
    lines: `
      M701 | - | 1215
      M702 | - | 340.50`,
    total: 1555.5,
    tells: /date|year/iu,
  },
  "nothing owed, with a row of noughts": {
    rows: `
      Statement of account, 31 March 2023
      There are no outstanding invoices on your account.

      Invoice|Date|Outstanding
      Total||0`,
    nil: true,
  },
  "account clear, but an unallocated receipt is held": {
    rows: `
      Statement of account, 31 March 2023
      No invoices are outstanding.
      We hold an unallocated receipt of £512.40 on your account.`,
    asks: /512\.40/u,
  },
  "a query column, a promise date and a comment": {
    rows: `
      Invoice no|Inv date|Balance|In query?|Promise to pay|Comments
      N801|2023-01-05|1215|Y|2023-04-14|Waiting for PO
      N802|2023-02-06|340.5|N||
      N803|2023-03-22|61.11|N||Copy sent 24/03`,
    lines: `
      N801 | 2023-01-05 | 1215
      N802 | 2023-02-06 | 340.50
      N803 | 2023-03-22 | 61.11`,
    total: 1616.61,
    tells: /query/iu,
  },
  "amounts by financial year in columns, with a total": {
    rows: `
      Invoice|Date|2021/22|2022/23|Total
      P901|2022-02-05|512.5||512.5
      P902|2022-06-06||340.5|340.5
      P903|2023-03-22||61.11|61.11
      Total||512.5|401.61|914.11`,
    lines: `
      P901 | 2022-02-05 | 512.50
      P902 | 2022-06-06 | 340.50
      P903 | 2023-03-22 | 61.11`,
    total: 914.11,
  },
});
