import { append } from "../../collections.ts";
import { limits } from "../../limits.ts";
import { ledgerIndex, type LedgerIndex, type StatementIndex } from "../../matching/line-index.ts";
import { claimOf, ledgerAt, lineAt, type Matching } from "../../matching/matching.ts";
import { amountFit, amountFitOf, daysApart } from "../compare-pair.ts";
import type { Identification } from "../identification.ts";
import { DAYS_OF_A_PERIOD } from "./apply-convention.ts";
import { isLossless, type AppliedConvention, type Convention, type Shapes } from "./convention.ts";
import { numberKey } from "./number-key.ts";
import type { PairsByLine } from "./pairs-of-equal-amount.ts";
import { rewriteNumber } from "./rewrite-number.ts";
import type { Rewriting } from "./rewriting.ts";
import { withConstantDigits } from "./run-of-number.ts";
import { ledgerTextAt, numbersAt } from "./texts-of-field.ts";

/** The share of the lines with a ledger line of their number whose amount must agree. */
const SHARE_AGREEING = 0.6;
/** The share of numbers that a convention may make of several different ones, if it loses a part of them. */
const SHARE_MERGED = 0.05;
/** So many numbers may have one that is made of several. */
const NUMBERS_WITH_ONE_MERGED = 12;

/** How many numbers a convention explains, and the shapes of what it rewrites there. */
export interface Support {
  readonly numbers: number;
  readonly shapes: Shapes;
}

/**
 * How many numbers are, under a convention, those of a ledger line of equal amount and near day. It counts numbers and not
 * lines, because a convention that makes one number of many explains nothing.
 */
export function supportOf(identification: Identification, near: PairsByLine, convention: Convention): Support {
  const found = new Set<string>();
  const pairs: { readonly key: string; readonly statement: string; readonly ledger: string }[] = [];
  const shapes = { statement: new ShapeCount(), ledger: new ShapeCount() };
  const ours = new Map<number, Rewriting | undefined>();
  for (const [line, rows] of near) {
    if (rows.length === 0) continue;
    const claimed = rewrittenOfLine(identification, convention, line);
    if (claimed === undefined) continue;
    const key = numberKey(identification.numbers, claimed.text);
    for (const at of rows) {
      if (!ours.has(at)) ours.set(at, rewrittenOfLedger(identification, convention, at));
      const booked = ours.get(at);
      if (booked === undefined || numberKey(identification.numbers, booked.text) !== key) continue;
      // Where digits were cut from digits, a lost zero would go unseen.
      const isCut = claimed.isCutFromDigits || booked.isCutFromDigits;
      if (isCut && withoutMarks(claimed.text) !== withoutMarks(booked.text)) continue;
      found.add(key);
      pairs.push({ key, statement: claimed.shape, ledger: booked.shape });
      shapes.statement.note(claimed, key);
      shapes.ledger.note(booked, key);
    }
  }
  const shown = { statement: shapes.statement.shown(found.size), ledger: shapes.ledger.shown(found.size) };
  if (!takesRun(convention)) return { numbers: found.size, shapes: shown };
  const constant = { statement: withConstantDigits(shown.statement), ledger: withConstantDigits(shown.ledger) };
  const explained = pairs.filter(
    ({ statement, ledger }) => constant.statement.has(statement) && constant.ledger.has(ledger),
  );
  return { numbers: new Set(explained.map(({ key }) => key)).size, shapes: constant };
}

/** Counts the numbers that show each shape. */
class ShapeCount {
  readonly #numbers = new Map<string, Set<string>>();
  readonly #sure = new Set<string>();

  note({ shape, isCutAnywhere }: Rewriting, number: string): void {
    const numbers = this.#numbers.get(shape) ?? new Set();
    this.#numbers.set(shape, numbers);
    numbers.add(number);
    if (!isCutAnywhere) this.#sure.add(shape);
  }

