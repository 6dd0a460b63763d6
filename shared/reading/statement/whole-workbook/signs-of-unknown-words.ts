import { chooseSigns, type SignChoice, type SignGroup, type TotalOfLines } from "../../table/sums/choose-signs.ts";
import { lineMarks, type MarkedLines } from "../rows/line-marks.ts";
import type { TableRecord } from "../rows/table-record.ts";

/** A mark with its table. */
export interface MarkOfTable {
  readonly table: TableRecord;
  readonly mark: MarkedLines;
}

/** What the stated totals say of lines that words of an unknown column mark. */
export interface FurtherMarks {
  readonly marks: readonly MarkOfTable[];
  readonly groups: readonly SignGroup[];
  readonly choice: SignChoice;
}

/**
 * Tries the words of columns whose meaning is not known, and the letters before the invoice numbers: if some of them mean credits, or lines that
 * don't count, and only that explains the stated totals to the penny, it is so. If two columns explain the totals in different ways, neither does.
 */
export function signsOfUnknownWords(
  tables: readonly TableRecord[],
  starts: ReadonlyMap<TableRecord, number>,
  known: readonly SignGroup[],
  amounts: readonly number[],
  totals: readonly TotalOfLines[],
): FurtherMarks | undefined {
  const taken = new Set(known.flatMap(({ lines }) => lines));
  const found = new Map<string, FurtherMarks>();
  for (const marks of candidatesOf(tables)) {
    const free = marks.map(({ table, mark }) => ({
      table,
      mark: { ...mark, lines: mark.lines.filter((at) => !taken.has((starts.get(table) ?? 0) + at)) },
    }));
    const groups = free.map(({ table, mark }): SignGroup => ({
      lines: mark.lines.map((at) => (starts.get(table) ?? 0) + at),
      // The letters of a number may mean a credit, but a line with a number is not left out for them.
      ways: mark.by === "number" ? ["as-written", "reduces"] : ["as-written", "reduces", "not-counted"],
    }));
    const choice = chooseSigns(amounts, [...known, ...groups], totals);
    const effect = effectOf([...known, ...groups], choice);
    if (choice.explained && !choice.ambiguous && !found.has(effect)) found.set(effect, { marks: free, groups, choice });
  }
  const [only, other] = found.values();
  return other === undefined ? only : undefined;
}

/** Which lines a choice counts otherwise than they are written. */
function effectOf(groups: readonly SignGroup[], { ways }: SignChoice): string {
  return groups
    .flatMap(({ lines }, at) =>
      ways[at] === "as-written" ? [] : lines.map((line) => `${String(line)} ${ways[at] ?? ""}`),
    )
    .sort()
    .join();
}

/** The marks of each column, in all tables. */
function candidatesOf(tables: readonly TableRecord[]): MarkOfTable[][] {
  const byColumn = new Map<string, MarkOfTable[]>();
  for (const table of tables) {
    for (const mark of [...table.columnMarks.all(), ...numberMarks(table)]) {
      const key = mark.column ?? "";
      byColumn.set(key, [...(byColumn.get(key) ?? []), { table, mark }]);
    }
  }
  return [...byColumn.values()].filter((marks) => marks.length <= MOST_WORDS);
}

const MOST_WORDS = 6;

/** The lines by the letters before their numbers: `CN` of CN103. */
function numberMarks(table: TableRecord): readonly MarkedLines[] {
  const marks = lineMarks();
  const prefixes = new Set<string>();
  for (const [at, { invoiceNumber, outstandingPence, row }] of table.lines.entries()) {
    const text = /^\p{L}+(?=[\d/-])/u.exec(invoiceNumber)?.[0].toUpperCase() ?? "";
    prefixes.add(text);
    if (prefixes.size > MOST_WORDS) return [];
    if (outstandingPence > 0 && text !== "")
      marks.add({ by: "number", text, row, column: undefined, meaning: "unknown" }, at);
  }
  return prefixes.size < 2 ? [] : marks.all();
}
