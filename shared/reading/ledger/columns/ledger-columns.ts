import { type LedgerMapping, ledgerFieldSchema, type LedgerField } from "../../../domain/ledger/ledger-mapping.ts";
import { ageingHeading } from "../../table/headings/ageing-heading.ts";
import { headingWords } from "../../table/headings/heading-words.ts";
import { headingMatcher, matchHeading } from "../../table/headings/match-heading.ts";
import { isSumOfAges } from "../../table/headings/ageing-heading.ts";
import { isAmount, parseAmount } from "../../table/values/parse-amount.ts";
import { ledgerSynonyms, type LedgerHeading } from "./ledger-synonyms.ts";
import { furtherTemplateColumns, templateColumns } from "./ledger-template.ts";
import type { SampledCell, SampledRow } from "./sampled-row.ts";

export type LedgerLayout = "template" | "published-spend" | "sap" | "oracle" | "unit4" | "sage" | "aged" | "other";

export interface RecognisedColumn {
  readonly column: number;
  readonly heading: string;
  readonly field: LedgerField | undefined;
  readonly why: string;
}

/** What the columns of a table are. */
export interface LedgerColumns {
  readonly layout: LedgerLayout;
  readonly columns: readonly RecognisedColumn[];
  readonly byField: ReadonlyMap<LedgerField, number>;
  /** Columns that divide the outstanding amount by age, if no column has the whole amount. */
  readonly ages: readonly number[];
  /** How many fields were found: the more, the better the header row. */
  readonly fields: number;
}

/** The name of a layout for a report. */
export function nameOfLayout(layout: LedgerLayout): string {
  switch (layout) {
    case "template":
      return "Accord's own form";
    case "published-spend":
      return "a list of published spend: payments that were made";
    case "sap":
      return "an export of SAP";
    case "oracle":
      return "an export of Oracle";
    case "unit4":
      return "an export of Unit4";
    case "sage":
      return "an export of Sage";
    case "aged":
      return "an aged creditors report";
    case "other":
      return "a creditors' ledger, by its headings";
  }
}

const matcher = headingMatcher(ledgerSynonyms);

const DATE_FIELDS: ReadonlySet<LedgerHeading> = new Set(["invoiceDate", "paidDate", "cancelledDate"]);
const AMOUNT_FIELDS: ReadonlySet<LedgerHeading> = new Set([
  "gross",
  "outstanding",
  "amount",
  "paid",
  "owed",
  "settled",
]);

/** A cell of a possible header row. */
export interface HeadingCell {
  readonly column: number;
  readonly text: string;
}

/**
 * Recognises what the columns under a row of headings are, in this order: by the mapping saved for the organisation, by the
 * headings of Accord's own form, then by synonyms, as far as the values below fit.
 *
 * @returns undefined if these are not the headings of a ledger.
 */
export function recogniseLedgerColumns(
  cells: readonly HeadingCell[],
  rows: readonly SampledRow[],
  mapping: LedgerMapping | undefined,
): LedgerColumns | undefined {
  const saved = savedColumns(cells, mapping);
  const template = templateFields(cells);
  const parts = ageColumns(cells);
  const partsWithoutSums = withoutSums(parts, cells, rows);
  const found = (template ?? headedFields(cells, rows, saved)).map((each) =>
    parts.includes(each.column) && !partsWithoutSums.includes(each.column) && !saved.has(each.column)
      ? { ...each, field: undefined, why: "it adds up the columns by age" }
      : each,
  );
  const byField = new Map<LedgerField, number>();
  for (const { column, field } of found) if (field !== undefined) byField.set(field, column);
  const ages = byField.has("outstanding") ? [] : partsWithoutSums;
  if (!isLedger(byField, ages)) return undefined;
  return {
    layout: template === undefined ? layoutOf(cells, byField) : "template",
    columns: found,
    byField,
    ages,
    fields: byField.size,
  };
}

