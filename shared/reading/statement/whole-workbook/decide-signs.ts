import { negatePence, pence } from "../../../domain/amounts-and-days/pence.ts";
import type { Kind } from "../../../domain/exercise/exercise.ts";
import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import { chooseSigns, type SignGroup, type TotalOfLines, type Way } from "../../table/sums/choose-signs.ts";
import { isPenceReading } from "../../table/values/cell-value.ts";
import { entryKindOf } from "../../table/values/entry-kind.ts";
import type { LeftOutRows } from "../collected-workbook.ts";
import type { HeaderBlock } from "../header-block/read-header-block.ts";
import type { MarkedLines } from "../rows/line-marks.ts";
import type { TableRecord } from "../rows/table-record.ts";
import { checkRunningBalance } from "./check-running-balance.ts";
import { reportSigns } from "./report-signs.ts";

/** Marked lines with the way in which they count. */
export interface DecidedMark {
  readonly table: TableRecord;
  readonly mark: MarkedLines;
  readonly way: Way;
  /** Whether the words alone would have decided otherwise. */
  readonly overruled: boolean;
  /** Whether the stated totals prove it. */
  readonly proven: boolean;
}

/**
 * Decides how lines without a sign count: credit notes and payments by their type, lines under a title such as `Payments received`, and lines with
 * a word that we don't know. Words decide first; where the stated totals are only explained to the penny by another way, the totals do. Lines
 * that don't count are taken out of their table. Where a running balance shows the sign of each line, that comes first.
 */
export function decideSigns(
  tables: readonly TableRecord[],
  block: HeaderBlock,
  kind: Kind | undefined,
  leftOut: LeftOutRows,
): void {
  const marked = tables.flatMap((table) => {
    // A running balance shows the sign of each line, whatever its word is.
    const isProven = checkRunningBalance(table);
    const marks = table.marks.all().filter((mark) => !isProven || isNotClaimed(mark));
    return marks.map((mark) => ({ table, mark: { ...mark, lines: mark.lines.filter((at) => isDebt(table, at)) } }));
  });
  if (marked.length === 0) return;
  const starts = startsOf(tables);
  const amounts = tables.flatMap(({ lines }) => lines.map((line) => line.outstandingPence));
  const nothingElse = countNotClaimed(marked) === amounts.length;
  const groups = marked.map(({ table, mark }): SignGroup => {
    const start = starts.get(table) ?? 0;
    return { lines: mark.lines.map((line) => start + line), ways: waysOf(mark, table, kind, nothingElse) };
  });
  const choice = chooseSigns(amounts, groups, totalsOf(tables, starts, block, amounts.length));
  const decided = marked.map(({ table, mark }, at): DecidedMark => {
    const way = choice.ways[at] ?? "as-written";
    return { table, mark, way, overruled: way !== groups[at]?.ways[0], proven: choice.proven[at] ?? false };
  });
  for (const table of tables) {
    const own = decided.filter((each) => each.table === table);
    const onlyReduced = own.reduce((sum, { mark, way }) => sum + (way === "reduces" ? mark.lines.length : 0), 0);
    if (onlyReduced === table.lines.length) flipTotals(table);
    reportSigns(table, own, choice.ambiguous);
    for (const { mark, way } of own) if (way === "reduces") flipSigns(table, linesOf(table, mark));
  }
  for (const table of tables) {
    takeOut(
      table,
      decided.filter((each) => each.table === table && each.way === "not-counted"),
      leftOut,
    );
  }
}

function isDebt(table: TableRecord, at: number): boolean {
  return (table.lines[at]?.outstandingPence ?? 0) > 0;
}

function linesOf(table: TableRecord, mark: MarkedLines): StatementLine[] {
  return mark.lines.flatMap((at) => table.lines[at] ?? []);
}

/** The place of each table's first line among all lines. */
function startsOf(tables: readonly TableRecord[]): ReadonlyMap<TableRecord, number> {
  const starts = new Map<TableRecord, number>();
  let lines = 0;
  for (const table of tables) {
    starts.set(table, lines);
    lines += table.lines.length;
  }
  return starts;
}

function countNotClaimed(marked: readonly { readonly mark: MarkedLines }[]): number {
  return marked.reduce((sum, { mark }) => sum + (isNotClaimed(mark) ? mark.lines.length : 0), 0);
}

function isNotClaimed({ meaning }: MarkedLines): boolean {
  return meaning === "paid" || meaning === "owed-by-sender" || meaning === "for-information";
}

