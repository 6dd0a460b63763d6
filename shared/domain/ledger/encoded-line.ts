import { ledgerLineSchema, type LedgerEntry, type LedgerLine, type LedgerStatus } from "./ledger-line.ts";
import type { LineEncoder } from "./line-encoder.ts";
import type { OrganisationCode } from "../organisation/organisation-code.ts";

/** A supplier as the ledger names it: one object for each. */
export interface LedgerSupplier {
  readonly code: string;
  readonly name: string;
}

/**
 * A ledger line while a million of them stream by: its fields are bytes already, as they will be kept. The same object
 * is filled again for the next line: copy what is to be kept.
 */
export interface EncodedLine {
  row: number;
  counterparty: OrganisationCode;
  supplier: LedgerSupplier;
  readonly encoder: LineEncoder;
}

const ENTRIES: readonly (readonly [mark: string, entry: LedgerEntry])[] = [
  ["i", "invoice"],
  ["c", "credit-note"],
  ["p", "payment"],
  ["a", "accrual"],
];

const STATUSES: readonly (readonly [mark: string, status: LedgerStatus])[] = [
  ["A", "approved"],
  ["W", "awaiting-approval"],
  ["H", "on-hold"],
  ["P", "paid"],
  ["X", "cancelled"],
];

/** By the places of entry and status: asked once per line, and a map of maps takes longer than the few comparisons. */
const marksOfBoth = ENTRIES.flatMap(([mark]) => STATUSES.map(([second]) => `${mark}${second}`));
const entryOfMark = new Map(ENTRIES);
const statusOfMark = new Map(STATUSES);

/** What a field of marks says: type, status, whether capital, whether for a future period. */
export function marksOf(entry: LedgerEntry, status: LedgerStatus, capital: boolean, futurePeriod: boolean): string {
  const marks = marksOfBoth[entryPlace(entry) * STATUSES.length + statusPlace(status)];
  if (marks === undefined) throw new RangeError(`${entry} and ${status} have no marks`);
  if (!capital && !futurePeriod) return marks;
  return `${marks}${capital ? "k" : ""}${futurePeriod ? "f" : ""}`;
}

/** In the order of `ENTRIES`. */
function entryPlace(entry: LedgerEntry): number {
  switch (entry) {
    case "invoice":
      return 0;
    case "credit-note":
      return 1;
    case "payment":
      return 2;
    case "accrual":
      return 3;
  }
}

/** In the order of `STATUSES`. */
function statusPlace(status: LedgerStatus): number {
  switch (status) {
    case "approved":
      return 0;
    case "awaiting-approval":
      return 1;
    case "on-hold":
      return 2;
    case "paid":
      return 3;
    case "cancelled":
      return 4;
  }
}

/** The fields of an encoded line in their order, parted by tabs. */
export const encodedFields = [
  "invoiceNumber",
  "invoiceDate",
  "purchaseOrder",
  "grossPence",
  "outstandingPence",
  "marks",
  "disputedPence",
  "disputeReference",
  "paidDate",
  "paymentReference",
  "description",
] as const;

/**
 * The line that encoded fields stand for.
 *
 * @throws Error where the text is not as lines are encoded: what keeps it is damaged.
 */
export function decodeLine(
  row: number,
  counterparty: OrganisationCode,
  supplier: LedgerSupplier,
  encoded: string,
): LedgerLine {
  const fields = encoded.split("\t");
  if (fields.length !== encodedFields.length) throw new Error(`a ledger line of ${fields.length} fields`);
  const [number = "", date, order, gross, outstanding, marks = "", disputed, dispute, paid, payment, description] =
    fields;
  return ledgerLineSchema.parse({
    row,
    counterparty,
    supplierCode: supplier.code,
    supplierName: supplier.name,
    entry: entryOfMark.get(marks.charAt(0)) ?? marks,
    invoiceNumber: plainText(number),
    ...optional("invoiceDate", date),
    ...optional("purchaseOrder", order),
    ...amount("grossPence", gross),
    ...amount("outstandingPence", outstanding),
    status: statusOfMark.get(marks.charAt(1)),
    disputedPence: disputed === "" ? 0 : Number(disputed),
    ...optional("disputeReference", dispute),
    ...optional("paidDate", paid),
    ...optional("paymentReference", payment),
    capital: marks.includes("k"),
    futurePeriod: marks.includes("f"),
    ...optional("description", description),
  });
}

function optional(field: string, text: string | undefined): Record<string, string> {
  return text === undefined || text === "" ? {} : { [field]: plainText(text) };
}

function amount(field: string, text: string | undefined): Record<string, number> {
  return text === undefined || text === "" ? {} : { [field]: Number(text) };
}

/** Undoes what the encoder does to tabs, line ends and backslashes. */
export function plainText(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replaceAll(/\\(.)/gu, (_whole, mark: string) => (mark === "t" ? "\t" : mark === "n" ? "\n" : mark));
}
