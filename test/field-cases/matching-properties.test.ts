import { expect, test } from "vitest";

import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { exerciseIdSchema } from "../../shared/domain/exercise/exercise.ts";
import type { LedgerLine } from "../../shared/domain/ledger/ledger-line.ts";
import { directoryOf } from "../../shared/domain/organisation/organisation.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { cautiousPolicy } from "../../shared/domain/organisation/policy.ts";
import type { LineOutcome } from "../../shared/domain/position/outcome.ts";
import { reconcile } from "../../shared/domain/reconcile/reconcile.ts";
import type { StatementLine } from "../../shared/domain/statement/statement-line.ts";
import { answerOf, countAnswers, emptyTally } from "../bench/matching/count.ts";
import { generatedInvoiceSource } from "../bench/matching/invoice-source.ts";
import { makePair } from "../bench/matching/make-pair.ts";
import { randomOf, type Random } from "../bench/matching/random.ts";
import type { MadePair } from "../bench/matching/truth.ts";

const SEEDS = Array.from({ length: 25 }, (_, at) => 700 + at);
const LINES = 120;

interface Example {
  readonly seed: number;
  readonly random: Random;
  readonly pair: MadePair;
}

/** Statements with every kind of trouble, each with a ledger. */
function examples(): Example[] {
  return SEEDS.map((seed) => {
    const random = randomOf(seed);
    return { seed, random, pair: makePair(random, LINES, (own) => generatedInvoiceSource(own, () => true)) };
  });
}

const receivable = organisationCode("ZA1");

function answersTo(lines: readonly StatementLine[], ledger: readonly LedgerLine[]): readonly LineOutcome[] {
  const outcome = reconcile({
    position: {
      payable: organisationCode("ZB2"),
      receivable,
      exercise: exerciseIdSchema.parse("2022-23-Q4"),
      kind: "r&p",
    },
    exercise: undefined,
    statement: { asAt: calendarDate("2023-03-23"), lines },
    ledger: { asAt: calendarDate("2023-03-31"), close: "hard", lines: ledger },
    policy: cautiousPolicy,
    directory: directoryOf([
      { code: receivable, name: "Eastmere University Hospitals NHS Foundation Trust", type: "trust" },
      { code: organisationCode("ZA1F"), name: "Eastmere Facilities Limited", type: "company", parent: receivable },
      { code: organisationCode("ZA1P"), name: "Eastmere Pharmacy Limited", type: "company", parent: receivable },
    ]),
    decisions: [],
  });
  return outcome.lines;
}

function inWords({ seed }: Example, line: StatementLine | undefined, answer: LineOutcome | undefined): string {
  return `seed ${String(seed)}, ${line?.invoiceNumber ?? ""} ${line?.description ?? ""} ${line?.references?.join() ?? ""}: ${answer?.why ?? ""}`;
}

/** Numbers of which more is agreed, in size, after a change that must not create an agreement. Of twins either may be agreed. */
function agreedByChange(
  example: Example,
  lines: readonly StatementLine[],
  before: readonly LineOutcome[],
  after: readonly LineOutcome[],
): string[] {
  const agreedOf = (answers: readonly LineOutcome[], number: string): number =>
    answers
      .filter((answer) => answer.invoiceNumber === number)
      .reduce((sum, { agreedPence }) => sum + Math.abs(agreedPence), 0);
  return lines.flatMap((line, at) =>
    agreedOf(after, line.invoiceNumber) > agreedOf(before, line.invoiceNumber)
      ? [`${inWords(example, line, before[at])}\n  → ${after[at]?.why ?? ""}`]
      : [],
  );
}

test("REC-03 no line is agreed beyond the truth of generated statements and ledgers", () => {
  const tally = emptyTally();
  const problems = examples().flatMap((example) => {
    const { lines, ledger, truths } = example.pair;
    const answers = answersTo(lines, ledger);
    const wrong = countAnswers(truths, answers.map(answerOf), () => [tally]);
    return wrong.map((at) => inWords(example, lines[at], answers[at]));
  });
  expect(problems).toEqual([]);
  expect(tally.agreedLines).toBeGreaterThan(tally.agreeableLines * 0.97);
});

test("REC-03 a statement against its own lines is agreed in full", () => {
  const problems = examples().flatMap((example) => {
    const lines = example.pair.lines
      .filter(({ type, invoiceNumber }) => type === "invoice" && /\d/.test(invoiceNumber))
      .map((line, at) => ({ ...line, line: at + 1 }));
    const ledger = lines.map((line, at): LedgerLine => ({
      row: at + 2,
      counterparty: organisationCode("ZA1"),
      supplierCode: "700123",
      supplierName: "Eastmere University Hospitals",
      entry: "invoice",
      invoiceNumber: line.invoiceNumber,
      outstandingPence: line.outstandingPence,
      status: "approved",
      disputedPence: pence(0),
      capital: false,
      futurePeriod: false,
      ...(line.invoiceDate === undefined ? {} : { invoiceDate: line.invoiceDate }),
      ...(line.purchaseOrder === undefined ? {} : { purchaseOrder: line.purchaseOrder }),
      ...(line.description === undefined ? {} : { description: line.description }),
    }));
    return answersTo(lines, ledger).flatMap((answer, at) =>
      answer.agreedPence === answer.outstandingPence ? [] : [inWords(example, lines[at], answer)],
    );
  });
  expect(problems).toEqual([]);
});

