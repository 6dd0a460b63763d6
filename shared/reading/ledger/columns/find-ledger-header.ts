import type { LedgerMapping } from "../../../domain/ledger/ledger-mapping.ts";
import { amountOfCell, textOfCell } from "../../table/values/cell-value.ts";
import { recogniseLedgerColumns, type HeadingCell, type LedgerColumns } from "./ledger-columns.ts";
import { entryWords, wordOf } from "../fields/status-and-type-words.ts";
import type { SampledRow } from "./sampled-row.ts";

export interface LedgerHeader {
  /** The row of headings; the lower one if the headings take two rows. */
  readonly row: number;
  readonly columns: LedgerColumns;
  /** Whether a supplier is named in a row above its invoices, or only in the first of its rows. */
  readonly grouped: boolean;
  /** Whether the export shows what is owed as negative. */
  readonly negated: boolean;
  /** Whether most amounts are negative although nothing shows that negative means owed. */
  readonly mostlyNegative: boolean;
  /** Whether the columns of credits and of debits hold negative amounts: the column alone decides the direction. */
  readonly negativeSides: { readonly owed: boolean; readonly settled: boolean };
}

/** A report has its title, dates and parameters above its headings; seldom more rows than this. */
const MOST_ROWS_ABOVE = 60;

/**
 * Finds the row of headings, in this order: recognise each of the first rows, alone and together with the next one, as
 * headings (`ledger-columns.ts`); take the one with most fields; then look below it for how suppliers are grouped and which
 * sign means owed.
 *
 * @returns undefined if no row has the headings of a ledger.
 */
export function findLedgerHeader(
  rows: readonly SampledRow[],
  mapping: LedgerMapping | undefined,
): LedgerHeader | undefined {
  let best: { row: number; at: number; columns: LedgerColumns } | undefined;
  for (const [at, row] of rows.slice(0, MOST_ROWS_ABOVE).entries()) {
    if (row.cells.length < 3) continue;
    const next = rows[at + 1];
    const alone = recogniseLedgerColumns(headingCells(row), rows.slice(at + 1), mapping);
    if (alone && alone.fields > (best?.columns.fields ?? 0)) best = { row: row.row.row, at, columns: alone };
    if (next?.cells.every(isHeadingLike) !== true) continue;
    const both = recogniseLedgerColumns(joinHeadings(row, next), rows.slice(at + 2), mapping);
    if (both && both.fields > (best?.columns.fields ?? 0)) best = { row: next.row.row, at: at + 1, columns: both };
  }
  if (!best) return undefined;
  // Reports repeat the headings on each page: the lines begin below the first of them.
  const { at: chosen } = best;
  const again = rows.slice(0, chosen).findIndex((row) => isSameRow(row, rows[chosen]));
  const first = rows[again];
  if (first !== undefined) best = { row: first.row.row, at: again, columns: best.columns };
  const body = rows.slice(best.at + 1);
  return {
    row: best.row,
    columns: best.columns,
    ...findGrouping(body, best.columns),
    ...findSign(body, best.columns, mapping),
    negativeSides: {
      owed: isMostlyNegative(body, best.columns.byField.get("owed")),
      settled: isMostlyNegative(body, best.columns.byField.get("settled")),
    },
  };
}

function isSameRow(one: SampledRow, other: SampledRow | undefined): boolean {
  return (
    one.cells.length === other?.cells.length &&
    one.cells.every(({ column, text }, at) => other.cells[at]?.column === column && other.cells[at].text === text)
  );
}

function headingCells(row: SampledRow): HeadingCell[] {
  return row.cells.filter((cell) => isHeadingLike(cell)).map(({ column, text }) => ({ column, text }));
}

function isHeadingLike({ text, isAmount, isDate }: { text: string; isAmount: boolean; isDate: boolean }): boolean {
  return text !== "" && !isDate && (!isAmount || /[a-z]/iu.test(text)) && text.length < 80;
}

