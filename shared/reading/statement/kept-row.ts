import { type CellType, type Row, addCell } from "../cells/row.ts";
import { textOfCell, textOfValue } from "../table/values/cell-value.ts";

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
    const text = type === "text" ? textOfCell(row, at) : undefined;
    if (text === "") continue;
    cells.push(new CellOfRow(row.columns[at] ?? 0, type, row.numbers[at] ?? 0, row.texts[at] ?? "", text));
  }
  return { row: row.row, hidden: row.hidden, cells };
}

/** A class, for the text of figures and days is made only if somebody asks for it: most are only ever read as what they are. */
class CellOfRow implements KeptCell {
  readonly column: number;
  readonly type: CellType;
  readonly number: number;
  readonly stored: string;
  private shown: string | undefined;

  constructor(column: number, type: CellType, number: number, stored: string, shown: string | undefined) {
    this.column = column;
    this.type = type;
    this.number = number;
    this.stored = stored;
    this.shown = shown;
  }

  get text(): string {
    this.shown ??= textOfValue(this.type, this.number, this.stored);
    return this.shown;
  }
}

/** The cell of a column, where the row has one. */
export function cellAt({ cells }: KeptRow, column: number): KeptCell | undefined {
  for (const cell of cells) if (cell.column === column) return cell;
  return undefined;
}

/** Hands a kept row out again in the form of a reader's row, which is filled again for the next one as a reader does it. */
export function fillRow(into: Row, { row, hidden, cells }: KeptRow): Row {
  into.row = row;
  into.hidden = hidden;
  into.count = 0;
  for (const cell of cells) addCell(into, cell.column, cell.type, cell.number, cell.stored);
  return into;
}
