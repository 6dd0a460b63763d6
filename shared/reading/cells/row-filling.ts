import type { CellType, Row } from "./row.ts";

/** A row that is filled again and again, its arrays grown as needed and kept free of holes. */
export function createRow(): Row {
  const row: Row = { row: 0, hidden: false, count: 0, columns: [], types: [], numbers: [], texts: [] };
  growRow(row, 16);
  return row;
}

/** Makes room for `cells` cells. */
export function growRow(row: Row, cells: number): void {
  while (row.columns.length < cells) {
    row.columns.push(0);
    row.types.push("number");
    // A fraction, so that the engine lays the array out for doubles from the start.
    row.numbers.push(0.5);
    row.texts.push("");
  }
}

/** Adds a cell behind those that are there. */
export function addCell(row: Row, column: number, type: CellType, number: number, text: string): void {
  const place = row.count++;
  if (place >= row.columns.length) growRow(row, row.columns.length * 2);
  row.columns[place] = column;
  row.types[place] = type;
  row.numbers[place] = number;
  row.texts[place] = text;
}

/**
 * Puts the cells in the order of their columns, for the rare file that lists them otherwise.
 * @returns the column that is there twice, if one is.
 */
export function sortCells(row: Row): number | undefined {
  const cells = Array.from({ length: row.count }, (_, index) => ({
    column: row.columns[index] ?? 0,
    type: row.types[index] ?? "text",
    number: row.numbers[index] ?? 0,
    text: row.texts[index] ?? "",
  }));
  cells.sort((a, b) => a.column - b.column);
  let before = 0;
  for (const [index, cell] of cells.entries()) {
    if (cell.column === before) return before;
    before = cell.column;
    row.columns[index] = cell.column;
    row.types[index] = cell.type;
    row.numbers[index] = cell.number;
    row.texts[index] = cell.text;
  }
  return undefined;
}
