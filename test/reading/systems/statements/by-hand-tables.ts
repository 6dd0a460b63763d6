import { casesOf } from "../sheet-case.ts";

/** Sheets that an officer types: odd tables, numbers, totals and sheets. */
export const tablesByHand = casesOf("By hand", {
  "a number merged over two rows": {
    rows: `
      Invoice|Date|Description|Outstanding
      NF901|2023-01-05|Podiatry|700
      ^|^|Physio|500
      NF902|2023-02-06|Podiatry|340.5
      Total|||1540.5`,
    asks: /merged|number/iu,
    lines: `
      NF901 | 2023-01-05 | 700
      NF901 | 2023-01-05 | 500
      NF902 | 2023-02-06 | 340.50`,
    total: 1540.5,
  },
  "sub-totals by month without a label": {
    rows: `
      Invoice|Date|Outstanding
      NF901|2023-01-05|1200
      NF902|2023-01-16|60
      ||1260
      NF903|2023-02-06|340.5
      CN12|2023-02-20|-40
      ||300.5
      ||1560.5`,
    lines: `
      NF901 | 2023-01-05 | 1200
      NF902 | 2023-01-16 | 60
      NF903 | 2023-02-06 | 340.50
      CN12 | 2023-02-20 | -40`,
    total: 1560.5,
  },
  "sub-totals by month, labelled with the month in the number's column": {
    rows: `
      Invoice|Date|Outstanding
      NF901|2023-01-05|1200
      NF902|2023-01-16|60
      January 2023||1260
      NF903|2023-02-06|340.5
      February 2023||340.5
      Grand total||1600.5`,
    lines: `
      NF901 | 2023-01-05 | 1200
      NF902 | 2023-01-16 | 60
      NF903 | 2023-02-06 | 340.50`,
    total: 1600.5,
  },
  "cross-cast months with a total on the right and below": {
    rows: `
      Invoice|Jan|Feb|Mar|Total
      NF901|1200|||1200
      NF902||340.5||340.5
      NF903|10|20|30|60
      Total|1210|360.5|30|1600.5`,
    lines: `
      NF901 | - | 1200
      NF902 | - | 340.50
      NF903 | - | 60`,
    total: 1600.5,
    tells: /date/iu,
  },
  "net, VAT and gross, then what was paid, without a balance": {
    rows: `
      Invoice|Date|Net|VAT|Gross|Paid
      NF901|2023-01-05|1000|200|1200|500
      NF902|2023-02-06|283.75|56.75|340.5
      Total||1283.75|256.75|1540.5|500
      Balance outstanding||||1040.5`,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50`,
    total: 1040.5,
  },
  "last month's sheet still in the workbook": {
    rows: {
      "Feb 23": `
        Balances at 28 February 2023
        Invoice|Date|Outstanding
        NF901|2023-01-05|1200
        NF899|2022-12-20|85`,
      "Mar 23": `
        Balances at 31 March 2023
        Invoice|Date|Outstanding
        NF901|2023-01-05|1200
        NF902|2023-02-06|340.5`,
    },
    asks: /Feb|NF901|two sheets|earlier|repeat/iu,
    lines: `
      NF901 | 2023-01-05 | 1200
      NF902 | 2023-02-06 | 340.50`,
    total: 1540.5,
    tells: /earlier|Feb/iu,
  },
  "nil in words": {
    rows: `
      Northfold Community Health NHS Trust (ZB2)
      Statement to Eastmere University Hospitals NHS FT (ZA1) as at 31 March 2023

      Invoice|Date|Outstanding
      NIL RETURN: no balances outstanding`,
    nil: true,
    lines: "",
  },
  "nil in words, although a figure stands below": {
    rows: `
      Statement to Eastmere University Hospitals NHS FT (ZA1) as at 31 March 2023

      Invoice|Date|Outstanding
      Nil balance brought forward
      NF902 of 6 February|see copy|£340.50 due`,
    asks: /340|row 5|read|column/iu,
    lines: `
      NF902=NF902 of 6 February | - | 340.50`,
    total: 340.5,
    tells: /date/iu,
  },
  "a false total, which omits a line added later": {
    rows: `
      Invoice|Date|Outstanding
      NF901|2023-01-05|1200
      NF902|2023-02-06|340.5
      NF903|2023-03-29|75
      Total outstanding||1540.5`,
    lines: `
      NF901 | 2023-01-05 | 1200
      NF902 | 2023-02-06 | 340.50
      NF903 | 2023-03-29 | 75`,
    total: 1615.5,
    mustTell: /total/iu,
  },
  "amounts with words in the cell": {
    rows: `
      Invoice|Date|Amount outstanding
      NF901|2023-01-05|£1,200.00
      NF902|2023-02-06|£340.50 (part paid, was £400.00)
      NF903|2023-02-20|40 credit`,
    asks: /NF902|340|part paid|row 3|read/iu,
    lines: `
      NF901 | 2023-01-05 | 1200
      NF902 | 2023-02-06 | 340.50
      NF903 | 2023-02-20 | -40`,
    total: 1500.5,
  },
  "two sections with other columns": {
    rows: `
      Eastmere at 31 March 2023

      Over 30 days
      Inv|Inv date|PO|Value|O/S
      NF901|2023-01-05|PO4977|1200|700
      NF902|2023-02-06|PO5011|340.5|340.5

      Under 30 days
      Inv|Inv date|Value|Paid|O/S
      NF910|2023-03-09|99.5|0|99.5
      NF911|2023-03-10|150|50|100
      Total||||1240`,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50
      NF910 | 2023-03-09 | 99.50
      NF911 | 2023-03-10 | 100`,
    total: 1240,
  },
  "running balance without a heading": {
    rows: `
      Invoice|Date|Amount|
      NF901|2023-01-05|1200|1200
      NF902|2023-02-06|340.5|1540.5
      CN12|2023-02-20|-40|1500.5
      NF903|2023-03-01|60|1560.5`,
    lines: `
      NF901 | 2023-01-05 | 1200
      NF902 | 2023-02-06 | 340.50
      CN12 | 2023-02-20 | -40
      NF903 | 2023-03-01 | 60`,
    total: 1560.5,
  },
  "page breaks with a page total carried over": {
    rows: `
      Statement page 1 of 2
      Invoice|Date|Outstanding
      NF901|2023-01-05|1200
      NF902|2023-02-06|340.5
      Carried forward||1540.5
      Statement page 2 of 2
      Invoice|Date|Outstanding
      Brought forward||1540.5
      NF903|2023-03-01|60
      Total due||1600.5`,
    lines: `
      NF901 | 2023-01-05 | 1200
      NF902 | 2023-02-06 | 340.50
      NF903 | 2023-03-01 | 60`,
    total: 1600.5,
    asks: /forward|total|differs|1,?540/iu,
  },
  "rounded amounts that hold fractions of a penny": {
    rows: `
      Invoice|Date|Net|VAT 20%|Outstanding inc VAT
      NF901|2023-01-05|350.01~2dp|70.002~2dp|420.012~2dp
      NF902|2023-02-06|283.75~2dp|56.75~2dp|340.5~2dp
      Total||||760.51~2dp`,
    asks: /penny|pence|round/iu,
    lines: `
      NF901 | 2023-01-05 | 420.01
      NF902 | 2023-02-06 | 340.50`,
    total: 760.51,
    tells: /round/iu,
  },
});
