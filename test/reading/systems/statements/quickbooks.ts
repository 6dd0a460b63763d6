import { casesOf } from "../sheet-case.ts";

/** Statements and ageing reports in the manner of QuickBooks. */
export const quickBooksStatements = casesOf("QuickBooks", {
  "ageing detail with a section for each age": {
    rows: `
      Fenwick & Tarn Laboratories
      A/R Ageing Detail
      As of March 31, 2023

      |Date|Transaction type|Num|Customer|Due date|Amount|Open balance
      91 or more days past due
      |11/11/2022|Invoice|1017|Eastmere UH NHS FT|11/12/2022|620.00|620.00
      Total for 91 or more days past due||||||£620.00|£620.00
      31 - 60 days past due
      |05/01/2023|Invoice|1037|Eastmere UH NHS FT|04/02/2023|1,200.00|700.00
      |20/02/2023|Credit Note|1052|Eastmere UH NHS FT|20/02/2023|-40.00|-40.00
      Total for 31 - 60 days past due||||||£1,160.00|£660.00
      Current
      |15/03/2023|Invoice|1060|Eastmere UH NHS FT|14/04/2023|99.50|99.50
      Total for Current||||||£99.50|£99.50
      TOTAL||||||£1,879.50|£1,379.50`,
    lines: `
      1017 | 2022-11-11 | 620
      1037 | 2023-01-05 | 700
      1052 | 2023-02-20 | -40
      1060 | 2023-03-15 | 99.50`,
    total: 1379.5,
  },
  "open item statement with the number inside a sentence": {
    rows: `
      Fenwick & Tarn Laboratories
      Statement
      To|Eastmere University Hospitals NHS FT||Statement no.|1209
      |||Date|31/03/2023
      |||Total due|£1,240.50

      DATE|DESCRIPTION|AMOUNT|OPEN AMOUNT
      05/01/2023|Invoice No.1037: Due 04/02/2023.|1,200.00|1,200.00
      20/02/2023|Credit Note No.1052:|-40.00|-40.00
      15/03/2023|Invoice No.1060: Due 14/04/2023.|80.50|80.50

      Current Due|1-30 Days Past Due|31-60 Days Past Due|61-90 Days Past Due|90+ Days Past Due|Amount Due
      80.50|0.00|1,160.00|0.00|0.00|£1,240.50`,
    asks: /number/iu,
    lines: `
      1037=Invoice No.1037: Due 04/02/2023. | 2023-01-05 | 1200
      1052=Credit Note No.1052: | 2023-02-20 | -40
      1060=Invoice No.1060: Due 14/04/2023. | 2023-03-15 | 80.50`,
    total: 1240.5,
  },
  "open invoices in indented columns, by customer": {
    rows: `
      |||Type||Date||Num||P. O. #||Terms||Due Date||Ageing||Open Balance
      |Eastmere UH NHS FT
      |||Invoice||2022-11-11||1017||PO4811||Net 30||2022-12-11||110||620
      |||Invoice||2023-01-05||1037||PO4977||Net 30||2023-02-04||55||700
      |||Credit Memo||2023-02-20||1052||||||2023-02-20||||-40
      |Total Eastmere UH NHS FT||||||||||||||||1280
      TOTAL||||||||||||||||1280`,
    lines: `
      1017 | 2022-11-11 | 620
      1037 | 2023-01-05 | 700
      1052 | 2023-02-20 | -40`,
    total: 1280,
  },
  "balance forward statement": {
    rows: `
      Statement
      Date: 31/03/2023
      To: Eastmere University Hospitals NHS FT

      Date|Transaction|Amount|Balance
      28/02/2023|Balance forward||1,280.00
      15/03/2023|INV #1060. Due 14/04/2023. Orig. Amount £80.50.|80.50|1,360.50
      22/03/2023|PMT #BACS.|-620.00|740.50
      29/03/2023|CREDMEM #1071.|-10.00|730.50

      ||Amount Due|£730.50`,
    asks: /number|balance|brought|forward|total|differs/iu,
    lines: `
      - | 2023-02-28 | 1280
      1060=INV #1060. Due 14/04/2023. Orig. Amount £80.50. | 2023-03-15 | 80.50
      BACS=PMT #BACS. | 2023-03-22 | -620
      1071=CREDMEM #1071. | 2023-03-29 | -10`,
    total: 730.5,
  },
});
