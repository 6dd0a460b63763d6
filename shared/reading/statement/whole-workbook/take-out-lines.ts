import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import type { LeftOutRows } from "../collected-workbook.ts";
import type { TableRecord } from "../rows/table-record.ts";

/**
 * Takes lines that don't count out of their table, with the reason. A total of nothing but such lines, and one that takes them off the others, are
 * explained with them.
 *
 * @param why the reason for each line, by its index
 */
export function takeOutLines(table: TableRecord, why: ReadonlyMap<number, string>, leftOut: LeftOutRows): void {
  if (why.size === 0) return;
  const kept: StatementLine[] = [];
  /** How many lines are kept before each, what they add up to, and what those taken out add up to. */
  const before: { readonly lines: number; readonly kept: number; readonly out: number }[] = [];
  let sum = 0;
  let out = 0;
  for (const [at, line] of table.lines.entries()) {
    before.push({ lines: kept.length, kept: sum, out });
    const reason = why.get(at);
    if (reason === undefined) {
      kept.push(line);
      sum += line.outstandingPence;
      continue;
    }
    out += line.outstandingPence;
    leftOut.add(table.sheet.name, line.row, reason);
    table.sums.outstanding -= line.outstandingPence;
    table.sums.totals -= line.totalPence ?? 0;
    table.rowsRead -= 1;
  }
  before.push({ lines: kept.length, kept: sum, out });
  const nothing = { lines: 0, kept: 0, out: 0 };
  const totals = table.totals.flatMap((total, at) => {
    const end = before[total.linesBefore] ?? nothing;
    const since = before[Math.max(total.sectionStart, table.totals[at - 1]?.linesBefore ?? 0)] ?? nothing;
    const isOfOut = end.lines === since.lines && end.out !== since.out && total.stated === end.out - since.out;
    const takesOff = end.out !== 0 && total.stated === end.kept - end.out;
    if (isOfOut || takesOff) return [];
    return [{ ...total, linesBefore: end.lines, sectionStart: before[total.sectionStart]?.lines ?? 0 }];
  });
  const starts = table.partStarts.map((start) => before[start]?.lines ?? 0);
  table.partStarts.splice(0, starts.length, ...starts);
  table.lines.splice(0, table.lines.length, ...kept);
  table.totals.splice(0, table.totals.length, ...totals);
}
