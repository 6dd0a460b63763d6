import { collectMergedRanges, type MergedRange } from "../merged-ranges.ts";
import { formatOfShownText } from "../number-format/format-of-shown-text.ts";
import type { ReadingLimits } from "../reading-limits.ts";
import { type RowSink, addCell, createRow } from "../row.ts";
import { notMadeBySpreadsheet, overLimit } from "../unreadable-file.ts";
import { parseStoredNumber } from "../xlsx/number-text.ts";
import { decodeHtmlText } from "./html-entities.ts";

/** Makes the rows of a sheet from the tags and texts of a page. */
export interface HtmlRows {
  text(escaped: string): void;
  open(name: string, attributes: () => ReadonlyMap<string, string>): void;
  close(name: string): void;
  /** Ends the page. */
  end(): void;
  /** Whether the page ended within a table. */
  isCutOff(): boolean;
  /** How many tables there were. */
  tables(): number;
  merges(): readonly MergedRange[];
  /** Cells over several rows, added as they begin. Only the end of their table shows how many rows they have. */
  readonly begun: readonly MergedRange[];
}

const MOST_COLUMNS = 16_384;
/** The limits of browsers. */
const MOST_SPANNED_COLUMNS = 1_000;
const MOST_SPANNED_ROWS = 65_534;
const MOST_NESTED = 50;

interface Table {
  /** For each column the last row of the table that a cell from above spans. */
  readonly reached: Map<number, number>;
  /** Its cells that span several rows or columns, with rows counted within the table. */
  readonly spanning: MergedRange[];
  /** How many rows of the sheet are above the table. */
  readonly above: number;
  rows: number;
  inRow: boolean;
  hidden: boolean;
  column: number;
}

interface Cell {
  readonly column: number;
  readonly number: string | undefined;
  text: string;
}

