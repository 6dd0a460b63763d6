import type { NumberFormat } from "../../cells/number-format/number-format.ts";
import { type CellType, type Row, addCell } from "../../cells/row.ts";
import { textOfCell, textOfValue } from "../values/cell-value.ts";

/** A cell of a row that is kept. */
export interface KeptCell {
  readonly column: number;
  readonly type: CellType;
  readonly number: number;
  /** For a `text`, the text as written; for a `number`, the digits in the file if they say more than the double does. */
  readonly stored: string;
  /** What a person sees. */
  readonly text: string;
  /** For a `number`, how it is shown, if that says anything. */
  readonly format: NumberFormat | undefined;
}

/** A copy of a row. The reader fills one row object again and again, so headings, labels and the first lines of a table have to be copied. */
export interface KeptRow {
  readonly row: number;
  readonly hidden: boolean;
  /** In a delimited text, how many fields the row has, with the empty ones; 0 in all other formats. */
  readonly fields: number;
  readonly cells: readonly KeptCell[];
}

/** Further cells are dropped: even a form's header row has only some dozens. */
const MOST_CELLS = 400;

/** Copies a row, without its empty texts. */
export function keepRow(row: Row): KeptRow {
  const cells: KeptCell[] = [];
  for (let at = 0; at < row.count && at < MOST_CELLS; at += 1) {
    const type = row.types[at] ?? "text";
    const text = type === "text" ? textOfCell(row, at) : undefined;
    if (text === "") continue;
    cells.push(
      new CellOfRow(row.columns[at] ?? 0, type, row.numbers[at] ?? 0, row.texts[at] ?? "", text, row.formats[at]),
    );
  }
  return { row: row.row, hidden: row.hidden, fields: row.fields, cells };
}

/** A class, so that the text of a number or a date is made only when it is needed: most never are. */
class CellOfRow implements KeptCell {
  readonly column: number;
  readonly type: CellType;
  readonly number: number;
  readonly stored: string;
  readonly format: NumberFormat | undefined;
  private shown: string | undefined;

  constructor(
    column: number,
    type: CellType,
    number: number,
    stored: string,
    shown: string | undefined,
    format: NumberFormat | undefined,
  ) {
    this.column = column;
    this.type = type;
    this.number = number;
    this.stored = stored;
    this.shown = shown;
    this.format = format;
  }

  get text(): string {
    this.shown ??= textOfValue(this.type, this.number, this.stored);
    return this.shown;
  }
}

/** The row's cell in a column, if it has one. */
export function cellAt({ cells }: KeptRow, column: number): KeptCell | undefined {
  for (const cell of cells) if (cell.column === column) return cell;
  return undefined;
}

/** Fills a reader's row object with a kept row, to read that row again. */
export function fillRow(into: Row, { row, hidden, fields, cells }: KeptRow): Row {
  into.row = row;
  into.hidden = hidden;
  into.fields = fields;
  into.count = 0;
  for (const cell of cells) addCell(into, cell.column, cell.type, cell.number, cell.stored, cell.format);
  return into;
}
