import { formatPounds } from "../../../domain/amounts-and-days/format-pounds.ts";
import { type Pence, pence } from "../../../domain/amounts-and-days/pence.ts";
import { isPenceReading } from "../../table/values/cell-value.ts";
import type { TableRecord, StatedTotal } from "../rows/table-record.ts";

/** What the lines of these tables claim together. */
export function sumOfClaims(tables: readonly TableRecord[]): Pence {
  return pence(tables.reduce((sum, table) => sum + table.sums.outstanding, 0));
}

/** Compares the totals that the tables state with their lines; returns those of each table for the receipt. */
export function checkAllTotals(tables: readonly TableRecord[]): Map<TableRecord, CheckedTotal[]> {
  const checked = new Map<TableRecord, CheckedTotal[]>();
  const before = { outstanding: 0, total: 0 };
  const bySheet = Map.groupBy(tables, ({ sheet }) => sheet.name);
  for (const table of tables) {
    const others = (bySheet.get(table.sheet.name) ?? []).filter((other) => other !== table);
    checked.set(table, checkTotals(table, { ...before, onSheet: sumAbove(others) }));
    before.outstanding += table.sums.outstanding;
    before.total += table.sums.totals;
  }
  return checked;
}

/** What the lines of tables above or beside a row add up to. */
function sumAbove(tables: readonly TableRecord[]): (row: number) => number {
  if (tables.length === 0) return () => 0;
  let rows: number[] | undefined;
  const sums = [0];
  return (row) => {
    if (rows === undefined) {
      const lines = tables.flatMap((table) => table.lines).sort((one, other) => one.row - other.row);
      rows = lines.map((line) => line.row);
      for (const { outstandingPence } of lines) sums.push((sums.at(-1) ?? 0) + outstandingPence);
    }
    return sums[countBelow(rows, row)] ?? 0;
  };
}

