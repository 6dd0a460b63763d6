import { formatPounds } from "../../../domain/amounts-and-days/format-pounds.ts";
import { sumPence } from "../../../domain/amounts-and-days/pence.ts";
import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import type { LeftOutRows } from "../collected-workbook.ts";
import type { HeaderBlock } from "../header-block/read-header-block.ts";
import type { TableRecord } from "../rows/table-record.ts";
import { sumOfClaims } from "./check-totals.ts";
import { takeOutLines } from "./take-out-lines.ts";

/** The lines of a table between two rows that repeat its headings or are titles. */
interface Part {
  readonly table: TableRecord;
  readonly from: number;
  readonly lines: readonly StatementLine[];
}

/**
 * Leaves out the parts of tables whose every line is in another part too: `Overdue Entries`, under the same headings as `Entries` above it, claims
 * nothing again. A part stays if a stated total counts its lines as well as the others.
 */
export function leaveOutRepeatedParts(
  tables: readonly TableRecord[],
  outside: HeaderBlock["totals"],
  leftOut: LeftOutRows,
): void {
  if (tables.every(({ partStarts }) => partStarts.length === 0)) return;
  const all = sumOfClaims(tables);
  if (outside.some((total) => total.pence === all)) return;
  const parts = tables.flatMap(partsOf);
  const counts = new Map<string, number>();
  for (const { lines } of parts) for (const key of keysOf(lines)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const why = new Map<TableRecord, Map<number, string>>();
  const repeated: Part[] = [];
  // Of two parts that are equally long, the later one is the copy.
  for (const part of [...parts].reverse().sort((one, other) => one.lines.length - other.lines.length)) {
    const { table, from, lines } = part;
    const keys = keysOf(lines);
    const isRepeated = lines.every((line) => line.invoiceNumber !== "" && (counts.get(keyOf(line)) ?? 0) > 1);
    if (!isRepeated || lines.length === table.lines.length || isCountedByTotal(part)) continue;
    for (const key of keys) counts.set(key, (counts.get(key) ?? 1) - 1);
    const rows = why.get(table) ?? new Map<number, string>();
    why.set(table, rows);
    for (const at of lines.keys()) rows.set(from + at, "the same line is in another part of the table");
    repeated.push(part);
  }
  for (const [table, rows] of why) takeOutLines(table, rows, leftOut);
  for (const part of repeated) report(part);
}

function partsOf(table: TableRecord): Part[] {
  const starts = [...new Set([0, ...table.partStarts])].sort((one, other) => one - other);
  return starts.flatMap((from, at) => {
    const lines = table.lines.slice(from, starts[at + 1]);
    return lines.length === 0 ? [] : [{ table, from, lines }];
  });
}

function keysOf(lines: readonly StatementLine[]): Set<string> {
  return new Set(lines.map(keyOf));
}

/** Lines of another account are another claim, however alike they are. */
function keyOf({ invoiceNumber, invoiceDate, outstandingPence, account }: StatementLine): string {
  return [invoiceNumber, invoiceDate ?? "", outstandingPence, account ?? ""].join("\n");
}

/** Whether a total of all lines so far, these among them, says that all of them are owed. */
function isCountedByTotal({ table, from, lines }: Part): boolean {
  return table.totals.some(({ stated, linesBefore }) => {
    if (linesBefore <= lines.length || linesBefore < from + lines.length) return false;
    return stated === sumPence(table.lines.slice(0, linesBefore).map((line) => line.outstandingPence));
  });
}

function report({ table, lines }: Part): void {
  const [first] = lines;
  const isProven = table.totals.some(({ stated }) => stated === table.sums.outstanding);
  table.findings.add({
    code: "table-repeated",
    severity: isProven ? "note" : "warning",
    sheet: table.sheet.name,
    ...(first === undefined ? {} : { row: first.row }),
    what: `All ${String(lines.length)} lines from this row on (${formatPounds(sumPence(lines.map((line) => line.outstandingPence)))}) are also elsewhere in the statement with the same numbers, dates and amounts; they were counted once.`,
    todo: isProven
      ? "Nothing: the stated total counts them once too."
      : "Nothing, if they are the same invoices; otherwise please give each its own number.",
  });
}
