import { casesOf } from "../sheet-case.ts";

/** Customer statements and ledger entries in the manner of Dynamics NAV, Business Central, 365 Finance and GP. */
export const dynamicsStatements = casesOf("Dynamics", {
  "statement of open entries with a running total": {
    rows: `
      Statement
      Eastmere University Hospitals NHS FT|||Customer No.|C00417
      |||Statement date|31/03/2023

      Entries GBP
      Posting Date|Document No.|Description|Due Date|Original Amount|Remaining Amount|Running Total
      05/01/2023|103022|Invoice 103022|04/02/2023|1,200.00|700.00|700.00
      06/02/2023|103054|Invoice 103054|08/03/2023|340.50|340.50|1,040.50
      20/02/2023|104007|Credit Memo 104007||-40.00|-40.00|1,000.50
      Total GBP||||||1,000.50`,
    lines: `
      103022 | 2023-01-05 | 700
      103054 | 2023-02-06 | 340.50
      104007 | 2023-02-20 | -40`,
    total: 1000.5,
  },
  "aged accounts receivable sheet with a currency code column that is blank for pounds": {
    rows: {
      "Aged Accounts Receivable": `
      Customer No.|Customer Name|Posting Date|Document Type|Document No.|Due Date|Currency Code|Balance|Not Due|0 - 30 days|31 - 60 days|61 days +
      C00417|Eastmere UH NHS FT|2023-01-05|Invoice|103022|2023-02-04||700|||700
      C00417|Eastmere UH NHS FT|2023-02-06|Invoice|103054|2023-03-08||340.5||340.5
      C00417|Eastmere UH NHS FT|2023-02-20|Credit Memo|104007|2023-02-20||-40||-40
      C00417|Eastmere UH NHS FT|2023-03-03|Payment|PMT-881|2023-03-03||-150||-150`,
    },
    lines: `
      103022 | 2023-01-05 | 700
      103054 | 2023-02-06 | 340.50
      104007 | 2023-02-20 | -40
      PMT-881 | 2023-03-03 | -150`,
    total: 850.5,
  },
  "customer account statement with a voucher before the invoice": {
    format: "csv",
    rows: `
      Customer account|Name|Date|Voucher|Invoice|Transaction type|Description|Currency|Amount in transaction currency|Balance
      C00417|Eastmere UH NHS FT|2023-01-05|ARIN-0004411|FTI-00981|Customer|Pathology|GBP|1200.00|700.00
      C00417|Eastmere UH NHS FT|2023-02-06|ARIN-0004502|FTI-01013|Customer|Pathology|GBP|340.50|340.50
      C00417|Eastmere UH NHS FT|2023-02-20|ARCN-0000218|FTC-00070|Customer|Credit|GBP|-40.00|-40.00`,
    lines: `
      FTI-00981 | 2023-01-05 | 700
      FTI-01013 | 2023-02-06 | 340.50
      FTC-00070 | 2023-02-20 | -40`,
    total: 1000.5,
  },
  "customer ledger entries with entry numbers and amounts in two currencies": {
    rows: `
      Entry No.|Posting Date|Document Type|Document No.|External Document No.|Customer No.|Currency Code|Original Amount|Remaining Amount|Remaining Amt. (LCY)|Due Date|Open
      22871|2023-01-05|Invoice|103022|PO4977|C00417||1200|700|700|2023-02-04|Yes
      22899|2023-02-06|Invoice|103054|PO5011|C00417||340.5|340.5|340.5|2023-03-08|Yes
      22941|2023-02-20|Credit Memo|104007||C00417||-40|-40|-40|2023-02-20|Yes`,
    lines: `
      103022 | 2023-01-05 | 700
      103054 | 2023-02-06 | 340.50
      104007 | 2023-02-20 | -40`,
    total: 1000.5,
  },
  "customer ledger entries where one entry is in euros": {
    rows: `
      Posting Date|Document Type|Document No.|Currency Code|Original Amount|Remaining Amount|Due Date
      2023-01-05|Invoice|103022||1200|700|2023-02-04
      2023-02-06|Invoice|103054|EUR|340.5|340.5|2023-03-08
      2023-02-20|Credit Memo|104007||-40|-40|2023-02-20`,
    asks: /EUR|euro|currenc|not in pounds/iu,
  },
  "statement with three-letter kinds of document and a balance forward": {
    rows: `
      STATEMENT
      CUSTOMER: EASTM001|EASTMERE UNIVERSITY HOSPITALS

      DATE|DOCUMENT|CODE|DESCRIPTION|AMOUNT|BALANCE
      05/01/2023|INV103022|SLS|Sales / Invoices|1200|1200
      06/02/2023|INV103054|SLS|Sales / Invoices|340.5|1540.5
      20/02/2023|CR00104|CR|Credit Memo|-40|1500.5
      28/02/2023|PYMT0071|PMT|Payment|-500|1000.5
      TOTAL DUE|||||1000.5`,
    lines: `
      INV103022 | 2023-01-05 | 1200
      INV103054 | 2023-02-06 | 340.50
      CR00104 | 2023-02-20 | -40
      PYMT0071 | 2023-02-28 | -500`,
    total: 1000.5,
  },
});
