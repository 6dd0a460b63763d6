import { columnLetters } from "../column-letters.ts";
import type { CellFindings } from "../cell-findings.ts";
import { collectMergedRanges } from "../merged-ranges.ts";
import type { ReadingLimits } from "../reading-limits.ts";
import { type RowSink, addCell, createRow } from "../row.ts";
import { cutOff, damaged, garbled, overLimit } from "../unreadable-file.ts";
import type { ScanPiece } from "../zip/piece-feed.ts";
import { cellValue, type CellAttributes } from "./cell-value-of-attributes.ts";
import { createXmlTokens } from "../xml/xml-tokens.ts";

/**
 * Scans the content of an OpenDocument spreadsheet. Repeated rows and cells are passed on as often as the file says, within
 * the limits. Content under a merged cell is left out, with a finding.
 */
export function createOpenDocumentScanner(
  limits: ReadingLimits,
  findings: CellFindings,
  sink: RowSink,
  checkTime: () => void,
): ScanPiece {
  const tokens = createXmlTokens(PART, OPEN_DOCUMENT_VOCABULARY);
  const hiddenTableStyles = new Set<string>();
  const row = createRow();
  /** The open containers, down to the row. */
  const open: Container[] = [];
  let skippedDepth = 0;
  let styleName = "";
  let sheet = "";
  let sheets = 0;
  let rowTotal = 0;
  let cellTotal = 0;
  let nextRow = 1;
  let nextColumn = 1;
  let rowRepeated = 1;
  let columnDefined = 1;
  let hiddenColumns = new Set<number>();
  let merged = collectMergedRanges(sheet, limits);
  let closed = false;

  const scan: ScanPiece = (bytes, end, last) => {
    let position = open.length === 0 && bytes[0] === 0xef ? 3 : 0;
    for (;;) {
      const next = tokens.next(bytes, position, end);
      if (next < 0) break;
      const after = takeToken(bytes, next, end);
      if (after < 0) break;
      position = after;
    }
    if (last && !closed) throw cutOff(`The part ${PART} ends before its last table does.`);
    if (last && sheets === 0) throw damaged("The file holds no sheet with cells.");
    return last ? end : position;
  };

  function takeToken(bytes: Buffer, next: number, end: number): number {
    const kind = tokens.kind;
    if (kind === "text" || kind === "verbatim") return next;
    if (skippedDepth > 0) {
      if (kind === "open") skippedDepth++;
      else if (kind === "close") skippedDepth--;
      return next;
    }
    if (kind === "close") {
      leave();
      return next;
    }
    const container = open.at(-1);
    if (container === "row") {
      if (tokens.is("table-cell")) return scanCell(bytes, next, end, false);
      if (tokens.is("covered-table-cell")) return scanCell(bytes, next, end, true);
    }
    enter(container, kind === "open");
    return next;
  }

  /** Handles a tag outside cells: enters containers that may lead to rows and skips all others. */
  function enter(container: Container | undefined, hasContent: boolean): void {
    const inner = containerHere(container);
    if (inner === undefined) {
      if (container === "table" && tokens.is("table-column")) noteColumns();
      else if (
        container === "style" &&
        tokens.is("table-properties") &&
        tokens.prefixedAttribute("display") === "false"
      ) {
        hiddenTableStyles.add(styleName);
      }
      if (hasContent) skippedDepth = 1;
      return;
    }
    if (inner === "style") styleName = tokens.prefixedAttribute("name") ?? "";
    if (inner === "table" && container === "spreadsheet") beginTable();
    if (inner === "row") beginRow();
    if (hasContent) open.push(inner);
    else if (inner === "row") endRow();
    else if (inner === "table" && container === "spreadsheet") endTable();
  }

  function containerHere(container: Container | undefined): Container | undefined {
    switch (container) {
      case undefined:
        if (!tokens.is("document-content") && !tokens.is("document"))
          throw garbled(`The part ${PART} is not the content of a spreadsheet.`);
        return "document";
      case "document":
        if (tokens.is("automatic-styles")) return "styles";
        return tokens.is("body") ? "body" : undefined;
      case "styles":
        return tokens.is("style") ? "style" : undefined;
      case "body":
        return tokens.is("spreadsheet") ? "spreadsheet" : undefined;
      case "spreadsheet":
        return tokens.is("table") ? "table" : undefined;
      case "table":
        // Groups and header rows may be around rows and columns, to any depth.
        if (GROUPS.some((group) => tokens.is(group))) return "table";
        return tokens.is("table-row") ? "row" : undefined;
      case "style":
      case "row":
        return undefined;
    }
  }

  function leave(): void {
    const container = open.pop();
    if (container === undefined) throw garbled(`The part ${PART} closes a tag that it has not opened.`);
    if (container === "row") endRow();
    else if (container === "table" && open.at(-1) === "spreadsheet") endTable();
    else if (container === "document") closed = true;
  }

  function beginTable(): void {
    if (++sheets > limits.sheets) throw overLimit(`The workbook has over ${limits.sheets} sheets.`);
    sheet = tokens.prefixedAttribute("name") ?? `Sheet ${sheets}`;
    nextRow = 1;
    columnDefined = 1;
    hiddenColumns = new Set();
    merged = collectMergedRanges(sheet, limits);
    row.row = 0;
    const hidden = hiddenTableStyles.has(tokens.prefixedAttribute("style-name") ?? "");
    sink.startSheet({ name: sheet, visibility: hidden ? "hidden" : "visible", merges: merged.all() });
  }

  function endTable(): void {
    sink.endSheet({ hiddenColumns, merges: merged.all() });
  }

  function noteColumns(): void {
    const repeated = timesRepeated("number-columns-repeated", MOST_COLUMNS);
    if (isHidden()) {
      const last = Math.min(columnDefined + repeated - 1, MOST_COLUMNS);
      for (let column = columnDefined; column <= last; column++) hiddenColumns.add(column);
    }
    columnDefined += repeated;
  }

  function beginRow(): void {
    row.row = nextRow;
    row.count = 0;
    row.hidden = isHidden();
    rowRepeated = timesRepeated("number-rows-repeated", Number.MAX_SAFE_INTEGER);
    nextColumn = 1;
  }

  function endRow(): void {
    nextRow += rowRepeated;
    if (row.count === 0) return;
    if (nextRow - 1 > MOST_ROWS) {
      throw damaged(`The sheet “${sheet}” has rows beyond the last row that a sheet can have.`, { sheet });
    }
    rowTotal += rowRepeated;
    if (rowTotal > limits.rows) throw overLimit(`The workbook has over ${limits.rows} rows.`, { sheet });
    cellTotal += row.count * rowRepeated;
    if (cellTotal > limits.cells) throw overLimit(`The workbook has over ${limits.cells} cells.`, { sheet });
    for (let number = nextRow - rowRepeated; number < nextRow; number++) {
      row.row = number;
      sink.row(row);
      if (number % 1000 === 0) checkTime();
    }
  }

  function isHidden(): boolean {
    const visibility = tokens.prefixedAttribute("visibility");
    return visibility === "collapse" || visibility === "filter";
  }

  /** How often something is repeated, or how many rows or columns a cell covers: once if nothing is said. */
  function timesRepeated(name: string, most: number): number {
    const times = tokens.prefixedAttribute(name);
    if (times === undefined) return 1;
    return /^[1-9][0-9]{0,14}$/.test(times) ? Math.min(Number(times), most) : 1;
  }

  function scanCell(bytes: Buffer, next: number, end: number, covered: boolean): number {
    const isEmpty = tokens.kind === "empty";
    const cell: CellAttributes = {
      type: tokens.prefixedAttribute("value-type"),
      isError: tokens.foreignAttribute("value-type") === "error",
      value: tokens.prefixedAttribute("value"),
      currency: tokens.prefixedAttribute("currency"),
      date: tokens.prefixedAttribute("date-value"),
      time: tokens.prefixedAttribute("time-value"),
      truth: tokens.prefixedAttribute("boolean-value"),
      string: tokens.prefixedAttribute("string-value"),
      hasFormula: tokens.prefixedAttribute("formula") !== undefined,
    };
    const repeated = timesRepeated("number-columns-repeated", Number.MAX_SAFE_INTEGER);
    const rows = timesRepeated("number-rows-spanned", MOST_ROWS);
    const columns = timesRepeated("number-columns-spanned", MOST_COLUMNS);
    const content = { text: "" };
    const position = isEmpty ? next : scanContent(bytes, next, end, content);
    if (position < 0) return -1;
    const first = nextColumn;
    nextColumn += repeated;
    if (covered) {
      if (content.text !== "" || cell.value !== undefined) addCoveredFinding(first);
      return position;
    }
    if (!hasContent(cell, content.text)) return position;
    if (nextColumn - 1 > MOST_COLUMNS) {
      throw damaged(`Row ${row.row} of the sheet “${sheet}” has cells beyond the last column that a sheet can have.`, {
        sheet,
        row: row.row,
      });
    }
    for (let column = first; column < nextColumn; column++) storeCell(column, cell, content.text);
    if (rows > 1 || columns > 1) {
      for (let top = row.row; top < row.row + rowRepeated; top++)
        merged.add({ row: top, column: first, rows, columns });
    }
    return position;
  }

  /** Scans the paragraphs of a cell, without notes and drawings. Returns where the cell ends, or -1. */
  function scanContent(bytes: Buffer, from: number, end: number, content: { text: string }): number {
    let position = from;
    let depth = 0;
    let leftOutDepth = 0;
    let paragraphs = 0;
    let text = "";
    // As in HTML, several blanks become one, and blanks at the start of a paragraph go. Real ones are written as tags.
    let afterBlank = true;
    for (;;) {
      position = tokens.next(bytes, position, end);
      if (position < 0) return -1;
      switch (tokens.kind) {
        case "open":
        case "empty": {
          const enters = tokens.kind === "open";
          if (enters) depth++;
          if (leftOutDepth > 0) break;
          if (depth === (enters ? 1 : 0) && tokens.is("p")) {
            if (paragraphs++ > 0) text += "\n";
            afterBlank = true;
          } else if (tokens.is("s")) {
            const count = Number(tokens.prefixedAttribute("c") ?? 1);
            text += " ".repeat(count >= 1 && count <= LONGEST_BLANK ? count : 1);
          } else if (tokens.is("tab")) text += "\t";
          else if (tokens.is("line-break")) text += "\n";
          else if (enters && !tokens.is("span") && !tokens.is("a") && !isField()) leftOutDepth = depth;
          break;
        }
        case "close":
          if (depth === 0) {
            content.text = text;
            return position;
          }
          if (depth === leftOutDepth) leftOutDepth = 0;
          depth--;
          break;
        case "text":
        case "verbatim":
          if (leftOutDepth > 0 || depth === 0) break;
          for (const character of tokens.text().split(/([ \t\n]+)/)) {
            const isBlank = /^[ \t\n]+$/.test(character);
            if (character === "" || (isBlank && afterBlank)) continue;
            text += isBlank ? " " : character;
            afterBlank = isBlank;
          }
          break;
      }
    }
  }

  /** Whether the tag is a field that contains its text: a date, the name of a sheet, a page number. */
  function isField(): boolean {
    return FIELDS.some((field) => tokens.is(field));
  }

  function storeCell(column: number, cell: CellAttributes, text: string): void {
    const value = cellValue(cell, text);
    if (value.type === "text" && value.text === "") return;
    if (value.type === "formula") {
      findings.add({
        code: "formula-without-value",
        severity: "warning",
        ...positionOf(column),
        what: `The cell ${columnLetters(column)}${row.row} holds a formula that was never calculated, so its value is not known.`,
        todo: "Please open the file, let it calculate, save it and send it again.",
      });
    } else if (value.doubtful !== undefined) {
      findings.add({
        code: "cell-contradicts-its-type",
        severity: "warning",
        ...positionOf(column),
        what: `The cell ${columnLetters(column)}${row.row} should hold ${value.doubtful} and holds “${value.text.slice(0, 60)}”; it was read as text.`,
        todo: "Please check that cell.",
      });
    }
    addCell(row, column, value.type, value.number, value.text, value.format);
  }

  function addCoveredFinding(column: number): void {
    findings.add({
      code: "value-under-merged-cell",
      severity: "note",
      ...positionOf(column),
      what: `The cell ${columnLetters(column)}${row.row} is hidden under a merged cell; its content was left out.`,
      todo: "Please unmerge the cells if the value matters.",
    });
  }

  function positionOf(column: number) {
    return { sheet, row: row.row, column: columnLetters(column) };
  }

  return scan;
}

type Container = "document" | "styles" | "style" | "body" | "spreadsheet" | "table" | "row";

const PART = "content.xml";
const OPEN_DOCUMENT_VOCABULARY =
  /opendocument:xmlns:(?:office|table|text|style):1\.0$|openoffice\.org\/2000\/(?:office|table|text|style)$/;
const MOST_COLUMNS = 16_384;
const MOST_ROWS = 1_048_576;
const LONGEST_BLANK = 1_000;
const GROUPS = [
  "table-row-group",
  "table-header-rows",
  "table-rows",
  "table-column-group",
  "table-header-columns",
  "table-columns",
];
const FIELDS = ["date", "time", "sheet-name", "file-name", "page-number", "page-count", "title", "ruby", "ruby-base"];

function hasContent(cell: CellAttributes, text: string): boolean {
  return cell.type !== undefined || cell.hasFormula || text !== "";
}
