import * as fc from "fast-check";

import { explain } from "../systems/explain-verdicts.ts";
import { judgeReading, type Verdict } from "../systems/judge-reading.ts";
import { readAsLedger, readAsStatement } from "../systems/read-case.ts";
import type { SheetCase } from "../systems/sheet-case.ts";
import { baseOf, namedBases, verdictAfter, type Base } from "./bases.ts";
import { changesOf, drawnChangeOf } from "./changes.ts";
import { generatedLedger } from "./generated-ledger.ts";
import { generatedStatement } from "./generated.ts";

/**
 * Prints what stays silent when sheets that are read right are changed: damaged, given stray figures, told a unit or currency in
 * every place, or a word replaced by nonsense.
 *
 * `-- --side statements|ledgers --runs N --seed S --generated N --only WORDS --why`: `--runs` is how often each way is tried on
 * each sheet in the manner of a named system, `--generated` how many drawn layouts are tried, each with one change of each kind, or
 * with `--one` of a drawn kind.
 */
const runs = numberAfter("--runs", 1);
const seed = numberAfter("--seed", 1);
const generated = numberAfter("--generated", 0);
const only = wordAfter("--only");
const side = wordAfter("--side");
const isOne = process.argv.includes("--one");
const isVerbose = process.argv.includes("--why");

interface Tally {
  tried: number;
  right: number;
  readonly silent: string[];
}

for (const each of ["statements", "ledgers"] as const) {
  if (side !== undefined && side !== each) continue;
  const tallies = new Map<string, Tally>();
  const named = await namedBases(each);
  console.log(`${each}: ${named.length} named sheets are read right; seed ${seed}`);
  for (const [at, base] of named.entries()) {
    for (let run = 0; run < runs; run += 1) await tryAll(base, seed * 10_000 + run * 100 + at, tallies, true);
  }
  if (generated > 0) await tryGenerated(each, tallies);
  print(tallies);
}

async function tryGenerated(each: "statements" | "ledgers", tallies: Map<string, Tally>): Promise<void> {
  const [arbitrary, read] =
    each === "statements"
      ? ([generatedStatement, readAsStatement] as const)
      : ([generatedLedger, readAsLedger] as const);
  const verdicts = new Map<Verdict, number>();
  for (const [at, sheet] of fc.sample(arbitrary, { numRuns: generated, seed }).entries()) {
    const reading = await read(sheet);
    const verdict = judgeReading(reading, sheet);
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    note(tallies, "layout", verdict, sheet);
    if (isVerbose && isSilent(verdict)) explain(reading, sheet);
    const base = await baseOf(sheet, read);
    if (base !== undefined) await tryAll(base, seed * 10_000 + at, tallies, false);
  }
  console.log(
    `${generated} generated ${each}: ${[...verdicts].map(([verdict, count]) => `${count} ${verdict}`).join(", ")}`,
  );
}

async function tryAll(base: Base, drawn: number, tallies: Map<string, Tally>, everyWord: boolean): Promise<void> {
  const changes = isOne && !everyWord ? drawnChangeOf(base.sheet, drawn) : changesOf(base.sheet, drawn, everyWord);
  for (const { kind, sheet } of changes) {
    if (only !== undefined && !kind.includes(only)) continue;
    const verdict = await verdictAfter(base, sheet);
    note(tallies, kind, verdict, sheet);
    if (!isVerbose || !isSilent(verdict)) continue;
    console.log(`${verdict}, ${kind}: ${sheet.system}: ${sheet.name}`);
    explain(await base.read(sheet), sheet);
  }
}

function note(tallies: Map<string, Tally>, kind: string, verdict: Verdict, sheet: SheetCase): void {
  const tally = tallies.get(kind) ?? { tried: 0, right: 0, silent: [] };
  tallies.set(kind, tally);
  tally.tried += 1;
  if (verdict === "right") tally.right += 1;
  if (isSilent(verdict)) tally.silent.push(`${verdict}: ${sheet.system}: ${sheet.name}`);
}

function isSilent(verdict: Verdict): boolean {
  return verdict === "silent" || verdict === "false nil";
}

function print(tallies: ReadonlyMap<string, Tally>): void {
  let tried = 0;
  let silent = 0;
  for (const [kind, tally] of tallies) {
    tried += tally.tried;
    silent += tally.silent.length;
    console.log(`  ${kind}: ${tally.silent.length} silent, ${tally.right} right of ${tally.tried}`);
    for (const example of new Set(tally.silent)) console.log(`      ${example}`);
  }
  console.log(`  all: ${silent} silent of ${tried}`);
}

function numberAfter(option: string, otherwise: number): number {
  const word = wordAfter(option);
  return word === undefined ? otherwise : Number(word);
}

function wordAfter(option: string): string | undefined {
  const at = process.argv.indexOf(option);
  return at === -1 ? undefined : process.argv[at + 1];
}