/** `Invoice` above `Number`: a heading over two rows. */
function joinHeadings(upper: SampledRow, lower: SampledRow): HeadingCell[] {
  const texts = new Map<number, string>();
  for (const { column, text } of [...headingCells(upper), ...headingCells(lower)])
    texts.set(column, `${texts.get(column) ?? ""} ${text}`.trim());
  return Array.from(texts, ([column, text]) => ({ column, text })).sort((one, other) => one.column - other.column);
}

function findGrouping(rows: readonly SampledRow[], { layout, byField }: LedgerColumns): Pick<LedgerHeader, "grouped"> {
  if (layout === "template") return { grouped: false };
  const supplier = [byField.get("supplierName"), byField.get("supplierCode")].filter((column) => column !== undefined);
  if (supplier.length === 0) return { grouped: true };
  const documents = [byField.get("invoiceNumber"), byField.get("internalNumber"), byField.get("invoiceDate")];
  let documented = 0;
  let without = 0;
  for (const { cells } of rows) {
    if (!cells.some(({ column }) => documents.includes(column))) continue;
    documented += 1;
    if (!cells.some(({ column }) => supplier.includes(column))) without += 1;
  }
  return { grouped: without * 5 > documented };
}

function isMostlyNegative(rows: readonly SampledRow[], column: number | undefined): boolean {
  if (column === undefined) return false;
  let sign = 0;
  for (const { row } of rows) {
    const at = row.columns.indexOf(column);
    const amount = at < 0 ? undefined : amountOfCell(row, at);
    if (typeof amount === "number") sign += Math.sign(amount);
  }
  return sign < 0;
}

/** The sum of a row's columns by age, without those that can't be read. */
function sumOfAges({ row }: SampledRow, ages: readonly number[]): number {
  const amounts = ages.map((column) => row.columns.indexOf(column)).map((at) => (at < 0 ? 0 : amountOfCell(row, at)));
  return amounts.reduce<number>((sum, amount) => sum + (typeof amount === "number" ? amount : 0), 0);
}

/** `1,234.56CR`, `30.00 Dr`. */
const MARK = /\d ?(?:(cr)|(dr))\.?$/iu;
const MINUS_MEANS_OWED = new Set(["sap"]);

function findSign(
  rows: readonly SampledRow[],
  { layout, byField, ages }: LedgerColumns,
  mapping: LedgerMapping | undefined,
): Pick<LedgerHeader, "negated" | "mostlyNegative"> {
  if (mapping?.sign !== undefined) return { negated: mapping.sign === "owed-is-negative", mostlyNegative: false };
  if (layout === "template") return { negated: false, mostlyNegative: false };
  const column = byField.get("outstanding") ?? byField.get("amount") ?? byField.get("gross");
  const type = byField.get("entry");
  let invoices = 0;
  let negativeInvoices = 0;
  let amounts = 0;
  let negative = 0;
  const marks = { credit: 0, debit: 0 };
  for (const sampled of rows) {
    const { row } = sampled;
    const at = row.columns.findIndex((each) => each === column);
    const amount = at < 0 ? sumOfAges(sampled, ages) : amountOfCell(row, at);
    if (typeof amount !== "number" || amount === 0) continue;
    amounts += 1;
    if (amount < 0) negative += 1;
    const mark = MARK.exec(row.types[at] === "text" ? (row.texts[at] ?? "").trim() : "");
    if (mark?.[1] !== undefined) marks.credit += 1;
    else if (mark?.[2] !== undefined) marks.debit += 1;
    const typeAt = row.columns.findIndex((each) => each === type);
    if (typeAt < 0 || entryWords.get(wordOf(textOfCell(row, typeAt))) !== "invoice") continue;
    invoices += 1;
    if (amount < 0) negativeInvoices += 1;
  }
  // In a creditors' ledger an owed amount is a credit. If most amounts have no mark, CR marks those that reduce the debt.
  if (marks.credit > 0 && (marks.debit > 0 || marks.credit * 2 > amounts))
    return { negated: true, mostlyNegative: false };
  const mostly = amounts > 0 && negative * 10 > amounts * 7;
  const isNegated = invoices > 0 ? negativeInvoices * 10 > invoices * 8 : MINUS_MEANS_OWED.has(layout) && mostly;
  return { negated: isNegated, mostlyNegative: mostly && !isNegated };
}
