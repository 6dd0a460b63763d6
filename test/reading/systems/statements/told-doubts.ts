import { casesOf } from "../sheet-case.ts";

/** Statements in which something that we don't understand, or that contradicts something else, may change what is claimed. */
export const doubtfulStatements = casesOf("Doubts", {
  "thousands in a heading with words of its own, over what the ages add up to": {
    rows: `
      Invoice|Date|Total, all figures rebased £'000|0 - 30 days|31 days +
      NF801|2023-01-05|815.25||815.25
      NF802|2023-03-17|50|50|
      Total||865.25|50|815.25`,
    asks: /thousand/iu,
  },
  "dollars in a heading with words of its own, over what is left after payments": {
    rows: `
      Invoice|Date|Invoice total|Payments|Balance, converted: US dollars
      NF811|2023-01-05|1200|500|700
      NF812|2023-02-06|340.5|0|340.5`,
    asks: /dollar|currency/iu,
  },
  "the unpaid amount under a word of its own, between payments and a total": {
    rows: `
      Invoice|Date|Invoice total|Payments|Zu zahlen
      NF821|2023-01-05|1200|500|700
      NF822|2023-02-06|340.5|0|340.5
      Total||1540.5||1040.5`,
    lines: `
      NF821 | 2023-01-05 | 700
      NF822 | 2023-02-06 | 340.50`,
    total: 1040.5,
  },
  "a unit in a remark with a word that we don't know": {
    rows: `
      Invoice|Date|Balance
      NF831|2023-01-05|120000
      NF832|2023-02-06|34050
      Total||154050

      Note: amounts are restated pence.`,
    asks: /pence/iu,
  },
  "another currency behind the sterling value": {
    rows: `
      Invoice|Date|Sterling value PLN
      NF841|2023-01-05|1200
      NF842|2023-02-06|340.5`,
    asks: /PLN/u,
  },
  "a currency with the same amounts in it and in pounds": {
    rows: `
      Document No.|Posting Date|Currency|Remaining Amount|Remaining Amt. (LCY)
      NF851|2023-01-05|CHF|700|700
      NF852|2023-02-06|CHF|340.5|340.5`,
    asks: /CHF|currency/u,
  },
  "a currency below a list of paid items": {
    rows: `
      Open invoices
      Invoice|Date|Gross|Balance
      NF861|2023-01-05|1200|1200
      NF862|2023-01-16|60|20

      Settled since January
      Invoice|Date|Gross|Paid on
      NF871|2022-11-05|700|2023-02-01

      Note: EUR`,
    asks: /EUR|currency/u,
  },
  "a balance brought forward in the column of invoice totals": {
    rows: `
      Invoice|Date|Description|Original amount|Balance
      ||Balance brought forward|512.34|
      NF881|2023-01-05|Podiatry|1200|700
      NF882|2023-02-06|Physio|340.5|340.5`,
    lines: `
      NF881 | 2023-01-05 | 700
      NF882 | 2023-02-06 | 340.50`,
    total: 1040.5,
    mustTell: /512\.34/u,
  },
  "descriptions that name the invoices, but for one": {
    rows: `
      Date|Activity|Reference|Balance GBP
      5 Jan 2023|Invoice # INV-0198|PO4977|700
      6 Feb 2023|Invoice # INV-0231|PO5011|340.50
      20 Feb 2023||PO5011|-40`,
    lines: `
      INV-0198 | 2023-01-05 | 700
      INV-0231 | 2023-02-06 | 340.50
      - | 2023-02-20 | -40`,
    total: 1000.5,
    tells: /number/iu,
  },
  "numbers of lines that look like those of documents": {
    rows: `
      Line|Date|Num|Open balance
      9000205|2022-11-11|1017|620
      9000244|2023-01-05|1037|700
      9000257|2023-02-20|1052|-40`,
    lines: `
      1017 | 2022-11-11 | 620
      1037 | 2023-01-05 | 700
      1052 | 2023-02-20 | -40`,
    total: 1280,
  },
  "a total of what was paid, beside what is due": {
    rows: `
      Invoice|Date|Bill amount|Total paid|Total due
      NF891|2023-01-05|1200|500|700
      NF892|2023-02-06|340.5|0|340.5`,
    lines: `
      NF891 | 2023-01-05 | 700
      NF892 | 2023-02-06 | 340.50`,
    total: 1040.5,
  },
  "two columns of dates under words that we don't know": {
    rows: `
      Invoice|Leistung|Versand|Balance
      NF893|2022-12-01|2023-01-05|700
      NF894|2023-01-01|2023-02-06|340.5`,
    asks: /dates/u,
  },
  "a day of posting, and another day under a word that we don't know": {
    rows: `
      Invoice Number|Belegdatum Date|GL Date|Balance
      NF895|2023-01-05|2023-01-06|700
      NF896|2023-02-06|2023-02-06|340.5`,
    asks: /dates/u,
  },
  "numbers under two headings that say invoice": {
    rows: `
      Invoice Belegnr|Invoice Reference|Date|Balance
      INV-0198|PO4977|2023-01-05|700
      INV-0231|PO5011|2023-02-06|340.5
      CN-0017|PO5011|2023-02-20|-40`,
    asks: /both/u,
  },
  "two columns of amounts under words that we don't know, and one in another currency": {
    rows: `
      Our bill|When sent|How much|Still to come
      B/2201|2023-01-12|350|250~usd
      B/2218|2023-02-09|410.5|410.5
      B/2240|2023-03-16|89|89`,
    asks: /unpaid|amounts/u,
  },
  "a line without its amount on a sheet of its own": {
    rows: {
      Part1: `
        Invoice|Invoice date|Balance
        LR-31|2022-12-09|880
        LR-32|2023-01-09|900.5`,
      Part2: `
        LR-35|2023-03-09|44
        LR-36|2023-03-10|see note`,
    },
    lines: `
      LR-31 | 2022-12-09 | 880
      LR-32 | 2023-01-09 | 900.50`,
    total: 1780.5,
    mustTell: /unread|number and a date/u,
  },
  "invoices under a heading of credit notes": {
    rows: `
      Credit note|Invoice date|Amount available
      Invoices
      LK-07|2023-01-31|120.25
      LK-09|2023-02-28|15`,
    asks: /reduce/u,
  },
  "euros behind the label of the total of a single line": {
    rows: `
      Invoice|Date|Outstanding
      NF897|2023-02-01|145.2
      Total €||145.2`,
    asks: /€|currency/u,
  },
  "a debit and a credit in one row, beside what is unpaid": {
    rows: `
      Date|Reference|Debits|Credits|Outstanding
      2023-01-12|SI0088|700||700
      2023-02-03|SI0093|240||240
      2023-02-20|RC0041|8352.91|140|-140`,
    lines: `
      SI0088 | 2023-01-12 | 700
      SI0093 | 2023-02-03 | 240
      RC0041 | 2023-02-20 | -140`,
    total: 800,
    mustTell: /debit/u,
  },
  "thousands said over the invoice totals only": {
    rows: `
      Invoice|Date|Invoice total £000|Balance
      NF898|2023-01-05|1.2|0.7
      NF899|2023-02-06|3.4|3.4`,
    asks: /thousand/u,
  },
  "an amount among order numbers": {
    rows: `
      Invoice|Date|PO Number|Outstanding
      NF911|2023-01-05|PO771|700
      NF912|2023-02-06|8472.62|340.5
      NF913|2023-03-01|PO790|20`,
    lines: `
      NF911 | 2023-01-05 | 700
      NF912 | 2023-02-06 | 340.50
      NF913 | 2023-03-01 | 20`,
    total: 1060.5,
    mustTell: /8472\.62/u,
  },
  "an amount in a column of words that no statement needs": {
    rows: `
      Invoice|Date|Status|Outstanding
      NF915|2023-01-05|Open|700
      NF916|2023-02-06|£8472.62|340.5`,
    lines: `
      NF915 | 2023-01-05 | 700
      NF916 | 2023-02-06 | 340.50`,
    total: 1040.5,
    mustTell: /8472\.62/u,
  },
  "credits under ages that only their number formats show": {
    rows: `
      Invoice|Date|0-30|31-60|Over 60
      NF921|2023-01-05|||700
      NF922|2023-02-06||40.25~crunsigned|
      NF923|2023-03-01|20.5~bracketed||
      NF924|2023-03-02|90.1||`,
    lines: `
      NF921 | 2023-01-05 | 700
      NF922 | 2023-02-06 | -40.25
      NF923 | 2023-03-01 | -20.50
      NF924 | 2023-03-02 | 90.10`,
    total: 729.35,
    tells: /credit|negative|sign/iu,
  },
  "a column of currencies without a heading": {
    rows: `
      Invoice|Date|Outstanding
      NF931|2023-01-05|700.1|EUR
      NF932|2023-02-06|340.5|EUR`,
    asks: /EUR|currency/u,
  },
  "descriptions that begin with the word total beside a running balance": {
    rows: `
      Ref|Type|Date|Description|Credits|Debits|Balance
      NF941|Invoice|2023-01-05|Total care package, ward 7||532301.84|532301.84
      RCT942|Payment|2023-01-16|Cash|29416||502885.84
      NF943|Invoice|2023-02-07|Secondment||280209.48|783095.32
      NF944|Invoice|2023-02-08|Total care package, ward 9||2362.88|785458.2

      Ref|Type|Date|Description|Credits|Debits
      NF945|Invoice|2023-03-04|Secondment||6159.59|791617.79
      NF946|Invoice|2023-03-19|Total care package, ward 9||24847|816464.79`,
    lines: `
      NF941 | 2023-01-05 | 532301.84
      RCT942 | 2023-01-16 | -29416
      NF943 | 2023-02-07 | 280209.48
      NF944 | 2023-02-08 | 2362.88
      NF945 | 2023-03-04 | 6159.59
      NF946 | 2023-03-19 | 24847`,
    total: 816464.79,
  },
  "a remark about payments at the foot, and a figure below it": {
    rows: `
      Invoice|Date|Invoice total|Paid
      NF951|2023-01-05|1200|500
      NF952|2023-02-06|340.5|
      Total||1540.5|500

      Amounts include VAT. Payments received after 23 March 2023 are not shown.
      Late invoice to follow|||£88.30`,
    lines: `
      NF951 | 2023-01-05 | 700
      NF952 | 2023-02-06 | 340.50`,
    total: 1040.5,
    mustTell: /88\.30/u,
  },
  "a brought forward balance under an age, with its words under another": {
    rows: `
      Invoice|Date|Current|31-60|Over 60
      |||Balance brought forward|512.34
      NF961|2023-01-05|||700
      NF962|2023-02-06||340.5|
      ||0|340.5|700`,
    lines: `
      NF961 | 2023-01-05 | 700
      NF962 | 2023-02-06 | 340.50`,
    total: 1040.5,
    mustTell: /512\.34/u,
  },
  "a currency between the two halves of the headings": {
    rows: `
      Invoice|Invoice|Purchase|Outstanding|Local
      |||CHF|
      Number|Date|Order|Balance|Currency
      NF971|2023-01-05|PO771|700.1|GBP
      NF972|2023-02-06|PO790|340.5|GBP`,
    asks: /CHF|currency/u,
  },
  "a unit in the heading of amounts, in a sentence about all figures": {
    rows: `
      Invoice amount|Type|Unpaid, all figures in £'000|Date raised|Inv no
      462.5|INV|462.5|2023-01-05|NF981
      286.74|INV|35.85|2023-02-06|NF982`,
    asks: /thousand/iu,
  },
  "an amount under two ages, without a total": {
    rows: `
      Invoice|Date|Current|31-60|Over 60
      NF991|2023-01-05|||700
      NF992|2023-02-06||340.5|
      NF993|2023-03-06|20||
      NF994|2023-01-07|8789.42||41`,
    lines: `
      NF991 | 2023-01-05 | 700
      NF992 | 2023-02-06 | 340.50
      NF993 | 2023-03-06 | 20
      NF994 | 2023-01-07 | 8830.42`,
    total: 9890.92,
    mustTell: /ages/u,
  },
  "pence said under one of two lists": {
    rows: {
      North: `
        Invoice|Date|Outstanding
        NF1001|2023-01-05|70000
        NF1002|2023-02-06|34050`,
      South: `
        Invoice|Date|Outstanding
        NF1003|2023-03-06|12000

        Figures are shown in pence`,
    },
    asks: /pence/u,
  },
  "a list under a title that we don't know, with a total that calls it paid": {
    rows: `
      Unpaid
      Invoice|Date|Amount
      NF1011|2023-01-05|700
      NF1012|2023-02-06|340.5
      Total unpaid||1040.5

      Beglichen
      Invoice|Date|Amount
      NF1013|2022-12-05|77
      NF1014|2022-12-06|88
      Total paid||165`,
    asks: /paid/u,
  },
  "a status that says that a line is paid": {
    rows: `
      Invoice|Date|Status|Outstanding
      NF1021|2023-01-05|Open|700
      NF1022|2023-02-06|Paid|340.5
      NF1023|2023-03-06|Part paid|20`,
    lines: `
      NF1021 | 2023-01-05 | 700
      NF1022 | 2023-02-06 | 340.50
      NF1023 | 2023-03-06 | 20`,
    total: 1060.5,
    mustTell: /not owed/u,
  },
  "an amount in the column of payments beside its empty place": {
    rows: `
      Invoice|Date|Paid|Invoice total
      NF1031|2023-01-05|500|1200
      NF1032|2023-02-06|340.5|
      NF1033|2023-03-06||20`,
    lines: `
      NF1031 | 2023-01-05 | 700
      NF1032 | 2023-02-06 | -340.50
      NF1033 | 2023-03-06 | 20`,
    mustTell: /payments/u,
  },
  "a count in the row of a false total": {
    rows: `
      Invoice|Date|Outstanding
      1041|2023-01-05|700
      1042|2023-02-06|340.5
      2||1050.5`,
    lines: `
      1041 | 2023-01-05 | 700
      1042 | 2023-02-06 | 340.50`,
    mustTell: /1,050\.50/u,
  },
  "a balance brought forward whose words stand among the order numbers": {
    rows: `
      Invoice|Date|Order number|Outstanding
      ||Balance brought forward|512.34
      NF1051|2023-01-05|PO771|700
      NF1052|2023-02-06|PO790|340.5`,
    lines: `
      - | - | 512.34
      NF1051 | 2023-01-05 | 700
      NF1052 | 2023-02-06 | 340.50`,
    mustTell: /brought forward|neither an invoice number/u,
  },
  "a column of signs beside columns by age": {
    rows: `
      Invoice|Date|Current|31-60|Over 60|Sign
      NF1061|2023-01-05|||700|+
      NF1062|2023-02-06||340.5||+
      NF1063|2023-03-06|40|||-`,
    lines: `
      NF1061 | 2023-01-05 | 700
      NF1062 | 2023-02-06 | 340.50
      NF1063 | 2023-03-06 | -40`,
    total: 1000.5,
  },
  "an amount in euros under a word that we don't know, beside what is left after payments": {
    rows: `
      Invoice|Date|Invoice total|Payments|Zu zahlen
      NF1071|2023-01-05|1200|500|€700.00
      NF1072|2023-02-06|340.5|0|340.5`,
    lines: `
      NF1071 | 2023-01-05 | 700
      NF1072 | 2023-02-06 | 340.50`,
    mustTell: /€700/u,
  },
  "an age under a word that we don't know, beside the invoice totals": {
    rows: `
      Invoice|Type|Date|Amount|Current|31-60 Tage|Over 60
      NF1081|SLS|2023-01-05|700|0|0|700
      NF1082|SLS|2023-02-06|340.5|0|340.5|0
      NF1083|SLS|2023-03-06|20|20|0|0`,
    lines: `
      NF1081 | 2023-01-05 | 700
      NF1082 | 2023-02-06 | 0
      NF1083 | 2023-03-06 | 20`,
    mustTell: /31-60 Tage/u,
  },
  "a debit and a credit in one row, on a sheet of its own": {
    rows: {
      Jan: `
        Reference|Date|Debits|Credits
        NF1091|2023-01-05|700|`,
      Feb: `
        Reference|Date|Debits|Credits
        NF1092|2023-02-06|340.5|8330.09`,
      Mar: `
        Reference|Date|Debits|Credits
        NF1093|2023-03-06|20|`,
    },
    lines: `
      NF1091 | 2023-01-05 | 700
      NF1092 | 2023-02-06 | -7989.59
      NF1093 | 2023-03-06 | 20`,
    mustTell: /debit and a credit/u,
  },
  "unpaid amounts and the system's own numbers at the right of an empty column": {
    rows: `
      Doc ref|PO|Inv date|Total invoice value||Due|Outstanding £|TransNo
      NF1101|PO66358|2022-08-09|7||2022-09-08|0.12|9000426
      7000015|PO13311|2022-03-11|27030||2022-04-10|2055.99|9000439`,
    lines: `
      NF1101 | 2022-08-09 | 0.12
      7000015 | 2022-03-11 | 2055.99`,
    total: 2056.11,
    tells: /TransNo/u,
  },
  "nil in words over a line whose amount has a heading that we don't know": {
    rows: `
      Nil return
      Invoice|Date|Zu zahlen
      NF1111|2023-01-05|1215`,
    asks: /nil|1215/iu,
  },
});
