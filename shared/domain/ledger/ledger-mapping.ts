import * as z from "zod";
import { ledgerKindSchema } from "./ledger-snapshot.ts";
import { ledgerEntrySchema, ledgerStatusSchema } from "./ledger-line.ts";
import { organisationCodeSchema } from "../organisation/organisation-code.ts";

/**
 * What a column of a ledger can be. `internalNumber` is the ledger system's own number of a document; `amount` is one
 * whose meaning is unclear from its heading; `owed` and `settled` are the two sides of a creditor's account, and `side` says
 * in a letter which of them an amount is on. `part` is the amount of a part of a document that takes several rows; `payer` names the organisation whose
 * ledger a row is in. In a sales ledger the supplier is the customer; the fields from `vat` on are read only there.
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
  "side",
  "currency",
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
  "postingDate",
  "postingPeriod",
  "description",
  "comment",
  "part",
  "payer",
  "vat",
  "requisitioner",
  "department",
  "treatment",
  "service",
  "servicePeriod",
  "subsidiary",
  "predecessor",
  "specialised",
  "basis",
  "agreedBy",
]);

export type LedgerField = z.infer<typeof ledgerFieldSchema>;

/**
 * How to read one organisation's export if its headings don't say: saved once, applied to each of its uploads of that kind.
 * Whatever the mapping leaves open is recognised as usual.
 */
export const ledgerMappingSchema = z.strictObject({
  organisation: organisationCodeSchema,
  kind: ledgerKindSchema,
  /** For each field, the heading of its column in the export. */
  columns: z.partialRecord(ledgerFieldSchema, z.string().min(1)).default({}),
  /** The headings of columns that say nothing about what is owed. */
  ignored: z.array(z.string().min(1)).default([]),
  /** `owed-is-negative` if the system shows what is owed as a negative amount. */
  sign: z.enum(["owed-is-positive", "owed-is-negative"]).optional(),
  /** For dates that are all figures. */
  dateOrder: z.enum(["day-first", "month-first"]).default("day-first"),
  /** The export's own words for a status. */
  statuses: z.record(z.string(), ledgerStatusSchema).default({}),
  /** The export's own words for a type of document. */
  entries: z.record(z.string(), ledgerEntrySchema).default({}),
  /** For exports without a status, and for cells without one. */
  statusWhereNone: ledgerStatusSchema.optional(),
});

export type LedgerMapping = z.infer<typeof ledgerMappingSchema>;

/**
 * What a person decided about one supplier number of an organisation's ledger: which body it is, or `none` if it is outside
 * the group.
 */
export const supplierMappingSchema = z.object({
  supplierCode: z.string().min(1),
  organisation: organisationCodeSchema.or(z.literal("none")),
});

export type SupplierMapping = z.infer<typeof supplierMappingSchema>;
