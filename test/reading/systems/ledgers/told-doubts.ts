import { casesOf } from "../sheet-case.ts";

/** Ledgers in which something that we don't understand, or that contradicts something else, may change what is owed. */
export const doubtfulLedgers = casesOf("Doubts", {
  "a title with the word paid over invoices that are not": {
    rows: `
      Bills not paid yet, end of March 2023
      Supplier|Invoice|Invoice date|Outstanding
      Northfold Community Health NHS Trust|NF811|2023-01-05|700
      Northfold Community Health NHS Trust|CN812|2023-02-06|-40
      NHS Westhaven Integrated Care Board|WH813|2023-03-01|90`,
    lines: `
      NF811 | 2023-01-05 | 700
      CN812 | 2023-02-06 | -40
      WH813 | 2023-03-01 | 90`,
    total: 750,
  },
  "rows that repeat an invoice, without a heading for its parts": {
    rows: `
      Supplier|Invoice number|Invoice date|Outstanding|Cost centre
      Northfold Community Health NHS Trust|NF821|2023-01-05|1200|E100
      Northfold Community Health NHS Trust|NF821|2023-01-05|1200|E200
      NHS Westhaven Integrated Care Board|WH822|2023-03-01|90|E100`,
    asks: /repeat/u,
  },
  "a running total that falls by an amount without a minus": {
    format: "csv",
    rows: `
      Supplier|Invoice|Invoice date|Amount|Running total
      Northfold Community Health NHS Trust|NF831|05/01/2023|700.00|700.00
      Northfold Community Health NHS Trust|NF832|06/02/2023|340.50|1040.50
      Northfold Community Health NHS Trust|NF833|20/02/2023|40.00|1000.50`,
    asks: /running/iu,
  },
  "an amount under two ages": {
    rows: `
      Supplier|Invoice|Invoice date|Current|31-60 Days|Over 60 Days
      Northfold Community Health NHS Trust|NF841|2022-12-05|||700
      Northfold Community Health NHS Trust|NF842|2022-12-06|||340.5
      Northfold Community Health NHS Trust|NF843|2023-01-14|8739.56||87
      Northfold Community Health NHS Trust|NF844|2023-03-10|20||
      NHS Westhaven Integrated Care Board|WH845|2023-02-10||90|`,
    lines: `
      NF841 | 2022-12-05 | 700
      NF842 | 2022-12-06 | 340.50
      NF843 | 2023-01-14 | 8826.56
      NF844 | 2023-03-10 | 20
      WH845 | 2023-02-10 | 90`,
    total: 9977.06,
    mustTell: /ages/u,
  },
  "words with an amount below suppliers in rows": {
    rows: `
      Name|Number|Date|Owed
      Northfold Community Health NHS Trust
      |NF851|2023-01-05|700
      |||700
      NHS Westhaven Integrated Care Board
      |WH852|2023-03-01|90
      |||90
      Also due|£8674.60`,
    asks: /8674\.60/u,
  },
  "no heading that says which column has the numbers": {
    rows: `
      Supplier|Belegnr|Invoice date|Outstanding
      Northfold Community Health NHS Trust|NF861|2023-01-05|700
      Northfold Community Health NHS Trust|NF861|2023-01-06|40
      NHS Westhaven Integrated Care Board|WH862|2023-03-01|90`,
    asks: /number/iu,
  },
  "a credit note that only its number format shows": {
    rows: `
      Supplier|Invoice|Invoice date|Outstanding
      Northfold Community Health NHS Trust|NF871|2023-01-05|700
      Northfold Community Health NHS Trust|CN872|2023-02-06|40~crunsigned
      NHS Westhaven Integrated Care Board|WH873|2023-03-01|90~bracketed
      NHS Westhaven Integrated Care Board|WH874|2023-03-02|80`,
    lines: `
      NF871 | 2023-01-05 | 700
      CN872 | 2023-02-06 | -40
      WH873 | 2023-03-01 | -90
      WH874 | 2023-03-02 | 80`,
    total: 650,
    tells: /negative/u,
  },
  "a second list with its amounts under a word that we don't know": {
    rows: `
      Supplier|Invoice|Invoice date|Outstanding
      Northfold Community Health NHS Trust|NF881|2023-01-05|700

      Supplier|Invoice|Invoice date|Zahlbar
      NHS Westhaven Integrated Care Board|WH882|2023-03-01|90`,
    asks: /Zahlbar|not read/u,
  },
  "numbers under two headings that differ in a digit": {
    rows: `
      Creditor|Doc Ref 1|Doc Ref 2|Invoice date|Outstanding
      Northfold Community Health NHS Trust|NF891|AP88101|2023-01-05|700
      Northfold Community Health NHS Trust|NF892|AP88122|2023-02-06|340.5`,
    asks: /Doc Ref/u,
  },
  "a total of what was paid, beside what is due": {
    rows: `
      Supplier|Bill number|Bill date|Bill amount|Total paid|Total due
      Northfold Community Health NHS Trust|NF893|2023-01-05|1200|500|700
      NHS Westhaven Integrated Care Board|WH894|2023-03-01|90|0|90`,
    lines: `
      NF893 | 2023-01-05 | 700
      WH894 | 2023-03-01 | 90`,
    total: 790,
  },
  "a running balance behind columns by age": {
    rows: `
      Supplier|Invoice|Invoice date|Current|31-60 Days|Over 60 Days|Balance
      NHS Westhaven Integrated Care Board|WH901|2022-07-05|||251|251
      NHS Westhaven Integrated Care Board|WH902|2022-07-30|||64777.54|65028.54
      Northfold Community Health NHS Trust|NF903|2022-11-14|||8597|73625.54
      NHS Westhaven Integrated Care Board|WH904|2023-03-03|49.5|||73675.04`,
    lines: `
      WH901 | 2022-07-05 | 251
      WH902 | 2022-07-30 | 64777.54
      NF903 | 2022-11-14 | 8597
      WH904 | 2023-03-03 | 49.50`,
    total: 73675.04,
  },
  "a total of the invoice totals that is false, beside one of what is unpaid": {
    rows: `
      Supplier|Invoice|Invoice date|Invoice amount|Outstanding
      Northfold Community Health NHS Trust|NF911|2023-01-05|1200|700
      NHS Westhaven Integrated Care Board|WH912|2023-03-01|90|90
      Total|||1390|790`,
    lines: `
      NF911 | 2023-01-05 | 700
      WH912 | 2023-03-01 | 90`,
    total: 790,
    mustTell: /1,390/u,
  },
  "credits under ages that only their number formats show": {
    rows: `
      Supplier|Invoice|Invoice date|Current|31-60 Days|Over 60 Days
      Northfold Community Health NHS Trust|NF921|2022-12-05|||700
      Northfold Community Health NHS Trust|NF922|2023-02-06||40.25~crunsigned|
      NHS Westhaven Integrated Care Board|WH923|2023-03-01|90||`,
    lines: `
      NF921 | 2022-12-05 | 700
      NF922 | 2023-02-06 | -40.25
      WH923 | 2023-03-01 | 90`,
    total: 749.75,
    tells: /negative|credit/u,
  },
  "an amount among order numbers": {
    rows: `
      Supplier|Invoice|Invoice date|PO number|Outstanding
      Northfold Community Health NHS Trust|NF931|2022-12-05|PO771|700
      NHS Westhaven Integrated Care Board|WH932|2023-03-01|8472.62|90`,
    lines: `
      NF931 | 2022-12-05 | 700
      WH932 | 2023-03-01 | 90`,
    total: 790,
    mustTell: /8472\.62/u,
  },
  "whole amounts that are unpaid, under words that we don't know": {
    rows: `
      Supplier|Bill no|Bill date|Bill value|Left after pay
      Northfold Community Health NHS Trust|NF941|2023-01-05|1215|715
      NHS Westhaven Integrated Care Board|WH942|2023-03-01|90|90`,
    asks: /Left after pay/u,
  },
  "amounts under words that we don't know, beside a supplier, a number and a date": {
    rows: `
      Supplier|Invoice number|Invoice date|Noch offen
      Northfold Community Health NHS Trust|NF951|2023-01-05|715.5
      NHS Westhaven Integrated Care Board|WH952|2023-03-01|90`,
    lines: `
      NF951 | 2023-01-05 | 715.50
      WH952 | 2023-03-01 | 90`,
    total: 805.5,
  },
  "a false sum of the invoice totals in a row without a label": {
    rows: `
      Supplier|Invoice|Invoice date|Invoice amount|Outstanding
      Northfold Community Health NHS Trust|NF961|2023-01-05|1200|700
      NHS Westhaven Integrated Care Board|WH962|2023-03-01|90|90
      |||1390|790`,
    lines: `
      NF961 | 2023-01-05 | 700
      WH962 | 2023-03-01 | 90`,
    total: 790,
    mustTell: /1,390/u,
  },
  "a whole figure beside one line, under no heading": {
    rows: `
      Supplier|Invoice|Invoice date|Outstanding
      Northfold Community Health NHS Trust|NF971|2023-01-05|700
      NHS Westhaven Integrated Care Board|WH972|2023-03-01|90.5|8372`,
    lines: `
      NF971 | 2023-01-05 | 700
      WH972 | 2023-03-01 | 90.50`,
    total: 790.5,
    mustTell: /8372/u,
  },
});
