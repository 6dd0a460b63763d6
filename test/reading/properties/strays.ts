import type { Cell } from "../systems/notation.ts";
import type { SheetCase } from "../systems/sheet-case.ts";
import type { Damage } from "./damage.ts";
import { cellAt, lineRowsOf, text, withCell, withRows } from "./sheet-edits.ts";

const STRAY = 8_163_27;

/** Figures that belong to no line and no total: each has to be told, whatever it is. */
export const strays: Readonly<Record<string, Damage>> = {
  "in an empty cell of a line": (base, draw) => {
    const rows = lineRowsOf(base.sheets, base.truth.lines);
    const row = rows[draw(Math.max(1, rows.length))];
    if (row === undefined) return undefined;
    const width = Math.max(...(base.sheets[row.sheet]?.rows ?? []).map((cells) => cells.length));
    const column = draw(width + 2);
    const place = { sheet: row.sheet, row: row.row, column };
    return cellAt(base.sheets, place).type === "empty"
      ? withStray(base, withCell(base.sheets, place, figure(draw)))
      : undefined;
  },

  "in a column of its own without a heading": (base, draw) => {
    const rows = lineRowsOf(base.sheets, base.truth.lines);
    const [first] = rows;
    if (first === undefined || rows.length < 2) return undefined;
    const width = Math.max(...(base.sheets[first.sheet]?.rows ?? []).map((cells) => cells.length));
    const sheets = rows
      .filter(({ sheet }) => sheet === first.sheet)
      .reduce<SheetCase["sheets"]>(
        (changed, { sheet, row }) => withCell(changed, { sheet, row, column: width }, figure(draw)),
        base.sheets,
      );
    return withStray(base, sheets);
  },

  "alone in a row among the lines": (base, draw) => aloneInARow(base, draw, false),

  "alone in a row below": (base, draw) => aloneInARow(base, draw, true),

  "with words below": (base, draw) => {
    const rows = lineRowsOf(base.sheets, base.truth.lines);
    const last = rows.at(-1);
    if (last === undefined) return undefined;
    const end = base.sheets[last.sheet]?.rows.length ?? 0;
    const words = ["Late invoice to follow", "Adjustment", "Also due", "Interest", "Retention"];
    return withStray(
      base,
      withRows(base.sheets, last.sheet, end, [[text(words[draw(words.length)] ?? "Also due"), figure(draw)]]),
    );
  },

  "on a sheet without a table": (base, draw) =>
    base.format === "xlsx"
      ? withStray(base, [
          ...base.sheets,
          { name: "Notes", rows: [[text("to be added")], [{ type: "empty" }, figure(draw)]] },
        ])
      : undefined,
};

function aloneInARow(base: SheetCase, draw: (limit: number) => number, below: boolean): SheetCase | undefined {
  const rows = lineRowsOf(base.sheets, base.truth.lines);
  const row = below ? rows.at(-1) : rows[draw(Math.max(1, rows.length))];
  const place = row?.amounts[0];
  if (row === undefined || place === undefined) return undefined;
  const at = below ? (base.sheets[row.sheet]?.rows.length ?? 0) : row.row;
  const cells: Cell[] = [...Array.from({ length: place.column }, (): Cell => ({ type: "empty" })), figure(draw)];
  return withStray(base, withRows(base.sheets, row.sheet, at, [cells]));
}

function figure(draw: (limit: number) => number): Cell {
  const value = (STRAY + draw(90_000)) / 100;
  return draw(3) === 0 ? text(`£${value.toFixed(2)}`) : { type: "number", value };
}

function withStray(base: SheetCase, sheets: SheetCase["sheets"]): SheetCase {
  return { ...base, sheets, truth: { ...base.truth, tells: /./u, mustTell: true } };
}
