import { casesOf } from "../sheet-case.ts";

/** Statements and open-item reports in the manner of Oracle E-Business Suite and Fusion Receivables. */
export const oracleStatements = casesOf("Oracle", {
  "statement with classes and a balance due": {
    rows: `
      Northfold Community Health NHS Trust
      Customer Statement
      Customer Name|Eastmere University Hospitals NHS FT|||Statement Date|31-MAR-2023
      Customer Number|40012|||Currency|GBP

      Transaction Number|Transaction Date|Class|Due Date|Days Late|Original Amount|Balance Due
      10045821|12-JAN-2023|INV|11-FEB-2023|48|18250.00|8250.00
      10045977|02-FEB-2023|INV|04-MAR-2023|27|1204.50|1204.50
      10046003|09-FEB-2023|CM|09-FEB-2023|50|-310.00|-310.00
      RCT-77120|20-FEB-2023|PMT|||-500.00|-500.00
      10046410|14-MAR-2023|INV|13-APR-2023|0|96.40|96.40

      |||||Total Balance Due|8740.90`,
    lines: `
      10045821 | 2023-01-12 | 8250
      10045977 | 2023-02-02 | 1204.50
      10046003 | 2023-02-09 | -310
      RCT-77120 | 2023-02-20 | -500
      10046410 | 2023-03-14 | 96.40`,
    total: 8740.9,
  },
  "aging in seven buckets, with totals and percentages per customer": {
    rows: `
      Aging - 7 Buckets Report - By Account
      As Of Date:|31-MAR-2023||Balance Type:|Detail

      Customer:|EASTMERE UNIVERSITY HOSPITALS|Customer Number:|40012
      Invoice Number|Type|Due Date|Outstanding Amount|Current|1-30 Days Late|31-60 Days Late|61-90 Days Late|91-120 Days Late|121-180 Days Late|181+ Days Late
      10045821|Invoice|11-FEB-2023|8,250.00||| 8,250.00
      10045977|Invoice|04-MAR-2023|1,204.50||1,204.50
      10046003|Credit Memo|09-FEB-2023|(310.00)|||(310.00)
      10046410|Invoice|13-APR-2023|96.40|96.40
      Customer Total:|||9,240.90|96.40|1,204.50|7,940.00|0.00|0.00|0.00|0.00
      |||100.00%|1.04%|13.03%|85.92%|0.00%|0.00%|0.00%|0.00%
      Grand Total:|||9,240.90|96.40|1,204.50|7,940.00|0.00|0.00|0.00|0.00
      *** End of Report ***`,
    lines: `
      10045821 | - | 8250
      10045977 | - | 1204.50
      10046003 | - | -310
      10046410 | - | 96.40`,
    total: 9240.9,
    tells: /date/iu,
  },
  "analysis export whose rows have several currencies": {
    format: "csv",
    rows: `
      Bill-to Customer Name|Transaction Number|Transaction Class|Transaction Date|Due Date|Entered Currency|Entered Amount|Balance Due Remaining
      Eastmere UH NHS FT|500123|Invoice|2023-01-16|2023-02-15|GBP|4200.00|4200.00
      Eastmere UH NHS FT|500124|Invoice|2023-01-16|2023-02-15|EUR|1100.00|1100.00
      Eastmere UH NHS FT|500190|Credit Memo|2023-03-02|2023-03-02|GBP|-90.00|-90.00`,
    asks: /EUR|euro|currenc|not in pounds/iu,
    lines: "",
  },
  "self-service export with amounts as texts and brackets": {
    format: "csv",
    rows: `
      Transaction Number|Transaction Status|Transaction Type|Transaction Date|Due Date|Purchase Order|Original Amount|Remaining Amount|Currency
      INV-20711|Open|Invoice|05-Dec-2022|04-Jan-2023|PO41877|£12,400.00|£12,400.00|GBP
      INV-20755|Open|Invoice|19-Jan-2023|18-Feb-2023|PO41902|£3,050.75|£1,050.75|GBP
      CM-0881|Open|Credit Memo|23-Jan-2023|23-Jan-2023||(£400.00)|(£400.00)|GBP
      INV-20601|Closed|Invoice|01-Nov-2022|01-Dec-2022|PO41001|£900.00|£0.00|GBP`,
    lines: `
      INV-20711 | 2022-12-05 | 12400
      INV-20755 | 2023-01-19 | 1050.75
      CM-0881 | 2023-01-23 | -400
      INV-20601 | 2022-11-01 | 0`,
    total: 13050.75,
  },
  "open balance letter: receipts, adjustments, unapplied cash below": {
    rows: `
      Customer Open Balance Letter

      Dear Sir or Madam, our records as of 31 March 2023 show the following open transactions (amounts in GBP).

      Transaction Number|Transaction Date|Transaction Type|Transaction Amount|Payments|Credits|Adjustments|Open Balance
      88120|2022-11-30|NHS Invoice|6000|-2000|0|0|4000
      88377|2023-02-13|NHS Invoice|750.25|0|-50.25|0|700
      88501|2023-03-20|NHS Invoice|129.99|0|0|0|129.99
      On Account / Unapplied|2023-03-28|Receipt|-1500|0|0|0|-1500
      Total|||5380.24|-2000|-50.25|0|3329.99`,
    lines: `
      88120 | 2022-11-30 | 4000
      88377 | 2023-02-13 | 700
      88501 | 2023-03-20 | 129.99
      On Account / Unapplied=- | 2023-03-28 | -1500`,
    total: 3329.99,
    tells: /number/iu,
  },
  "collections list whose amounts are stated in thousands in the parameters": {
    rows: `
      Report: Open Receivables Summary
      Parameters: Ledger = NHS_LEDGER; Currency = GBP; Amount Units = Thousands; As-of Date = 31-Mar-2023

      Trx Number|Trx Date|Amount Due Original|Amount Due Remaining
      1000541|05-Jan-2023|120.5|120.5
      1000577|06-Feb-2023|34.05|34.05
      1000590|21-Feb-2023|-4|-4`,
    asks: /thousand|£000/iu,
  },
});
