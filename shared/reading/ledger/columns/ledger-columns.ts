import { sideOfLedger } from "../../../domain/ledger/ledger-kind-of.ts";
import type { LedgerKind } from "../../../domain/ledger/ledger-snapshot.ts";
import type { LedgerField, LedgerMapping } from "../../../domain/ledger/ledger-mapping.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import { type DecimalWriting, decimalWritingOf } from "../../table/values/decimal-writing.ts";
import { type ColumnProfile, profileColumns } from "../../table/columns/column-profile.ts";
import { holdsInvoiceNumbers } from "../../table/columns/column-values.ts";
import { assignColumns } from "../../table/columns/assign-columns.ts";
import type { FindingInTable, TableLayout } from "../../table/columns/layout.ts";
import type { Header } from "../../table/headings/heading-meaning.ts";
import { headingWords } from "../../table/headings/heading-words.ts";
import type { KeptRow } from "../../table/rows/kept-row.ts";
import { tellAgesBesideBalance } from "./ages-beside-balance.ts";
import { tellColumnsBesideForm } from "./columns-beside-form.ts";
import { unknownColumns } from "./unknown-columns.ts";
import type { RecognisedColumn } from "./recognised-column.ts";
import { addPaymentColumns } from "./payment-columns.ts";
import { tellColumnsInSomeRows } from "./columns-in-some-rows.ts";
import { layoutOfHeadings, type LedgerLayout } from "./ledger-layout.ts";
import type { LedgerExtra } from "./ledger-synonyms.ts";
import { ledgerField, ledgerTable } from "./ledger-table.ts";
import { readTemplateHeadings } from "./ledger-template.ts";
import { numberBesideOurs, tellNumbersAlike, tellUnknownNumbers } from "./unknown-numbers.ts";

/** What the columns of a ledger's table are. */
export interface LedgerColumns {
  readonly layout: LedgerLayout;
  readonly columns: readonly RecognisedColumn[];
  readonly byField: ReadonlyMap<LedgerField, number>;
  /** Columns that divide the outstanding amount by age, if no column has the whole amount. */
  readonly ages: readonly number[];
  /** The column that a heading calls a running total. */
  readonly running: number | undefined;
  /** How the texts of amounts write decimals, if they show it. */
  readonly decimals: DecimalWriting | undefined;
  readonly findings: readonly FindingInTable[];
}

const AMOUNT_FIELDS: readonly LedgerField[] = ["gross", "outstanding", "disputed"];

/**
 * Decides what the columns under a row of headings are: by the headings of Accord's own form, or else as those of any table
 * (reading/table/columns), with what is saved for the organisation first.
 *
 * @returns undefined if these are not the columns of a ledger.
 */
export function ledgerColumns(
  header: Header<LedgerExtra>,
  sample: readonly KeptRow[],
  { kind, mapping }: { readonly kind: LedgerKind; readonly mapping: LedgerMapping | undefined },
): LedgerColumns | undefined {
  const template = readTemplateHeadings(header.cells, kind);
  if (template !== undefined) {
    const byField = new Map<LedgerField, number>();
    for (const { column, field } of template) if (field !== undefined) byField.set(field, column);
    const amounts = new Set(AMOUNT_FIELDS.map((field) => byField.get(field)));
    const texts = sample.flatMap(({ cells }) =>
      cells.flatMap(({ column, type, text }) => (type === "text" && amounts.has(column) ? [text] : [])),
    );
    return {
      layout: "template",
      columns: template,
      byField,
      ages: [],
      running: undefined,
      decimals: decimalWritingOf(texts),
      findings: tellColumnsBesideForm(template, sample, header.rows.at(-1)?.row ?? 1),
    };
  }
  const layout = assignColumns(ledgerTable(kind, mapping), header, sample);
  const profiles = profileColumns(sample);
  const { byField, ages } = fieldsOfLayout(kind, layout, profiles);
  if (!isLedger(byField, ages)) return undefined;
  const saved = mapping?.columns.part;
  const part = (layout.header?.cells ?? []).find(({ heading }) =>
    saved === undefined ? namesPartOfInvoice(heading) : heading.trim() === saved.trim(),
  );
  const hasWhole = [byField.get("gross"), byField.get("outstanding")].some(
    (column) => column !== part?.column && column !== undefined,
  );
  if (hasWhole && byField.get("amount") === part?.column) byField.delete("amount");
  if (part !== undefined && ![...byField.values()].includes(part.column)) byField.set("part", part.column);
  const payments = addPaymentColumns(byField, layout, profiles);
  const fieldOf = new Map(Array.from(byField, ([field, column]) => [columnLetters(column), field]));
  const cells = layout.header?.cells ?? [];
  const columns = layout.columnUses.map(({ column, heading, why }) => ({
    column: columnNumber(column),
    heading,
    field: fieldOf.get(column),
    why: payments.why.get(columnNumber(column)) ?? why,
  }));
  return {
    layout: layoutOfHeadings(
      cells.map(({ heading }) => heading),
      byField,
    ),
    columns,
    byField,
    ages,
    running: layout.running ?? cells.find(({ heading }) => NAMES_RUNNING.test(heading))?.column,
    decimals: layout.decimals,
    findings: [
      ...layout.findings,
      ...payments.findings,
      ...unknownColumns(layout, sample, byField),
      ...tellAgesBesideBalance(layout, sample, byField),
      ...tellColumnsInSomeRows(layout, sample, byField, profiles),
      ...tellUnknownNumbers(columns, byField, sample, header.rows.at(-1)?.row ?? 1),
      ...tellNumbersAlike(columns, byField, header.rows.at(-1)?.row ?? 1),
    ],
  };
}

