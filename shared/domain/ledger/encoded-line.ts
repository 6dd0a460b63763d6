import { ledgerLineSchema, type LedgerEntry, type LedgerLine, type LedgerStatus } from "./ledger-line.ts";
import type { LineEncoder } from "./line-encoder.ts";
import type { OrganisationCode } from "../organisation/organisation-code.ts";

/** A supplier as the ledger names it. There is one object for each supplier. */
export interface LedgerSupplier {
  readonly code: string;
  readonly name: string;
}

/**
 * A ledger line during the import of up to a million of them. Its fields are already encoded as they will be stored. The
 * importer reuses this object for the next line: copy what you need to keep.
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

/** Indexed by entry and status. This is looked up once a line, and a map of maps would be slower than a few comparisons. */
const marksOfBoth = ENTRIES.flatMap(([mark]) => STATUSES.map(([second]) => `${mark}${second}`));
const entryOfMark = new Map(ENTRIES);
const statusOfMark = new Map(STATUSES);

/** The letters that encode type, status, capital and future period in one field. */
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

/** The fields of an encoded line in their order; tabs separate them. */
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
  "postingDate",
  "postingPeriod",
  // These follow only in lines of a sales ledger.
  "vatPence",
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
] as const;

/** The invoice number of the line that is encoded now. */
export function invoiceNumberIn({ bytes, end }: LineEncoder): string {
  const line = bytes.subarray(0, end);
  const length = line.indexOf(TAB);
  return unescapeText(utf8.decode(line.subarray(0, length < 0 ? end : length)));
}

const TAB = 9;
const utf8 = new TextDecoder();

/** Lines of a purchase ledger have so many fields. */
const FIELDS_WITHOUT_CHARGE = encodedFields.length - 11;
/** Lines that were stored before postings were kept have so many. */
const FIELDS_WITHOUT_POSTING = FIELDS_WITHOUT_CHARGE - 2;
const FIELD_COUNTS: readonly number[] = [FIELDS_WITHOUT_POSTING, FIELDS_WITHOUT_CHARGE, encodedFields.length];

/**
 * Decodes a line.
 *
 * @throws Error if the text is not an encoded line: the stored data is damaged.
 */
export function decodeLine(
  row: number,
  counterparty: OrganisationCode,
  supplier: LedgerSupplier,
  encoded: string,
): LedgerLine {
  const fields = encoded.split("\t");
  if (!FIELD_COUNTS.includes(fields.length)) throw new Error(`a ledger line of ${fields.length} fields`);
  const [number = "", date, order, gross, outstanding, marks = "", ...further] = fields;
  const [disputed, dispute, paid, payment, description, postingDate, postingPeriod, ...charge] = further;
  return ledgerLineSchema.parse({
    row,
    counterparty,
    supplierCode: supplier.code,
    supplierName: supplier.name,
    entry: entryOfMark.get(marks.charAt(0)) ?? marks,
    invoiceNumber: unescapeText(number),
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
    ...optional("postingDate", postingDate),
    ...optional("postingPeriod", postingPeriod),
    ...(charge.length === 0 ? {} : { charge: chargeIn(charge) }),
  });
}

/** The fields that only a sales ledger has. */
function chargeIn(fields: readonly string[]): Record<string, unknown> {
  const [
    vat,
    requisitioner,
    department,
    treatment,
    service,
    servicePeriod,
    subsidiary,
    predecessor,
    specialised,
    basis,
    agreedBy,
  ] = fields;
  return {
    ...amount("vatPence", vat),
    ...optional("requisitioner", requisitioner),
    ...optional("department", department),
    ...optional("treatment", treatment),
    ...optional("service", service),
    ...optional("servicePeriod", servicePeriod),
    ...optional("subsidiary", subsidiary),
    ...optional("predecessor", predecessor),
    specialised: specialised === "s",
    ...optional("basis", basis),
    ...optional("agreedBy", agreedBy),
  };
}

function optional(field: string, text: string | undefined): Record<string, string> {
  return text === undefined || text === "" ? {} : { [field]: unescapeText(text) };
}

function amount(field: string, text: string | undefined): Record<string, number> {
  return text === undefined || text === "" ? {} : { [field]: Number(text) };
}

/** Reverses the escaping of tabs, line ends and backslashes. */
export function unescapeText(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replaceAll(/\\(.)/gu, (_whole, mark: string) => (mark === "t" ? "\t" : mark === "n" ? "\n" : mark));
}
