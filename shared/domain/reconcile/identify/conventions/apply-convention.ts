import type { CalendarDate } from "../../../amounts-and-days/calendar-date.ts";
import { ledgerIndex, type LedgerIndex, type StatementIndex } from "../../matching/line-index.ts";
import { ledgerAt, lineAt } from "../../matching/matching.ts";
import { hashNumber, NumberHashes } from "../../references/hash-number.ts";
import type { Identification } from "../identification.ts";
import { endsOfRange, type LineNumbers } from "../numbers/read-line.ts";
import { isPlain, type AppliedConvention } from "./convention.ts";
import { numberKey } from "./number-key.ts";
import { rewriteNumber } from "./rewrite-number.ts";
import { cellAt, ledgerTextAt, numbersAt } from "./texts-of-field.ts";

/** Days by which the date of a line and the period in its number may be off: the other side may have entered it later. */
export const DAYS_OF_A_PERIOD = 27;
/** The same for a document that another one mentions. */
const DAYS_OF_A_MENTION = 365;

/** The numbers of a statement line as a convention rewrites them; undefined if they are not written by it. */
export function rewriteLine(
  identification: Identification,
  convention: AppliedConvention,
  line: StatementIndex,
): LineNumbers | undefined {
  const written = numbersAt(identification, line, convention.statement);
  if (written === undefined || written.own.length === 0) return undefined;
  const { invoiceDate } = lineAt(identification.matching, line);
  const rewrite = (texts: readonly string[], isMentioned: boolean): readonly string[] | undefined =>
    rewriteAll(texts, (text) => rewriteOne(identification, convention, "statement", text, invoiceDate, isMentioned));
  // What looks like a range may be one number: the range is read only if the ledger does not have the whole.
  const own = rewrite(written.own, written.own.length > 1);
  const range = rewrite(written.range, true);
  if (own === undefined || written.own.length === 1) {
    const ends = rewriteRange(identification, convention, line, rewrite);
    if (ends !== undefined) return ends;
  }
  if (own === undefined && (range === undefined || range.length === 0)) return undefined;
  return {
    own: own ?? written.own,
    range: range ?? written.range,
    mentioned: written.mentioned.map((text) => rewriteMentioned(identification, convention, text, invoiceDate)),
    source: "number",
  };
}

/** A range whose ends have something behind them: `10421-RXH to 10423-RXH`. */
function rewriteRange(
  { lineReader, matching }: Identification,
  convention: AppliedConvention,
  line: StatementIndex,
  rewrite: (texts: readonly string[], isMentioned: boolean) => readonly string[] | undefined,
): LineNumbers | undefined {
  const cell = cellAt(lineAt(matching, line), convention.statement);
  for (const ends of endsOfRange(cell ?? "")) {
    const rewritten = rewrite(ends, true);
    if (rewritten === undefined) continue;
    const numbers = lineReader.readText(rewritten.join(" - "), "number");
    if (numbers.range.length > 0) return numbers;
  }
  return undefined;
}

/** Rewrites the numbers of our ledger by a convention, and hashes them anew. */
export function rewriteLedger(identification: Identification, convention: AppliedConvention): void {
  const { ledger } = convention;
  if (ledger.field === "number" && isPlain(ledger)) return;
  const { matching, rewrittenLedger } = identification;
  const hashes = new NumberHashes();
  for (let place = 0; place < matching.ledger.length; place++) {
    const at = ledgerIndex(place);
    if (rewrittenLedger[at] !== undefined) continue;
    const rewritten = rewriteLedgerLine(identification, convention, at);
    if (rewritten === undefined) continue;
    rewrittenLedger[at] = rewritten;
    hashNumber(rewritten, hashes);
    matching.coreHash[at] = hashes.core;
    const hasSegments = hashes.segments !== hashes.core;
    if (hasSegments && matching.segmentsHash[at] === 0) matching.segmentedLedger.push(at);
    matching.segmentsHash[at] = hasSegments ? hashes.segments : 0;
    if (hashes.base !== 0 && matching.baseHash[at] === 0) matching.endedLedger.push(at);
    matching.baseHash[at] = hashes.base;
  }
}

/** The number of a ledger line as a convention rewrites it. */
export function rewriteLedgerLine(
  identification: Identification,
  convention: AppliedConvention,
  at: LedgerIndex,
): string | undefined {
  const booked = ledgerAt(identification.matching, at);
  const text = ledgerTextAt(booked, convention.ledger);
  return text === undefined
    ? undefined
    : rewriteOne(identification, convention, "ledger", text, booked.invoiceDate, false);
}

/** One of several numbers of a ledger line, as a convention of the pair rewrites it or else as it is written. */
export function rewriteLedgerText(identification: Identification, at: LedgerIndex, text: string): string {
  const { invoiceDate } = ledgerAt(identification.matching, at);
  for (const convention of identification.conventions) {
    const rewritten = rewriteOne(identification, convention, "ledger", text, invoiceDate, true);
    if (rewritten !== undefined) return rewritten;
  }
  return text;
}

/** A number that a statement line names, in all writings: its own, and those of the conventions of the pair. */
export function writingsOf(
  identification: Identification,
  line: StatementIndex,
  text: string,
): readonly [string, ...string[]] {
  return writingsOfText(identification, text, lineAt(identification.matching, line).invoiceDate);
}

/** The same for a text of the statement with a date near that of its document. */
export function writingsOfText(
  identification: Identification,
  text: string,
  date: CalendarDate | undefined,
): readonly [string, ...string[]] {
  const writings = new Set<string>();
  for (const convention of identification.conventions) {
    writings.add(rewriteMentioned(identification, convention, text, date));
  }
  writings.delete(text);
  return [text, ...writings];
}

function rewriteMentioned(
  identification: Identification,
  convention: AppliedConvention,
  text: string,
  date: CalendarDate | undefined,
): string {
  return rewriteOne(identification, convention, "statement", text, date, true) ?? text;
}

function rewriteOne(
  { numbers }: Identification,
  { ambiguous, shapes, ...convention }: AppliedConvention,
  side: "statement" | "ledger",
  text: string,
  date: CalendarDate | undefined,
  isMentioned: boolean,
): string | undefined {
  const days = isMentioned ? DAYS_OF_A_MENTION : DAYS_OF_A_PERIOD;
  const rewritten = rewriteNumber(text, convention[side], { numbers, date, days, shapes: shapes[side] })?.text;
  return rewritten === undefined || ambiguous.has(numberKey(numbers, rewritten)) ? undefined : rewritten;
}

function rewriteAll(
  texts: readonly string[],
  rewrite: (text: string) => string | undefined,
): readonly string[] | undefined {
  const rewritten = texts.map(rewrite).filter((text) => text !== undefined);
  return rewritten.length === texts.length ? rewritten : undefined;
}
