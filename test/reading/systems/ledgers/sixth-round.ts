import { casesOf } from "../sheet-case.ts";

/** Purchase ledgers of other systems and hands, written in a sixth round after the fifth was mended. */
export const sixthRoundLedgers = [
  ...casesOf("Coda", {
    "creditor open documents, owed negative, with document codes": {
      rows: `
        Supplier Code|Supplier Name|Doc Code|Doc Number|Ext Ref1|Doc Date|Home Value|Outstanding Home
        S0417|Northfold Community Health NHS Trust|PINV|88001|NF9301|2023-01-05|-1215|-715
        S0417|Northfold Community Health NHS Trust|PCRN|88002|NF9302|2023-02-20|45.25|45.25
        S0477|NHS Westhaven Integrated Care Board|PINV|88003|WH9303|2023-03-01|-90|-90`,
      lines: `
        NF9301 | 2023-01-05 | 715
        NF9302 | 2023-02-20 | -45.25
        WH9303 | 2023-03-01 | 90`,
      total: 759.75,
      tells: /Ext Ref|Doc Number/u,
    },
  }),
  ...casesOf("SunSystems", {
    "creditor transactions with D/C, no sign": {
      rows: `
        Account Code|Account Name|Transaction Reference|Transaction Date|Base Amount|D/C
        C0417|Northfold Community Health NHS Trust|NF9311|2023-01-05|1215|C
        C0417|Northfold Community Health NHS Trust|NF9312|2023-02-20|45.25|D
        C0477|NHS Westhaven Integrated Care Board|WH9313|2023-03-01|90|C`,
      lines: `
        NF9311 | 2023-01-05 | 1215
        NF9312 | 2023-02-20 | -45.25
        WH9313 | 2023-03-01 | 90`,
      total: 1259.75,
    },
  }),
  ...casesOf("Odoo", {
    "vendor bills with payment state and amount due": {
      format: "csv",
      rows: `
        Number|Vendor|Bill Reference|Bill Date|Total in Currency|Amount Due|Payment Status|Status
        BILL/2023/0041|Northfold Community Health NHS Trust|NF9321|2023-01-05|1215.00|715.00|Partially Paid|Posted
        BILL/2023/0042|Northfold Community Health NHS Trust|NF9322|2023-02-06|340.50|0.00|Paid|Posted
        BILL/2023/0043|NHS Westhaven Integrated Care Board|WH9323|2023-03-01|90.00|90.00|Not Paid|Draft`,
      lines: `
        NF9321 | 2023-01-05 | 715
        NF9322 | 2023-02-06 | 0
        WH9323 | 2023-03-01 | 90`,
      total: 805,
    },
  }),
  ...casesOf("OpenAccounts", {
    "supplier enquiry with original, paid and o/s": {
      rows: `
        Supplier|Supplier name|Doc ref|Supplier ref|Doc date|Orig value|Paid|O/S value|Hold
        N0417|Northfold Community Health NHS Trust|PI00441|NF9331|2023-01-05|1215|500|715|
        N0417|Northfold Community Health NHS Trust|PI00442|NF9332|2023-02-06|340.5|0|340.5|H
        W0477|NHS Westhaven Integrated Care Board|PI00443|WH9333|2023-03-01|90|0|90|`,
      lines: `
        NF9331 | 2023-01-05 | 715
        NF9332 | 2023-02-06 | 340.50
        WH9333 | 2023-03-01 | 90`,
      total: 1145.5,
    },
  }),
  ...casesOf("By hand, round 6", {
    "what was approved and what was invoiced": {
      rows: `
        Supplier|Invoice no|Invoice date|Invoiced|Approved to pay
        Northfold Community Health NHS Trust|NF9341|2023-01-05|1215|1000
        Northfold Community Health NHS Trust|NF9342|2023-02-06|340.5|340.5
        NHS Westhaven Integrated Care Board|WH9343|2023-03-01|90|90`,
      asks: /approved|invoiced/iu,
    },
    "a running total beside the amounts, under Total": {
      rows: `
        Supplier|Invoice no|Invoice date|Amount|Total
        Northfold Community Health NHS Trust|NF9351|2023-01-05|1215|1215
        Northfold Community Health NHS Trust|NF9352|2023-02-06|340.5|1555.5
        NHS Westhaven Integrated Care Board|WH9353|2023-03-01|90|1645.5`,
      lines: `
        NF9351 | 2023-01-05 | 1215
        NF9352 | 2023-02-06 | 340.50
        WH9353 | 2023-03-01 | 90`,
      total: 1645.5,
    },
    "paid ticked in a column": {
      rows: `
        Supplier|Invoice no|Invoice date|Amount|Pd
        Northfold Community Health NHS Trust|NF9361|2023-01-05|1215|x
        Northfold Community Health NHS Trust|NF9362|2023-02-06|340.5|
        NHS Westhaven Integrated Care Board|WH9363|2023-03-01|90|`,
      lines: `
        NF9361 | 2023-01-05 | 0
        NF9362 | 2023-02-06 | 340.50
        WH9363 | 2023-03-01 | 90`,
      total: 430.5,
    },
    "thousands in the title, pounds and pence in the cells": {
      rows: `
        Creditors at 31 March 2023 (£000)
        Supplier|Invoice no|Invoice date|Outstanding
        Northfold Community Health NHS Trust|NF9371|2023-01-05|1.215
        NHS Westhaven Integrated Care Board|WH9372|2023-03-01|0.09`,
      asks: /thousand/iu,
    },
  }),
];
