import { casesOf } from "../sheet-case.ts";

/** Purchase ledgers of systems and hands, written in a fifth round about what may lead to a wrong agreement. */
export const fifthRoundLedgers = [
  ...casesOf("Oracle Fusion", {
    "payables invoices with paid status and amount paid": {
      format: "csv",
      rows: `
        Supplier|Supplier Number|Invoice Number|Invoice Date|Invoice Type|Invoice Amount|Amount Paid|Paid Status|Validation Status
        Northfold Community Health NHS Trust|10417|NF9001|2023-01-05|Standard|1215.00|500.00|Partially paid|Validated
        Northfold Community Health NHS Trust|10417|NF9002|2023-01-12|Standard|820.00|820.00|Paid|Validated
        Northfold Community Health NHS Trust|10417|NF9003|2023-02-20|Credit memo|-45.25|0.00|Unpaid|Validated
        NHS Westhaven Integrated Care Board|10477|WH9004|2023-03-01|Standard|90.00|0.00|Unpaid|Needs revalidation`,
      lines: `
        NF9001 | 2023-01-05 | 715
        NF9002 | 2023-01-12 | 0
        NF9003 | 2023-02-20 | -45.25
        WH9004 | 2023-03-01 | 90`,
      total: 759.75,
    },
    "payables invoices with paid status only": {
      format: "csv",
      rows: `
        Supplier|Invoice Number|Invoice Date|Invoice Amount|Paid Status
        Northfold Community Health NHS Trust|NF9011|2023-01-05|1215.00|Partially paid
        Northfold Community Health NHS Trust|NF9012|2023-02-06|340.50|Unpaid
        NHS Westhaven Integrated Care Board|WH9013|2023-03-01|90.00|Paid`,
      // The part that was paid is not given: the document may not be agreed.
      lines: `
        NF9011 | 2023-01-05 | 1215
        NF9012 | 2023-02-06 | 340.50
        WH9013 | 2023-03-01 | 0`,
      mustTell: /part-paid/u,
    },
  }),
  ...casesOf("SAP", {
    "vendor line items, cleared and open, owed amounts negative": {
      format: "tabs",
      rows: `
        Vendor|Name 1|Reference|Document Date|Type|Clearing Document|Amount in LC|Crcy
        100417|Northfold Community Health NHS Trust|NF9021|05.01.2023|KR||1,215.00-|GBP
        100417|Northfold Community Health NHS Trust|NF9022|12.01.2023|KR|2000001990|820.00-|GBP
        100417|Northfold Community Health NHS Trust|NF9023|20.02.2023|KG||45.25|GBP
        100477|NHS Westhaven Integrated Care Board|WH9024|01.03.2023|KR||90.00-|GBP`,
      lines: `
        NF9021 | 2023-01-05 | 1215
        NF9022 | 2023-01-12 | 0
        NF9023 | 2023-02-20 | -45.25
        WH9024 | 2023-03-01 | 90`,
      total: 1259.75,
    },
    "open vendor items with debit and credit indicator": {
      rows: `
        Supplier|Supplier Name|Reference|Document Date|Debit/Credit Ind.|Amount in Company Code Currency|Company Code Currency
        100417|Northfold Community Health NHS Trust|NF9031|2023-01-05|H|1215|GBP
        100417|Northfold Community Health NHS Trust|NF9032|2023-02-20|S|45.25|GBP
        100477|NHS Westhaven Integrated Care Board|WH9033|2023-03-01|H|90|GBP`,
      lines: `
        NF9031 | 2023-01-05 | 1215
        NF9032 | 2023-02-20 | -45.25
        WH9033 | 2023-03-01 | 90`,
      total: 1259.75,
    },
  }),
  ...casesOf("Sage 50", {
    "supplier activity with outstanding amounts and types": {
      rows: `
        A/C|Name|No|Type|Date|Ref|Details|Amount|O/S Amount
        NORTH01|Northfold Community Health NHS Trust|811|PI|2023-01-05|NF9041|Training|1215|715
        NORTH01|Northfold Community Health NHS Trust|829|PP|2023-01-31|BACS|Payment|-500|0
        NORTH01|Northfold Community Health NHS Trust|840|PC|2023-02-20|NF9042|Credit|-45.25|-45.25
        WESTH01|NHS Westhaven Integrated Care Board|851|PI|2023-03-01|WH9043|Fees|90|90`,
      lines: `
        NF9041 | 2023-01-05 | 715
        BACS=811=829 | 2023-01-31 | 0
        NF9042 | 2023-02-20 | -45.25
        WH9043 | 2023-03-01 | 90`,
      total: 759.75,
      tells: /BACS/u,
    },
  }),
  ...casesOf("Sage 200", {
    "document value and allocated": {
      rows: `
        Account Ref|Account Name|Type|Transaction Date|Reference|Second Reference|Document Value|Allocated Value
        NORTH01|Northfold Community Health NHS Trust|Invoice|2023-01-05|NF9051||1215|500
        NORTH01|Northfold Community Health NHS Trust|Credit Note|2023-02-20|NF9052||-45.25|0
        WESTH01|NHS Westhaven Integrated Care Board|Invoice|2023-03-01|WH9053||90|0`,
      lines: `
        NF9051 | 2023-01-05 | 715
        NF9052 | 2023-02-20 | -45.25
        WH9053 | 2023-03-01 | 90`,
      total: 759.75,
    },
  }),
  ...casesOf("Xero", {
    "payable invoice detail with total, paid and due": {
      rows: `
        Payable Invoice Summary
        Contact|Invoice Number|Invoice Date|Due Date|Gross|Paid|Credited|Balance|Status
        Northfold Community Health NHS Trust|NF9061|2023-01-05|2023-02-04|1215|500|0|715|Awaiting Payment
        Northfold Community Health NHS Trust|NF9062|2023-02-06|2023-03-08|340.5|0|45.25|295.25|Awaiting Payment
        NHS Westhaven Integrated Care Board|WH9063|2023-03-01|2023-03-31|90|0|0|90|Awaiting Approval
        Total||||1645.5|500|45.25|1100.25|`,
      lines: `
        NF9061 | 2023-01-05 | 715
        NF9062 | 2023-02-06 | 295.25
        WH9063 | 2023-03-01 | 90`,
      total: 1100.25,
    },
  }),
  ...casesOf("QuickBooks", {
    "unpaid bills with the vendor above, past due days and open balance": {
      format: "csv",
      rows: `
        Unpaid Bills
        Date|Transaction Type|Num|Due Date|Past Due|Amount|Open Balance
        Northfold Community Health NHS Trust||||||
        05/01/2023|Bill|NF9071|04/02/2023|55|1215.00|715.00
        20/02/2023|Supplier Credit|NF9072|20/02/2023|39|-45.25|-45.25
        Total for Northfold Community Health NHS Trust|||||1169.75|669.75
        NHS Westhaven Integrated Care Board||||||
        01/03/2023|Bill|WH9073|31/03/2023|0|90.00|90.00
        Total for NHS Westhaven Integrated Care Board|||||90.00|90.00
        TOTAL|||||1259.75|759.75`,
      lines: `
        NF9071 | 2023-01-05 | 715
        NF9072 | 2023-02-20 | -45.25
        WH9073 | 2023-03-01 | 90`,
      total: 759.75,
    },
  }),
  ...casesOf("Business Central", {
    "vendor ledger entries, owed negative, with document types and open": {
      rows: `
        Posting Date|Document Type|Document No.|External Document No.|Vendor No.|Vendor Name|Original Amount|Remaining Amount|Open
        2023-01-05|Invoice|PI1041|NF9081|V00417|Northfold Community Health NHS Trust|-1215|-715|Yes
        2023-02-20|Credit Memo|PC1052|NF9082|V00417|Northfold Community Health NHS Trust|45.25|45.25|Yes
        2023-03-01|Invoice|PI1060|WH9083|V00477|NHS Westhaven Integrated Care Board|-90|-90|Yes`,
      lines: `
        NF9081 | 2023-01-05 | 715
        NF9082 | 2023-02-20 | -45.25
        WH9083 | 2023-03-01 | 90`,
      total: 759.75,
    },
  }),
  ...casesOf("Unit4", {
    "supplier transactions with rest amount": {
      rows: `
        SuppID|SuppID(T)|InvoiceNo|TT|TransNo|Trans.date|Due date|Cur|Amount|Rest amount
        20417|Northfold Community Health NHS Trust|NF9091|PI|811041|2023-01-05|2023-02-04|GBP|1215|715
        20417|Northfold Community Health NHS Trust|NF9092|PC|811052|2023-02-20|2023-02-20|GBP|-45.25|-45.25
        20477|NHS Westhaven Integrated Care Board|WH9093|PI|811060|2023-03-01|2023-03-31|GBP|90|90`,
      lines: `
        NF9091 | 2023-01-05 | 715
        NF9092 | 2023-02-20 | -45.25
        WH9093 | 2023-03-01 | 90`,
      total: 759.75,
    },
  }),
  ...casesOf("Integra", {
    "creditor transactions outstanding with CR for what is owed": {
      format: "csv",
      rows: `
        Creditor|Creditor Name|Doc Type|Supplier Ref|Doc Date|Amount|Outstanding
        CR0417|Northfold Community Health NHS Trust|PIN|NF9101|05-Jan-2023|1215.00 CR|715.00 CR
        CR0417|Northfold Community Health NHS Trust|PCN|NF9102|20-Feb-2023|45.25 DR|45.25 DR
        CR0477|NHS Westhaven Integrated Care Board|PIN|WH9103|01-Mar-2023|90.00 CR|90.00 CR`,
      lines: `
        NF9101 | 2023-01-05 | 715
        NF9102 | 2023-02-20 | -45.25
        WH9103 | 2023-03-01 | 90`,
      total: 759.75,
    },
  }),
  ...casesOf("Civica", {
    "creditor invoices with payee, gross, paid to date and balance": {
      rows: `
        Payee Ref|Payee|Invoice Ref|Invoice Dt|Gross|Paid To Date|Balance|Pay Status
        P0417|Northfold Community Health NHS Trust|NF9111|2023-01-05|1215|500|715|Part
        P0417|Northfold Community Health NHS Trust|NF9112|2023-02-06|340.5|340.5|0|Paid
        P0477|NHS Westhaven Integrated Care Board|WH9113|2023-03-01|90|0|90|Unpaid`,
      lines: `
        NF9111 | 2023-01-05 | 715
        NF9112 | 2023-02-06 | 0
        WH9113 | 2023-03-01 | 90`,
      total: 805,
    },
  }),
  ...casesOf("By hand, round 5", {
    "amounts in pence by the heading": {
      rows: `
        Supplier|Invoice no|Invoice date|Outstanding (p)
        Northfold Community Health NHS Trust|NF9121|2023-01-05|71500
        Northfold Community Health NHS Trust|NF9122|2023-02-06|34050
        NHS Westhaven Integrated Care Board|WH9123|2023-03-01|9000`,
      asks: /pence/iu,
    },
    "credit notes by kind without a sign, the total takes them off": {
      rows: `
        Supplier|Invoice no|Date|Kind|Amount owed
        Northfold Community Health NHS Trust|NF9131|2023-01-05|Invoice|1215
        Northfold Community Health NHS Trust|NF9132|2023-02-20|Credit note|45.25
        NHS Westhaven Integrated Care Board|WH9133|2023-03-01|Invoice|90
        Total||||1259.75`,
      lines: `
        NF9131 | 2023-01-05 | 1215
        NF9132 | 2023-02-20 | -45.25
        WH9133 | 2023-03-01 | 90`,
      total: 1259.75,
    },
    "what was paid as a minus, what is left not given": {
      rows: `
        Supplier|Invoice no|Date|Invoice amount|Payments
        Northfold Community Health NHS Trust|NF9141|2023-01-05|1215|-500
        Northfold Community Health NHS Trust|NF9142|2023-02-06|340.5|
        NHS Westhaven Integrated Care Board|WH9143|2023-03-01|90|-90
        Total|||1645.5|-590
        Still to pay||||1055.5`,
      lines: `
        NF9141 | 2023-01-05 | 715
        NF9142 | 2023-02-06 | 340.50
        WH9143 | 2023-03-01 | 0`,
      total: 1055.5,
      tells: /paid|payments/iu,
    },
    "an invoice split over two cost centres with sums of each": {
      rows: `
        Supplier|Invoice no|Date|Cost centre|Amount
        Northfold Community Health NHS Trust|NF9151|2023-01-05|A100|600
        NHS Westhaven Integrated Care Board|WH9152|2023-03-01|A100|90
        Total A100||||690
        Northfold Community Health NHS Trust|NF9151|2023-01-05|B200|615
        Northfold Community Health NHS Trust|NF9153|2023-02-06|B200|340.5
        Total B200||||955.5
        Grand total||||1645.5`,
      lines: `
        NF9151 | 2023-01-05 | 600
        WH9152 | 2023-03-01 | 90
        NF9151 | 2023-01-05 | 615
        NF9153 | 2023-02-06 | 340.50`,
      total: 1645.5,
    },
    "invoices and purchase orders not yet invoiced on one list": {
      rows: `
        Supplier|Ref|Date|What|Amount
        Northfold Community Health NHS Trust|NF9161|2023-01-05|Invoice|1215
        Northfold Community Health NHS Trust|PO7781|2023-03-05|Order, not invoiced|400
        NHS Westhaven Integrated Care Board|WH9162|2023-03-01|Invoice|90`,
      asks: /order|what/iu,
      tells: /order|what/iu,
    },
    "a sheet a year, the same headings": {
      rows: {
        "2021-22": `
          Supplier|Invoice no|Invoice date|Outstanding
          Northfold Community Health NHS Trust|NF9171|2022-01-05|715
          Total|||715`,
        "2022-23": `
          Supplier|Invoice no|Invoice date|Outstanding
          Northfold Community Health NHS Trust|NF9172|2023-02-06|340.5
          NHS Westhaven Integrated Care Board|WH9173|2023-03-01|90
          Total|||430.5`,
      },
      lines: `
        NF9171 | 2022-01-05 | 715
        NF9172 | 2023-02-06 | 340.50
        WH9173 | 2023-03-01 | 90`,
      total: 1145.5,
    },
    "net and gross, without a word which is owed": {
      rows: `
        Supplier|Invoice no|Invoice date|Net|VAT|Gross
        Northfold Community Health NHS Trust|NF9181|2023-01-05|1012.5|202.5|1215
        Northfold Community Health NHS Trust|NF9182|2023-02-06|283.75|56.75|340.5
        NHS Westhaven Integrated Care Board|WH9183|2023-03-01|90|0|90`,
      lines: `
        NF9181 | 2023-01-05 | 1215
        NF9182 | 2023-02-06 | 340.50
        WH9183 | 2023-03-01 | 90`,
      total: 1645.5,
    },
    "amounts in dollars by a number format in one line": {
      rows: `
        Supplier|Invoice no|Invoice date|Amount outstanding
        Northfold Community Health NHS Trust|NF9191|2023-01-05|1215~gbp
        Northfold Community Health NHS Trust|NF9192|2023-02-06|340.5~usd
        NHS Westhaven Integrated Care Board|WH9193|2023-03-01|90~gbp`,
      lines: `
        NF9191 | 2023-01-05 | 1215
        WH9193 | 2023-03-01 | 90`,
      mustTell: /another currency/iu,
    },
    "bills with the last column counted in days": {
      rows: `
        Supplier|Bill|Bill date|Owed|Days
        Northfold Community Health NHS Trust|NF9201|2023-01-05|715|85
        Northfold Community Health NHS Trust|NF9202|2023-02-06|340.5|53
        NHS Westhaven Integrated Care Board|WH9203|2023-03-01|90|30`,
      lines: `
        NF9201 | 2023-01-05 | 715
        NF9202 | 2023-02-06 | 340.50
        WH9203 | 2023-03-01 | 90`,
      total: 1145.5,
    },
  }),
];