/** How many of some ascending numbers are below a limit. */
function countBelow(ascending: readonly number[], limit: number): number {
  let from = 0;
  let to = ascending.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((ascending[middle] ?? limit) < limit) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** A stated total with the sum of the lines, for the receipt. */
export interface CheckedTotal {
  readonly row: number;
  readonly label: string;
  readonly statedPence: Pence;
  readonly addedPence: Pence;
}

/** What other tables add up to: the last total may be of all of them. */
interface AddedBefore {
  /** The tables before this one, in the whole workbook. */
  readonly outstanding: number;
  readonly total: number;
  /** The lines of other tables on the same sheet that stand above a row, whether their table is above this one or beside it. */
  readonly onSheet: (row: number) => number;
}

/** What the lines above a position add up to, for each position that a total needs. */
interface Running {
  readonly outstanding: ReadonlyMap<number, number>;
  readonly totals: ReadonlyMap<number, number>;
}

/**
 * Compares the totals that a table states with what its lines add up to. A total may be of all lines so far, of those since the previous total
 * or account heading, or of all tables so far. A difference is a finding with both amounts.
 */
function checkTotals(table: TableRecord, before: AddedBefore): CheckedTotal[] {
  const checked: CheckedTotal[] = [];
  if (table.totals.length === 0) return checked;
  const running = runningSums(table);
  for (const [at, total] of table.totals.entries()) {
    const starts = startsOf(table, at);
    if (!isPenceReading(total.stated)) {
      if (total.stated !== "empty") reportUncalculated(table, total, running);
      checkInvoiceTotals(table, total, running, starts, before, checked);
      continue;
    }
    const isRight = agreesWithLines(table, total, running, starts, before);
    const added = isRight ? total.stated : likeliestSum(total, running, starts);
    const label = total.label === "" ? "(no label)" : total.label;
    checked.push({ row: total.row, label, statedPence: total.stated, addedPence: added });
    if (!isRight) {
      reportDifference(table, total, total.stated, added);
      const { row, column } = total;
      const place = { sheet: table.sheet.name, row, ...(column === undefined ? {} : { column }) };
      table.differences.push({ ...place, label: total.label, statedPence: total.stated, addedPence: added });
    }
    checkInvoiceTotals(table, total, running, starts, before, checked);
  }
  return checked;
}

function runningSums(table: TableRecord): Running {
  const places = new Set([
    0,
    ...table.totals.flatMap(({ linesBefore: at, sectionStart: sectionFrom }) => [at, sectionFrom]),
  ]);
  const outstanding = new Map<number, number>();
  const totals = new Map<number, number>();
  const { lines } = table;
  let claimed = 0;
  let whole = 0;
  for (let at = 0; at <= lines.length; at += 1) {
    if (places.has(at)) {
      outstanding.set(at, claimed);
      totals.set(at, whole);
    }
    const line = lines[at];
    claimed += line?.outstandingPence ?? 0;
    whole += line?.totalPence ?? 0;
  }
  return { outstanding, totals };
}

interface Starts {
  readonly sinceTotal: number;
  readonly sinceSection: number;
}

function startsOf(table: TableRecord, at: number): Starts {
  return { sinceTotal: table.totals[at - 1]?.linesBefore ?? 0, sinceSection: table.totals[at]?.sectionStart ?? 0 };
}

function sumBetween(sums: ReadonlyMap<number, number>, from: number, to: number): Pence {
  return pence((sums.get(to) ?? 0) - (sums.get(from) ?? 0));
}

function agreesWithLines(
  table: TableRecord,
  { row, stated, meaning, linesBefore }: StatedTotal,
  running: Running,
  starts: Starts,
  before: AddedBefore,
): boolean {
  if (!isPenceReading(stated)) return false;
  const whole = sumBetween(running.outstanding, 0, linesBefore);
  const ofAll = [whole, whole + before.outstanding, whole + before.onSheet(row)];
  const ofPart = [starts.sinceTotal, starts.sinceSection].map((from) =>
    sumBetween(running.outstanding, from, linesBefore),
  );
  if (meaning !== "whole" && isSumOfCredits(table, stated, linesBefore, starts)) return true;
  // A grand total is of more than the last section.
  const sums = meaning === "whole" ? ofAll : [...ofAll, ...ofPart];
  return sums.some((sum) => isSame(stated, sum, table.sums.roundedOff.outstanding));
}

/** Whether a total is that of a section of nothing but credits, such as `Less: credit notes`, written without a sign. */
function isSumOfCredits(table: TableRecord, stated: Pence, linesBefore: number, starts: Starts): boolean {
  return [starts.sinceTotal, starts.sinceSection].some((from) => {
    const section = table.lines.slice(from, linesBefore);
    if (from === 0 || section.length === 0 || section.some((line) => line.outstandingPence > 0)) return false;
    const credits = -section.reduce((sum, line) => sum + line.outstandingPence, 0);
    return isSame(stated, credits, table.sums.roundedOff.outstanding);
  });
}

/** Whether a stated total is a sum of lines, but for what rounding the lines changes: 100.33 for three lines of 33.4444. */
function isSame(stated: Pence, sum: number, roundedOff: number): boolean {
  return Math.abs(stated - sum) <= Math.round(roundedOff);
}

function likeliestSum(total: StatedTotal, running: Running, starts: Starts): Pence {
  switch (total.meaning) {
    case "part": {
      const from = Math.max(starts.sinceTotal === total.linesBefore ? 0 : starts.sinceTotal, starts.sinceSection);
      return sumBetween(running.outstanding, from, total.linesBefore);
    }
    case "whole":
    case "plain":
    case "carried":
      return sumBetween(running.outstanding, 0, total.linesBefore);
  }
}

function checkInvoiceTotals(
  table: TableRecord,
  total: StatedTotal,
  running: Running,
  starts: Starts,
  before: AddedBefore,
  checked: CheckedTotal[],
): void {
  if (total.statedTotal === undefined) return;
  const whole = sumBetween(running.totals, 0, total.linesBefore);
  const sums = [
    whole,
    sumBetween(running.totals, starts.sinceTotal, total.linesBefore),
    sumBetween(running.totals, starts.sinceSection, total.linesBefore),
    whole + before.total,
  ];
  const { statedTotal } = total;
  const isRight = sums.some((sum) => isSame(statedTotal, sum, table.sums.roundedOff.totals));
  const label = `${total.label === "" ? "(no label)" : total.label}, invoice totals`;
  checked.push({
    row: total.row,
    label,
    statedPence: total.statedTotal,
    addedPence: isRight ? total.statedTotal : whole,
  });
  if (!isRight) reportDifference(table, { ...total, label, column: undefined }, total.statedTotal, whole);
}

function reportDifference(table: TableRecord, total: StatedTotal, stated: Pence, added: Pence): void {
  const named = total.label === "" ? "The amount below the lines" : `The total "${total.label}"`;
  const unread = total.unreadBefore;
  table.findings.add({
    code: "total-differs",
    severity: "warning",
    sheet: table.sheet.name,
    row: total.row,
    ...(total.column === undefined ? {} : { column: total.column }),
    what: `${named} says ${formatPounds(stated)}, but the lines above it add up to ${formatPounds(added)}, a difference of ${formatPounds(pence(stated - added))}${unread === 0 ? "" : `; ${String(unread)} of them could not be read`}.`,
    todo: "Please check whether a line is missing or the total is wrong; the lines were read as they are.",
  });
}

function reportUncalculated(table: TableRecord, total: StatedTotal, running: Running): void {
  const added = sumBetween(running.outstanding, 0, total.linesBefore);
  const why = total.stated === "formula" ? "is a formula that was never calculated" : "could not be read";
  table.findings.add({
    code: total.stated === "formula" ? "total-not-calculated" : "total-unreadable",
    severity: "note",
    sheet: table.sheet.name,
    row: total.row,
    ...(total.column === undefined ? {} : { column: total.column }),
    what: `The total "${total.label}" ${why}, so it could not be checked; the lines above it add up to ${formatPounds(added)}.`,
    todo: "Please open the workbook in Excel and save it before sending, so that it holds the calculated total.",
  });
}
