import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { Cell } from "../systems/notation.ts";
import { ANY_NUMBER } from "../systems/judge-reading.ts";
import type { SheetCase, TrueLine, Truth } from "../systems/sheet-case.ts";
import {
  cellAt,
  claimColumns,
  lineRowsOf,
  penceShown,
  showsElsewhere,
  text,
  totalPlaces,
  withCell,
  withRows,
  type LineRow,
  type Place,
} from "./sheet-edits.ts";

/** Draws a whole number from 0 up to, but not including, the limit. */
export type Draw = (limit: number) => number;

/** A way in which a sheet goes wrong on its way. `undefined` where the sheet has nothing that can go wrong so. */
export type Damage = (base: SheetCase, draw: Draw) => SheetCase | undefined;

const FOREIGN = /EUR|euro|€|USD|dollar|\$|currenc|not in pounds|foreign/iu;
const UNITS = /thousand|pence|£'?000|£m|million/iu;

/** Every way, by its name. The truth of the damaged sheet says what a careful reader then makes of it. */
export const damages: Readonly<Record<string, Damage>> = {
  "an amount is garbled": (base, draw) => {
    const row = drawn(linesIn(base), draw);
    if (row === undefined) return undefined;
    const garbled = ["#REF!", "12OO.5O", "1,2,3.4", "see note", "340.50?", "tbc", "1200.00 / 340.50"];
    const cell = text(garbled[draw(garbled.length)] ?? "#REF!");
    return damaged(base, withAmounts(base, row, cell), { rowsInDoubt: [placeOf(base, row)] });
  },

  "an amount is blank": (base, draw) => {
    const row = drawn(linesIn(base), draw);
    return row && damaged(base, withAmounts(base, row, { type: "empty" }), { rowsInDoubt: [placeOf(base, row)] });
  },

  "an amount stands in the next column": (base, draw) => {
    const row = drawn(linesIn(base), draw);
    const place = row?.amounts[draw(row.amounts.length)];
    if (row === undefined || place === undefined) return undefined;
    const column = place.column + (draw(2) === 0 ? 1 : -1);
    const beside = { ...place, column };
    if (column < 0 || cellAt(base.sheets, beside).type !== "empty") return undefined;
    // From credits to debits, only a type or a total tells.
    const isOtherSide = columnTexts(base, beside).some((text) => /^(?:debit|credit)s?$/iu.test(text));
    if (isOtherSide && !hasTypes(base, place) && !showsElsewhere(base.sheets, linesIn(base), totalOf(base)))
      return undefined;
    const moved = withCell(base.sheets, beside, cellAt(base.sheets, place));
    return damaged(base, withCell(moved, place, { type: "empty" }), { rowsInDoubt: [placeOf(base, row)] });
  },

  "two digits of an amount changed places": (base, draw) => {
    const rows = linesIn(base);
    const places = totalPlaces(base.sheets, rows, totalOf(base));
    const row = drawn(
      rows.filter(({ line }) => line.pence !== 0),
      draw,
    );
    if (row === undefined || places.length === 0) return undefined;
    const other = Math.abs(row.line.pence) + 900;
    const cell: Cell = { type: "number", value: (Math.sign(row.line.pence) * other) / 100 };
    const lines = base.truth.lines.map((line) =>
      line === row.line ? { ...line, pence: pence(Math.sign(line.pence) * other) } : line,
    );
    // Only a stated total can tell; without a sign in the cell the reader may know it otherwise, so the lines are not compared.
    return damaged(base, withAmounts(base, row, cell), {
      lines,
      tells: /total|differs|sum|balance|add|figure/iu,
      mustTell: true,
    });
  },

  "a number is lost": (base, draw) => {
    const row = drawn(linesIn(base), draw);
    if (row === undefined) return undefined;
    // A line without a number is read as one: another column's number in its place would be wrong.
    const lost = cellAt(base.sheets, row.number);
    const shown = lost.type === "text" ? lost.text : lost.type === "number" ? String(lost.value) : "";
    // A description that names it still says it: `Invoice 103022`.
    const isNamed = (base.sheets[row.sheet]?.rows[row.row] ?? []).some(
      (cell, column) => column !== row.number.column && cell.type === "text" && cell.text.split(" ").includes(shown),
    );
    const others = row.line.numbers.filter((number) => number !== shown || isNamed);
    const lines = base.truth.lines.map((line) => (line === row.line ? { ...line, numbers: ["", ...others] } : line));
    return damaged(base, withCell(base.sheets, row.number, { type: "empty" }), {
      lines,
      tells: /number/iu,
      rowsInDoubt: [placeOf(base, row)],
    });
  },

  "one amount is foreign": (base, draw) => {
    const row = drawn(
      linesIn(base).filter(({ line }) => line.pence !== 0),
      draw,
    );
    if (row === undefined) return undefined;
    const pounds = row.line.pence / 100;
    const ways: Cell[] = [
      { type: "text", text: `€${pounds.toFixed(2)}` },
      { type: "text", text: `${pounds.toFixed(2)} EUR` },
      { type: "text", text: `$ ${pounds.toFixed(2)}` },
      ...(base.format === "xlsx"
        ? [
            { type: "number" as const, value: pounds, format: "eur" },
            { type: "number" as const, value: pounds, format: "usd" },
          ]
        : []),
    ];
    return damaged(base, withAmounts(base, row, ways[draw(ways.length)] ?? text("€1")), { lines: [], asks: FOREIGN });
  },

  "the total is false": (base, draw) => {
    const rows = linesIn(base);
    const total = totalOf(base);
    const place = drawn(totalPlaces(base.sheets, rows, total), draw);
    if (place === undefined || total === 0) return undefined;
    const cell: Cell = { type: "number", value: (total + 100 + draw(90_000)) / 100 };
    return damaged(base, withCell(base.sheets, place, cell), {
      tells: /total|differs|sum|balance|add|figure|below|fit/iu,
      mustTell: true,
    });
  },

  "a receipt is added at the foot": (base, draw) => {
    const foot = footOf(base, draw);
    if (foot === undefined) return undefined;
    const labels = [
      "Less: payment received 28/03/2023",
      "Receipt BACS 881",
      "Payment on account",
      "Less cash received",
    ];
    const label = labels[draw(labels.length)] ?? "Receipt";
    const amount = 5000 + draw(90_000);
    const row = rowOf(foot.column, label, amount / 100);
    const receipt: TrueLine = { numbers: [ANY_NUMBER], date: undefined, pence: pence(-amount) };
    return damaged(base, withRows(base.sheets, foot.sheet, foot.row, [row]), {
      lines: [...base.truth.lines, receipt],
      tells: /./u,
      rowsInDoubt: [{ sheet: base.sheets[foot.sheet]?.name ?? "", row: foot.row + 1 }],
    });
  },

  "the unit is said late": (base, draw) => {
    const foot = footOf(base, draw);
    if (foot === undefined) return undefined;
    const ways = ["All amounts are in £000", "Amounts in thousands of pounds", "Figures are shown in pence", "£m"];
    const said = ways[draw(ways.length)] ?? "£000";
    const scaled = base.truth.lines.map((line) => ({ ...line, pence: line.pence / 100 }));
    const isPence = said.includes("pence") && scaled.every((line) => Number.isInteger(line.pence));
    const lines = isPence ? scaled.map((line) => ({ ...line, pence: pence(line.pence) })) : [];
    return damaged(base, withRows(base.sheets, foot.sheet, foot.row + 1, [[], [text(said)]]), { lines, asks: UNITS });
  },

  "the currency is said late": (base, draw) => {
    const foot = footOf(base, draw);
    if (foot === undefined) return undefined;
    const ways = ["All amounts are in EUR", "Invoiced in euro", "Currency: USD", "Amounts in US dollars", "€"];
    const said = text(ways[draw(ways.length)] ?? "EUR");
    const late = draw(3) > 0;
    return damaged(base, withRows(base.sheets, foot.sheet, late ? foot.row + 1 : 0, late ? [[], [said]] : [[said]]), {
      lines: [],
      asks: FOREIGN,
    });
  },

  "a section begins among the lines": (base, draw) => {
    const rows = linesIn(base);
    const row = drawn(
      rows.filter(({ line }) => line.pence > 0),
      draw,
    );
    if (row === undefined) return undefined;
    const titles = ["Payments received", "We owe you", "Paid since last statement", "Settled items", "Credit notes"];
    const title = text(titles[draw(titles.length)] ?? "Payments received");
    // A stated total or a running balance that still adds up proves that the title changes nothing.
    const isProven =
      showsElsewhere(base.sheets, rows, totalOf(base)) || showsBothSides(base, rows) || showsColumnSums(base, rows);
    const sheets = withRows(base.sheets, row.sheet, row.row, [[title]]);
    return damaged(base, sheets, isProven ? {} : { lines: [], asks: /./u });
  },
};

