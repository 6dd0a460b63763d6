import { casesOf } from "../sheet-case.ts";

/** Statements in the manner of finance systems that are common among public bodies. */
export const integraStatements = casesOf("Integra", {
  "debtor account enquiry": {
    rows: `
      Debtor Account Enquiry
      Debtor Ref:|E0417|Name:|EASTMERE UNIVERSITY HOSPITALS NHS FT

      Doc Type|Doc Ref|Doc Date|Due Date|Your Ref|Narrative|Original Value|Outstanding Value|Stage
      SI|ND0004411|05-Jan-23|04-Feb-23|PO4977|Sexual health M9|1200.00|700.00|2
      SI|ND0004502|06-Feb-23|08-Mar-23|PO5011|Sexual health M10|340.50|340.50|1
      SC|NC0000218|20-Feb-23|20-Feb-23||Credit M9|-40.00|-40.00|
      CB|DC0009917|28-Feb-23|28-Feb-23||Unallocated cash|-25.00|-25.00|
      |||||Account Balance:||975.50|`,
    lines: `
      ND0004411 | 2023-01-05 | 700
      ND0004502 | 2023-02-06 | 340.50
      NC0000218 | 2023-02-20 | -40
      DC0009917 | 2023-02-28 | -25`,
    total: 975.5,
  },
  "statement with outstanding amounts under months": {
    rows: `
      STATEMENT OF ACCOUNT AS AT 31/03/2023
      Account: E0417

      Invoice|Date|Details|Mar-23|Feb-23|Jan-23|Earlier
      ND0004411|05/01/2023|Sexual health M9|||700
      ND0004502|06/02/2023|Sexual health M10||340.5
      NC0000218|20/02/2023|Credit||-40
      ND0004188|02/11/2022|Training||||120
      Totals|||0|300.5|700|120
      Balance due||||||1120.5`,
    lines: `
      ND0004411 | 2023-01-05 | 700
      ND0004502 | 2023-02-06 | 340.50
      NC0000218 | 2023-02-20 | -40
      ND0004188 | 2022-11-02 | 120`,
    total: 1120.5,
  },
});

export const eFinancialsStatements = casesOf("eFinancials", {
  "transactions with a sign column and our reference before the document": {
    format: "csv",
    rows: `
      Customer|Our Ref|Document No|Document Type|Doc Date|Due Date|Sign|Gross Amount|Outstanding
      100417|AR000771|SI-4411|Invoice|05/01/2023|04/02/2023|+|1200.00|700.00
      100417|AR000802|SI-4502|Invoice|06/02/2023|08/03/2023|+|340.50|340.50
      100417|AR000815|CR-0218|Credit|20/02/2023|20/02/2023|-|40.00|40.00`,
    lines: `
      SI-4411 | 2023-01-05 | 700
      SI-4502 | 2023-02-06 | 340.50
      CR-0218 | 2023-02-20 | -40`,
    total: 1000.5,
    tells: /credit|sign/iu,
  },
  "amounts in pence, said in the heading": {
    format: "csv",
    rows: `
      Account|Document|Date|Description|Amount (pence)|Outstanding (pence)
      100417|SI-4411|05/01/2023|Linen|120000|70000
      100417|SI-4502|06/02/2023|Linen|34050|34050
      100417|CR-0218|20/02/2023|Linen|-4000|-4000`,
    asks: /pence/iu,
    lines: `
      SI-4411 | 2023-01-05 | 700
      SI-4502 | 2023-02-06 | 340.50
      CR-0218 | 2023-02-20 | -40`,
    total: 1000.5,
  },
});

export const accessStatements = casesOf("Access", {
  "period aged debtors, detailed, by transaction type code": {
    rows: `
      As At Period Aged Debtors Report (Detailed)
      Period 12 / 2023

      EAST001 Eastmere University Hospitals NHS FT
      Trans Date|Type|Trans Ref|Order Ref|Due Date|Amount|Current|Period 1|Period 2|Period 3+
      05/01/2023|INV|I004411|PO4977|04/02/2023|700.00||||700.00
      06/02/2023|INV|I004502|PO5011|08/03/2023|340.50|||340.50
      20/02/2023|CRN|C000218||20/02/2023|-40.00|||-40.00
      01/03/2023|PAY|P001177||01/03/2023|-25.00||-25.00
      EAST001 Total|||||975.50|0.00|-25.00|300.50|700.00
      Report Total|||||975.50|0.00|-25.00|300.50|700.00`,
    lines: `
      I004411 | 2023-01-05 | 700
      I004502 | 2023-02-06 | 340.50
      C000218 | 2023-02-20 | -40
      P001177 | 2023-03-01 | -25`,
    total: 975.5,
  },
  "statement with payments in a column of their own on rows of their own": {
    rows: `
      Customer statement
      Account EAST001 as at 31 March 2023

      Date|Reference|Detail|Invoices|Credits|Payments|Balance
      05/01/2023|I004411|Room hire|1200.00|||1200.00
      12/02/2023|BACS|Thank you|||500.00|700.00
      06/02/2023|I004502|Room hire|340.50|||1040.50
      20/02/2023|C000218|Room hire||40.00||1000.50
      Closing balance||||||1000.50`,
    lines: `
      I004411 | 2023-01-05 | 1200
      BACS | 2023-02-12 | -500
      I004502 | 2023-02-06 | 340.50
      C000218 | 2023-02-20 | -40`,
    total: 1000.5,
  },
});

export const sharedServiceStatements = casesOf("Shared business services", {
  "extract with a comment column and the claimed amount in the last column": {
    rows: `
      AGREEMENT OF BALANCES Q4 2022/23
      Receivables of Northfold Community Health NHS Trust with Eastmere University Hospitals NHS FT
      Position at 31 March 2023. Team: 01632 960 144, income@northfold.example.org

      Trust|Customer|Customer Name|Class|Invoice Number|Invoice Date|GL Date|Purchase Order|Comments|Amount Due Original|Amount Applied|Amount Credited|Amount Due Remaining
      NCH|X417|EASTMERE UHFT|INV|1004411|2023-01-05|2023-01-06|PO4977|Podiatry M9|1200|-500|0|700
      NCH|X417|EASTMERE UHFT|INV|1004502|2023-02-06|2023-02-06|PO5011|Podiatry M10|340.5|0|0|340.5
      NCH|X417|EASTMERE UHFT|CM|1004519|2023-02-20|2023-02-20||Podiatry credit|-40|0|0|-40
      NCH|X417|EASTMERE UHFT|INV|1004560|2023-03-15|2023-03-15|PO5090|Less 3 sessions not held|120|0|-20.5|99.5
      |||||||||1620.5|-500|-20.5|1100`,
    lines: `
      1004411 | 2023-01-05 | 700
      1004502 | 2023-02-06 | 340.50
      1004519 | 2023-02-20 | -40
      1004560 | 2023-03-15 | 99.50`,
    total: 1100,
  },
  "three customers' sheets of one account, total on the first sheet only": {
    rows: {
      Summary: `
        Eastmere University Hospitals NHS FT
        Account|Balance £
        X417|1040.50
        X988|60.25
        Total|1100.75`,
      X417: `
        Invoice|Date|Outstanding £
        1004411|2023-01-05|700
        1004502|2023-02-06|340.5`,
      X988: `
        Invoice|Date|Outstanding £
        1007001|2023-03-01|60.25`,
    },
    lines: `
      1004411 | 2023-01-05 | 700
      1004502 | 2023-02-06 | 340.50
      1007001 | 2023-03-01 | 60.25`,
    total: 1100.75,
  },
});
