import { parseArgs } from "node:util";

import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { exerciseIdSchema } from "../../shared/domain/exercise/exercise.ts";
import { directoryOf } from "../../shared/domain/organisation/organisation.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { cautiousPolicy } from "../../shared/domain/organisation/policy.ts";
import type { LineOutcome, Outcome } from "../../shared/domain/position/outcome.ts";
import { reconcile } from "../../shared/domain/reconcile/reconcile.ts";
import type { Figure } from "./figure.ts";
import { changes, type Convention } from "./matching/conventions.ts";
import { answerOf, countAnswers, emptyTally, type Tally } from "./matching/count.ts";
import { DrawnReasons } from "./matching/draw-reasons.ts";
import { figuresOf, type Measured } from "./matching/figures.ts";
import { generatedInvoiceSource, type InvoiceSource } from "./matching/invoice-source.ts";
import { makePair } from "./matching/make-pair.ts";
import { printTallies } from "./matching/print-tallies.ts";
import { randomOf, type Random } from "./matching/random.ts";
import { readRealInvoices, realInvoiceSource } from "./matching/real-invoices.ts";
import { keyOfLedgerLine as keyOf, type MadePair, type Truth } from "./matching/truth.ts";
import { yardsticks } from "./matching/yardsticks.ts";

/**
 * What the matching is worth on statements whose truth is known, in this order: generated invoices, then real ones; each by
 * kind of line, by the pair's convention of writing, and beside it what simple ways of matching make of the same lines.
 *
 * `--kind` or `--convention` prints what came of such lines that are not as the truth has it, and `--reasons N` so many reasons at random, to be
 * read.
 */
const { values } = parseArgs({
  options: {
    lines: { type: "string", default: "1000000" },
    seed: { type: "string", default: "1" },
    kind: { type: "string" },
    convention: { type: "string" },
    reasons: { type: "string" },
    json: { type: "boolean", default: false },
  },
});

/** There are some 1,400 real invoices: with more lines than this the same ones come back. */
const SHARE_OF_REAL_LINES = 0.1;
/** Of wrong lines, so many of a kind are printed; of lines that were asked for, so many altogether. */
const MOST_SHOWN_OF_A_KIND = 2;
const MOST_SHOWN = 40;
const shown = new Map<string, number>();
const reasons = new DrawnReasons(randomOf(Number(values.seed)));

const payable = organisationCode("ZB2");
const receivable = organisationCode("ZA1");
const directory = directoryOf([
  { code: receivable, name: "Eastmere University Hospitals NHS Foundation Trust", type: "trust" },
  { code: organisationCode("ZA1F"), name: "Eastmere Facilities Limited", type: "company", parent: receivable },
  { code: organisationCode("ZA1P"), name: "Eastmere Pharmacy Limited", type: "company", parent: receivable },
]);

type SourceOf = (random: Random, convention: Convention | undefined) => InvoiceSource;

function measure(what: string, lines: number, sourceOf: SourceOf): Figure[] {
  const measured: Measured = {
    byKind: new Map(),
    byConvention: new Map(),
    mistyped: new Map(),
    byYardstick: new Map(),
  };
  let done = 0;
  for (let seed = Number(values.seed); done < lines; seed++) {
    const random = randomOf(seed);
    const pair = makePair(random, sizeOfStatement(random), sourceOf);
    countPair(measured, pair, `${what} ${String(seed)}`);
    done += pair.lines.length;
  }
  const found = figuresOf(what, measured);
  if (values.json) return found;
  printTallies(`${what}, by kind`, measured.byKind);
  printTallies(`${what}, by convention`, measured.byConvention);
  printTallies(`${what}, beside simpler ways`, measured.byYardstick);
  for (const figure of found) {
    const holds = figure.holds ? "holds" : "FAILS";
    console.log(`${holds}  ${figure.name}: ${String(figure.value)} ${figure.unit} (${figure.bar})`);
  }
  return found;
}

/** Mostly some hundred lines, sometimes a few, and seldom thousands. */
function sizeOfStatement(random: Random): number {
  const at = random.next();
  if (at < 0.2) return random.between(2, 20);
  return at < 0.99 ? random.between(20, 380) : random.between(1_000, 3_000);
}

