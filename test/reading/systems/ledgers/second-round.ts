import { casesOf } from "../sheet-case.ts";

/** Purchase ledgers of other hands and systems, written after the first round and before its mending. */
export const secondRoundLedgers = [
  ...casesOf("Oracle", {
    "trial balance detail by liability account": {
      rows: `
        Accounts Payable Trial Balance
        As of Date|31-MAR-2023

        Liability Account|Third Party Name|Third Party Number|Invoice Num|Invoice Date|Invoice Amt|Remaining Amt
        2100.000|Northfold Community Health NHS Trust|30041|NF4101|2023-01-05|1200|700
        2100.000|Northfold Community Health NHS Trust|30041|NF4102|2023-02-06|340.5|340.5
        2100.000|NHS Westhaven Integrated Care Board|30077|WH4103|2023-03-01|90|90
        Account Total|||||1630.5|1130.5`,
      lines: `
        NF4101 | 2023-01-05 | 700
        NF4102 | 2023-02-06 | 340.50
        WH4103 | 2023-03-01 | 90`,
      total: 1130.5,
    },
  }),
  ...casesOf("Sage", {
    "Sage 200 aged creditors with base values": {
      format: "csv",
      rows: `
        A/C ref|A/C name|Date|Type|Reference|Second ref|Goods|Tax|Gross|O/S base
        NOR001|Northfold Community Health NHS Trust|05/01/2023|Invoice|NF4201|PO1|1000.00|200.00|1200.00|700.00
        NOR001|Northfold Community Health NHS Trust|06/02/2023|Invoice|NF4202|PO2|283.75|56.75|340.50|340.50
        NOR001|Northfold Community Health NHS Trust|20/02/2023|Credit note|CN4203||-33.33|-6.67|-40.00|-40.00`,
      lines: `
        NF4201 | 2023-01-05 | 700
        NF4202 | 2023-02-06 | 340.50
        CN4203 | 2023-02-20 | -40`,
      total: 1000.5,
    },
  }),
  ...casesOf("TechnologyOne", {
    "creditor document enquiry": {
      format: "csv",
      rows: `
        Creditor|Creditor Description|Doc Type|Doc Ref 1|Doc Ref 2|Doc Date|Doc Due Date|Doc Amount|Outstanding Amt
        C0417|Northfold Community Health NHS Trust|$APINV|NF4301|AP88101|05/01/2023|04/02/2023|1200.00|700.00
        C0417|Northfold Community Health NHS Trust|$APINV|NF4302|AP88122|06/02/2023|08/03/2023|340.50|340.50
        C0417|Northfold Community Health NHS Trust|$APCRN|CN4303|AP88130|20/02/2023|20/02/2023|-40.00|-40.00`,
      lines: `
        NF4301 | 2023-01-05 | 700
        NF4302 | 2023-02-06 | 340.50
        CN4303 | 2023-02-20 | -40`,
      total: 1000.5,
    },
  }),
  ...casesOf("By hand, round 2", {
    "accruals and invoices on one list": {
      rows: `
        Creditors listing - March 2023
        Organisation|Their inv. no.|Inv. date|Cost centre|To pay
        Northfold Community Health NHS Trust|NF4401|2023-01-05|E1100|700
        Northfold Community Health NHS Trust|NF4402|2023-02-06|E1100|340.5
        NHS Westhaven Integrated Care Board|WH4403|2023-03-01|E2200|90
        Total to pay||||1130.5`,
      lines: `
        NF4401 | 2023-01-05 | 700
        NF4402 | 2023-02-06 | 340.50
        WH4403 | 2023-03-01 | 90`,
      total: 1130.5,
    },
    "pence said beside the title": {
      rows: `
        Unpaid purchase invoices|||(all in pence)
        Supplier|Invoice number|Date of invoice|Unpaid
        Northfold Community Health NHS Trust|NF4501|2023-01-05|70000
        Northfold Community Health NHS Trust|NF4502|2023-02-06|34050
        Total|||104050`,
      asks: /pence|unit/iu,
    },
    "amounts owed as a negative in brackets format, totals bare": {
      rows: `
        Vendor|Inv ref|Inv dt|Balance
        Northfold Community Health NHS Trust|NF4601|2023-01-05|-700~brackets
        Northfold Community Health NHS Trust|NF4602|2023-02-06|-340.5~brackets
        NHS Westhaven Integrated Care Board|WH4603|2023-03-01|-90~brackets
        |||-1130.5~brackets`,
      asks: /negative|sign|credit/iu,
    },
  }),
];