  /**
   * The shapes that are no slips. A number that lost a digit may still end like the one it should be, NF/22/2167 like 22167: a
   * shape that is cut anywhere counts only if other numbers have it.
   */
  shown(all: number): ReadonlySet<string> {
    const least = Math.max(NUMBERS_OF_A_SHAPE, all * SHARE_OF_A_SHAPE);
    return new Set(
      [...this.#numbers]
        .filter(([shape, numbers]) => this.#sure.has(shape) || numbers.size >= least)
        .map(([shape]) => shape),
    );
  }
}

const NUMBERS_OF_A_SHAPE = 2;
const SHARE_OF_A_SHAPE = 0.03;

/**
 * The convention as it can be applied to the whole statement and ledger; undefined if amounts contradict it, or if it makes
 * one number of several too often. Numbers that it makes of several are left as they are.
 */
export function checkConvention(
  identification: Identification,
  sample: readonly StatementIndex[],
  convention: Convention,
  support: Support,
): AppliedConvention | undefined {
  const { matching, numbers } = identification;
  const { shapes } = support;
  const linesOf = new Map<string, StatementIndex[]>();
  const writingsOf = new Map<string, Set<string>>();
  for (const line of sample) {
    const rewritten = rewrittenOfLine(identification, convention, line, shapes);
    if (rewritten === undefined) continue;
    const key = numberKey(numbers, rewritten.text);
    append(linesOf, key, line);
    noteWriting(writingsOf, key, `statement ${rewritten.of}`);
  }
  const hit = new Set<StatementIndex>();
  const agreeing = new Set<StatementIndex>();
  const booked = new Map<string, Set<string>>();
  const confirmed = new Set<string>();
  for (let place = 0; place < matching.ledger.length; place++) {
    const at = ledgerIndex(place);
    const rewritten = rewrittenOfLedger(identification, convention, at, shapes);
    if (rewritten === undefined) continue;
    const key = numberKey(numbers, rewritten.text);
    const lines = linesOf.get(key);
    if (lines === undefined) continue;
    noteWriting(booked, key, rewritten.of);
    for (const line of lines) {
      if (claimOf(matching, line) === 0) continue;
      hit.add(line);
      if (amountFitOf(matching, lineAt(matching, line), at) < amountFit.whole) continue;
      agreeing.add(line);
      if (areNear(matching, line, at)) confirmed.add(key);
    }
  }
  if (agreeing.size < hit.size * SHARE_AGREEING || agreeing.size * 2 < support.numbers) return undefined;
  if (isLossless(convention.statement) && isLossless(convention.ledger)) {
    return { ...convention, shapes, ambiguous: new Set() };
  }
  const ambiguous = new Set([...booked, ...writingsOf].filter(([, texts]) => texts.size > 1).map(([key]) => key));
  if (!isEnoughOfRun(convention, hit.size, agreeing.size)) return undefined;
  const most = Math.max(booked.size >= NUMBERS_WITH_ONE_MERGED ? 1 : 0, booked.size * SHARE_MERGED);
  if (ambiguous.size > most) return undefined;
  // Where letters are left out that may be those of several series, the number alone is not who a line is.
  const leavesSeriesOut =
    leavesLettersOut(convention) && [shapes.statement, shapes.ledger].some(({ size }) => size > 1);
  const doubtful = leavesSeriesOut ? [...booked.keys()].filter((key) => !confirmed.has(key)) : [];
  return { ...convention, shapes, ambiguous: new Set([...ambiguous, ...doubtful]) };
}

/** Whether both sides count the same, and all but a run of digits is left out. */
export function takesRun({ statement: { front } }: Convention): boolean {
  return front.kind === "all but a run";
}

function leavesLettersOut({ statement: { front } }: Convention): boolean {
  return front.kind === "all but a run" && front.letters === "left out";
}

function isEnoughOfRun(convention: Convention, hit: number, agreeing: number): boolean {
  return !leavesLettersOut(convention) || agreeing >= hit * SHARE_AGREEING_OF_RUNS;
}

/** The same share if letters are left out. */
const SHARE_AGREEING_OF_RUNS = 0.85;

function areNear(matching: Matching, line: StatementIndex, at: LedgerIndex): boolean {
  return daysApart(lineAt(matching, line).invoiceDate, ledgerAt(matching, at).invoiceDate) <= limits.nearDays;
}

function withoutMarks(text: string): string {
  return text.replaceAll("-", "");
}

function noteWriting(writings: Map<string, Set<string>>, key: string, text: string): void {
  const known = writings.get(key) ?? new Set();
  writings.set(key, known);
  known.add(text);
}

/** A rewritten number with the number of which it was made. */
type RewrittenNumber = Rewriting & { readonly of: string };

function rewrittenOfLine(
  identification: Identification,
  { statement }: Convention,
  line: StatementIndex,
  shapes?: Shapes,
): RewrittenNumber | undefined {
  const { numbers, matching } = identification;
  const written = numbersAt(identification, line, statement);
  const [text] = written?.own ?? [];
  if (text === undefined || written?.own.length !== 1) return undefined;
  const { invoiceDate: date } = lineAt(matching, line);
  const context = { numbers, date, days: DAYS_OF_A_PERIOD, shapes: shapes?.statement };
  const rewritten = rewriteNumber(text, statement, context);
  return rewritten === undefined ? undefined : { ...rewritten, of: numberKey(numbers, text) };
}

function rewrittenOfLedger(
  { numbers, matching }: Identification,
  { ledger }: Convention,
  at: ReturnType<typeof ledgerIndex>,
  shapes?: Shapes,
): RewrittenNumber | undefined {
  const booked = ledgerAt(matching, at);
  const text = ledgerTextAt(booked, ledger);
  if (text === undefined) return undefined;
  const context = { numbers, date: booked.invoiceDate, days: DAYS_OF_A_PERIOD, shapes: shapes?.ledger };
  const rewritten = rewriteNumber(text, ledger, context);
  return rewritten === undefined ? undefined : { ...rewritten, of: numberKey(numbers, text) };
}