function linesIn({ sheets, truth }: SheetCase): LineRow[] {
  return lineRowsOf(sheets, truth.lines);
}

function totalOf({ truth }: SheetCase): number {
  return truth.lines.reduce((sum, line) => sum + line.pence, 0);
}

/** Whether the sums of what is owed and of what reduces it are both stated, as below columns of debits and credits. */
function showsBothSides({ sheets, truth }: SheetCase, rows: readonly LineRow[]): boolean {
  const sumOf = (sign: number): number =>
    truth.lines.reduce((sum, line) => sum + (Math.sign(line.pence) === sign ? line.pence : 0), 0);
  const [owed, reduced] = [sumOf(1), sumOf(-1)];
  return owed > 0 && reduced < 0 && [owed, reduced].every((sum) => showsElsewhere(sheets, rows, sum));
}

/** Whether a row below the lines adds up at least two of their columns, such as the invoice totals and what was paid of them. */
function showsColumnSums({ sheets }: SheetCase, rows: readonly LineRow[]): boolean {
  const [first] = rows;
  if (first === undefined) return false;
  const cells = sheets[first.sheet]?.rows ?? [];
  return cells.some((row, at) => {
    const above = cells.slice(0, at);
    // A sub-total is of the last lines above it only.
    return above.slice(0, -1).some((_, from) => {
      const sumOf = (column: number): number =>
        above.slice(from).reduce((sum, each) => sum + penceOfLine(each[column] ?? { type: "empty" }), 0);
      return row.filter((cell, column) => signedPence(cell) !== 0 && signedPence(cell) === sumOf(column)).length >= 2;
    });
  });
}