test("REC-03 the status of a row does not decide who a line is", () => {
  const problems = examples().flatMap((example) => {
    const { lines, ledger } = example.pair;
    const named = (answer: LineOutcome | undefined): string =>
      [...new Set(answer?.evidence.map((one) => `${one.invoiceNumber} ${one.invoiceDate ?? ""}`))].sort().join();
    // Only the status changes, and of every row: rows that were alike still are.
    const before = answersTo(lines, withStatus(ledger, "approved"));
    return (["on-hold", "awaiting-approval", "in dispute"] as const).flatMap((status) => {
      const after = answersTo(lines, withStatus(ledger, status));
      return lines.flatMap((line, at) =>
        line.type === "invoice" && before[at]?.agreedPence !== 0 && named(before[at]) !== named(after[at])
          ? [`${status}, ${inWords(example, line, before[at])}\n  → ${after[at]?.why ?? ""}`]
          : [],
      );
    });
  });
  expect(problems).toEqual([]);
});

function withStatus(ledger: readonly LedgerLine[], status: LedgerLine["status"] | "in dispute"): LedgerLine[] {
  return ledger.map((row) => {
    if (row.outstandingPence === 0) return row;
    const open = { ...row, grossPence: row.outstandingPence };
    return status === "in dispute"
      ? { ...open, status: "approved" as const, disputedPence: row.outstandingPence }
      : { ...open, status, disputedPence: pence(0) };
  });
}

test("REC-03 a sentence that mentions another document does not create an agreement", () => {
  const problems = examples().flatMap((example) => {
    const { lines, ledger } = example.pair;
    const open = ledger.filter(({ status, outstandingPence }) => status === "approved" && outstandingPence > 0);
    const mentioning = lines.map((line): StatementLine => {
      const other = open[example.random.between(0, open.length - 1)];
      return line.description === undefined && line.type === "invoice"
        ? { ...line, description: `Further to invoice ${other?.invoiceNumber ?? ""}` }
        : line;
    });
    // A line without a number may be found by what its description says.
    return agreedByChange(example, mentioning, answersTo(lines, ledger), answersTo(mentioning, ledger));
  });
  expect(problems).toEqual([]);
});

test("REC-03 unrelated rows do not create an agreement", () => {
  const problems = examples().flatMap((example) => {
    const { lines, ledger } = example.pair;
    const unrelated = Array.from({ length: 200 }, (_, at): LedgerLine => ({
      row: ledger.length + 2 + at,
      counterparty: organisationCode("ZA1"),
      supplierCode: "700123",
      supplierName: "Eastmere University Hospitals",
      entry: "invoice",
      invoiceNumber: `UNREL-${String(900_000_001 + at * 37)}`,
      invoiceDate: calendarDate(`2022-${String(4 + (at % 9)).padStart(2, "0")}-11`),
      outstandingPence: lines[at % lines.length]?.outstandingPence ?? pence(100),
      status: "approved",
      disputedPence: pence(0),
      capital: false,
      futurePeriod: false,
    }));
    return agreedByChange(example, lines, answersTo(lines, ledger), answersTo(lines, [...ledger, ...unrelated]));
  });
  expect(problems).toEqual([]);
});

test("REC-03 the order of lines and rows plays no part", () => {
  const problems = examples().flatMap((example) => {
    const { lines, ledger } = example.pair;
    const turned = verdictsByLine(lines.toReversed(), ledger.toReversed());
    return verdictsByLine(lines, ledger).flatMap((verdict) => {
      const at = turned.indexOf(verdict);
      if (at >= 0) turned.splice(at, 1);
      return at >= 0 ? [] : [`seed ${String(example.seed)}: ${verdict}`];
    });
  });
  expect(problems).toEqual([]);
});

/** What every line has agreed. Of lines that are alike in all that they say, which has which plays no part. */
function verdictsByLine(lines: readonly StatementLine[], ledger: readonly LedgerLine[]): string[] {
  const answers = new Map(answersTo(lines, ledger).map((answer) => [answer.line, answer]));
  return lines.map(({ line, invoiceNumber, invoiceDate, outstandingPence, description, references }) =>
    [invoiceNumber, invoiceDate, outstandingPence, description, references, answers.get(line)?.agreedPence].join("|"),
  );
}

test.each<[string, (number: string) => string]>([
  ["a word in front", (number) => `77-${number}`],
  ["a word behind", (number) => `${number}-RXH`],
  ["zeros in front of a plain number", (number) => (/^\d+$/.test(number) ? number.padStart(12, "0") : number)],
])(
  "REC-03 writing all numbers of one side with %s changes next to no verdict, and creates no agreement",
  (_, write) => {
    let agreeable = 0;
    let lost = 0;
    const problems = examples().flatMap((example) => {
      const { lines, ledger, truths } = example.pair;
      if (truths[0]?.convention !== "as the supplier") return [];
      const before = answersTo(lines, ledger);
      const written = (number: string): string => (number === "" ? number : write(number));
      const ours = ledger.map((row): LedgerLine => ({ ...row, invoiceNumber: written(row.invoiceNumber) }));
      const theirs = lines.map((line): StatementLine => ({ ...line, invoiceNumber: written(line.invoiceNumber) }));
      return [answersTo(lines, ours), answersTo(theirs, ledger)].flatMap((after) => {
        for (const [at, { agreedPence }] of before.entries()) {
          if (agreedPence === 0) continue;
          agreeable += 1;
          if (after[at]?.agreedPence !== agreedPence) lost += 1;
        }
        const named = after.map((answer, at) => ({ ...answer, invoiceNumber: lines[at]?.invoiceNumber ?? "" }));
        return agreedByChange(example, lines, before, named);
      });
    });
    expect(problems).toEqual([]);
    expect(lost / agreeable).toBeLessThan(0.06);
  },
);
