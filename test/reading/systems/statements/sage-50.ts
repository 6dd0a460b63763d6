import { casesOf } from "../sheet-case.ts";

/** Customer statements and aged debtors reports in the manner of Sage 50. */
export const sage50Statements = casesOf("Sage 50", {
  "aged debtors analysis, detailed": {
    rows: `
      Date:|31/03/2023|||Northfold Laundry Services|||||||Page:|1
      Time:|09:14:22|||Aged Debtors Analysis (Detailed)
      Date From:|01/01/1980
      Date To:|31/03/2023

      A/C:|EAST01|Name:|Eastmere University Hospitals|||Contact:|J Example|Tel:|01632 960101
      No|Type|Date|Ref|Details|Balance|Future|Current|Period 1|Period 2|Period 3|Older
      4471|SI|05/01/2023|22817|Linen January|1,200.00|0.00|0.00|0.00|1,200.00|0.00|0.00
      4520|SI|06/02/2023|22901|Linen February|340.50|0.00|0.00|340.50|0.00|0.00|0.00
      4533|SC|20/02/2023|CR118|Short delivery|-40.00|0.00|0.00|-40.00|0.00|0.00|0.00
      4561|SA|28/02/2023|BACS|Payment on Account|-200.00|0.00|0.00|-200.00|0.00|0.00|0.00
      ||||Totals:|1,300.50|0.00|0.00|100.50|1,200.00|0.00|0.00
      Turnover:|18,440.00
      Credit Limit £:|5,000.00
      ||||Grand Totals:|1,300.50|0.00|0.00|100.50|1,200.00|0.00|0.00`,
    lines: `
      22817 | 2023-01-05 | 1200
      22901 | 2023-02-06 | 340.50
      CR118 | 2023-02-20 | -40
      BACS | 2023-02-28 | -200`,
    total: 1300.5,
  },
  "statement with a running balance and amounts due by month": {
    rows: `
      Statement
      Northfold Laundry Services
      Eastmere University Hospitals|||||Account Ref|EAST01
      |||||Date|31/03/2023

      Date|Reference|Details|Debit|Credit|Balance
      05/01/2023|22817|Goods/Services|1200||1200
      06/02/2023|22901|Goods/Services|340.5||1540.5
      20/02/2023|CR118|Credit||40|1500.5
      15/03/2023|22977|Goods/Services|99.5||1600

      Current|1 Month|2 Months|3 Months|Older|Amount Due
      99.5|300.5|1200|0|0|1600`,
    lines: `
      22817 | 2023-01-05 | 1200
      22901 | 2023-02-06 | 340.50
      CR118 | 2023-02-20 | -40
      22977 | 2023-03-15 | 99.50`,
    total: 1600,
  },
  "customer activity with original and outstanding values": {
    rows: `
      Customer Activity (Detailed)
      Customer From:|EAST01
      Transactions to 31/03/2023

      A/C:|EAST01|Name:|Eastmere University Hospitals
      No|Type|Date|Ref|N/C|Details|Dept|T/C|Value|O/S|Debit|Credit
      4471|SI|05/01/2023|22817|4000|Linen January|0|T1|1,200.00|1,200.00|1,200.00
      4502|SI|30/01/2023|22860|4000|Hire|0|T1|600.00||600.00
      4509|SR|10/02/2023|BACS||Sales Receipt|0|T9|600.00|||600.00
      4520|SI|06/02/2023|22901|4000|Linen February|0|T1|340.50|300.50|340.50
      4533|SC|20/02/2023|CR118|4000|Short delivery|0|T1|40.00|||40.00
      ||||Totals:||||||2,140.50|640.00
      Amount Outstanding|||||||||1,500.50
      Amount Paid this period||||||||||600.00`,
    lines: `
      22817 | 2023-01-05 | 1200
      22901 | 2023-02-06 | 300.50`,
    total: 1500.5,
    tells: /empty|amount|not counted/iu,
    asks: /empty|amount|not counted|blank|22860|total|unpaid/iu,
  },
  "open items as a text file with the program's own headings": {
    format: "csv",
    rows: `
      ACCOUNT_REF|INV_REF|DATE|TYPE|DETAILS|GROSS_AMOUNT|AMOUNT_PAID|OUTSTANDING
      EAST01|22817|2023-01-05|SI|Linen January|1200.00|0.00|1200.00
      EAST01|22901|2023-02-06|SI|Linen February|340.50|0.00|340.50
      EAST01|CR118|2023-02-20|SC|Short delivery|40.00|0.00|40.00`,
    lines: `
      22817 | 2023-01-05 | 1200
      22901 | 2023-02-06 | 340.50
      CR118 | 2023-02-20 | -40`,
    total: 1500.5,
    tells: /credit|sign|minus/iu,
  },
  "open items where payments on account and receipts stand in a credit column": {
    rows: `
      Account|EAST01
      Statement date|31/03/2023

      Tran No|Tran Type|Tran Date|Tran Ref|Tran Details|Debits|Credits
      4471|SI|05/01/2023|22817|Linen|1200
      4561|SA|28/02/2023|BACS 0228|Payment on Account||200
      4533|SC|20/02/2023|CR118|Credit||40
      4601|SI|10/03/2023|22950|Hire|55.5
      |||||1255.5|240
      |||Balance due|||1015.5`,
    lines: `
      22817 | 2023-01-05 | 1200
      BACS 0228 | 2023-02-28 | -200
      CR118 | 2023-02-20 | -40
      22950 | 2023-03-10 | 55.50`,
    total: 1015.5,
  },
  "statement as a web page named .xls": {
    format: "html",
    rows: `
      Northfold Laundry Services
      STATEMENT
      Date|Ref.|Type|Debit £|Credit £|Outstanding £
      05/01/2023|22817|INV|1,200.00||1,200.00
      06/02/2023|22901|INV|340.50||340.50
      20/02/2023|CR118|CRD||40.00|-40.00
      |||||1,500.50`,
    lines: `
      22817 | 2023-01-05 | 1200
      22901 | 2023-02-06 | 340.50
      CR118 | 2023-02-20 | -40`,
    total: 1500.5,
  },
});
