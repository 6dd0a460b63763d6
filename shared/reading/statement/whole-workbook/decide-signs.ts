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
import type { DecidedMark } from "./decided-mark.ts";
import { reportNegative, reportSigns } from "./report-signs.ts";
import { signsOfUnknownWords } from "./signs-of-unknown-words.ts";
import { takeOutLines } from "./take-out-lines.ts";

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
    return marks.map((mark) => ({
      table,
      mark: { ...mark, lines: mark.lines.filter((at) => isNotClaimed(mark) || isDebt(table, at)) },
    }));
  });
  const starts = startsOf(tables);
  const amounts = tables.flatMap(({ lines }) => lines.map((line) => line.outstandingPence));
  const nothingElse = countNotClaimed(marked) === amounts.length;
  const groups = marked.map(({ table, mark }): SignGroup => {
    const start = starts.get(table) ?? 0;
    return { lines: mark.lines.map((line) => start + line), ways: waysOf(mark, table, kind, nothingElse) };
  });
  const notClaimed = new Set(groups.flatMap(({ lines }, at) => (isNotClaimedAt(marked, at) ? lines : [])));
  const totals = totalsOf(tables, starts, block, amounts).filter(
    (total) => !isTotalOfNotClaimed(total, amounts, notClaimed),
  );
  const byWords = chooseSigns(amounts, groups, totals);
  const isOpen = totals.length > 0 && !byWords.explained && !byWords.ambiguous;
  const further = isOpen ? signsOfUnknownWords(tables, starts, groups, amounts, totals) : undefined;
  const choice = further?.choice ?? byWords;
  const decided = [...marked, ...(further?.marks ?? [])].flatMap(({ table, mark }, at): DecidedMark[] => {
    const way = choice.ways[at] ?? "as-written";
    if (at >= marked.length && way === "as-written") return [];
    const [likeliest] = groups[at]?.ways ?? ["as-written"];
    return [
      {
        table,
        mark,
        way,
        overruled: way !== likeliest,
        proven: choice.proven[at] ?? false,
        explained: choice.explained,
      },
    ];
  });
  for (const table of tables)
    apply(
      table,
      decided.filter((each) => each.table === table),
      choice.ambiguous,
      leftOut,
    );
  reportNegative(tables);
}

/** Reports how the marked lines of a table count, and makes them count so. */
function apply(table: TableRecord, decided: readonly DecidedMark[], ambiguous: boolean, leftOut: LeftOutRows): void {
  const reduced = decided.filter(({ way }) => way === "reduces");
  if (reduced.reduce((sum, { mark }) => sum + mark.lines.length, 0) === table.lines.length) flipTotals(table);
  reportSigns(table, decided, ambiguous);
  for (const { mark } of reduced) flipSigns(table, linesOf(table, mark));
  const without = new Map<number, string>();
  for (const { mark, way } of decided)
    if (way === "not-counted") for (const at of mark.lines) without.set(at, WHY_TAKEN_OUT[mark.meaning]);
  takeOutLines(table, without, leftOut);
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

function isNotClaimedAt(marked: readonly { readonly mark: MarkedLines }[], at: number): boolean {
  const each = marked[at];
  return each !== undefined && isNotClaimed(each.mark);
}

/** Whether a total is that of a list of lines that are not claimed: it says nothing of what is. */
function isTotalOfNotClaimed(
  { stated, before, starts }: TotalOfLines,
  amounts: readonly number[],
  notClaimed: ReadonlySet<number>,
): boolean {
  return starts.some((start) => {
    for (let at = start; at < before; at += 1) if (!notClaimed.has(at)) return false;
    return start < before && sumOf(amounts, start, before) === stated;
  });
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
        : table.credits.negative > 0
          ? ["not-counted", "as-written"]
          : ["not-counted", "reduces", "as-written"];
    case "owed-by-sender":
      // A sender who takes its own debts off the total still claims the whole of what it is owed.
      return nothingElse ? ["as-written"] : ["not-counted"];
    case "for-information":
      return nothingElse ? ["as-written"] : ["not-counted", "as-written"];
    case "contradicted":
    case "unknown":
      return ["as-written", "reduces", "not-counted"];
  }
}

/** The stated totals that lines can explain, with the places of their lines among all lines. */
function totalsOf(
  tables: readonly TableRecord[],
  starts: ReadonlyMap<TableRecord, number>,
  block: HeaderBlock,
  amounts: readonly number[],
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
      const own = { stated: total.stated, before: start + total.linesBefore, starts: [...new Set(from)] };
      const end = endOfTablesBeside(tables, table, total.row, starts);
      const isOfBoth = end !== undefined && !from.some((each) => sumOf(amounts, each, own.before) === total.stated);
      totals.push(isOfBoth ? { ...own, before: end } : own);
    }
  }
  for (const total of block.totals) {
    const sheet = ends.get(total.sheet);
    if (sheet === undefined || total.pence === 0) continue;
    totals.push({ stated: total.pence, before: sheet.end, starts: [...new Set([0, sheet.first])] });
    if (sheet.end < amounts.length) totals.pop();
  }
  return totals;
}

/** Where the lines of the tables to the right of a table end, if they are all above a row: a total there may be of all of them. */
function endOfTablesBeside(
  tables: readonly TableRecord[],
  table: TableRecord,
  row: number,
  starts: ReadonlyMap<TableRecord, number>,
): number | undefined {
  const beside = tables
    .slice(tables.indexOf(table) + 1)
    .filter(({ sheet, headerRow }) => sheet === table.sheet && headerRow === table.headerRow);
  const last = beside.at(-1);
  if (last === undefined || beside.some(({ lines }) => (lines.at(-1)?.row ?? 0) > row)) return undefined;
  return (starts.get(last) ?? 0) + last.lines.length;
}

function sumOf(amounts: readonly number[], from: number, before: number): number {
  let sum = 0;
  for (let at = from; at < before; at += 1) sum += amounts[at] ?? 0;
  return sum;
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
  contradicted: "no part of the stated total",
  reduces: "no part of the stated total",
  "either-way": "no part of the stated total",
} as const;
