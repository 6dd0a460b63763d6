import { sideOfLedger, type LedgerSide } from "../../../domain/ledger/ledger-kind-of.ts";
import type { LedgerKind } from "../../../domain/ledger/ledger-snapshot.ts";
import type { LedgerMapping } from "../../../domain/ledger/ledger-mapping.ts";
import { type KeptRow, cellAt } from "../../table/rows/kept-row.ts";
import { amountAsShown, markShown } from "../../table/values/shown-amount.ts";
import { amountOfValue, isPenceReading } from "../../table/values/cell-value.ts";
import { type EntrySide, entrySideOf } from "../../table/values/entry-side.ts";
import { entryOf } from "../fields/status-and-type-words.ts";
import type { LedgerColumns } from "./ledger-columns.ts";

/** What the signs of a ledger's amounts mean. */
export interface LedgerSigns {
  /** Whether the export shows what is owed as negative. */
  readonly negated: boolean;
  /** Whether something shows what a minus means: then most amounts may be credits. */
  readonly isProven: boolean;
  /** Whether only the numbers of documents show it, as no type or mark does: a person is asked to check. */
  readonly isByNumbers?: boolean;
  /** Whether the columns of credits and of debits hold negative amounts: the column alone decides the direction. */
  readonly negativeSides: { readonly owed: boolean; readonly settled: boolean };
  /** The side of an unsigned amount that is owed, if a column says which side it is on. */
  readonly owedSide: EntrySide;
}

/** Works out what the signs mean, by what is saved, by types of documents, by marks (`CR`), and by who made the export. */
export function ledgerSigns(
  rows: readonly KeptRow[],
  columns: LedgerColumns,
  source: { readonly kind: LedgerKind; readonly mapping: LedgerMapping | undefined },
): LedgerSigns {
  const { byField } = columns;
  const side = sideOfLedger(source.kind);
  return {
    ...findSign(rows, columns, side, source.mapping),
    negativeSides: {
      owed: isMostlyNegative(rows, byField.get("owed")),
      settled: isMostlyNegative(rows, byField.get("settled")),
    },
    owedSide: findOwedSide(rows, columns, OWED_SIDE[side]),
  };
}

/** `1,234.56CR`, `30.00 Dr`. */
const MARK = /\d ?(?:(cr)|(dr))\.?$/iu;

/** The letters of a credit note's number: `CN103`, `NF/CRN/7`. */
const NUMBER_OF_CREDIT = /(?:^|[^a-z])(?:crn|cn|crd|cr|scn|pcn|cre|cred|credit)(?![a-z])/iu;

const MINUS_MEANS_OWED = new Set(["sap"]);

/** A supplier's account is credited with what it is owed; a customer's account is debited with what it owes. */
const OWED_SIDE: Readonly<Record<LedgerSide, EntrySide>> = { payable: "credit", receivable: "debit" };

function findSign(
  rows: readonly KeptRow[],
  { layout, byField, ages }: LedgerColumns,
  side: LedgerSide,
  mapping: LedgerMapping | undefined,
): Pick<LedgerSigns, "negated" | "isProven" | "isByNumbers"> {
  if (mapping?.sign !== undefined) return { negated: mapping.sign === "owed-is-negative", isProven: true };
  if (layout === "template") return { negated: false, isProven: true };
  const column = byField.get("outstanding") ?? byField.get("amount") ?? byField.get("gross");
  const typeColumn = byField.get("entry");
  const numberColumn = byField.get("invoiceNumber");
  const invoices = { negative: 0, all: 0 };
  const credits = { positive: 0, negative: 0 };
  const marks = { credit: 0, debit: 0 };
  let amounts = 0;
  let negative = 0;
  for (const row of rows) {
    const amount = column === undefined ? sumOfAges(row, ages) : amountIn(row, column);
    if (amount === undefined || amount === 0) continue;
    amounts += 1;
    if (amount < 0) negative += 1;
    const mark = column === undefined ? undefined : markIn(row, column);
    if (mark !== undefined) marks[mark] += 1;
    const entry = entryOf(textIn(row, typeColumn));
    if (entry === "invoice") {
      invoices.all += 1;
      if (amount < 0) invoices.negative += 1;
    }
    if (entry === "credit-note" || NUMBER_OF_CREDIT.test(textIn(row, numberColumn)))
      credits[amount < 0 ? "negative" : "positive"] += 1;
  }
  // In a debtors' ledger CR always marks what reduces the debt.
  if (marks.credit > 0 && side === "receivable") return { negated: false, isProven: true };
  // In a creditors' ledger an owed amount is a credit. If most amounts have no mark, CR marks those that reduce the debt.
  if (marks.credit > 0 && (marks.debit > 0 || marks.credit * 2 > amounts)) return { negated: true, isProven: true };
  if (invoices.all > 0) return { negated: invoices.negative * 10 > invoices.all * 8, isProven: true };
  if (side === "payable" && MINUS_MEANS_OWED.has(layout) && negative * 10 > amounts * 7)
    return { negated: true, isProven: true };
  // Credit notes are known by their numbers too: if they alone have one of the signs, the signs are clear.
  if (credits.negative > 0 && credits.negative === negative) return { negated: false, isProven: true };
  const isTurned = credits.positive > 0 && negative > 0 && negative + credits.positive === amounts;
  return { negated: isTurned, isProven: isTurned, isByNumbers: isTurned };
}

/** The mark beside an amount, in its text or its number format. */
function markIn(row: KeptRow, column: number): EntrySide | undefined {
  const cell = cellAt(row, column);
  if (cell?.type === "number") return cell.format === undefined ? undefined : markShown(cell.format, cell.number);
  const mark = MARK.exec(cell?.text.trim() ?? "");
  if (mark === null) return undefined;
  return mark[1] === undefined ? "debit" : "credit";
}

/** The side that is owed in such an account, unless the export shows its invoices on the other. */
function findOwedSide(rows: readonly KeptRow[], { byField }: LedgerColumns, usual: EntrySide): EntrySide {
  const sides = { debit: 0, credit: 0 };
  for (const row of rows) {
    if (entryOf(textIn(row, byField.get("entry"))) !== "invoice") continue;
    const side = entrySideOf(textIn(row, byField.get("side")));
    if (side !== undefined) sides[side] += 1;
  }
  if (sides.debit === sides.credit) return usual;
  return sides.debit > sides.credit ? "debit" : "credit";
}

function isMostlyNegative(rows: readonly KeptRow[], column: number | undefined): boolean {
  let sign = 0;
  for (const row of rows) sign += Math.sign(amountIn(row, column) ?? 0);
  return sign < 0;
}

/** The sum of a row's columns by age, without those that can't be read. */
function sumOfAges(row: KeptRow, ages: readonly number[]): number {
  return ages.reduce((sum, column) => sum + (amountIn(row, column) ?? 0), 0);
}

function amountIn(row: KeptRow, column: number | undefined): number | undefined {
  const cell = column === undefined ? undefined : cellAt(row, column);
  const amount = cell === undefined ? undefined : amountOfValue(cell.type, cell.number, cell.stored);
  if (amount === undefined || !isPenceReading(amount)) return undefined;
  return cell?.format === undefined ? amount : amountAsShown()(amount, cell.format);
}

function textIn(row: KeptRow, column: number | undefined): string {
  return column === undefined ? "" : (cellAt(row, column)?.text.trim() ?? "");
}