/** A ledger has suppliers (in columns, or in rows above their invoices), documents and amounts. */
function isLedger(byField: ReadonlyMap<LedgerField, number>, ages: readonly number[]): boolean {
  const has = (...fields: LedgerField[]) => fields.some((field) => byField.has(field));
  const supplier = has("supplierName", "supplierCode");
  const document = has("invoiceNumber", "internalNumber", "invoiceDate");
  const amount = has("outstanding", "gross", "amount", "owed") || ages.length > 0;
  return amount && (supplier ? document : has("invoiceNumber", "internalNumber") && has("invoiceDate"));
}

function templateFields(cells: readonly HeadingCell[]): RecognisedColumn[] | undefined {
  const names = new Map<string, LedgerField>([...templateColumns, ...furtherTemplateColumns]);
  const plain = (text: string) =>
    text
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/gu, "_");
  const found = cells.map(({ column, text }) => ({ column, heading: text, field: names.get(plain(text)) }));
  const fields = new Set(found.map(({ field }) => field));
  const needed = fields.has("outstanding") && fields.has("status") && fields.has("invoiceNumber");
  if (!needed || !(fields.has("supplierCode") || fields.has("supplierName"))) return undefined;
  // Another system's form if a column of ours occurs twice, or if most columns are not ours.
  const named = found.filter(({ field }) => field !== undefined);
  if (named.length !== fields.size - (fields.has(undefined) ? 1 : 0) || named.length * 2 < found.length)
    return undefined;
  if (!cells.some(({ text }) => plain(text) === "supplier_code" || plain(text) === "supplier_name")) return undefined;
  return found.map((column) => ({
    ...column,
    why: column.field === undefined ? "not a column of the form" : "a column of the form",
  }));
}

function savedColumns(cells: readonly HeadingCell[], mapping: LedgerMapping | undefined): Map<number, LedgerField> {
  const saved = new Map<number, LedgerField>();
  for (const field of ledgerFieldSchema.options) {
    const heading = mapping?.columns[field];
    if (heading === undefined) continue;
    const wanted = headingWords(heading).main.join(" ");
    const cell =
      cells.find(({ text }) => text.trim().toLowerCase() === heading.trim().toLowerCase()) ??
      cells.find(({ text }) => headingWords(text).main.join(" ") === wanted);
    if (cell) saved.set(cell.column, field);
  }
  return saved;
}

function headedFields(
  cells: readonly HeadingCell[],
  rows: readonly SampledRow[],
  saved: ReadonlyMap<number, LedgerField>,
): RecognisedColumn[] {
  const taken = new Map<LedgerHeading, number>(Array.from(saved, ([column, field]) => [field, column]));
  const chosen = new Map<number, { field: LedgerHeading; phrase: string }>();
  const offers = cells
    .filter(({ column }) => !saved.has(column))
    .flatMap(({ column, text }) => matchHeading(matcher, text).map((match) => ({ column, ...match })))
    .sort((one, other) => other.score - one.score || one.column - other.column);
  for (const { column, field, phrase } of offers) {
    if (chosen.has(column)) continue;
    if (field !== "notUsed" && taken.has(field)) continue;
    if (!valuesFit(rows, column, field)) continue;
    chosen.set(column, { field, phrase });
    if (field !== "notUsed") taken.set(field, column);
  }
  for (const { column, text } of cells) takeMisheadedNumber(rows, column, text, chosen, taken);
  return cells.map(({ column, text }) => {
    const field = saved.get(column);
    if (field !== undefined) return { column, heading: text, field, why: "as saved for this organisation" };
    const choice = chosen.get(column);
    if (choice === undefined) return { column, heading: text, field: undefined, why: "not known" };
    return { column, heading: text, field: asField(choice.field), why: `by its heading (${choice.phrase})` };
  });
}

/** Takes a column with the heading of a date and document numbers below it for the numbers. Published lists have such. */
function takeMisheadedNumber(
  rows: readonly SampledRow[],
  column: number,
  heading: string,
  chosen: Map<number, { field: LedgerHeading; phrase: string }>,
  taken: Map<LedgerHeading, number>,
): void {
  if (chosen.has(column) || taken.has("internalNumber") || taken.has("invoiceNumber")) return;
  const [best] = matchHeading(matcher, heading);
  if (best === undefined || !DATE_FIELDS.has(best.field)) return;
  const values = rows.flatMap((row) => row.cells.filter((cell) => cell.column === column));
  const numbers = values.filter(({ text }) => /^[A-Z]{0,6}[-/]?\d{4,15}$/iu.test(text)).length;
  if (values.length === 0 || numbers * 10 < values.length * 8) return;
  chosen.set(column, { field: "internalNumber", phrase: "its values are numbers, whatever the heading says" });
  taken.set("internalNumber", column);
}

