import { casesOf } from "../sheet-case.ts";

/** Customer line items, account statements and dunning lists in the manner of SAP. */
export const sapStatements = casesOf("SAP", {
  "line items with stars for totals and a minus after the amount": {
    rows: `
      Customer|100417
      Company Code|1000
      Name|Eastmere University Hospitals
      City|Eastmere

      |St|Assignment|Document No|Ty|Doc. Date|S|DD|Amount in loc.cur.|LCurr|Clrng doc.|Text
      |@5B@|5100041877|90004711|RV|05.01.2023||@5C@|1,200.00|GBP||Pathology January
      |@5B@|5100041902|90004790|RV|06.02.2023||@5C@|340.50|GBP||Pathology February
      |@5B@|5100041902|90004803|RG|20.02.2023|||40.00-|GBP||Credit, two tests
      |@5B@||1400000031|DZ|28.02.2023|||200.00-|GBP||Payment on account
      *|@5B@|||||||1,300.50|GBP
      **|Account 100417|||||||1,300.50|GBP`,
    lines: `
      90004711=5100041877 | 2023-01-05 | 1200
      90004790=5100041902 | 2023-02-06 | 340.50
      90004803=5100041902 | 2023-02-20 | -40
      1400000031 | 2023-02-28 | -200`,
    total: 1300.5,
  },
  "unsigned amounts with S for debit and H for credit": {
    rows: `
      Open items of customer 100417 at key date 31.03.2023

      Reference|Document Number|Document Type|Document Date|Net Due Date|Debit/Credit Ind.|Amount in Local Currency|Local Currency
      NF90811|1800000451|RV|2023-01-05|2023-02-04|S|1200|GBP
      NF90855|1800000460|RV|2023-02-06|2023-03-08|S|340.5|GBP
      NF90861|1600000033|RG|2023-02-20|2023-02-20|H|40|GBP
      NF90902|1800000512|RV|2023-03-15|2023-04-14|S|88|GBP`,
    lines: `
      NF90811 | 2023-01-05 | 1200
      NF90855 | 2023-02-06 | 340.50
      NF90861 | 2023-02-20 | -40
      NF90902 | 2023-03-15 | 88`,
    total: 1588.5,
  },
  "account statement with opening and closing balance": {
    rows: `
      Account statement
      Our reference|Northfold Community Health NHS Trust
      Your account with us|100417
      Period|01.03.2023 - 31.03.2023

      Docu.no.|Doc. date|Transaction|Reference|Currency|Amount|Balance
      |01.03.2023|Balance carried forward||GBP|4,610.00|4,610.00
      1800000544|07.03.2023|Invoice|NF91004|GBP|512.40|5,122.40
      1400000039|14.03.2023|Payment|BACS 140323|GBP|4,610.00-|512.40
      1800000571|21.03.2023|Invoice|NF91050|GBP|77.60|590.00
      1600000040|28.03.2023|Credit memo|NF91066|GBP|12.40-|577.60
      |31.03.2023|Closing balance||GBP||577.60`,
    // The sum brought forward and its payment cancel, but nobody can say so without asking which invoices they were.
    asks: /brought forward|carried forward|opening|balance|payment|total|differs/iu,
    lines: `
      - | 2023-03-01 | 4610
      NF91004=1800000544 | 2023-03-07 | 512.40
      BACS 140323=1400000039 | 2023-03-14 | -4610
      NF91050=1800000571 | 2023-03-21 | 77.60
      NF91066=1600000040 | 2023-03-28 | -12.40`,
    total: 577.6,
    tells: /brought|carried|number|payment|receipt/iu,
  },
  "manage customer line items export": {
    rows: `
      Company Code|Customer|Customer Name|Journal Entry|Journal Entry Type|Journal Entry Date|Net Due Date|Clearing Status|Billing Document|Amount (CC Crcy)|Company Code Currency
      1000|100417|Eastmere University Hospitals NHS FT|1800000451|RV (Billing Doc.Transfer)|2023-01-05|2023-02-04|Open|90811001|1200~2dp|GBP
      1000|100417|Eastmere University Hospitals NHS FT|1800000460|RV (Billing Doc.Transfer)|2023-02-06|2023-03-08|Open|90811002|340.5~2dp|GBP
      1000|100417|Eastmere University Hospitals NHS FT|1600000033|DG (Customer Credit Memo)|2023-02-20|2023-02-20|Open|90811003|-40~2dp|GBP
      ||||||||| 1500.5~2dp|GBP`,
    lines: `
      90811001 | 2023-01-05 | 1200
      90811002 | 2023-02-06 | 340.50
      90811003 | 2023-02-20 | -40`,
    total: 1500.5,
  },
  "dunning notice with a charge between the items and the total": {
    rows: `
      Payment reminder, level 2
      Date: 31.03.2023
      Account number: 100417
      Our records show these items as overdue.

      Document|Document date|Due on|Days in arrears|Dunning level|Amount GBP
      90004711|2023-01-05|2023-02-04|55|2|1200
      90004790|2023-02-06|2023-03-08|23|1|340.5
      Dunning charge|||||40
      Total amount due|||||1580.5`,
    asks: /charge|total|number|40\.00/iu,
    lines: `
      90004711 | 2023-01-05 | 1200
      90004790 | 2023-02-06 | 340.50
      Dunning charge=- | - | 40`,
    total: 1580.5,
    tells: /charge|number|date/iu,
  },
  "text export with semicolons, decimal commas and points for thousands": {
    format: "semicolons",
    rows: `
      Customer|Reference|Document Number|Document Type|Document Date|Amount in local currency|Local Currency|Text
      100417|NF90811|1800000451|RV|05.01.2023|1.200,00|GBP|Pathology
      100417|NF90855|1800000460|RV|06.02.2023|340,50|GBP|Pathology
      100417|NF90861|1600000033|DG|20.02.2023|40,00-|GBP|Credit
      100417|NF90870|1800000499|RV|01.03.2023|12.000,00|GBP|Theatre sessions`,
    lines: `
      NF90811 | 2023-01-05 | 1200
      NF90855 | 2023-02-06 | 340.50
      NF90861 | 2023-02-20 | -40
      NF90870 | 2023-03-01 | 12000`,
    total: 13500.5,
  },
  "two company codes with a row above and a total below each": {
    rows: `
      Customer open items, key date 31.03.2023

      Company code 1000 Northfold Community Health
      Billing Doc.|Billing Date|Net Due Date|Amount|Curr.
      90811001|2023-01-05|2023-02-04|1200|GBP
      90811002|2023-02-06|2023-03-08|340.5|GBP
      Total company code 1000|||1540.5|GBP

      Company code 1001 Northfold Pharmacy Services
      90811777|2023-03-01|2023-03-31|60.25|GBP
      90811778|2023-03-02|2023-04-01|-10.25|GBP
      Total company code 1001|||50|GBP

      Overall total|||1590.5|GBP`,
    lines: `
      90811001 | 2023-01-05 | 1200
      90811002 | 2023-02-06 | 340.50
      90811777 | 2023-03-01 | 60.25
      90811778 | 2023-03-02 | -10.25`,
    total: 1590.5,
  },
  "the currency stands once above the list": {
    rows: `
      Customer|100417 Eastmere University Hospitals
      Display currency|EUR
      Open at key date|2023-03-31

      Document Number|Document Date|Net Due Date|Amount|Text
      1800000451|2023-01-05|2023-02-04|1200|Pathology
      1800000460|2023-02-06|2023-03-08|340.5|Pathology`,
    asks: /EUR|euro|currenc|not in pounds/iu,
  },
});
