import { isDeepStrictEqual } from "node:util";

import { addDays, calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { exerciseIdSchema } from "../../shared/domain/exercise/exercise.ts";
import type { LedgerLine } from "../../shared/domain/ledger/ledger-line.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import type { Outcome } from "../../shared/domain/position/outcome.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { cautiousPolicy } from "../../shared/domain/organisation/policy.ts";
import { reconcile } from "../../shared/domain/reconcile/reconcile.ts";
import type { StatementLine } from "../../shared/domain/statement/statement-line.ts";
import { collectGarbage } from "./collect-garbage.ts";
import type { Figure } from "./figure.ts";
import { randomOf, type Random } from "./matching/random.ts";
import { median } from "./median.ts";
import { loadDuck, reconcileInDuck, type DuckAnswer } from "./reconcile-in-duck.ts";

interface Sides {
  readonly lines: StatementLine[];
  readonly ledger: LedgerLine[];
}

const AS_AT = calendarDate("2023-03-23");

/** What the ledger of a pair has in addition to the claims of the statement. */
type Rest = "mostly paid" | "all open";

const ROUNDS = 9;
const WARM_RUNS = 3;

/**
 * Compares the reconciliation with a plain Map join of the same rows and with DuckDB running the same passes as SQL,
 * interleaved in one process; and measures how the time grows. Medians.
 */
export async function benchReconcile(): Promise<Figure[]> {
  const figures: Figure[] = [];
  const large = makeSides(100_000, 1_000_000, "mostly paid");
  const duck = await loadDuck(large.lines, large.ledger);
  const times: Record<"engine" | "join" | "duck", number[]> = { engine: [], join: [], duck: [] };
  let agreed = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    // Collect DuckDB's garbage, then warm up again: a collection also discards compiled code, which a process that
    // reconciles one statement after another keeps.
    collectGarbage();
    for (let warm = 0; warm < WARM_RUNS; warm++) run(large);
    const outcome = timed(() => run(large));
    const joined = timed(() => joinByMap(large));
    collectGarbage();
    const start = performance.now();
    const byDuck = await reconcileInDuck(duck, AS_AT);
    const duckTime = performance.now() - start;
    checkSame(outcome.result, byDuck);
    agreed = outcome.result.agreedPence;
    if (round === 0) continue;
    times.join.push(joined.time);
    times.engine.push(outcome.time);
    times.duck.push(duckTime);
  }
  duck.closeSync();
  const engine = median(times.engine);
  const overJoin = engine / median(times.join);
  const overDuck = median(times.duck) / engine;
  figures.push(
    told("reconcile: 100,000 lines against 1,000,000", engine, "ms"),
    told("reconcile: £ agreed, the same in DuckDB", agreed / 100, "£"),
    told("reconcile: bare Map join of the same rows", median(times.join), "ms"),
    told("reconcile: DuckDB, one thread", median(times.duck), "ms"),
    {
      name: "reconcile: over a bare Map join",
      value: round(overJoin),
      unit: "×",
      bar: "at most 2.5",
      holds: overJoin <= 2.5,
    },
    {
      name: "reconcile: faster than DuckDB",
      value: round(overDuck),
      unit: "×",
      bar: "at least 5",
      holds: overDuck >= 5,
    },
  );

  const allOpen = makeSides(100_000, 1_000_000, "all open");
  figures.push(
    told("reconcile: the same with 900,000 open lines to report", median(repeat(3, () => run(allOpen))), "ms"),
  );

  const small = makeSides(200, 500, "mostly paid");
  for (let warm = 0; warm < 300; warm++) run(small);
  const smallTime = median(repeat(200, () => run(small)));
  figures.push({
    name: "reconcile: 200 lines against 500",
    value: round(smallTime),
    unit: "ms",
    bar: "under 1",
    holds: smallTime < 1,
  });

  const { many, plain } = withManyReferences(small);
  for (let warm = 0; warm < 100; warm++) run(many);
  const manyTime = median(repeat(200, () => run(many))) - median(repeat(200, () => run(plain)));
  figures.push({
    name: "reconcile: 200 numbers in one cell and as many references, more than without",
    value: round(manyTime),
    unit: "ms",
    bar: "under 1",
    holds: manyTime < 1,
  });

  const tenth = makeSides(10_000, 100_000, "mostly paid");
  const tenthTime = median(repeat(9, () => run(tenth)));
  const growth = engine / tenthTime / 10;
  figures.push({
    name: "reconcile: time per line at ten times the size",
    value: round(growth),
    unit: "×",
    bar: "at most 2",
    holds: growth <= 2,
  });
  for (const [name, make] of adversaries) {
    const one = median(repeat(3, () => run(make(2_000, 10_000))));
    const ten = median(repeat(3, () => run(make(20_000, 100_000))));
    const grown = ten / one / 10;
    figures.push({
      name: `reconcile: ${name}, time per line at ten times the size`,
      value: round(grown),
      unit: "×",
      bar: "at most 3",
      holds: grown <= 3,
    });
  }
  return figures;
}