const NAMES_RUNNING = /\b(?:running|cumulative)\b/iu;

/** Whether a heading is about the amount of a part of an invoice: of one of its lines, or of an account that it is charged to. */
export function namesPartOfInvoice(heading: string): boolean {
  return PART_OF_INVOICE.test(headingWords(heading).main.join(" "));
}

const PART_OF_INVOICE = /^(?:invoice )?(?:line|dist|distribution|split) (?:amount|value|total)$/u;

/** A ledger has suppliers (in columns, or in rows above their invoices), documents and amounts. */
function isLedger(byField: ReadonlyMap<LedgerField, number>, ages: readonly number[]): boolean {
  const has = (...fields: LedgerField[]) => fields.some((field) => byField.has(field));
  const supplier = has("supplierName", "supplierCode");
  const document = has("invoiceNumber", "internalNumber", "invoiceDate");
  const amount = has("outstanding", "gross", "amount", "owed") || ages.length > 0;
  return amount && (supplier ? document : has("invoiceNumber", "internalNumber") && has("invoiceDate"));
}

/** The columns of a ledger line's fields. Which amount is owed was chosen for any table; here it gets the ledger's names. */
function fieldsOfLayout(
  kind: LedgerKind,
  { header, fields, amount, total, ageing }: TableLayout<LedgerExtra>,
  profiles: ReadonlyMap<number, ColumnProfile>,
): {
  readonly byField: Map<LedgerField, number>;
  readonly ages: readonly number[];
} {
  const byField = new Map<LedgerField, number>();
  for (const [field, column] of fields) {
    const own = ledgerField(kind, field);
    if (own !== undefined) byField.set(own, column);
  }
  const code = byField.get("supplierCode");
  const codeHeading = header?.cells.find(({ column }) => column === code)?.matches ?? [];
  const codes = code === undefined ? undefined : profiles.get(code);
  // `Supplier Ref` is the supplier's number of the invoice, unless something else beside it is.
  if (
    code !== undefined &&
    codes !== undefined &&
    holdsInvoiceNumbers(codes) &&
    !byField.has("invoiceNumber") &&
    codeHeading.some(({ field }) => field === "invoiceNumber")
  ) {
    byField.set("invoiceNumber", code);
    byField.delete("supplierCode");
  }
  const theirs = sideOfLedger(kind) === "payable" ? numberBesideOurs(byField, header, profiles) : undefined;
  if (theirs !== undefined) byField.set("invoiceNumber", theirs);
  // A net amount has no VAT in it to be deducted.
  if (amount?.from === "column" && amount.column === fields.get("net")) byField.delete("vat");
  // `Supplier invoice` over `Supplier Invoice: SI-9505` beside the suppliers' numbers: words that hold a number of the ledger's own say nothing else.
  const words = byField.get("description");
  const [meant] = header?.cells.find(({ column }) => column === words)?.matches ?? [];
  if (words !== undefined && (meant?.field === "invoiceNumber" || meant?.field === "internalNumber")) {
    byField.delete("description");
    if (!byField.has("internalNumber")) byField.set("internalNumber", words);
  }
  const comment = fields.get("comment");
  if (!byField.has("description") && comment !== undefined) byField.set("description", comment);
  const posted = byField.get("postingDate");
  if (!byField.has("invoiceDate") && posted !== undefined) byField.set("invoiceDate", posted);
  if (total !== undefined && total !== byField.get("outstanding")) byField.set("gross", total);
  const isTotalOfAges = amount?.from === "column" && ageing.length > 0;
  switch (amount?.from) {
    case "column":
      if (amount.column === byField.get("outstanding")) break;
      // A side of the account that was not used for the claimed amount must not be used for it line by line.
      byField.delete("owed");
      byField.delete("settled");
      if (isTotalOfAges) byField.set("outstanding", amount.column);
      else if (amount.column !== fields.get("total")) byField.set("amount", amount.column);
      break;
    case "total-less-paid":
      byField.set("gross", amount.total);
      byField.set("paid", amount.paid);
      byField.delete("amount");
      break;
    case "ageing":
    case "debit-credit":
      byField.delete("amount");
      break;
    case undefined:
      break;
  }
  // An invoice's total is what is owed only where nothing else says it.
  if (byField.has("outstanding") && byField.get("amount") === byField.get("gross")) byField.delete("amount");
  return { byField, ages: amount?.from === "ageing" ? ageing : [] };
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + (letter.charCodeAt(0) - 64);
  return number;
}
