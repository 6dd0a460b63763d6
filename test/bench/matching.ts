import { parseArgs } from "node:util";

import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { directoryOf } from "../../shared/domain/organisation/organisation.ts";
import { formatPounds } from "../../shared/domain/amounts-and-days/format-pounds.ts";
import { exerciseIdSchema } from "../../shared/domain/exercise/exercise.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { cautiousPolicy } from "../../shared/domain/organisation/policy.ts";
import { reconcile } from "../../shared/domain/reconcile/reconcile.ts";
import type { Figure } from "./figure.ts";
import { count, emptyTally, type Tallies, type Tally } from "./matching/count.ts";
import { generatedInvoiceSource, type InvoiceSource } from "./matching/invoice-source.ts";
import { makePair, type MadePair } from "./matching/make-pair.ts";
import { randomOf, type Random } from "./matching/random.ts";
import { readRealInvoices, realInvoiceSource } from "./matching/real-invoices.ts";

const LINES_OF_A_STATEMENT = 200;
/** There are some 1,400 real invoices; more lines than this would only repeat them. */
const SHARE_OF_REAL_LINES = 0.1;

const directory = directoryOf([
  { code: organisationCode("ZA1"), name: "Eastmere University Hospitals NHS Foundation Trust", type: "trust" },
  {
    code: organisationCode("ZA1F"),
    name: "Eastmere Facilities Limited",
    type: "company",
    parent: organisationCode("ZA1"),
  },
  {
    code: organisationCode("ZA1P"),
    name: "Eastmere Pharmacy Limited",
    type: "company",
    parent: organisationCode("ZA1"),
  },
]);

interface Wrong {
  readonly seed: number;
  readonly line: number;
  readonly noise: string;
  readonly why: string;
}

interface Asked {
  readonly lines: number;
  readonly firstSeed: number;
  readonly show: string | undefined;
  /** The source of the invoices of a pair; by default it generates them. */
  readonly sourceOf: (random: Random) => InvoiceSource;
}

/** Reconciles statements with known truth and counts the results, until there are enough lines. */
function measureMatching({ lines, firstSeed, show, sourceOf }: Asked): { tallies: Tallies; wrong: Wrong[] } {
  const tallies: Tallies = new Map();
  const wrong: Wrong[] = [];
  let done = 0;
  for (let seed = firstSeed; done < lines; seed++) {
    const random = randomOf(seed);
    const size = random.between(20, LINES_OF_A_STATEMENT * 2 - 20);
    const pair = makePair(random, size, sourceOf(random));
    wrong.push(...countPair(tallies, pair, seed, show));
    done += pair.lines.length;
  }
  return { tallies, wrong };
}

function countPair(tallies: Tallies, pair: MadePair, seed: number, show: string | undefined): Wrong[] {
  const outcome = reconcile({
    position: {
      payable: organisationCode("ZB2"),
      receivable: organisationCode("ZA1"),
      exercise: exerciseIdSchema.parse("2022-23-Q4"),
      kind: "r&p",
    },
    exercise: undefined,
    statement: { asAt: calendarDate("2023-03-23"), lines: pair.lines },
    ledger: { asAt: calendarDate("2023-03-31"), close: "hard", lines: pair.ledger },
    policy: cautiousPolicy,
    directory,
    decisions: [],
  });
  const wrong: Wrong[] = [];
  const twinsLeft = new Map<string, number>();
  for (const [at, truth] of pair.truths.entries()) {
    const line = outcome.lines[at];
    if (line === undefined) throw new Error(`line ${String(at + 1)} of seed ${String(seed)} has no verdict`);
    let agreeable = truth.agreeablePence;
    if (truth.noise === "twins, one booked") {
      // If two identical lines have one invoice, either may be agreed, and one of them should be.
      const key = truth.standsOn.join();
      const other = twinsLeft.get(key);
      agreeable = other === undefined ? line.agreedPence : line.outstandingPence - other;
      twinsLeft.set(key, line.agreedPence);
    }
    if (show === truth.noise && line.agreedPence !== agreeable) {
      console.log(JSON.stringify({ seed, line: pair.lines[at], why: line.why, truth }));
    }
    if (count(tallies, truth, line, agreeable)) {
      wrong.push({ seed, line: line.line, noise: truth.noise, why: line.why });
    }
  }
  return wrong;
}

