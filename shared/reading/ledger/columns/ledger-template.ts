import type { LedgerField } from "../../../domain/ledger/ledger-mapping.ts";

/** The columns of Accord's own form of a ledger, in their order. */
export const templateColumns = [
  ["supplier_code", "supplierCode"],
  ["supplier_name", "supplierName"],
  ["invoice_number", "invoiceNumber"],
  ["invoice_date", "invoiceDate"],
  ["po_number", "purchaseOrder"],
  ["gross", "gross"],
  ["outstanding", "outstanding"],
  ["status", "status"],
  ["disputed", "disputed"],
  ["paid_date", "paidDate"],
  ["payment_reference", "paymentReference"],
  ["capital", "capital"],
  ["future_period", "futurePeriod"],
  ["description", "description"],
] as const satisfies readonly (readonly [heading: string, field: LedgerField])[];

/** Optional columns of the form. */
export const furtherTemplateColumns = [
  ["dispute_reference", "disputeReference"],
  ["entry", "entry"],
  ["type", "entry"],
] as const satisfies readonly (readonly [heading: string, field: LedgerField])[];

/** The form as a file to fill in: its headings and one example of each status. */
export const ledgerTemplate: string = [
  templateColumns.map(([heading]) => heading).join(","),
  "ZB2,Northfold Community Health NHS Trust,NF-10421,2023-03-01,PO4711,1200.00,1200.00,approved,,,,N,N,Physiotherapy sessions February",
  "ZB2,Northfold Community Health NHS Trust,NF-10433,2023-03-08,PO4712,30000.00,30000.00,awaiting-approval,,,,N,N,Ward cover March",
  "ZB2,Northfold Community Health NHS Trust,NF-10378,2023-02-10,,5400.00,5400.00,on-hold,5400.00,,,N,N,Sessions not delivered",
  "ZB2,Northfold Community Health NHS Trust,NF-10290,2023-01-12,PO4650,980.50,0.00,paid,,2023-02-17,BACS 20230217,N,N,Consumables January",
  "ZB2,Northfold Community Health NHS Trust,NF-10301,2023-01-20,,450.00,0.00,cancelled,,,,N,N,Raised twice",
  "",
].join("\r\n");
