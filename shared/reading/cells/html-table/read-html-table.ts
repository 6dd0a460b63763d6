import { setImmediate as nextTurn } from "node:timers/promises";
import { collectCellFindings } from "../cell-findings.ts";
import type { CellsRead, FileToRead } from "../read-cells.ts";
import { collectMergedRanges, type MergedRange } from "../merged-ranges.ts";
import { formatOfShownText } from "../number-format/format-of-shown-text.ts";
import { type ReadingLimits, startTimer } from "../reading-limits.ts";
import { type RowSink, addCell, createRow } from "../row.ts";
import { guessEncoding } from "../text-table/guess-encoding.ts";
import { damaged, overLimit, UnreadableFile } from "../unreadable-file.ts";
import { parseStoredNumber } from "../xlsx/number-text.ts";
import { decodeHtmlText } from "./html-entities.ts";
import { htmlTokens } from "./html-tokens.ts";

/**
 * Reads the tables of a web page, which many systems name .xls, into one sheet, one table after another, as Excel does. Text
 * around the tables becomes rows of its own, because it may say whose statement this is. Cells are text, except where Excel
 * stored the number too (`x:num`).
 */
export async function readHtmlTable(file: FileToRead, sink: RowSink, limits: ReadingLimits): Promise<CellsRead> {
  const findings = collectCellFindings(file.name);
  try {
    const page = decodePage(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength));
    const checkTime = startTimer(limits);
    sink.startSheet({ name: SHEET, visibility: "visible" });
    const builder = createRowBuilder(sink, limits);
    let tokens = 0;
    for (const token of htmlTokens(page)) {
      if (token.kind === "text") builder.text(token.text);
      else if (token.kind === "open") builder.open(token.name, token.attributes);
      else builder.close(token.name);
      if (++tokens % TOKENS_IN_TURN === 0) {
        checkTime();
        await nextTurn();
      }
    }
    builder.end();
    sink.endSheet({ hiddenColumns: new Set(), merges: builder.merges() });
    if (builder.tables() === 0) throw damaged("The file is a web page without a table.");
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    findings.add(error.finding);
  }
  return { format: "html", findings: findings.all() };
}

const SHEET = "Sheet1";
const TOKENS_IN_TURN = 10_000;
const MOST_COLUMNS = 16_384;
/** The limits of browsers. */
const MOST_SPANNED_COLUMNS = 1_000;
const MOST_SPANNED_ROWS = 65_534;
const MOST_NESTED = 50;

/** Decodes a page. A byte order mark counts first, then the encoding that the page declares, then a guess. */
function decodePage(bytes: Buffer): string {
  const guessed = guessEncoding(bytes) ?? "windows-1252";
  const marked = bytes[0] === 0xef || bytes[0] === 0xff || bytes[0] === 0xfe;
  const declared = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{1,40})/i.exec(bytes.toString("latin1", 0, 4096))?.[1];
  if (declared !== undefined && !marked && !guessed.startsWith("utf-16") && !/^(?:utf-?16|unicode)/i.test(declared)) {
    try {
      return new TextDecoder(declared).decode(bytes);
    } catch {
      // An unknown name.
    }
  }
  return new TextDecoder(guessed).decode(bytes);
}

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

function createRowBuilder(sink: RowSink, limits: ReadingLimits) {
  const row = createRow();
  const open: Table[] = [];
  const merged = collectMergedRanges(SHEET, limits);
  let tableTotal = 0;
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
    if (open.length >= MOST_NESTED) throw damaged(`The page nests tables over ${MOST_NESTED} deep.`);
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
    while (open.length > 0) closeTable();
    endRow();
  }

  return { text, open: openTag, close: closeTag, end, tables: () => tableTotal, merges: () => merged.all() };
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
