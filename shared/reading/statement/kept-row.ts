import type { CellType, Row } from "../row.ts";
import { textOfCell } from "../values/cell-value.ts";

/** One cell that outlives its row. */
export interface KeptCell {
  readonly column: number;
  readonly type: CellType;
  readonly number: number;
  /** Of a `text` as written, of a `number` its stored digits where they say more. */
  readonly stored: string;
  /** What a person sees. */
  readonly text: string;
}

/** A row that outlives the reader's next one: of headings, labels and the first lines of a table. */
export interface KeptRow {
  readonly row: number;
  readonly hidden: boolean;
  readonly cells: readonly KeptCell[];
}

/** What nobody reads any more: a header row of a form has some dozens of cells. */
const MOST_CELLS = 400;

/** Copies a row. Texts without anything in them are not cells. */
export function keepRow(row: Row): KeptRow {
  const cells: KeptCell[] = [];
  for (let at = 0; at < row.count && at < MOST_CELLS; at += 1) {
    const type = row.types[at] ?? "text";
    const text = textOfCell(row, at);
    if (type === "text" && text === "") continue;
    cells.push({ column: row.columns[at] ?? 0, type, number: row.numbers[at] ?? 0, stored: row.texts[at] ?? "", text });
  }
  return { row: row.row, hidden: row.hidden, cells };
}

/** Hands a kept row out again in the form of a reader's row. */
export function rowOf(kept: KeptRow): Row {
  return {
    row: kept.row,
    hidden: kept.hidden,
    count: kept.cells.length,
    columns: kept.cells.map((cell) => cell.column),
    types: kept.cells.map((cell) => cell.type),
    numbers: kept.cells.map((cell) => cell.number),
    texts: kept.cells.map((cell) => cell.stored),
  };
}
