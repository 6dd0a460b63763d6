import { casesOf } from "../sheet-case.ts";

/** Parts of a statement that are no lines, or that say what the lines are: summaries, trailers, titles, brackets in headings. */
export const partsAndTrailers = casesOf("Parts and trailers", {
  "a summary by age with a count of items on a sheet of its own": {
    rows: {
      Ages: `
        Overdue by|How many|GBP
        Up to 30|2|400.00
        31 to 60|2|-120.50
        61 to 90|0|0
        Over 90|1|75.25
        Total|5|354.75`,
      Items: `
        Invoice|Date|Outstanding
        NF901|2023-03-05|250
        NF902|2023-03-06|150
        NF903|2023-02-02|79.5
        CN04|2023-02-09|-200
        NF905|2022-11-14|75.25
        Total||354.75`,
    },
    lines: `
      NF901 | 2023-03-05 | 250
      NF902 | 2023-03-06 | 150
      NF903 | 2023-02-02 | 79.50
      CN04 | 2023-02-09 | -200
      NF905 | 2022-11-14 | 75.25`,
    total: 354.75,
  },
  "a trailer with a count and the sums below the last line": {
    format: "csv",
    rows: `
      Record|Invoice Number|Invoice Date|Invoice Total|Outstanding
      D|770011|2023-01-05|1200.00|1200.00
      D|770012|2023-01-16|60.00|20.00
      D|770013|2023-02-06|340.50|340.50
      T|Count 3||1600.50|1560.50`,
    tells: /taken-for-total/u,
    lines: `
      770011 | 2023-01-05 | 1200
      770012 | 2023-01-16 | 20
      770013 | 2023-02-06 | 340.50`,
    total: 1560.5,
  },
  "the net of two tables side by side below both": {
    rows: `
      Bills|||| Credits|||
      Bill no|Date|Amount due||Credit note|Date|Amount
      B101|2023-01-05|1200||CR7|2023-01-25|200
      B102|2023-01-16|60||CR8|2023-02-25|40.5
      B103|2023-02-06|340.5||||
      Total bills||1600.5||Total credits||240.5
      
      Balance due (bills less credits)||1360`,
    lines: `
      B101 | 2023-01-05 | 1200
      B102 | 2023-01-16 | 60
      B103 | 2023-02-06 | 340.50
      CR7 | 2023-01-25 | -200
      CR8 | 2023-02-25 | -40.50`,
    total: 1360,
  },
  "a wrong net of two tables side by side": {
    rows: `
      Bill no|Date|Amount due||Credit note|Date|Amount
      B101|2023-01-05|1200||CR7|2023-01-25|-200
      B102|2023-01-16|60||CR8|2023-02-25|-40.5
      Balance due (bills less credits)||1020`,
    mustTell: /total-differs/u,
    lines: `
      B101 | 2023-01-05 | 1200
      B102 | 2023-01-16 | 60
      CR7 | 2023-01-25 | -200
      CR8 | 2023-02-25 | -40.50`,
    total: 1019.5,
  },
  "descriptions over several rows, with rates": {
    rows: `
      Invoice|Date|Details|Unpaid
      NF901|2023-01-05|Podiatry clinics|1260
      ||28 clinics @ 45.00 each
      ||agreed with the ward manager
      NF902|2023-01-16|Courier|60
      ||4 runs at 15.00
      NF903|2023-02-06|Sterile packs|340.5
      Total|||1660.5`,
    lines: `
      NF901 | 2023-01-05 | 1260
      NF902 | 2023-01-16 | 60
      NF903 | 2023-02-06 | 340.50`,
    total: 1660.5,
  },
  "a deduction written below a description": {
    rows: `
      Invoice|Date|Details|Unpaid
      NF901|2023-01-05|Podiatry clinics|1260
      ||less retention 126.00
      NF902|2023-01-16|Courier|60`,
    mustTell: /126\.00/u,
    lines: `
      NF901 | 2023-01-05 | 1260
      NF902 | 2023-01-16 | 60`,
    total: 1320,
  },
  "a column whose name is explained in brackets": {
    rows: `
      docnum|xref1 (Bill Number)|xref2 (Customer PO)|docdate|valuehome
      880021|B-4001|PO771|2023-01-05|1200.25
      880024|B-4002|PO772|2023-01-16|60
      880027|B-4003||2023-02-06|340.5`,
    lines: `
      B-4001 | 2023-01-05 | 1200.25
      B-4002 | 2023-01-16 | 60
      B-4003 | 2023-02-06 | 340.50`,
    total: 1600.75,
  },
  "a list of paid items with other last heading and a total of its own": {
    rows: `
      1. Open invoices
      Invoice|Date|Gross|Balance
      NF901|2023-01-05|1200|1200
      NF902|2023-01-16|60|20
      Total||1260|1220

      2. Settled since January (for information)
      Invoice|Date|Gross|Paid on
      NF801|2022-11-05|700|2023-02-01
      NF802|2022-11-16|30|2023-02-08
      Total||730`,
    lines: `
      NF901 | 2023-01-05 | 1200
      NF902 | 2023-01-16 | 20`,
    total: 1220,
  },
  "amounts in the currency of each invoice beside their value in pounds": {
    rows: `
      Invoice|Date|Currency|Open amount|Sterling value
      NF901|2023-01-05|GBP|1200.00|1200.00
      NF902|2023-01-16|USD|60.00|48.20
      NF903|2023-02-06|GBP|340.50|340.50
      NF904|2023-02-16|NOK|900.00|71.10
      Total||||1659.80`,
    lines: `
      NF901 | 2023-01-05 | 1200
      NF902 | 2023-01-16 | 48.20
      NF903 | 2023-02-06 | 340.50
      NF904 | 2023-02-16 | 71.10`,
    total: 1659.8,
  },
  "a heading says that the month comes first, and one date shows it": {
    rows: `
      Invoice|Invoice Date (mm/dd/yy)|Open balance
      NF901|'03/01/2023|1200.00
      NF902|'03/02/2023|60.00
      NF903|'02/16/2023|340.50`,
    lines: `
      NF901 | 2023-03-01 | 1200
      NF902 | 2023-03-02 | 60
      NF903 | 2023-02-16 | 340.50`,
    total: 1600.5,
  },
  "ages that begin with the current month, without a column of the balance": {
    rows: `
      Document|Date|Current month|31-60 days|61-90 days|Older
      NF901|2023-03-05|1200.00|||
      NF902|2023-02-01||60.00||
      NF903|2023-01-06|||340.50|
      NF904|2022-09-06||||15.00
      Total||1200.00|60.00|340.50|15.00`,
    lines: `
      NF901 | 2023-03-05 | 1200
      NF902 | 2023-02-01 | 60
      NF903 | 2023-01-06 | 340.50
      NF904 | 2022-09-06 | 15`,
    total: 1615.5,
  },
  "words under Reference beside the numbers of documents": {
    rows: `
      Date|Document|Reference|Balance due
      2023-01-05|SI4001|Podiatry January|1200.25
      2023-01-16|SI4002|Courier runs|60
      2023-02-06|SI4003|Sterile packs|340.5`,
    lines: `
      SI4001 | 2023-01-05 | 1200.25
      SI4002 | 2023-01-16 | 60
      SI4003 | 2023-02-06 | 340.50`,
    total: 1600.75,
  },
  "two columns of currencies that differ": {
    rows: `
      Invoice|Date|Currency|Outstanding|Ccy
      NF901|2023-01-05|GBP|1200.00|GBP
      NF902|2023-01-16|GBP|60.00|NOK
      NF903|2023-02-06|GBP|340.50|GBP`,
    mustTell: /two-columns-fit.*row 3/u,
    lines: `
      NF901 | 2023-01-05 | 1200
      NF902 | 2023-01-16 | 60
      NF903 | 2023-02-06 | 340.50`,
    total: 1600.5,
  },
  "a unit at the end of the label of the grand total": {
    rows: `
      Invoice|Date|Outstanding
      NF901|2023-01-05|1200
      NF902|2023-01-16|60.5
      Grand total £000||1260.5`,
    asks: /thousands/u,
  },
});
