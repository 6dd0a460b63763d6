import * as z from "zod";

/**
 * What a column of a ledger can be. `internalNumber` is the ledger system's own number of a document; `amount` is one
 * whose nature the heading leaves open; `owed` and `settled` are the two sides of a creditor's account.
 */
export const ledgerFieldSchema = z.enum([
  "supplierCode",
  "supplierName",
  "invoiceNumber",
  "internalNumber",
  "invoiceDate",
  "purchaseOrder",
  "gross",
  "outstanding",
  "amount",
  "paid",
  "owed",
  "settled",
  "status",
  "approval",
  "paymentStatus",
  "hold",
  "cancelledDate",
  "entry",
  "disputed",
  "disputeReference",
  "paidDate",
  "paymentReference",
  "capital",
  "futurePeriod",
  "description",
]);

export type LedgerField = z.infer<typeof ledgerFieldSchema>;
