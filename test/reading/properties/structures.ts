import type { Cell } from "../systems/notation.ts";
import type { SheetCase } from "../systems/sheet-case.ts";
import type { Sheet } from "../systems/write-book.ts";
import type { Damage } from "./damage.ts";
import { claimColumns, headingRowAbove, lineRowsOf, text, withCell, withRows, type LineRow } from "./sheet-edits.ts";

/** Parts that systems and people add to a list. None changes a line. */
export const structures: Readonly<Record<string, Damage>> = {
  "a running balance": (base, draw) => {
    const headings = ["Balance", "Running balance", "Running total", "Cumulative", ""];
    let sum = 0;
    return withColumn(base, headings[draw(headings.length)] ?? "", ({ line }) => {
      sum += line.pence;
      return { type: "number", value: sum / 100 };
    });
  },

  "percentages of the total": (base) => {
    const total = totalOf(base);
    if (total === 0) return undefined;
    return withColumn(base, "% of total", ({ line }) => ({
      type: "number",
      value: Math.round((10_000 * line.pence) / total) / 10_000,
      ...(base.format === "xlsx" ? { format: "pct" } : {}),
    }));
  },

  "a number of the system's own": (base, draw) => {
    const headings = ["TransNo", "Entry No.", "URN", "Voucher", "Line"];
    const heading = headings[draw(headings.length)] ?? "URN";
    const numbered = ({ row }: LineRow): Cell => ({ type: "number", value: 9_000_127 + row * 13 });
    return draw(2) === 0 ? withColumn(base, heading, numbered) : withFirstColumn(base, heading, numbered);
  },

  "sub-totals without a label": (base) => withSums(base, undefined),

  "sub-totals with a label": (base, draw) => {
    const labels = ["Sub-total", "Subtotal", "Total for period", "Page total", "Total b/f items"];
    return withSums(base, labels[draw(labels.length)] ?? "Sub-total");
  },

  "a balance brought forward": (base) => {
    const found = listOf(base);
    const column = found && claimColumns(found.rows, found.sheet)[0];
    if (found === undefined || column === undefined || column === 0) return undefined;
    const row: Cell[] = Array.from({ length: column + 1 }, (): Cell => ({ type: "empty" }));
    row[column - 1] = text("Balance brought forward");
    row[column] = { type: "number", value: 512.34 };
    const sheets = withRows(base.sheets, found.sheet, found.first, [row]);
    // It is claimed or told, but never lost.
    return { ...base, sheets, truth: { ...base.truth, tells: /./u, mustTell: true } };
  },

  "notes and page numbers": (base, draw) => {
    const found = listOf(base);
    if (found === undefined) return undefined;
    const notes = ["Page 1 of 2", "Printed 31/03/2023 09:14", "continued overleaf", "Queries to 01632 960 144"];
    const at = found.rows[draw(found.rows.length)];
    return (
      at && { ...base, sheets: withRows(base.sheets, at.sheet, at.row, [[text(notes[draw(notes.length)] ?? "")]]) }
    );
  },
};

function totalOf({ truth }: SheetCase): number {
  return truth.lines.reduce((sum, line) => sum + line.pence, 0);
}

interface List {
  readonly rows: readonly LineRow[];
  readonly sheet: number;
  readonly first: number;
  readonly headings: number;
}

/** The lines of a sheet, if all stand in one. */
function listOf({ sheets, truth }: SheetCase): List | undefined {
  const rows = lineRowsOf(sheets, truth.lines);
  const [first] = rows;
  if (first === undefined || rows.length < truth.lines.length) return undefined;
  if (rows.some(({ sheet }) => sheet !== first.sheet)) return undefined;
  const headings = headingRowAbove(sheets[first.sheet], first.row, first.number.column);
  return headings === undefined ? undefined : { rows, sheet: first.sheet, first: first.row, headings };
}

function withColumn(base: SheetCase, heading: string, cellOf: (row: LineRow) => Cell): SheetCase | undefined {
  const found = listOf(base);
  if (found === undefined) return undefined;
  const { rows, sheet, headings } = found;
  const column = Math.max(...(base.sheets[sheet]?.rows ?? []).map((cells) => cells.length));
  const headed = heading === "" ? base.sheets : withCell(base.sheets, { sheet, row: headings, column }, text(heading));
  const sheets = rows
    .toSorted((one, other) => one.row - other.row)
    .reduce<readonly Sheet[]>(
      (changed, row) => withCell(changed, { sheet, row: row.row, column }, cellOf(row)),
      headed,
    );
  return { ...base, sheets };
}

/** The table moves to the right by a column, which stands to its left. What is above the table stays. */
function withFirstColumn(base: SheetCase, heading: string, cellOf: (row: LineRow) => Cell): SheetCase | undefined {
  const found = listOf(base);
  if (found === undefined) return undefined;
  const { rows, sheet, headings } = found;
  const added = new Map<number, Cell>(rows.map((row) => [row.row, cellOf(row)]));
  added.set(headings, text(heading));
  const sheets = base.sheets.map((each, at) =>
    at === sheet
      ? {
          ...each,
          rows: each.rows.map((cells, row) =>
            row < headings || cells.length === 0 ? cells : [added.get(row) ?? { type: "empty" as const }, ...cells],
          ),
        }
      : each,
  );
  return { ...base, sheets };
}

/** Sums of the lines since the last sum, after about every third line. */
function withSums(base: SheetCase, label: string | undefined): SheetCase | undefined {
  const found = listOf(base);
  if (found === undefined) return undefined;
  const [column] = claimColumns(found.rows, found.sheet);
  if (column === undefined || column === 0 || found.rows.length < 4) return undefined;
  const inOrder = found.rows.toSorted((one, other) => one.row - other.row);
  const groups = [inOrder.slice(0, 2), inOrder.slice(2)];
  const sheets = groups.toReversed().reduce<readonly Sheet[]>((changed, group) => {
    const last = group.at(-1);
    if (last === undefined) return changed;
    const row: Cell[] = Array.from({ length: column + 1 }, (): Cell => ({ type: "empty" }));
    if (label !== undefined) row[0] = text(label);
    row[column] = { type: "number", value: group.reduce((sum, { line }) => sum + line.pence, 0) / 100 };
    return withRows(changed, found.sheet, last.row + 1, [row]);
  }, base.sheets);
  return { ...base, sheets };
}
