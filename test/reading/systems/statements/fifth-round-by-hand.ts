import { casesOf } from "../sheet-case.ts";

/** Statements by hand, written in a fifth round about what may lead to a wrong agreement. */
export const fifthRoundByHandStatements = [
  ...casesOf("By hand, round 5", {
    "an original and a revised amount": {
      rows: `
        Invoice|Date|Original amount|Revised amount
        NF5001|2023-01-05|1215|1015
        NF5002|2023-02-06|340.5|340.5
        NF5003|2023-03-01|90|75`,
      lines: `
        NF5001 | 2023-01-05 | 1015
        NF5002 | 2023-02-06 | 340.50
        NF5003 | 2023-03-01 | 75`,
      asks: /Revised|Original/u,
      tells: /Revised|Original/u,
    },
    "amounts, what was paid and when, the rest only as a total": {
      rows: `
        Invoice no|Invoice date|Amount|Amount paid|Date paid
        NF5011|2023-01-05|1215|500|2023-02-14
        NF5012|2023-02-06|340.5||
        NF5013|2023-03-01|90|90|2023-03-20
        ||1645.5|590|
        Outstanding||1055.5||`,
      lines: `
        NF5011 | 2023-01-05 | 715
        NF5012 | 2023-02-06 | 340.50
        NF5013 | 2023-03-01 | 0`,
      total: 1055.5,
    },
    "part paid by a word, without the part": {
      rows: `
        Invoice no|Invoice date|Amount|Paid?
        NF5021|2023-01-05|1215|Part
        NF5022|2023-02-06|340.5|No
        NF5023|2023-03-01|90|No`,
      asks: /paid|part/iu,
      tells: /paid|part/iu,
    },
    "a breakdown under each invoice without numbers": {
      rows: `
        Invoice|Date|Description|£
        NF5031|2023-01-05|Training|1215
        ||of which: January|600
        ||of which: February|615
        NF5032|2023-02-06|Porters|340.5
        ||of which: nights|140.5
        ||of which: days|200
        Total|||1555.5`,
      lines: `
        NF5031 | 2023-01-05 | 1215
        NF5032 | 2023-02-06 | 340.50`,
      total: 1555.5,
    },
    "parts of invoices, each with the invoice total beside it": {
      rows: `
        Invoice no|Invoice date|Line|Line amount|Invoice total
        NF5041|2023-01-05|1|600|1215
        NF5041|2023-01-05|2|615|1215
        NF5042|2023-02-06|1|340.5|340.5
        NF5043|2023-03-01|1|50|90
        NF5043|2023-03-01|2|40|90
        Total|||1645.5|`,
      lines: `
        NF5041 | 2023-01-05 | 600
        NF5041 | 2023-01-05 | 615
        NF5042 | 2023-02-06 | 340.50
        NF5043 | 2023-03-01 | 50
        NF5043 | 2023-03-01 | 40`,
      total: 1645.5,
      tells: /part|total/iu,
    },
    "thousands with three decimals": {
      rows: `
        Invoice no|Invoice date|Outstanding £k
        NF5051|2023-01-05|1.215
        NF5052|2023-02-06|0.341
        NF5053|2023-03-01|12.09
        Total||13.646`,
      asks: /thousand/iu,
    },
    "credit notes without a sign, taken off in the total": {
      rows: `
        Document|Date|Kind|Amount (£)
        NF5061|2023-01-05|Invoice|1215
        NF5062|2023-02-06|Invoice|340.5
        NF5063|2023-02-20|Credit note|45.25
        NF5064|2023-03-02|Credit note|100
        Total due|||1410.25`,
      lines: `
        NF5061 | 2023-01-05 | 1215
        NF5062 | 2023-02-06 | 340.50
        NF5063 | 2023-02-20 | -45.25
        NF5064 | 2023-03-02 | -100`,
      total: 1410.25,
    },
    "credit notes without a sign, added in the total": {
      rows: `
        Document|Date|Kind|Amount (£)
        NF5071|2023-01-05|Invoice|1215
        NF5072|2023-02-06|Invoice|340.5
        NF5073|2023-02-20|Credit note|45.25
        Total due|||1600.75`,
      asks: /credit|total/iu,
      tells: /credit|total/iu,
    },
    "euro said in a footnote": {
      rows: `
        Invoice no|Invoice date|Amount outstanding
        NF5081|2023-01-05|1215
        NF5082|2023-02-06|340.5
        Total||1555.5
        Note: all values are shown in euro.`,
      asks: /euro?/iu,
    },
    "sterling amounts with the euros they came to in brackets": {
      rows: `
        Invoice no|Invoice date|Amount outstanding
        NF5091|2023-01-05|1215 (€1,400)
        NF5092|2023-02-06|340.5
        Total||1555.5`,
      asks: /./u,
    },
    "a column for each year": {
      rows: `
        Invoice|Date|2021/22|2022/23
        NF5101|2022-01-05|1215|
        NF5102|2022-02-06|340.5|
        NF5103|2023-03-01||90
        Total||1555.5|90`,
      lines: `
        NF5101 | 2022-01-05 | 1215
        NF5102 | 2022-02-06 | 340.50
        NF5103 | 2023-03-01 | 90`,
      total: 1645.5,
      tells: /2021|2022/u,
    },
    "a column for each month of a rental, each invoice over several": {
      rows: `
        Invoice no|Invoice date|Jan-23|Feb-23|Mar-23|Total
        NF5111|2023-03-05|100|100|100|300
        NF5112|2023-03-06||50|50|100
        Total||100|150|150|400`,
      lines: `
        NF5111 | 2023-03-05 | 300
        NF5112 | 2023-03-06 | 100`,
      total: 400,
    },
    "gross less retention is due": {
      rows: `
        Invoice no|Invoice date|Gross|Less retention|Due now
        NF5121|2023-01-05|1000|50|950
        NF5122|2023-02-06|400|20|380
        Total||1400|70|1330`,
      lines: `
        NF5121 | 2023-01-05 | 950
        NF5122 | 2023-02-06 | 380`,
      total: 1330,
      tells: /retention/iu,
    },
    "net and VAT without a gross column, the total is of both": {
      rows: `
        Invoice no|Invoice date|Net|VAT
        NF5131|2023-01-05|1012.5|202.5
        NF5132|2023-02-06|283.75|56.75
        ||1296.25|259.25
        Total including VAT|||1555.5`,
      lines: `
        NF5131 | 2023-01-05 | 1215
        NF5132 | 2023-02-06 | 340.50`,
      total: 1555.5,
    },
    "amount due and amount overdue": {
      rows: `
        Invoice number|Invoice date|Amount due|Amount overdue
        NF5141|2023-01-05|1215|1215
        NF5142|2023-02-06|340.5|340.5
        NF5143|2023-03-22|61.11|0
        Total||1616.61|1555.5`,
      lines: `
        NF5141 | 2023-01-05 | 1215
        NF5142 | 2023-02-06 | 340.50
        NF5143 | 2023-03-22 | 61.11`,
      total: 1616.61,
      tells: /overdue/iu,
    },
    "amounts before and with VAT": {
      rows: `
        Inv No|Inv Date|Amount exc VAT|Amount inc VAT
        NF5151|2023-01-05|1012.5|1215
        NF5152|2023-02-06|340.5|340.5
        NF5153|2023-03-01|75|90`,
      lines: `
        NF5151 | 2023-01-05 | 1215
        NF5152 | 2023-02-06 | 340.50
        NF5153 | 2023-03-01 | 90`,
      total: 1645.5,
    },
    "a disputed part in a column of its own": {
      rows: `
        Invoice no|Invoice date|Outstanding|Of which disputed
        NF5161|2023-01-05|1215|200
        NF5162|2023-02-06|340.5|
        NF5163|2023-03-01|90|90
        Total||1645.5|290`,
      lines: `
        NF5161 | 2023-01-05 | 1215
        NF5162 | 2023-02-06 | 340.50
        NF5163 | 2023-03-01 | 90`,
      total: 1645.5,
      tells: /dispute/iu,
    },
    "a part payment written beside the amount in its cell": {
      rows: `
        Invoice no|Invoice date|Amount
        NF5171|2023-01-05|£1,215.00 less £500.00 paid
        NF5172|2023-02-06|£340.50
        NF5173|2023-03-01|£90.00`,
      lines: `
        NF5172 | 2023-02-06 | 340.50
        NF5173 | 2023-03-01 | 90`,
      mustTell: /1,215|NF5171|row 2/u,
    },
    "a summary sheet by month and a sheet of invoices": {
      rows: {
        Summary: `
          Month|Amount
          January 2023|1215
          February 2023|340.5
          Total|1555.5`,
        Invoices: `
          Invoice no|Invoice date|Amount
          NF5181|2023-01-05|1215
          NF5182|2023-02-06|340.5
          Total||1555.5`,
      },
      lines: `
        NF5181 | 2023-01-05 | 1215
        NF5182 | 2023-02-06 | 340.50`,
      total: 1555.5,
    },
    "the same invoices listed by site and by month below each other": {
      rows: `
        By site
        Invoice no|Invoice date|Amount
        NF5191|2023-01-05|1215
        NF5192|2023-02-06|340.5
        Total||1555.5

        By month
        Invoice no|Invoice date|Amount
        NF5192|2023-02-06|340.5
        NF5191|2023-01-05|1215
        Total||1555.5`,
      lines: `
        NF5191 | 2023-01-05 | 1215
        NF5192 | 2023-02-06 | 340.50`,
      total: 1555.5,
    },
    "what we owe them under a title below what they owe": {
      rows: `
        Owed to us
        Invoice no|Invoice date|Amount
        NF5201|2023-01-05|1215
        NF5202|2023-02-06|340.5
        Total||1555.5

        Owed by us
        Invoice no|Invoice date|Amount
        EM0077|2023-02-10|200
        Total||200

        Net||1355.5`,
      asks: /owed by us|200|EM0077|1,?355/iu,
      tells: /owed by us|200|EM0077|1,?355/iu,
    },
    "credits shown in red only": {
      rows: `
        Invoice no|Invoice date|Amount
        NF5211|2023-01-05|1215~red
        NF5212|2023-02-06|340.5~red
        NF5213|2023-02-20|-45.25~red
        Total||1510.25~red`,
      lines: `
        NF5211 | 2023-01-05 | 1215
        NF5212 | 2023-02-06 | 340.50
        NF5213 | 2023-02-20 | -45.25`,
      total: 1510.25,
    },
  }),
];
