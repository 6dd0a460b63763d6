import { casesOf } from "../sheet-case.ts";

/** Statements by hand, with words, units, currencies and groupings in places where other cases don't have them. */
export const firstRoundByHandStatements = casesOf("By hand, round 1", {
  "everyday words for every column": {
    rows: `
      What you owe us at the end of March

      Our bill|When sent|What for|How much|Paid so far|Still to come
      B/2201|2023-01-12|Interpreter sessions|350|100|250
      B/2218|2023-02-09|Interpreter sessions|410.5||410.5
      B/2240|2023-03-16|Interpreter sessions|89||89
      |||||749.5`,
    lines: `
      B/2201 | 2023-01-12 | 250
      B/2218 | 2023-02-09 | 410.50
      B/2240 | 2023-03-16 | 89`,
    total: 749.5,
  },
  "thousands said in a footer only": {
    rows: `
      Invoice|Date|Balance
      NF5501|2023-01-12|12.4
      NF5518|2023-02-09|7.1
      NF5540|2023-03-16|30
      Total||49.5

      Figures above are in thousands of pounds`,
    asks: /thousand|unit|000/iu,
  },
  "pounds sign in a column of its own": {
    rows: `
      Invoice no|Date of invoice||Unpaid
      NF5601|2023-01-12|£|420
      NF5618|2023-02-09|£|77.1
      NF5640|2023-03-16|£|30
      Total||£|527.1`,
    lines: `
      NF5601 | 2023-01-12 | 420
      NF5618 | 2023-02-09 | 77.10
      NF5640 | 2023-03-16 | 30`,
    total: 527.1,
  },
  "grouped by service, with a sub-total under each": {
    rows: `
      Invoices outstanding at 31/03/2023

      Invoice|Invoice date|PO number|Gross|Balance
      Pathology
      NF5701|2023-01-12|E-4401|1200|1200
      NF5702|2023-02-10|E-4402|1200|700
      Sub total Pathology|||2400|1900
      Estates
      NF5731|2023-02-02|E-4471|90.4|90.4
      Sub total Estates|||90.4|90.4
      Overall|||2490.4|1990.4`,
    lines: `
      NF5701 | 2023-01-12 | 1200
      NF5702 | 2023-02-10 | 700
      NF5731 | 2023-02-02 | 90.40`,
    total: 1990.4,
  },
  "the amount before everything else": {
    rows: `
      £ due|Invoice ref.|Tax point|Comment
      640.25|NF5801|2023-01-31|sent again in March
      18|NF5822|2023-02-14|
      99.75|NF5836|2023-03-03|PO received
      758|||`,
    lines: `
      NF5801 | 2023-01-31 | 640.25
      NF5822 | 2023-02-14 | 18
      NF5836 | 2023-03-03 | 99.75`,
    total: 758,
  },
  "invoices on the left and credit notes on the right": {
    rows: `
      Invoices||||Credit notes||
      Number|Date|£||Number|Date|£
      NF5901|2023-01-20|500||CN5910|2023-02-10|50
      NF5902|2023-02-20|250.5||CN5911|2023-03-10|20.5
      NF5903|2023-03-20|100||||
      Total||850.5||||70.5`,
    lines: `
      NF5901 | 2023-01-20 | 500
      NF5902 | 2023-02-20 | 250.50
      NF5903 | 2023-03-20 | 100
      CN5910 | 2023-02-10 | -50
      CN5911 | 2023-03-10 | -20.50`,
    total: 780,
    asks: /credit|sign|beside|second|table|column/iu,
  },
  "one invoice a column": {
    rows: `
      Invoice|NF6001|NF6002|NF6003|Total
      Date|2023-01-20|2023-02-20|2023-03-20|
      Amount owed|500|250.5|100|850.5`,
    lines: `
      NF6001 | 2023-01-20 | 500
      NF6002 | 2023-02-20 | 250.50
      NF6003 | 2023-03-20 | 100`,
    total: 850.5,
  },
  "month of the service beside the day of the invoice": {
    rows: `
      Invoice Number|Service Month|Raised On|Net|VAT|Invoice Total|Remaining
      NF6101|2022-12-01~mmmyy|2023-01-09|100|20|120|120
      NF6102|2023-01-01~mmmyy|2023-02-09|200|40|240|40
      NF6103|2023-02-01~mmmyy|2023-03-09|50|10|60|60
      TOTALS|||350|70|420|220`,
    lines: `
      NF6101 | 2023-01-09 | 120
      NF6102 | 2023-02-09 | 40
      NF6103 | 2023-03-09 | 60`,
    total: 220,
  },
  "credits after the word less": {
    rows: `
      Invoice|Date|Amount unpaid
      NF6201|2023-01-20|500
      NF6202|2023-02-20|250.5
      Less:
      CN6210|2023-02-25|50
      Net amount owed||700.5`,
    lines: `
      NF6201 | 2023-01-20 | 500
      NF6202 | 2023-02-20 | 250.50
      CN6210 | 2023-02-25 | -50`,
    total: 700.5,
  },
  "brought forward and a payment by BACS between invoices": {
    rows: `
      Date|Details|Our ref|Charges|Receipts|Balance
      2023-01-01|Balance b/f||||300
      2023-01-20|Invoice|NF6301|500||800
      2023-02-12|BACS received|||300|500
      2023-02-20|Invoice|NF6302|250.5||750.5`,
    lines: `
      - | 2023-01-01 | 300
      NF6301 | 2023-01-20 | 500
      - | 2023-02-12 | -300
      NF6302 | 2023-02-20 | 250.50`,
    total: 750.5,
    tells: /number|forward|payment|receipt|paid/iu,
  },
  "euros said in the heading of the amounts": {
    rows: `
      Invoice|Dated|Amt EUR
      NF6401|2023-01-20|500
      NF6402|2023-02-20|250.5
      Total||750.5`,
    asks: /EUR|currency|euro/iu,
  },
  "euros said below the total": {
    rows: `
      Invoice|Dated|Owed
      NF6501|2023-01-20|500
      NF6502|2023-02-20|250.5
      Total||750.5
      All balances are stated in Euro and are payable to our Dublin office.`,
    asks: /EUR|currency|euro/iu,
  },
  "pence said in the heading": {
    rows: `
      Invoice|Dated|Balance in pence
      NF6601|2023-01-20|50000
      NF6602|2023-02-20|25050
      Total||75050`,
    lines: `
      NF6601 | 2023-01-20 | 500
      NF6602 | 2023-02-20 | 250.50`,
    total: 750.5,
    tells: /pence/iu,
  },
  "nothing outstanding, with the headings and a total of nought": {
    rows: `
      Statement to Eastmere University Hospitals at 31 March 2023
      Invoice|Date|Outstanding
      No outstanding invoices at this date
      Total||0`,
    nil: true,
  },
  "nothing brought forward, but an invoice below": {
    rows: `
      Balance at 1 April 2022: nil
      Invoice|Date|Outstanding
      NF6701|2023-02-01|145.2
      Total||145.2`,
    lines: `
      NF6701 | 2023-02-01 | 145.20`,
    total: 145.2,
  },
  "disputed part and proposed write-off beside what is unpaid": {
    rows: `
      Invoice|Date|Unpaid|Of which disputed|Write-off proposed
      NF6801|2023-01-20|500|100|0
      NF6802|2023-02-20|250.5|0|10.5
      Total||750.5|100|10.5`,
    lines: `
      NF6801 | 2023-01-20 | 500
      NF6802 | 2023-02-20 | 250.50`,
    total: 750.5,
    tells: /disput|write/iu,
  },
  "headings over two rows in a web page": {
    format: "html",
    rows: `
      Invoice|Invoice|Amount|Amount|Amount
      number|date|billed|received|outstanding
      NF6901|20/01/2023|500.00|0.00|500.00
      NF6902|20/02/2023|250.50|50.50|200.00
      Total||750.50|50.50|700.00`,
    lines: `
      NF6901 | 2023-01-20 | 500
      NF6902 | 2023-02-20 | 200`,
    total: 700,
  },
  "figures as on the continent, separated by semicolons": {
    format: "semicolons",
    rows: `
      Invoice;
      Document|Date|Open
      NF7001|20.01.2023|1.500,00
      NF7002|20.02.2023|250,50
      Sum||1.750,50`,
    lines: `
      NF7001 | 2023-01-20 | 1500
      NF7002 | 2023-02-20 | 250.50`,
    total: 1750.5,
  },
  "a sheet a month and a cover sheet that adds them up": {
    rows: {
      Summary: `
        Month|Amount outstanding
        January|500
        February|330.5
        Total|830.5`,
      January: `
        Invoice no.|Date|Value|Outstanding
        NF7101|2023-01-20|500|500`,
      February: `
        Invoice no.|Date|Value|Outstanding
        NF7102|2023-02-20|250.5|250.5
        NF7103|2023-02-21|80|80`,
    },
    lines: `
      NF7101 | 2023-01-20 | 500
      NF7102 | 2023-02-20 | 250.50
      NF7103 | 2023-02-21 | 80`,
    total: 830.5,
  },
  "a letter for each row, explained at the foot": {
    rows: `
      Ref|Date|T|Amount
      NF7201|2023-01-20|I|500
      NF7202|2023-02-20|I|250.5
      NF7210|2023-02-25|C|50
      Balance|||700.5
      I = invoice, C = credit note`,
    lines: `
      NF7201 | 2023-01-20 | 500
      NF7202 | 2023-02-20 | 250.50
      NF7210 | 2023-02-25 | -50`,
    total: 700.5,
  },
});