function asField(heading: LedgerHeading): LedgerField | undefined {
  return ledgerFieldSchema.safeParse(heading).data;
}

/** Whether at least half of the values below fit the heading. */
function valuesFit(rows: readonly SampledRow[], column: number, field: LedgerHeading): boolean {
  const isFitting = valueTestOf(field);
  if (!isFitting) return true;
  let filled = 0;
  let fitting = 0;
  for (const row of rows) {
    const cell = row.cells.find((each) => each.column === column);
    if (cell === undefined) continue;
    filled += 1;
    if (isFitting(cell)) fitting += 1;
  }
  return fitting * 2 >= filled;
}

/** The test of values for a field, if it has one. `Vendor` is a number in one system and a name in another. */
function valueTestOf(field: LedgerHeading): ((cell: SampledCell) => boolean) | undefined {
  if (DATE_FIELDS.has(field)) return ({ isDate }) => isDate;
  if (AMOUNT_FIELDS.has(field)) return ({ isAmount }) => isAmount;
  if (field === "supplierName") return ({ text }) => /[a-z]{3}/iu.test(text);
  if (field === "supplierCode") return ({ text }) => /^\S{1,20}$/u.test(text);
  return undefined;
}

function ageColumns(cells: readonly HeadingCell[]): number[] {
  const ages = cells.map(({ column, text }) => ({ column, age: ageingHeading(text) }));
  const sure = ages.filter(({ age }) => age === "sure").length;
  if (sure === 0) return [];
  const columns = ages.filter(({ age }) => age !== undefined).map(({ column }) => column);
  return columns.length > 1 ? columns : [];
}

/** The columns by age without one that adds up others, such as `Total overdue`. */
function withoutSums(
  ages: readonly number[],
  cells: readonly HeadingCell[],
  rows: readonly SampledRow[],
): readonly number[] {
  const penceOf = (column: number) => {
    const pence = new Map<number, number>();
    for (const { row, cells: values } of rows) {
      const amount = parseAmount(values.find((cell) => cell.column === column)?.text ?? "");
      if (isAmount(amount)) pence.set(row.row, amount);
    }
    return pence;
  };
  const columns = ages.map((column) => ({
    column,
    heading: cells.find((cell) => cell.column === column)?.text ?? "",
    pence: penceOf(column),
  }));
  return columns.filter((age) => !isSumOfAges(age, columns)).map(({ column }) => column);
}

function layoutOf(cells: readonly HeadingCell[], byField: ReadonlyMap<LedgerField, number>): LedgerLayout {
  const headings = cells.map(({ text }) => headingWords(text).main.join(" "));
  const any = (...patterns: RegExp[]) =>
    patterns.filter((pattern) => headings.some((each) => pattern.test(each))).length;
  const open = byField.has("outstanding") || byField.has("status");
  if (!open && any(/^(?:expense|expenditure) area$/, /^(?:expense|expenditure) type$/) === 2 && byField.has("amount"))
    return "published-spend";
  if (
    any(
      /^amount in (?:local|document|doc|company) (?:code )?currency$/,
      /^amount in (?:lc|dc)$/,
      /^clearing document/,
      /^special gl/,
    ) > 0
  )
    return "sap";
  if (
    any(/^apar/, /^rest (?:amount|currency|value)/, /^ext(?:ernal)? invoice reference$/, /^ext invoice reference$/) > 0
  )
    return "unit4";
  if (
    any(/^(?:vendor|supplier) site/, /^amount remaining$/, /^pay group$/, /^invoice type lookup/, /^operating unit$/) >
    0
  )
    return "oracle";
  if (any(/^account$/, /^(?:ex|extra|details?)(?: reference)?$/) > 1 && byField.has("entry")) return "sage";
  if (ageColumns(cells).length > 0) return "aged";
  return "other";
}
