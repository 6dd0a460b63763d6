import { casesOf } from "../sheet-case.ts";

/** Statements and debtor breakdowns in the manner of Sage 200. */
export const sage200Statements = casesOf("Sage 200", {
  "statement with types in words and a running balance": {
    rows: `
      STATEMENT OF ACCOUNT
      Westhaven Estates Ltd
      Account:|EAS001|Eastmere University Hospitals
      Statement date:|2023-03-31

      Date|Reference|2nd reference|Type|Debit|Credit|Balance
      2022-12-14|0000041877|PO50113|Invoice|2450.00||2450.00
      2023-01-18|0000041933|PO50120|Invoice|815.25||3265.25
      2023-02-02|0000000871|Rent overcharge|Credit note||215.25|3050.00
      2023-02-28|BACS||Receipt||1000.00|2050.00
      2023-03-17|0000042001|PO50144|Invoice|50.00||2100.00
      |||||Balance outstanding|2100.00`,
    lines: `
      41877=0000041877 | 2022-12-14 | 2450
      41933=0000041933 | 2023-01-18 | 815.25
      871=0000000871 | 2023-02-02 | -215.25
      BACS | 2023-02-28 | -1000
      42001=0000042001 | 2023-03-17 | 50`,
    total: 2100,
  },
  "debtor breakdown by age with the system's own number first": {
    rows: `
      Debtor Breakdown (Aged)
      Ageing date: 31/03/2023

      A/C: EAS001|Eastmere University Hospitals NHS FT
      URN|Trans. date|Due date|Type|Reference|Second ref|Goods value|Total|Not due|Current|30 days|60 days|90 days +
      100877|2023-01-18|2023-02-17|INV|SIN41933|PO50120|679.38|815.25||||815.25
      100901|2023-02-02|2023-02-02|CRN|SCR00871||-179.38|-215.25|||-215.25
      100955|2023-03-17|2023-04-16|INV|SIN42001|PO50144|41.67|50|50
      |||||Account totals||650|50|0|-215.25|815.25|0`,
    lines: `
      SIN41933 | 2023-01-18 | 815.25
      SCR00871 | 2023-02-02 | -215.25
      SIN42001 | 2023-03-17 | 50`,
    total: 650,
  },
  "document value, outstanding value and a query flag": {
    format: "csv",
    rows: `
      Account reference|Transaction type|Transaction reference|Second reference|Transaction date|Due date|Document value|Outstanding value|Query
      EAS001|Sales invoice|SIN41933|PO50120|2023-01-18|2023-02-17|815.25|815.25|
      EAS001|Sales credit note|SCR00871||2023-02-02|2023-02-02|-215.25|-215.25|
      EAS001|Sales invoice|SIN42001|PO50144|2023-03-17|2023-04-16|50.00|50.00|X
      EAS001|Sales receipt|BACS 280223||2023-02-28||-1000.00|-1000.00|`,
    lines: `
      SIN41933 | 2023-01-18 | 815.25
      SCR00871 | 2023-02-02 | -215.25
      SIN42001 | 2023-03-17 | 50
      BACS 280223 | 2023-02-28 | -1000`,
    total: -350,
  },
  "an account in euros beside one in pounds": {
    rows: `
      Customer Statements

      Account: EAS001 (GBP)
      Date|Reference|Type|Value|Outstanding
      2023-01-18|SIN41933|Invoice|815.25|815.25
      Account balance||||815.25

      Account: EAS001E (EUR)
      Date|Reference|Type|Value|Outstanding
      2023-02-20|SIN41980|Invoice|300|300
      Account balance||||300`,
    asks: /EUR|euro|currenc|not in pounds/iu,
  },
});