/** Headings that are repeated between the lines (`1-30`) are no amounts. */
function penceOfLine(cell: Cell): number {
  return cell.type === "text" && !/[.,]\d\d(?!\d)/u.test(cell.text) ? 0 : signedPence(cell);
}

function columnTexts({ sheets }: SheetCase, { sheet, column }: Place): string[] {
  return (sheets[sheet]?.rows ?? []).flatMap((cells) => {
    const cell = cells[column];
    return cell?.type === "text" ? [cell.text] : [];
  });
}

/** Whether a column says the type of each document. */
function hasTypes({ sheets }: SheetCase, { sheet }: Place): boolean {
  return (sheets[sheet]?.rows ?? []).some((cells) =>
    cells.some((cell) => cell.type === "text" && /\btype\b/iu.test(cell.text)),
  );
}

function signedPence(cell: Cell): number {
  const shown = penceShown(cell) ?? 0;
  const isMinus =
    cell.type === "number" ? cell.value < 0 : cell.type === "text" && /^\W*[-(]|(?:-|\bCR)\s*\*?$/u.test(cell.text);
  return isMinus ? -shown : shown;
}

function drawn<Item>(items: readonly Item[], draw: Draw): Item | undefined {
  return items.length === 0 ? undefined : items[draw(items.length)];
}

/** The sheets in which every cell that shows the line's amount holds something else. */
function withAmounts(base: SheetCase, row: LineRow, cell: Cell): SheetCase["sheets"] {
  return row.amounts.reduce<SheetCase["sheets"]>((sheets, place) => withCell(sheets, place, cell), base.sheets);
}

function placeOf({ sheets }: SheetCase, { sheet, row }: LineRow): { sheet: string; row: number } {
  return { sheet: sheets[sheet]?.name ?? "", row: row + 1 };
}

function damaged(base: SheetCase, sheets: SheetCase["sheets"], truth: Partial<Truth>): SheetCase {
  return { ...base, sheets, truth: { ...base.truth, ...truth } };
}

/** Below the last line of a sheet: the row after it, and a column of claims. */
function footOf(base: SheetCase, draw: Draw): { sheet: number; row: number; column: number } | undefined {
  const rows = linesIn(base);
  const sheet = rows.at(-1)?.sheet;
  if (sheet === undefined) return undefined;
  const last = Math.max(...rows.filter((each) => each.sheet === sheet).map(({ row }) => row));
  const column = claimColumns(rows, sheet)[0];
  if (column === undefined) return undefined;
  const end = base.sheets[sheet]?.rows.length ?? last + 1;
  return { sheet, row: draw(2) === 0 ? last + 1 : end, column };
}

function rowOf(column: number, label: string, value: number): Cell[] {
  const row: Cell[] = Array.from({ length: column + 1 }, () => ({ type: "empty" as const }));
  row[column === 0 ? 1 : 0] = text(label);
  row[column] = { type: "number", value };
  return row;
}
