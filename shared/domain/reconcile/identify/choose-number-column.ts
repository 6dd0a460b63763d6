import type { LedgerLine } from "../../ledger/ledger-line.ts";
import { numberInWords } from "../../statement/number-in-words.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { numbersInText } from "./numbers/numbers-in-text.ts";
import { isStrongReference, normaliseReference } from "../references/normalise-reference.ts";
import { amountsOfLine, faceOf } from "../matching/amounts.ts";

/** A statement's lines with the numbers of the column that the ledger knows, and a sentence if that is not the column that was read first. */
interface NumberedLines {
  readonly lines: readonly StatementLine[];
  readonly remark: string | undefined;
}

/**
 * Decides which of several columns of numbers names a statement's invoices: the one whose numbers are on the ledger. A statement may have the
 * sender's own transaction number beside the number of the invoice, or name the invoice only in words (`Invoice # SI101`). Without evidence
 * the lines stay as they are.
 */
export function chooseNumberColumn(lines: readonly StatementLine[], ledger: readonly LedgerLine[]): NumberedLines {
  const asRead = { lines, remark: undefined };
  const columns = columnsOf(lines);
  if (columns.length === 0 || ledger.length === 0) return asRead;
  const booked = amountsByNumber(ledger);
  const own = evidenceFor(lines, booked, ({ invoiceNumber }) => invoiceNumber);
  let most = own.known;
  let column: NumberColumn | undefined;
  for (const each of columns) {
    const found = evidenceFor(lines, booked, each.numberOf);
    const isShown = each.isInWords ? isShownByWords(found, own, lines.length) : found.withAmount > 0;
    if (!isShown || found.known <= most) continue;
    most = found.known;
    column = each;
  }
  return column === undefined
    ? asRead
    : { lines: lines.map((line) => withNumberOf(line, column)), remark: remarkOn(lines, column) };
}

/** Words mention other documents too, so they count only if they name most of the lines and the lines' own numbers name none. */
function isShownByWords(found: Evidence, own: Evidence, lines: number): boolean {
  return own.known === 0 && found.withAmount > 1 && found.known * 2 >= lines;
}

/** Numbers that the lines have besides the one that was read as their own. */
interface NumberColumn {
  readonly isInWords: boolean;
  readonly numberOf: (line: StatementLine) => string;
}

function columnsOf(lines: readonly StatementLine[]): NumberColumn[] {
  const others = lines.reduce((most, { otherNumbers }) => Math.max(most, otherNumbers?.length ?? 0), 0);
  const hasWords = lines.slice(0, FIRST_LINES).some((line) => numberInDescription(line) !== "");
  const columns = Array.from({ length: others }, (_, at): NumberColumn => ({
    isInWords: false,
    numberOf: (line) => line.otherNumbers?.[at] ?? "",
  }));
  return hasWords ? [...columns, { isInWords: true, numberOf: numberInDescription }] : columns;
}

const FIRST_LINES = 50;

/** The number with which a line's description begins: with its ending, or the whole set or range. */
function numberInDescription({ description }: StatementLine): string {
  const number = description === undefined ? "" : numberInWords(description);
  if (number === "") return "";
  const whole = numbersInText(description).find((text) => text.includes(number) || number.includes(text));
  return whole ?? number;
}

/** How many different numbers of a column the ledger has; how many of them with an amount of their line, which is hardly chance. */
interface Evidence {
  readonly known: number;
  readonly withAmount: number;
}

function evidenceFor(
  lines: readonly StatementLine[],
  booked: ReadonlyMap<string, ReadonlySet<number>>,
  numberOf: NumberColumn["numberOf"],
): Evidence {
  const known = new Set<string>();
  const withAmount = new Set<string>();
  for (const line of lines) {
    const text = numberOf(line);
    if (!isStrongReference(text)) continue;
    const number = normaliseReference(text);
    const amounts = booked.get(number);
    if (amounts === undefined) continue;
    known.add(number);
    if (amountsOfLine(line).some((amount) => amounts.has(amount))) withAmount.add(number);
  }
  return { known: known.size, withAmount: withAmount.size };
}

function amountsByNumber(ledger: readonly LedgerLine[]): ReadonlyMap<string, ReadonlySet<number>> {
  const amounts = new Map<string, Set<number>>();
  for (const line of ledger) {
    const number = normaliseReference(line.invoiceNumber);
    const known = amounts.get(number) ?? new Set<number>();
    amounts.set(number, known);
    known.add(faceOf(line));
    known.add(line.outstandingPence);
  }
  return amounts;
}

/** The line with a column's number as its own. */
function withNumberOf(line: StatementLine, column: NumberColumn): StatementLine {
  const number = column.numberOf(line);
  return number === "" || number === line.invoiceNumber ? line : { ...line, invoiceNumber: number };
}

function remarkOn(lines: readonly StatementLine[], column: NumberColumn): string | undefined {
  const example = lines.find((line) => column.numberOf(line) !== "" && column.numberOf(line) !== line.invoiceNumber);
  if (example === undefined) return undefined;
  const other = example.invoiceNumber === "" ? "" : `, and not ${example.invoiceNumber}`;
  return `Your lines have more than one number. Our ledger knows those like ${column.numberOf(example)}${other}, so we took these for your invoice numbers.`;
}