/** The figures of the benchmark with their bars. */
function figuresOf(of: string, tallies: Tallies): Figure[] {
  const all = sum(tallies.values());
  const mistyped = sum([...tallies].filter(([noise]) => noise === "mistyped").map(([, tally]) => tally));
  const lines = ratio(all.rightLines, all.agreeableLines);
  const money = ratio(all.rightPence, all.agreeablePence);
  const suggested = ratio(mistyped.suggestedRight, mistyped.suggestable);
  return [
    { name: `${of}: lines`, value: all.lines, unit: "lines", bar: "", holds: true },
    {
      name: `${of}: lines wrongly agreed`,
      value: all.wronglyAgreedLines,
      unit: "lines",
      bar: "none",
      holds: all.wronglyAgreedLines === 0,
    },
    {
      name: `${of}: agreeable lines agreed in full`,
      value: lines,
      unit: "%",
      bar: "at least 99.5",
      holds: lines >= 99.5,
    },
    { name: `${of}: agreeable £ agreed`, value: money, unit: "%", bar: "at least 99.9", holds: money >= 99.9 },
    {
      name: `${of}: mistyped numbers with the right candidate`,
      value: suggested,
      unit: "%",
      bar: "at least 95",
      holds: suggested >= 95,
    },
  ];
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.round((part / whole) * 1_000_000) / 10_000;
}

function sum(tallies: Iterable<Tally>): Tally {
  const total = emptyTally();
  for (const tally of tallies) {
    total.lines += tally.lines;
    total.pence += tally.pence;
    total.agreeableLines += tally.agreeableLines;
    total.agreeablePence += tally.agreeablePence;
    total.rightLines += tally.rightLines;
    total.rightPence += tally.rightPence;
    total.wronglyAgreedLines += tally.wronglyAgreedLines;
    total.wronglyAgreedPence += tally.wronglyAgreedPence;
    total.wronglyRefusedLines += tally.wronglyRefusedLines;
    total.wronglyRefusedPence += tally.wronglyRefusedPence;
    total.suggestable += tally.suggestable;
    total.suggestedRight += tally.suggestedRight;
    total.suggestedWrong += tally.suggestedWrong;
  }
  return total;
}

function printTallies(tallies: Tallies): void {
  const rows = [...tallies].sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [noise, tally] of [...rows, ["all", sum(tallies.values())] as const]) {
    const agreeable = String(tally.agreeableLines);
    console.log(
      `${noise.padEnd(52)} ${String(tally.lines).padStart(8)} lines ${formatPounds(pence(tally.pence)).padStart(20)}` +
        ` | agreeable ${agreeable.padStart(7)}, in full ${ratio(tally.rightLines, tally.agreeableLines).toFixed(3).padStart(7)}%` +
        ` | wrongly agreed ${String(tally.wronglyAgreedLines)} (${formatPounds(pence(tally.wronglyAgreedPence))})` +
        ` | wrongly refused ${String(tally.wronglyRefusedLines)} (${formatPounds(pence(tally.wronglyRefusedPence))})` +
        ` | suggested right ${String(tally.suggestedRight)}, wrong ${String(tally.suggestedWrong)}`,
    );
  }
}

const { values } = parseArgs({
  options: {
    lines: { type: "string", default: "1000000" },
    seed: { type: "string", default: "1" },
    show: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
const asked = { firstSeed: Number(values.seed), show: values.show };
const figures = report("matching", { ...asked, lines: Number(values.lines), sourceOf: generatedInvoiceSource });
const real = readRealInvoices();
if (real === undefined) console.error("matching: the files of real invoices are not here, so they were not measured");
else {
  const lines = Math.ceil(Number(values.lines) * SHARE_OF_REAL_LINES);
  const sourceOf = (random: Random) => realInvoiceSource(random, real);
  figures.push(...report("matching real invoices", { ...asked, lines, sourceOf }));
}
if (values.json) console.log(JSON.stringify(figures));
process.exitCode = figures.every((figure) => figure.holds) ? 0 : 1;

function report(of: string, what: Asked): Figure[] {
  const { tallies, wrong } = measureMatching(what);
  const measured = figuresOf(of, tallies);
  if (values.json) return measured;
  console.log(`\n${of}, class by class`);
  printTallies(tallies);
  for (const one of wrong.slice(0, 20)) console.log("WRONGLY AGREED", JSON.stringify(one));
  for (const figure of measured) {
    console.log(
      `${figure.holds ? "holds" : "FAILS"}  ${figure.name}: ${String(figure.value)} ${figure.unit} (${figure.bar})`,
    );
  }
  return measured;
}