function told(name: string, value: number, unit: string): Figure {
  return { name, value: round(value), unit, bar: "", holds: true };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function timed<Result>(work: () => Result): { time: number; result: Result } {
  const start = performance.now();
  const result = work();
  return { time: performance.now() - start, result };
}

function repeat(times: number, work: () => unknown): number[] {
  return Array.from({ length: times }, () => timed(work).time);
}

function run(sides: Sides): Outcome {
  return reconcile({
    position: {
      payable: organisationCode("ZB2"),
      receivable: organisationCode("ZA1"),
      exercise: exerciseIdSchema.parse("2022-23-Q4"),
      kind: "r&p",
    },
    exercise: undefined,
    statement: { asAt: AS_AT, lines: sides.lines },
    ledger: { asAt: calendarDate("2023-03-31"), close: "hard", lines: sides.ledger },
    policy: cautiousPolicy,
    directory: new Map(),
    decisions: [],
  });
}

/** The yardstick: the least that any program has to do to join the two sides. */
function joinByMap(sides: Sides): number {
  const byNumber = new Map<string, LedgerLine>();
  for (const line of sides.ledger) byNumber.set(line.invoiceNumber, line);
  let agreed = 0;
  for (const line of sides.lines) {
    const booked = byNumber.get(line.invoiceNumber);
    if (booked !== undefined) agreed += Math.min(line.outstandingPence, booked.outstandingPence);
  }
  return agreed;
}

/** Statement lines. Nine in ten are as on the ledger; the tenth is written differently, part paid, disputed or unknown. */
function makeSides(lines: number, ledgerLines: number, rest: Rest): Sides {
  const random = randomOf(7);
  const sides: Sides = { lines: [], ledger: [] };
  for (let at = 0; at < ledgerLines; at++) {
    const claimed = at % Math.round(ledgerLines / lines) === 0 && sides.lines.length < lines;
    const amount = random.between(100, 90_000_000);
    const booked = ledgerLine(random, at, amount, claimed || rest === "all open");
    if (!claimed) {
      sides.ledger.push(booked);
      continue;
    }
    const kind = random.between(1, 40);
    if (kind !== 1)
      sides.ledger.push(kind === 2 ? { ...booked, disputedPence: pence(Math.floor(amount / 2)) } : booked);
    else sides.ledger.push(ledgerLine(random, at + ledgerLines, amount, true));
    const number = kind === 3 ? booked.invoiceNumber.toLowerCase().replace("-", " ") : booked.invoiceNumber;
    const claim = kind === 4 ? amount * 2 : amount;
    sides.lines.push(statementLine(sides.lines.length + 1, number, booked, claim));
  }
  return sides;
}

function ledgerLine(random: Random, at: number, amount: number, isOpen: boolean): LedgerLine {
  const invoiceDate = addDays(calendarDate("2021-04-01"), random.between(0, 700));
  return {
    row: at + 2,
    counterparty: organisationCode("ZA1"),
    supplierCode: "700123",
    supplierName: "Eastmere University Hospitals",
    entry: "invoice",
    invoiceNumber: `INV-${String(1_000_000 + at)}`,
    invoiceDate,
    purchaseOrder: `PO${String(5_000_000 + at)}`,
    grossPence: pence(amount),
    outstandingPence: pence(isOpen ? amount : 0),
    status: isOpen ? "approved" : "paid",
    disputedPence: pence(0),
    ...(isOpen ? {} : { paidDate: addDays(invoiceDate, 30), paymentReference: `BACS${String(at % 5_000)}` }),
    capital: false,
    futurePeriod: false,
  };
}

function statementLine(line: number, invoiceNumber: string, booked: LedgerLine, claim: number): StatementLine {
  return {
    line,
    sheet: "Statement",
    row: line + 1,
    type: "invoice",
    invoiceNumber,
    ...(booked.invoiceDate === undefined ? {} : { invoiceDate: booked.invoiceDate }),
    outstandingPence: pence(claim),
    ...(booked.purchaseOrder === undefined ? {} : { purchaseOrder: booked.purchaseOrder }),
    description: `Recharge of ${booked.invoiceDate ?? ""} staffing`,
  };
}

/** The first line alone, and the same with the numbers of 200 others in its cell, its references and its description. */
function withManyReferences({ lines, ledger }: Sides): { readonly many: Sides; readonly plain: Sides } {
  const first = lines.slice(0, 1);
  const references = lines.map((line) => line.invoiceNumber);
  const text = references.join(", ");
  const many = first.map((line) => ({ ...line, invoiceNumber: text, references, description: text }));
  return { many: { lines: many, ledger }, plain: { lines: first, ledger } };
}

const adversaries: readonly [string, (lines: number, ledgerLines: number) => Sides][] = [
  [
    "all amounts equal",
    (lines, ledgerLines) =>
      alike(lines, ledgerLines, (line, at) => ({ ...line, invoiceNumber: `INV-${String(at + 9_000_000)}` })),
  ],
  [
    "all numbers equal",
    (lines, ledgerLines) => alike(lines, ledgerLines, (line, at) => ({ ...line, amount: at + 100 })),
  ],
  [
    "bait for sums",
    (lines, ledgerLines) =>
      alike(lines, ledgerLines, (line, at) => ({
        ...line,
        invoiceNumber: `N${String(at % 97)}0000`,
        amount: 3 ** (at % 19),
      })),
  ],
];

interface Alike {
  readonly invoiceNumber: string;
  readonly amount: number;
}

function alike(lines: number, ledgerLines: number, vary: (line: Alike, at: number) => Alike): Sides {
  const random = randomOf(11);
  const base = { invoiceNumber: "INV-1000001", amount: 50_000 };
  const ledger = Array.from({ length: ledgerLines }, (_, at) => {
    const varied = vary(base, at);
    return { ...ledgerLine(random, at, varied.amount, true), invoiceNumber: varied.invoiceNumber };
  });
  const statement = Array.from({ length: lines }, (_, at) => {
    const varied = vary(base, at + 1);
    const booked = ledgerLine(random, at, varied.amount, true);
    return statementLine(at + 1, `${varied.invoiceNumber}1`, booked, varied.amount + 1);
  });
  return { lines: statement, ledger };
}

/** Checks that both agree line by line: amounts agreed and disputed, reason, sentence, ledger line; and adjustments by reason. */
function checkSame(outcome: Outcome, duck: DuckAnswer): void {
  for (const [at, line] of outcome.lines.entries()) {
    const other = duck.lines[at];
    if (
      other?.agreedPence === line.agreedPence &&
      other.disputedPence === line.disputedPence &&
      other.reason === line.reason &&
      other.why === line.why &&
      other.evidence[0]?.invoiceNumber === line.evidence[0]?.invoiceNumber
    )
      continue;
    throw new Error(`line ${String(at + 1)} differs: ${JSON.stringify(line)} against ${JSON.stringify(other)}`);
  }
  const ours = new Map(outcome.adjustments.map((part) => [part.reason, part.pence]));
  const theirs = new Map(duck.adjusted.map((part) => [part.reason, part.pence]));
  if (outcome.ledgerOnly.length !== duck.ledgerOnly.length || !isDeepStrictEqual(ours, theirs)) {
    throw new Error(`adjustments differ: ${JSON.stringify([...ours])} against ${JSON.stringify([...theirs])}`);
  }
}

if (import.meta.main) {
  const figures = await benchReconcile();
  if (process.argv.includes("--json")) console.log(JSON.stringify(figures));
  else
    for (const { name, value, unit, bar, holds } of figures)
      console.log(holds ? "holds" : "FAILS", name, value, unit, bar);
}
