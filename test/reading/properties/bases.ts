import { judgeReading, type Reading, type Told, type Verdict } from "../systems/judge-reading.ts";
import { ledgerCases } from "../systems/ledger-cases.ts";
import { readAsLedger, readAsStatement } from "../systems/read-case.ts";
import type { SheetCase } from "../systems/sheet-case.ts";
import { statementCases } from "../systems/statement-cases.ts";

/** A sheet that is read right, and how it is read. */
export interface Base {
  readonly sheet: SheetCase;
  readonly reading: Reading;
  readonly read: (sheet: SheetCase) => Promise<Reading>;
}

/** A sheet as a base, if it has lines and is read right. */
export async function baseOf(sheet: SheetCase, read: Base["read"]): Promise<Base | undefined> {
  // What has to be told of a sheet anyway would hide whether its change is told.
  if (sheet.truth.lines.length === 0 || sheet.truth.mustTell === true) return undefined;
  const reading = await read(sheet);
  return judgeReading(reading, sheet) === "right" ? { sheet, reading, read } : undefined;
}

/** The sheets in the manner of named systems that are read right. */
export async function namedBases(side: "statements" | "ledgers"): Promise<Base[]> {
  const isLedger = side === "ledgers";
  const bases: Base[] = [];
  for (const sheet of isLedger ? ledgerCases : statementCases) {
    const base = await baseOf(sheet, isLedger ? readAsLedger : readAsStatement);
    if (base !== undefined) bases.push(base);
  }
  return bases;
}

/** The verdict on a changed sheet. What was told of the sheet before the change does not count. */
export async function verdictAfter(base: Base, changed: SheetCase): Promise<Verdict> {
  const reading = await base.read(changed);
  const { tells, asks } = base.sheet.truth;
  const isExpected = ({ code, words }: Told): boolean =>
    [tells, asks].some((expected) => expected?.test(`${code} ${words}`) === true);
  const before = base.reading.told.filter((told) => !isExpected(told));
  return judgeReading({ ...reading, told: newlyTold(before, reading.told) }, changed);
}

function newlyTold(before: readonly Told[], after: readonly Told[]): Told[] {
  const left = before.map(withoutFigures);
  return after.filter((told) => {
    const at = left.indexOf(withoutFigures(told));
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

function withoutFigures({ code, words }: Told): string {
  return `${code} ${words.replaceAll(/\d+/gu, "")}`;
}
