import type { KnownConvention, NumberConvention } from "../../position/number-convention.ts";
import { required } from "../collections.ts";
import type { LedgerIndex, StatementIndex } from "../matching/line-index.ts";
import { ledgerIndex, statementIndex } from "../matching/line-index.ts";
import { faceAt, ledgerAt, lineAt, supportAt, type Matching } from "../matching/matching.ts";
import type { AppliedConvention } from "./conventions/convention.ts";
import { hashCore } from "../references/hash-number.ts";
import { Habits } from "./numbers/compare-writing.ts";
import { LineReader, type LineNumbers } from "./numbers/read-line.ts";
import { NumberReader, type NumberParts } from "./numbers/read-number.ts";

/** What the steps of identifying share: what is read of both sides, and what is learned on the way. */
export interface Identification {
  readonly matching: Matching;
  readonly numbers: NumberReader;
  readonly lineReader: LineReader;
  readonly habits: Habits;
  /** Ledger lines that a query names as equally possible: no later step gives them to another line. */
  readonly reserved: Set<LedgerIndex>;
  /** Lines whose match another amount makes doubtful: a free ledger line with the exact amount is a rival. */
  readonly doubtful: Set<StatementIndex>;
  /** How many ledger lines have each amount that was asked for; see `countAmounts`. */
  readonly amountCounts: Map<number, number>;
  readonly lineNumbers: (LineNumbers | undefined)[];
  /** The conventions of the pair that were learned. */
  readonly conventions: AppliedConvention[];
  /** The numbers of statement lines as a convention rewrites them. */
  readonly rewrittenLines: Map<StatementIndex, LineNumbers>;
  /** The number of each ledger line as a convention rewrites it; empty as long as no convention rewrites our ledger. */
  readonly rewrittenLedger: (string | undefined)[];
  /** The conventions of the pair that were known before. Each is checked again before it is applied. */
  readonly known: readonly KnownConvention[];
  /** The conventions by which lines were found, with an example. */
  readonly explained: NumberConvention[];
}

export function startIdentification(
  matching: Matching,
  codes: readonly string[],
  known: readonly KnownConvention[],
): Identification {
  const numbers = new NumberReader(matching.referenceData.numberAffixes);
  // Words that only announce a number are no part of it: `INV SLA` is `SLA`.
  for (const at of matching.wordLedger) {
    matching.coreHash[at] = hashCore(numbers.read(ledgerAt(matching, at).invoiceNumber).core);
  }
  return {
    matching,
    numbers,
    lineReader: new LineReader(matching.referenceData, numbers, codes),
    habits: new Habits(),
    reserved: new Set(),
    doubtful: new Set(),
    amountCounts: new Map(),
    conventions: [],
    rewrittenLines: new Map(),
    rewrittenLedger: [],
    known,
    explained: [],
    lineNumbers: new Array<LineNumbers | undefined>(matching.lines.length),
  };
}

/** The numbers of a statement line, as a convention of the pair rewrites them or else as they are written. */
export function numbersOf(identification: Identification, line: StatementIndex): LineNumbers {
  return identification.rewrittenLines.get(line) ?? readNumbers(identification, line);
}

/** The numbers of a statement line as they are written, read once. */
export function readNumbers(identification: Identification, line: StatementIndex): LineNumbers {
  const known = identification.lineNumbers[line];
  if (known !== undefined) return known;
  const read = identification.lineReader.read(lineAt(identification.matching, line));
  identification.lineNumbers[line] = read;
  return read;
}

/** The only own number of a statement line; undefined if it has none or several. */
export function onlyNumberOf(identification: Identification, line: StatementIndex): string | undefined {
  const plain = identification.lineReader.readPlain(lineAt(identification.matching, line));
  if (plain !== undefined && !identification.rewrittenLines.has(line)) return plain;
  const { own } = numbersOf(identification, line);
  return own.length === 1 ? own[0] : undefined;
}

/** The parts of the only own number of a statement line. */
export function partsOfLine(identification: Identification, line: StatementIndex): NumberParts {
  return identification.numbers.read(required(numbersOf(identification, line).own[0]));
}

/** The number of a ledger line, as a convention of the pair rewrites it or else as it is written. */
export function ledgerNumberOf(identification: Identification, ledger: LedgerIndex): string {
  return identification.rewrittenLedger[ledger] ?? ledgerAt(identification.matching, ledger).invoiceNumber;
}

/** The parts of a ledger line's number. The digits of an organisation's code before it are none of its digits: ZA1/5651 is not 15651. */
export function partsOfLedger(identification: Identification, ledger: LedgerIndex): NumberParts {
  const { numbers, lineReader } = identification;
  return numbers.read(lineReader.withoutCodes(ledgerNumberOf(identification, ledger)));
}

/** Whether a convention of the pair rewrites the number of one of these two. */
export function isRewritten(
  { rewrittenLines, rewrittenLedger }: Identification,
  line: StatementIndex,
  ledger: LedgerIndex,
): boolean {
  return rewrittenLines.has(line) || rewrittenLedger[ledger] !== undefined;
}

/** Whether a line still has to be identified. */
export function isOpen({ matching }: Identification, line: StatementIndex): boolean {
  if (matching.settled[line] === 1) return false;
  const query = matching.queries.get(line);
  return query === undefined || query.reason === "not-on-ledger";
}

/** The lines that still have to be identified. Cash is judged by the ledger's payment records instead. */
export function openLines(identification: Identification): StatementIndex[] {
  const { matching } = identification;
  const open: StatementIndex[] = [];
  for (let place = 0; place < matching.lines.length; place++) {
    const line = statementIndex(place);
    if (isOpen(identification, line) && lineAt(matching, line).type !== "payment") open.push(line);
  }
  return open;
}

/** Whether a ledger line may still be given to a statement line. */
export function isFree({ matching, reserved }: Identification, ledger: LedgerIndex): boolean {
  return matching.used[ledger] === 0 && !reserved.has(ledger);
}

/** Counts how many ledger lines have each of these amounts, in one pass. */
export function countAmounts({ matching, amountCounts }: Identification, amounts: Iterable<number>): void {
  const wanted = new Set<number>();
  for (const amount of amounts) if (!amountCounts.has(Math.abs(amount))) wanted.add(Math.abs(amount));
  if (wanted.size === 0) return;
  for (const amount of wanted) amountCounts.set(amount, 0);
  for (let place = 0; place < matching.face.length; place++) {
    const at = ledgerIndex(place);
    const face = Math.abs(faceAt(matching, at));
    if (wanted.has(face)) amountCounts.set(face, (amountCounts.get(face) ?? 0) + 1);
    const support = Math.abs(supportAt(matching, at));
    if (support !== face && wanted.has(support)) amountCounts.set(support, (amountCounts.get(support) ?? 0) + 1);
  }
}
