import { casesOf } from "../sheet-case.ts";

/** Customer open items in the manner of Unit4 (Agresso). */
export const unit4Statements = casesOf("Unit4", {
  "open items with a transaction number before the invoice number": {
    rows: `
      TransNo|TT|InvoiceNo|Voucher date|Due date|Text|Cur|Cur. amount|Rest amount
      90001127|SO|5004411|2023-01-05|2023-02-04|Staff recharge Q3|GBP|1200|1200
      90001268|SO|5004502|2023-02-06|2023-03-08|Staff recharge Q4|GBP|340.5|340.5
      90001301|SC|5004519|2023-02-20|2023-02-20|Credit|GBP|-40|-40
      ||||||Sum||1500.5|1500.5`,
    lines: `
      5004411 | 2023-01-05 | 1200
      5004502 | 2023-02-06 | 340.50
      5004519 | 2023-02-20 | -40`,
    total: 1500.5,
  },
  "open items with the side as 1 and -1 and amounts without a sign": {
    rows: `
      Customer: 100417 Eastmere University Hospitals

      InvoiceNo|Voucher date|Due date|DC|Amount|Text
      5004411|2023-01-05|2023-02-04|1|1200|Staff recharge Q3
      5004502|2023-02-06|2023-03-08|1|340.5|Staff recharge Q4
      5004519|2023-02-20|2023-02-20|-1|40|Credit
      ||||1500.5|`,
    lines: `
      5004411 | 2023-01-05 | 1200
      5004502 | 2023-02-06 | 340.50
      5004519 | 2023-02-20 | -40`,
    total: 1500.5,
    asks: /sign|credit|total|DC|differs|column/iu,
  },
  "reminder letter with a column for the reminder and interest": {
    rows: `
      Reminder
      Customer|100417|Eastmere University Hospitals
      Date|31.03.2023

      Invoice|Invoice date|Due date|Reminder|Original amount|Remaining amount|Interest
      5004411|05.01.2023|04.02.2023|2|1200|700|4.6
      5004502|06.02.2023|08.03.2023|1|340.5|340.5|0.8
      Total||||1540.5|1040.5|5.4`,
    lines: `
      5004411 | 2023-01-05 | 700
      5004502 | 2023-02-06 | 340.50`,
    total: 1040.5,
    tells: /interest/iu,
  },
  "browser enquiry with periods, a hidden row and a filter": {
    rows: `
      Period|Customer|Customer (T)|Invoice no.|Order no.|Invoice date|Amount|Rest
      202210|100417|Eastmere UH|5004411|711223|2023-01-05|1200|700
      202211|100417|Eastmere UH|5004502|711301|2023-02-06|340.5|340.5
      202211|100417|Eastmere UH|5004519||2023-02-20|-40|-40
      202212|100417|Eastmere UH|5004560|711377|2023-03-15|99.5|99.5`,
    hiddenRows: [4],
    lines: `
      5004411 | 2023-01-05 | 700
      5004502 | 2023-02-06 | 340.50
      5004519 | 2023-02-20 | -40
      5004560 | 2023-03-15 | 99.50`,
    total: 1100,
    tells: /hidden/iu,
  },
});