/** The ways in which marked lines may count, the likeliest by their word first. */
function waysOf(mark: MarkedLines, table: TableRecord, kind: Kind | undefined, nothingElse: boolean): readonly Way[] {
  const { positive, negative } = table.credits;
  switch (mark.meaning) {
    case "reduces":
      // Where other credits have a sign, those without one are mostly reversed credits.
      if (negative > 0 && positive > 0) return ["as-written", "reduces"];
      return ["reduces", "as-written", "not-counted"];
    case "either-way":
      return entryKindOf(mark.text) === "refund" ? ["reduces", "as-written"] : ["as-written", "reduces"];
    case "paid":
      // What was paid in the year is income, and a list of nothing but paid items is no part of another list.
      return kind === "i&e" || kind === "accruals" || nothingElse
        ? ["as-written"]
        : ["not-counted", "reduces", "as-written"];
    case "owed-by-sender":
    case "for-information":
      return nothingElse ? ["as-written"] : ["not-counted", "reduces", "as-written"];
    case "unknown":
      return ["as-written", "reduces", "not-counted"];
  }
}

/** The stated totals that lines can explain, with the places of their lines among all lines. */
function totalsOf(
  tables: readonly TableRecord[],
  starts: ReadonlyMap<TableRecord, number>,
  block: HeaderBlock,
  all: number,
): TotalOfLines[] {
  const totals: TotalOfLines[] = [];
  const ends = new Map<string, { first: number; end: number }>();
  for (const table of tables) {
    const start = starts.get(table) ?? 0;
    const sheet = ends.get(table.sheet.name) ?? { first: start, end: start };
    sheet.end = start + table.lines.length;
    ends.set(table.sheet.name, sheet);
    for (const [at, total] of table.totals.entries()) {
      if (!isPenceReading(total.stated) || total.linesBefore === 0) continue;
      const since = table.totals[at - 1]?.linesBefore ?? 0;
      const from = [0, sheet.first, start, start + since, start + total.sectionStart];
      totals.push({ stated: total.stated, before: start + total.linesBefore, starts: [...new Set(from)] });
    }
  }
  for (const total of block.totals) {
    const sheet = ends.get(total.sheet);
    if (sheet === undefined || total.pence === 0) continue;
    totals.push({ stated: total.pence, before: sheet.end, starts: [...new Set([0, sheet.first])] });
    if (sheet.end < all) totals.pop();
  }
  return totals;
}

function flipSigns(table: TableRecord, lines: readonly StatementLine[]): void {
  for (const line of lines) {
    const { outstandingPence, totalPence } = line;
    line.outstandingPence = negatePence(outstandingPence);
    if (line.type === "invoice") line.type = "credit-note";
    table.sums.outstanding -= 2 * outstandingPence;
    if (totalPence === undefined || Math.sign(totalPence) !== Math.sign(outstandingPence)) continue;
    line.totalPence = negatePence(totalPence);
    table.sums.totals -= 2 * totalPence;
  }
}

/** Flips the totals that equal the sum of a list of only credits as written; a total that includes other tables stays. */
function flipTotals(table: TableRecord): void {
  const { outstanding, totals } = table.sums;
  for (const [at, total] of table.totals.entries()) {
    const { stated, statedTotal } = total;
    table.totals[at] = {
      ...total,
      stated: stated === outstanding ? negatePence(pence(outstanding)) : stated,
      statedTotal: statedTotal === totals ? negatePence(pence(totals)) : statedTotal,
    };
  }
}

const WHY_TAKEN_OUT = {
  paid: "paid already, by the title above",
  "owed-by-sender": "owed by the sender, by the title above",
  "for-information": "no part of the claim, by the title above",
  unknown: "no part of the stated total",
  reduces: "no part of the stated total",
  "either-way": "no part of the stated total",
} as const;

/** Takes lines that don't count out of their table. */
function takeOut(table: TableRecord, marks: readonly DecidedMark[], leftOut: LeftOutRows): void {
  if (marks.length === 0) return;
  const without = new Map<number, string>();
  for (const { mark } of marks) for (const at of mark.lines) without.set(at, WHY_TAKEN_OUT[mark.meaning]);
  const kept: StatementLine[] = [];
  /** How many lines are kept before each. */
  const before: number[] = [];
  for (const [at, line] of table.lines.entries()) {
    before.push(kept.length);
    const why = without.get(at);
    if (why === undefined) {
      kept.push(line);
      continue;
    }
    leftOut.add(table.sheet.name, line.row, why);
    table.sums.outstanding -= line.outstandingPence;
    table.sums.totals -= line.totalPence ?? 0;
    table.rowsRead -= 1;
  }
  before.push(kept.length);
  table.lines.splice(0, table.lines.length, ...kept);
  for (const [at, total] of table.totals.entries()) {
    table.totals[at] = {
      ...total,
      linesBefore: before[total.linesBefore] ?? kept.length,
      sectionStart: before[total.sectionStart] ?? kept.length,
    };
  }
}
