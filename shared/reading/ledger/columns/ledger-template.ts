import { sideOfLedger } from "../../../domain/ledger/ledger-kind-of.ts";
import type { LedgerKind } from "../../../domain/ledger/ledger-snapshot.ts";
import type { LedgerField } from "../../../domain/ledger/ledger-mapping.ts";
import { FULL_MATCH, type HeaderCell } from "../../table/headings/heading-meaning.ts";
import type { LedgerExtra } from "./ledger-synonyms.ts";
import { ledgerField } from "./ledger-table.ts";

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
const furtherTemplateColumns = [
  ["dispute_reference", "disputeReference"],
  ["entry", "entry"],
  ["type", "entry"],
  ["currency", "currency"],
  ["posting_date", "postingDate"],
  ["posting_period", "postingPeriod"],
] as const satisfies readonly (readonly [heading: string, field: LedgerField])[];

/** A column of a file that is filled in like the form. */
interface TemplateColumn {
  readonly column: number;
  readonly heading: string;
  readonly field: LedgerField | undefined;
  readonly why: string;
}

/** The columns of Accord's own form of a sales ledger or an income ledger, in their order. */
export const salesTemplateColumns = [
  ["customer_code", "supplierCode"],
  ["customer_name", "supplierName"],
  ["invoice_number", "invoiceNumber"],
  ["invoice_date", "invoiceDate"],
  ["po_number", "purchaseOrder"],
  ["gross", "gross"],
  ["vat", "vat"],
  ["outstanding", "outstanding"],
  ["status", "status"],
  ["entry", "entry"],
  ["paid_date", "paidDate"],
  ["payment_reference", "paymentReference"],
  ["capital", "capital"],
  ["future_period", "futurePeriod"],
  ["description", "description"],
  ["requisitioner", "requisitioner"],
  ["department", "department"],
  ["income_or_recharge", "treatment"],
  ["service", "service"],
  ["period", "servicePeriod"],
  ["subsidiary", "subsidiary"],
  ["predecessor", "predecessor"],
  ["specialised_commissioning", "specialised"],
  ["basis_of_estimation", "basis"],
  ["agreed_by", "agreedBy"],
] as const satisfies readonly (readonly [heading: string, field: LedgerField])[];

/**
 * Reads headings as those of Accord's own form; `undefined` if they are not. Exports share words with the form (`Supplier Name`, `Outstanding`,
 * `Status`): a column that isn't ours and gives what no column of ours gives (`Doc Date`, `D/C`) makes the table an export, because
 * the form would leave that column unread.
 */
export function readTemplateHeadings(
  cells: readonly Pick<HeaderCell<LedgerExtra>, "column" | "heading" | "matches">[],
  kind: LedgerKind,
): readonly TemplateColumn[] | undefined {
  const found = cells.map(({ column, heading }) => ({ column, heading, field: FIELD_OF_NAME.get(nameIn(heading)) }));
  const fields = new Set(found.map(({ field }) => field));
  const needed = fields.has("outstanding") && fields.has("status") && fields.has("invoiceNumber");
  if (!needed || !(fields.has("supplierCode") || fields.has("supplierName"))) return undefined;
  // Another system's form if a column of ours occurs twice, or if most columns are not ours.
  const named = found.filter(({ field }) => field !== undefined);
  if (named.length !== fields.size - (fields.has(undefined) ? 1 : 0) || named.length * 2 < found.length)
    return undefined;
  if (!cells.some(({ heading }) => /^(?:supplier|customer)_(?:code|name)$/u.test(nameIn(heading)))) return undefined;
  if (cells.some((cell) => givesMore(cell, kind, fields))) return undefined;
  return found.map((column) => ({
    ...column,
    why: column.field === undefined ? "not a column of the form" : "a column of the form",
  }));
}

/** Whether a heading that isn't the form's surely means a field that the form's columns here don't have. */
function givesMore(
  { heading, matches: [best] }: Pick<HeaderCell<LedgerExtra>, "heading" | "matches">,
  kind: LedgerKind,
  fields: ReadonlySet<LedgerField | undefined>,
): boolean {
  if (best === undefined || best.score < FULL_MATCH || FIELD_OF_NAME.has(nameIn(heading))) return false;
  const field = ledgerField(kind, best.field);
  return field !== undefined && !fields.has(field);
}

const FIELD_OF_NAME: ReadonlyMap<string, LedgerField> = new Map([
  ...templateColumns,
  ...furtherTemplateColumns,
  ...salesTemplateColumns,
]);

function nameIn(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/gu, "_");
}

/** The form of a ledger of each kind as a file to fill in. */
export function templateOf(kind: LedgerKind): string {
  return sideOfLedger(kind) === "payable" ? ledgerTemplate : salesLedgerTemplate;
}

/** The form as a file to fill in: its headings and one example of each status. */
const ledgerTemplate: string = [
  templateColumns.map(([heading]) => heading).join(","),
  "ZB2,Northfold Community Health NHS Trust,NF-10421,2023-03-01,PO4711,1200.00,1200.00,approved,,,,N,N,Physiotherapy sessions February",
  "ZB2,Northfold Community Health NHS Trust,NF-10433,2023-03-08,PO4712,30000.00,30000.00,awaiting-approval,,,,N,N,Ward cover March",
  "ZB2,Northfold Community Health NHS Trust,NF-10378,2023-02-10,,5400.00,5400.00,on-hold,5400.00,,,N,N,Sessions not delivered",
  "ZB2,Northfold Community Health NHS Trust,NF-10290,2023-01-12,PO4650,980.50,0.00,paid,,2023-02-17,BACS 20230217,N,N,Consumables January",
  "ZB2,Northfold Community Health NHS Trust,NF-10301,2023-01-20,,450.00,0.00,cancelled,,,,N,N,Raised twice",
  "",
].join("\r\n");

/** The form of a sales ledger: an invoice, a credit note, money received that belongs to no invoice yet, and accrued income. */
const salesLedgerTemplate: string = [
  salesTemplateColumns.map(([heading]) => heading).join(","),
  "ZB2,Northfold Community Health NHS Trust,EM-20411,2023-03-01,PO881,1200.00,200.00,1200.00,,invoice,,,N,N,Pathology tests February,J. Ashdown,Pathology,income,Pathology,February 2023,,,N,,",
  "ZB2,Northfold Community Health NHS Trust,EM-20412,2023-03-08,PO882,30000.00,0.00,12000.00,,invoice,,,N,N,Consultant sessions Q4,R. Calloway,Surgery,recharge,Consultant sessions,Q4 2022-23,,,N,,",
  "ZB2,Northfold Community Health NHS Trust,EM-C0107,2023-03-10,,-450.00,0.00,-450.00,,credit-note,,,N,N,Credit for EM-20377,J. Ashdown,Pathology,income,Pathology,January 2023,,,N,,",
  "ZB2,Northfold Community Health NHS Trust,,2023-03-14,,-800.00,0.00,-800.00,,payment,,BACS 14 March,N,N,Received and not allocated,,,,,,,,N,,",
  "ZB2,Northfold Community Health NHS Trust,,,,5000.00,0.00,5000.00,,accrual,,,N,N,Sessions in March,R. Calloway,Surgery,income,Consultant sessions,March 2023,,,N,1% of the year's sessions,A. Finch and R. Calloway",
  "",
].join("\r\n");
