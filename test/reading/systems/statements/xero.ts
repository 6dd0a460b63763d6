import { casesOf } from "../sheet-case.ts";

/** Statements and aged receivables in the manner of Xero. */
export const xeroStatements = casesOf("Xero", {
  "activity statement with an opening balance and payments": {
    rows: `
      STATEMENT
      Activity
      Eastmere University Hospitals NHS FT||||From Date|1 Feb 2023
      ||||To Date|31 Mar 2023

      Date|Activity|Reference|Due Date|Invoice Amount|Payments|Balance GBP
      1 Feb 2023|Opening Balance||||| 700.00
      6 Feb 2023|Invoice # INV-0231|PO5011|8 Mar 2023|340.50||1,040.50
      14 Feb 2023|Payment on Invoice # INV-0198||||700.00|340.50
      20 Feb 2023|Credit Note # CN-0017|PO5011||-40.00||300.50
      15 Mar 2023|Invoice # INV-0260|PO5090|14 Apr 2023|99.50||400.00

      |||||BALANCE DUE GBP|400.00`,
    asks: /opening|balance|payment|brought|total|differs/iu,
    lines: `
      - | 2023-02-01 | 700
      INV-0231=Invoice # INV-0231 | 2023-02-06 | 340.50
      INV-0198=-=Payment on Invoice # INV-0198 | 2023-02-14 | -700
      CN-0017=Credit Note # CN-0017 | 2023-02-20 | -40
      INV-0260=Invoice # INV-0260 | 2023-03-15 | 99.50`,
    total: 400,
    tells: /opening|brought|number|payment|receipt/iu,
  },
  "outstanding statement": {
    rows: `
      STATEMENT
      Outstanding
      Eastmere University Hospitals NHS FT||||As at|31 Mar 2023

      Date|Activity|Reference|Due Date|Invoice Amount|Payments|Balance GBP
      5 Jan 2023|Invoice # INV-0198|PO4977|4 Feb 2023|1,200.00|500.00|700.00
      6 Feb 2023|Invoice # INV-0231|PO5011|8 Mar 2023|340.50|0.00|340.50
      20 Feb 2023|Credit Note # CN-0017|PO5011||-40.00|0.00|-40.00

      |||||BALANCE DUE GBP|1,000.50`,
    lines: `
      INV-0198=Invoice # INV-0198 | 2023-01-05 | 700
      INV-0231=Invoice # INV-0231 | 2023-02-06 | 340.50
      CN-0017=Credit Note # CN-0017 | 2023-02-20 | -40`,
    total: 1000.5,
  },
  "aged receivables detail with a percentage row": {
    rows: `
      Aged Receivables Detail
      Northfold Training CIC
      As at 31 March 2023
      Ageing by due date

      Invoice Date|Due Date|Invoice Number|Invoice Reference|Current|< 1 Month|1 Month|2 Months|3 Months|Older|Total

      Eastmere University Hospitals NHS FT
      2023-01-05|2023-02-04|INV-0198|PO4977|0~2dp|0~2dp|1200~2dp|0~2dp|0~2dp|0~2dp|1200~2dp
      2023-02-06|2023-03-08|INV-0231|PO5011|0~2dp|340.5~2dp|0~2dp|0~2dp|0~2dp|0~2dp|340.5~2dp
      2023-02-20|2023-02-20|CN-0017|PO5011|0~2dp|0~2dp|-40~2dp|0~2dp|0~2dp|0~2dp|-40~2dp
      Total Eastmere University Hospitals NHS FT||||0~2dp|340.5~2dp|1160~2dp|0~2dp|0~2dp|0~2dp|1500.5~2dp

      Total||||0~2dp|340.5~2dp|1160~2dp|0~2dp|0~2dp|0~2dp|1500.5~2dp
      Percentage of total||||0~pct|0.2269~pct|0.7731~pct|0~pct|0~pct|0~pct|1~pct`,
    lines: `
      INV-0198 | 2023-01-05 | 1200
      INV-0231 | 2023-02-06 | 340.50
      CN-0017 | 2023-02-20 | -40`,
    total: 1500.5,
  },
  "receivable invoice detail where some invoices are paid, voided or drafts": {
    rows: `
      Receivable Invoice Detail
      For the period 1 January 2023 to 31 March 2023

      Invoice Number|Contact|Invoice Date|Due Date|Reference|Gross|Balance|Status
      INV-0190|Eastmere UH NHS FT|2023-01-03|2023-02-02|PO4966|85|0|Paid
      INV-0198|Eastmere UH NHS FT|2023-01-05|2023-02-04|PO4977|1200|700|Awaiting Payment
      INV-0231|Eastmere UH NHS FT|2023-02-06|2023-03-08|PO5011|340.5|340.5|Awaiting Payment
      INV-0244|Eastmere UH NHS FT|2023-02-27|2023-03-29|PO5040|60|0|Voided
      INV-0271|Eastmere UH NHS FT|2023-03-30|2023-04-29|PO5099|45|45|Draft
      Total|||||1730.5|1085.5`,
    // A draft is no invoice: it is either left out and told, or claimed and told.
    asks: /draft|status|INV-0271/iu,
    lines: `
      INV-0190 | 2023-01-03 | 0
      INV-0198 | 2023-01-05 | 700
      INV-0231 | 2023-02-06 | 340.50
      INV-0244 | 2023-02-27 | 0
      INV-0271 | 2023-03-30 | 45`,
    total: 1085.5,
  },
  "a contact in another currency": {
    rows: `
      STATEMENT
      Outstanding
      Eastmere University Hospitals NHS FT||||As at|31 Mar 2023

      Date|Activity|Reference|Due Date|Invoice Amount|Payments|Balance EUR
      5 Jan 2023|Invoice # INV-0198|PO4977|4 Feb 2023|1,200.00|0.00|1,200.00
      6 Feb 2023|Invoice # INV-0231|PO5011|8 Mar 2023|340.50|0.00|340.50

      |||||BALANCE DUE EUR|1,540.50`,
    asks: /EUR|euro|currenc|not in pounds/iu,
  },
});