export function createHtmlRows(sheet: string, sink: RowSink, limits: ReadingLimits): HtmlRows {
  const row = createRow();
  const open: Table[] = [];
  const merged = collectMergedRanges(sheet, limits);
  const spanningRows: MergedRange[] = [];
  let tableTotal = 0;
  let isCutOff = false;
  let rowTotal = 0;
  let cellTotal = 0;
  let bytes = 0;
  let rowHidden = false;
  /** The cells of the current row, and the cell that text goes to. */
  let cells: Cell[] = [];
  let cell: Cell | undefined;

  function text(escaped: string): void {
    if (cell === undefined) {
      // White space between the tags of a table.
      if (escaped.trim() === "") return;
      cell = strayTextCell();
    }
    bytes += escaped.length;
    if (bytes > limits.stringBytes) throw overLimit(`The file holds over ${limits.stringBytes} characters of text.`);
    const text = decodeHtmlText(escaped.replaceAll(/[ \t\r\n\f]+/g, " "));
    // Several blanks become one, across tags too.
    cell.text += text.startsWith(" ") && /[ \n]$/.test(cell.text.slice(-1)) ? text.slice(1) : text;
  }

  /** The cell for text between cells or tables. It must not move any other cell. */
  function strayTextCell(): Cell {
    const last = cells.at(-1);
    if (open.at(-1)?.inRow === true && last !== undefined) {
      last.text += " ";
      return last;
    }
    if (open.at(-1)?.inRow === true) return beginCell(new Map());
    const alone = { column: 1, number: undefined, text: "" };
    cells.push(alone);
    return alone;
  }

  function openTag(name: string, attributes: () => ReadonlyMap<string, string>): void {
    switch (name) {
      case "table":
        endRow();
        openTable(isHidden(attributes()));
        return;
      case "tr":
        beginRow(attributes());
        return;
      case "td":
      case "th":
        cell = beginCell(attributes());
        return;
      case "br":
        if (cell !== undefined) cell.text += "\n";
        return;
      default:
        if (BLOCKS.has(name)) endBlock();
    }
  }

  function closeTag(name: string): void {
    switch (name) {
      case "table":
        closeTable();
        return;
      case "tr":
        endRow();
        return;
      case "td":
      case "th":
        cell = undefined;
        return;
      default:
        if (BLOCKS.has(name)) endBlock();
    }
  }

  /** Ends a block: with a new line inside a cell, with a new row outside tables. */
  function endBlock(): void {
    if (open.length === 0) endRow();
    else if (cell !== undefined && !["", "\n"].includes(cell.text.slice(-1))) cell.text += "\n";
  }

  function beginRow(attributes: ReadonlyMap<string, string>): Table {
    endRow();
    const table = open.at(-1) ?? openTable(false);
    table.inRow = true;
    table.rows++;
    table.column = 1;
    rowHidden = table.hidden || isHidden(attributes);
    return table;
  }

  function openTable(hidden: boolean): Table {
    if (open.length >= MOST_NESTED) throw notMadeBySpreadsheet(`The page nests tables over ${MOST_NESTED} deep.`);
    tableTotal++;
    const table: Table = {
      reached: new Map<number, number>(),
      spanning: [],
      above: row.row,
      rows: 0,
      inRow: false,
      hidden,
      column: 1,
    };
    open.push(table);
    return table;
  }

  function closeTable(): void {
    endRow();
    const table = open.pop();
    if (table === undefined) return;
    // Rows of a table inside this one, or text between its rows, would shift what its cells span.
    if (row.row - table.above !== table.rows) return;
    for (const { row: top, column, rows, columns } of table.spanning) {
      // A cell may span more rows than the table has.
      merged.add({ row: table.above + top, column, rows: Math.min(rows, table.rows - top + 1), columns });
    }
  }

  function beginCell(attributes: ReadonlyMap<string, string>): Cell {
    const table = openRow();
    while ((table.reached.get(table.column) ?? 0) >= table.rows) table.column++;
    const columns = spanOf(attributes.get("colspan"), MOST_SPANNED_COLUMNS);
    const rows = spanOf(attributes.get("rowspan"), MOST_SPANNED_ROWS);
    if (table.column + columns - 1 > MOST_COLUMNS) throw overLimit(`A row of the page has over ${MOST_COLUMNS} cells.`);
    const begun = { column: table.column, number: attributes.get("x:num"), text: "" };
    cells.push(begun);
    if (++cellTotal > limits.cells) throw overLimit(`The page has over ${limits.cells} cells.`);
    if (rows > 1 || columns > 1) table.spanning.push({ row: table.rows, column: table.column, rows, columns });
    if (rows > 1 && open.length === 1) spanningRows.push({ row: row.row + 1, column: table.column, rows, columns });
    for (let column = table.column; column < table.column + columns; column++) {
      if (rows > 1) table.reached.set(column, table.rows + rows - 1);
    }
    table.column += columns;
    return begun;
  }

  /** The table with an open row; begins a row if there is none. */
  function openRow(): Table {
    const table = open.at(-1);
    return table?.inRow === true ? table : beginRow(new Map());
  }

  function endRow(): void {
    const table = open.at(-1);
    if (table?.inRow === true) {
      table.inRow = false;
      rowTotal++;
      row.row++;
    } else if (cells.length > 0) row.row++;
    else return;
    if (rowTotal > limits.rows) throw overLimit(`The page has over ${limits.rows} rows.`);
    row.count = 0;
    row.hidden = rowHidden;
    for (const { column, number, text } of cells) keep(column, text, number);
    cells = [];
    cell = undefined;
    rowHidden = false;
    if (row.count > 0) sink.row(row);
  }

  function keep(column: number, text: string, number: string | undefined): void {
    const shown = trimmed(text.replaceAll(" \n", "\n"));
    if (shown === "") return;
    // If the text is a date or a percentage, the number alone would lose that.
    const value = number !== undefined && /^[\d.,()£$€+ \u00a0-]+$/.test(shown) ? parseStoredNumber(number) : undefined;
    if (value === undefined) addCell(row, column, "text", 0, shown);
    else addCell(row, column, "number", value, "", formatOfShownText(shown, value));
  }

  function end(): void {
    isCutOff = open.length > 0;
    while (open.length > 0) closeTable();
    endRow();
  }

  return {
    text,
    open: openTag,
    close: closeTag,
    end,
    isCutOff: () => isCutOff,
    tables: () => tableTotal,
    merges: () => merged.all(),
    begun: spanningRows,
  };
}

/** The text without blanks, line ends and non-breaking spaces at either end. */
function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && BLANKS.includes(text.charAt(start))) start++;
  while (end > start && BLANKS.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

const BLANKS = " \n\u00a0";

/** Tags that begin a new line on a page. */
const BLOCKS = new Set("p div h1 h2 h3 h4 h5 h6 li ul ol center hr pre address dd dt dl caption form body".split(" "));

function isHidden(attributes: ReadonlyMap<string, string>): boolean {
  return attributes.has("hidden") || /display\s*:\s*none/i.test(attributes.get("style") ?? "");
}

function spanOf(value: string | undefined, most: number): number {
  const span = value === undefined ? 1 : parseInt(value, 10);
  return span >= 1 ? Math.min(span, most) : 1;
}
