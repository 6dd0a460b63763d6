import { casesOf } from "../sheet-case.ts";

/** Purchase ledgers in the manner of finance systems that are common among public bodies. */
export const unit4Ledgers = casesOf("Unit4", {
  "supplier open items, without a status on some": {
    format: "tabs",
    rows: `
      SuppID|SuppID (T)|TransNo|InvoiceNo|Voucher date|Due date|Cur|Amount|Rest amount|Status
      4001|Northfold Community Health NHS Trust|90001127|NF901|05/01/2023|04/02/2023|GBP|-1200.00|-700.00|N
      4001|Northfold Community Health NHS Trust|90001268|NF902|06/02/2023|08/03/2023|GBP|-340.50|-340.50|
      4001|Northfold Community Health NHS Trust|90001301|CN903|20/02/2023|20/02/2023|GBP|40.00|40.00|N`,
    asks: /negative|sign|credit|status/iu,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50
      CN903 | 2023-02-20 | -40`,
    total: 1000.5,
    tells: /negative|owed|status/iu,
  },
  "open items with sums by supplier": {
    rows: `
      Supplier|Invoice no.|Inv. date|Due date|Text|Rest
      4001 Northfold Community Health NHS Trust|NF901|2023-01-05|2023-02-04|Podiatry|700
      4001 Northfold Community Health NHS Trust|NF902|2023-02-06|2023-03-08|Physio|340.5
      4001 Northfold Community Health NHS Trust||||| 1040.5
      4002 NHS Westhaven Integrated Care Board|WH77|2023-03-01|2023-03-31|Rent|90
      4002 NHS Westhaven Integrated Care Board|||||90
      |||||1130.5`,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50
      WH77 | 2023-03-01 | 90`,
    total: 1130.5,
  },
});

export const integraLedgers = casesOf("Integra", {
  "creditor transactions with an authorised flag": {
    format: "csv",
    rows: `
      Creditor Ref|Creditor Name|Int Ref|Inv Ref|Doc Type|Inv Date|Gross Value|O/S Value|Authorised|Disputed
      N0012|NORTHFOLD COMMUNITY HEALTH NHS TRUST|CI00771|NF901|CI|05-Jan-23|1200.00|700.00|Y|N
      N0012|NORTHFOLD COMMUNITY HEALTH NHS TRUST|CI00802|NF902|CI|06-Feb-23|340.50|340.50|N|N
      N0012|NORTHFOLD COMMUNITY HEALTH NHS TRUST|CC00019|CN903|CC|20-Feb-23|-40.00|-40.00|Y|N
      *** End of Report ***`,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50
      CN903 | 2023-02-20 | -40`,
    total: 1000.5,
  },
});

export const eFinancialsLedgers = casesOf("eFinancials", {
  "transactions with D and C and amounts without a sign": {
    format: "csv",
    rows: `
      Supplier|Supplier Name|Our Ref|Their Ref|Doc Date|D/C|Gross|Outstanding|Status
      N0012|Northfold Community Health NHS Trust|AP00031|NF901|05/01/2023|C|1200.00|700.00|Authorised
      N0012|Northfold Community Health NHS Trust|AP00032|NF902|06/02/2023|C|340.50|340.50|Registered
      N0012|Northfold Community Health NHS Trust|AP00040|CN903|20/02/2023|D|40.00|40.00|Authorised`,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50
      CN903 | 2023-02-20 | -40`,
    total: 1000.5,
    tells: /credit|side|D\/C/iu,
  },
  "amounts in thousands, said in the title": {
    rows: `
      Creditors at 31 March 2023 (£000)
      Supplier|Supplier Name|Their Ref|Doc Date|Outstanding|Status
      N0012|Northfold Community Health NHS Trust|NF901|2023-01-05|1.2|Authorised
      N0012|Northfold Community Health NHS Trust|NF902|2023-02-06|34.05|Authorised`,
    asks: /thousand|£000/iu,
  },
});

export const accessLedgers = casesOf("Access", {
  "as at period aged creditors, detailed": {
    rows: `
      As At Period Aged Creditors Report (Detailed)
      Period 12 / 2023

      NOR001 Northfold Community Health NHS Trust
      Trans Date|Type|Trans Ref|Supplier Ref|Due Date|Amount|Current|Period 1|Period 2|Period 3+
      05/01/2023|INV|PI004411|NF901|04/02/2023|700.00||||700.00
      06/02/2023|INV|PI004502|NF902|08/03/2023|340.50|||340.50
      20/02/2023|CRN|PC000218|CN903|20/02/2023|-40.00|||-40.00
      NOR001 Total|||||1,000.50|0.00|0.00|300.50|700.00
      Report Total|||||1,000.50|0.00|0.00|300.50|700.00`,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50
      CN903 | 2023-02-20 | -40`,
    total: 1000.5,
  },
});

export const ledgersByHand = casesOf("By hand", {
  "two tables, approved and not, under section headings": {
    rows: `
      Northfold Community Health NHS Trust: what we hold at 31 March 2023

      Approved
      Supplier|Invoice|Date|Amount
      Northfold Community Health NHS Trust|NF901|2023-01-05|700
      Northfold Community Health NHS Trust|NF902|2023-02-06|340.5

      Not yet approved
      Supplier|Invoice|Date|Amount
      Northfold Community Health NHS Trust|NF910|2023-03-09|99.5

      Total|||1140`,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50
      NF910 | 2023-03-09 | 99.50`,
    total: 1140,
    tells: /status|approved/iu,
  },
  "credits without a sign under a heading of their own": {
    rows: `
      Supplier|Invoice|Date|Amount
      Invoices
      Northfold Community Health NHS Trust|NF901|2023-01-05|700
      Northfold Community Health NHS Trust|NF902|2023-02-06|340.5
      Credit notes
      Northfold Community Health NHS Trust|CN903|2023-02-20|40
      Net total|||1000.5`,
    asks: /credit|sign|total|differs/iu,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50
      CN903 | 2023-02-20 | -40`,
    total: 1000.5,
  },
  "one amount in euros by its number format": {
    rows: `
      Supplier|Invoice|Date|Outstanding
      Northfold Community Health NHS Trust|NF901|2023-01-05|700~gbp
      Northfold Community Health NHS Trust|NF902|2023-02-06|340.5~eur`,
    asks: /EUR|euro|€|currenc|pound/iu,
  },
  "a total that the lines do not reach": {
    rows: `
      Supplier|Invoice|Date|Outstanding
      Northfold Community Health NHS Trust|NF901|2023-01-05|700
      Northfold Community Health NHS Trust|NF902|2023-02-06|340.5
      Total|||1240.5`,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50`,
    total: 1040.5,
    mustTell: /total/iu,
  },
  "amounts in pence, said under the title": {
    rows: `
      Purchase ledger 31/03/2023
      Amounts in pence

      Supplier|Invoice|Date|Outstanding
      Northfold Community Health NHS Trust|NF901|2023-01-05|70000
      Northfold Community Health NHS Trust|NF902|2023-02-06|34050`,
    asks: /pence/iu,
    lines: `
      NF901 | 2023-01-05 | 700
      NF902 | 2023-02-06 | 340.50`,
    total: 1040.5,
  },
});
