import { casesOf } from "../sheet-case.ts";

/** Purchase ledgers of other systems and hands, written in a fourth round after the third was mended. */
export const fourthRoundLedgers = [
  ...casesOf("MYOB", {
    "payables with detail, supplier in a row above": {
      format: "csv",
      rows: `
        Payables With Detail
        Supplier Inv No.|Date|Orig. Amount|Total Due|0 - 30|31 - 60|61 - 90
        Northfold Community Health NHS Trust||||||
        NF8001|05/01/2023|1215.00|715.00|0.00|0.00|715.00
        NF8002|06/02/2023|340.50|340.50|0.00|340.50|0.00
        Total:||1555.50|1055.50|0.00|340.50|715.00
        NHS Westhaven Integrated Care Board||||||
        WH8003|01/03/2023|90.00|90.00|90.00|0.00|0.00
        Total:||90.00|90.00|90.00|0.00|0.00
        Grand Total:||1645.50|1145.50|90.00|340.50|715.00`,
      lines: `
        NF8001 | 2023-01-05 | 715
        NF8002 | 2023-02-06 | 340.50
        WH8003 | 2023-03-01 | 90`,
      total: 1145.5,
    },
  }),
  ...casesOf("Epicor", {
    "open AP invoices": {
      rows: `
        Supplier ID|Supplier Name|Invoice|Inv Date|Due|Invoice Amt|Invoice Bal|Approved
        NORTH01|Northfold Community Health NHS Trust|NF8101|2023-01-05|2023-02-04|1215|715|Yes
        NORTH01|Northfold Community Health NHS Trust|CN8102|2023-02-20|2023-02-20|-45.25|-45.25|Yes
        WESTH01|NHS Westhaven Integrated Care Board|WH8103|2023-03-01|2023-03-31|90|90|No`,
      lines: `
        NF8101 | 2023-01-05 | 715
        CN8102 | 2023-02-20 | -45.25
        WH8103 | 2023-03-01 | 90`,
      total: 759.75,
    },
  }),
  ...casesOf("Infor", {
    "open payables, documents of both sides": {
      format: "csv",
      rows: `
        Business Partner|Name|Type|Document|Supplier Invoice|Invoice Date|Balance Amount|Currency
        S0000417|Northfold Community Health NHS Trust|PIN|20000441|NF8201|05/01/2023|715.00|GBP
        S0000417|Northfold Community Health NHS Trust|PIN|20000502|NF8202|06/02/2023|340.50|GBP
        S0000477|NHS Westhaven Integrated Care Board|PIN|20000510|WH8203|01/03/2023|90.00|GBP`,
      lines: `
        NF8201 | 2023-01-05 | 715
        NF8202 | 2023-02-06 | 340.50
        WH8203 | 2023-03-01 | 90`,
      total: 1145.5,
    },
  }),
  ...casesOf("Oracle EBS", {
    "invoice aging by supplier with percent columns and amounts due": {
      rows: `
        Supplier Name|Invoice Number|Invoice Date|Invoice Type|Days Due|% Unpaid|Amount Remaining|Due 1-30|Due 31-60|Over 60
        Northfold Community Health NHS Trust|NF8301|05-JAN-2023|STANDARD|55|58.85|715|0|715|0
        Northfold Community Health NHS Trust|NF8302|06-FEB-2023|STANDARD|23|100|340.5|340.5|0|0
        NHS Westhaven Integrated Care Board|WH8303|01-MAR-2023|STANDARD|0|100|90|90|0|0
        Report Total||||||1145.5|430.5|715|0`,
      lines: `
        NF8301 | 2023-01-05 | 715
        NF8302 | 2023-02-06 | 340.50
        WH8303 | 2023-03-01 | 90`,
      total: 1145.5,
    },
  }),
  ...casesOf("By hand, round 4", {
    "supplier, our voucher and their bill": {
      rows: `
        Supplier|Our voucher|Their bill|Bill date|Due to them
        Northfold Community Health NHS Trust|V1001|NF8401|2023-01-05|715
        Northfold Community Health NHS Trust|V1002|NF8402|2023-02-06|340.5
        NHS Westhaven Integrated Care Board|V1003|WH8403|2023-03-01|90`,
      lines: `
        NF8401 | 2023-01-05 | 715
        NF8402 | 2023-02-06 | 340.50
        WH8403 | 2023-03-01 | 90`,
      total: 1145.5,
    },
    "paid and unpaid bills in one list with a Paid date": {
      rows: `
        Supplier|Invoice no|Invoice date|Invoice total|Date paid
        Northfold Community Health NHS Trust|NF8501|2023-01-05|1215|2023-02-14
        Northfold Community Health NHS Trust|NF8502|2023-02-06|340.5|
        NHS Westhaven Integrated Care Board|WH8503|2023-03-01|90|`,
      lines: `
        NF8501 | 2023-01-05 | 0
        NF8502 | 2023-02-06 | 340.50
        WH8503 | 2023-03-01 | 90`,
      tells: /paid|outstanding|gross/iu,
    },
    "a sheet for each supplier, named by it": {
      rows: {
        "Northfold Community NHS Trust": `
          Invoice|Date|Owed
          NF8601|2023-01-05|715
          NF8602|2023-02-06|340.5
          Total||1055.5`,
        "Westhaven ICB": `
          Invoice|Date|Owed
          WH8603|2023-03-01|90
          Total||90`,
      },
      asks: /supplier|settle|without|sheet/iu,
    },
    "a grand total that includes a supplier who is missing": {
      rows: `
        Supplier|Invoice number|Invoice date|Outstanding
        Northfold Community Health NHS Trust|NF8701|2023-01-05|715
        Supplier total|||715
        NHS Westhaven Integrated Care Board|WH8702|2023-03-01|90
        Supplier total|||90
        Grand total|||1305`,
      lines: `
        NF8701 | 2023-01-05 | 715
        WH8702 | 2023-03-01 | 90`,
      mustTell: /1,?305/u,
    },
    "values in USD by the heading": {
      rows: `
        Supplier|Invoice number|Invoice date|Outstanding USD
        Northfold Community Health NHS Trust|NF8801|2023-01-05|715
        NHS Westhaven Integrated Care Board|WH8802|2023-03-01|90`,
      asks: /USD|pounds|currency/iu,
    },
    "disputes marked with the amount in dispute": {
      rows: `
        Supplier name|Invoice number|Invoice date|Balance|In dispute
        Northfold Community Health NHS Trust|NF8901|2023-01-05|715|200
        Northfold Community Health NHS Trust|NF8902|2023-02-06|340.5|0
        NHS Westhaven Integrated Care Board|WH8903|2023-03-01|90|`,
      lines: `
        NF8901 | 2023-01-05 | 715
        NF8902 | 2023-02-06 | 340.50
        WH8903 | 2023-03-01 | 90`,
      total: 1145.5,
      tells: /dispute/iu,
    },
  }),
];