function countPair(measured: Measured, pair: MadePair, seed: string): void {
  const outcome = reconcilePair(pair);
  const answers = outcome.lines.map(answerOf);
  const wrong = countAnswers(pair.truths, answers, (truth) => [
    tallyIn(measured.byKind, truth.kind),
    tallyIn(measured.byConvention, truth.convention),
    tallyIn(measured.byYardstick, "this engine"),
    ...(truth.kind.startsWith("mistyped") && truth.candidates.size > 0
      ? [tallyIn(measured.mistyped, truth.convention)]
      : []),
  ]);
  for (const { name, answer } of yardsticks) {
    countAnswers(pair.truths, answer(pair.lines, pair.ledger), () => [tallyIn(measured.byYardstick, name)]);
  }
  reasons.add(
    pair.lines,
    pair.truths.map(({ kind }) => kind),
    outcome,
  );
  show(pair, outcome, wrong, seed);
}

function reconcilePair(pair: MadePair): Outcome {
  return reconcile({
    position: { payable, receivable, exercise: exerciseIdSchema.parse("2022-23-Q4"), kind: "r&p" },
    exercise: undefined,
    statement: { asAt: calendarDate("2023-03-23"), lines: pair.lines },
    ledger: { asAt: calendarDate("2023-03-31"), close: "hard", lines: pair.ledger },
    policy: cautiousPolicy,
    directory,
    decisions: [],
  });
}

function tallyIn(tallies: Map<string, Tally>, name: string): Tally {
  const known = tallies.get(name) ?? emptyTally();
  tallies.set(name, known);
  return known;
}

/** Prints lines that are wrongly agreed, and those of the kind or convention that was asked for. */
function show(pair: MadePair, outcome: Outcome, wrong: readonly number[], seed: string): void {
  for (const [at, truth] of pair.truths.entries()) {
    const line = outcome.lines[at];
    if (values.json || line === undefined) return;
    const isWrong = wrong.includes(at);
    const count = shown.get(truth.kind) ?? 0;
    if (isAskedFor(truth)) {
      if (count >= MOST_SHOWN || isRight(truth, line)) continue;
    } else if (!isWrong || count >= MOST_SHOWN_OF_A_KIND) continue;
    shown.set(truth.kind, count + 1);
    const { kind, convention, agreeablePence } = truth;
    const rows = pair.ledger.filter((row) => truth.standsOn.has(keyOf(row)) || truth.candidates.has(keyOf(row)));
    console.log(
      JSON.stringify({ seed, isWrong, kind, convention, line: pair.lines[at], agreeablePence, rows, why: line.why }),
    );
  }
}

function isRight(truth: Truth, line: LineOutcome): boolean {
  if (line.agreedPence !== 0 || truth.candidates.size === 0) return line.agreedPence === truth.agreeablePence;
  return answerOf(line).candidates.some((key) => truth.candidates.has(key));
}

function isAskedFor(truth: Truth): boolean {
  if (values.kind === undefined && values.convention === undefined) return false;
  return (values.kind ?? truth.kind) === truth.kind && (values.convention ?? truth.convention) === truth.convention;
}

const isChangedBy = (convention: Convention | undefined) => (number: string) =>
  changes(convention, number, calendarDate("2022-06-01"));
const figures = measure("matching", Number(values.lines), (random, convention) =>
  generatedInvoiceSource(random, isChangedBy(convention)),
);
const real = readRealInvoices();
if (real === undefined) console.error("matching: the files of real invoices are not here, so they were not measured");
else {
  const lines = Math.ceil(Number(values.lines) * SHARE_OF_REAL_LINES);
  figures.push(
    ...measure("matching real invoices", lines, (random, convention) =>
      realInvoiceSource(random, real, isChangedBy(convention)),
    ),
  );
}
if (values.json) console.log(JSON.stringify(figures));
else if (values.reasons !== undefined) console.log(reasons.some(Number(values.reasons)).join("\n"));
process.exitCode = figures.every((figure) => figure.holds) ? 0 : 1;
