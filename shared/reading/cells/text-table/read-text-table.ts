import { setImmediate as nextTurn } from "node:timers/promises";
import { columnLetters } from "../column-letters.ts";
import { collectCellFindings } from "../cell-findings.ts";
import type { CellsRead, FileToRead } from "../read-cells.ts";
import { type ReadingLimits, startTimer } from "../reading-limits.ts";
import { type RowSink, createRow, growRow } from "../row.ts";
import { overLimit, UnreadableFile } from "../unreadable-file.ts";
import { guessDelimiter } from "./guess-delimiter.ts";
import { guessEncoding, type TextEncoding, withoutZeros } from "./guess-encoding.ts";

/**
 * Reads comma, semicolon, tab or bar separated text in UTF-8, UTF-16 or Windows-1252: guess the encoding, find the delimiter,
 * scan row by row. Every cell is text; later steps decide what it means. Rows are numbered as in Excel: a line end inside
 * quotes starts no row.
 */
export async function readTextTable(file: FileToRead, sink: RowSink, limits: ReadingLimits): Promise<CellsRead> {
  const findings = collectCellFindings(file.name);
  let format = "csv";
  try {
    const source = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
    const text = toAsciiCompatible(source, guessEncoding(source) ?? "windows-1252");
    const { delimiter, start } = findDelimiter(text);
    if (delimiter === "\t") format = "tsv";
    sink.startSheet({ name: sheetNameOf(file.name), visibility: "visible" });
    const scanner = createTextScanner(text, delimiter, sink, limits, (finding) => {
      findings.add(finding);
    });
    const checkTime = startTimer(limits);
    let position = start;
    while (position < text.bytes.length) {
      position = scanner(position, Math.min(position + PIECE_BYTES, text.bytes.length));
      checkTime();
      // Lets other work run while a large file is read.
      if (position < text.bytes.length) await nextTurn();
    }
    sink.endSheet({ hiddenColumns: new Set(), merges: [] });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    findings.add(error.finding);
  }
  return { format, findings: findings.all() };
}

const PIECE_BYTES = 4 * 1024 * 1024;
/** An Excel cell has at most 32,767 characters, so longer text between two quotes was not quoted. */
const LONGEST_QUOTED = 100_000;
const MOST_LINES_IN_CELL = 50;
/** V8 copies substrings up to this length; longer ones would keep the whole piece of the file in memory. */
const SHORT = 12;
const WINDOW_BYTES = 64 * 1024;
const MOST_COLUMNS = 16_384;

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const QUOTE = 34;

/** Text whose delimiters, quotes and line ends are single bytes. */
interface AsciiCompatible {
  readonly bytes: Buffer;
  readonly encoding: "utf-8" | "windows-1252";
}

function toAsciiCompatible(bytes: Buffer, encoding: TextEncoding): AsciiCompatible {
  switch (encoding) {
    case "utf-8": {
      const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
      return { bytes: withoutEndMark(withoutZeros(marked ? bytes.subarray(3) : bytes)), encoding };
    }
    case "windows-1252":
      return { bytes: withoutEndMark(withoutZeros(bytes)), encoding };
    case "utf-16le":
    case "utf-16be": {
      const decoder = new TextDecoder(encoding);
      const pieces: Buffer[] = [];
      for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
        pieces.push(Buffer.from(decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true }), "utf8"));
      }
      pieces.push(Buffer.from(decoder.decode(), "utf8"));
      return { bytes: withoutEndMark(Buffer.concat(pieces)), encoding: "utf-8" };
    }
  }
}

/** Old programs end a text file with byte 26. */
function withoutEndMark(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 26) end--;
  return bytes.subarray(0, end);
}

/** Finds the delimiter. A first line `sep=;` declares it, and is not a row to Excel. */
function findDelimiter({ bytes }: AsciiCompatible): { delimiter: string; start: number } {
  const sample = bytes.toString("latin1", 0, 65_536);
  const declared = /^"?sep=([,;|\t])"?(?:\r\n|\n|\r)/i.exec(sample);
  if (declared?.[1] !== undefined) return { delimiter: declared[1], start: declared[0].length };
  return { delimiter: guessDelimiter(sample), start: 0 };
}

function sheetNameOf(file: string): string {
  const base = file.split(/[/\\]/).at(-1) ?? file;
  return base.replace(/\.[A-Za-z0-9]{1,5}$/, "") || "Sheet1";
}

/** Returns a function that scans whole rows from `from` until it passes `until`, and returns where it stopped. */
function createTextScanner(
  { bytes, encoding }: AsciiCompatible,
  delimiter: string,
  sink: RowSink,
  limits: ReadingLimits,
  addFinding: (finding: UnreadableFile["finding"]) => void,
): (from: number, until: number) => number {
  const row = createRow();
  const length = bytes.length;
  const separator = delimiter.charCodeAt(0);
  // Classes of bytes: 0 continues a cell, 1 too but is not ASCII, 2 ends it.
  const classes = new Uint8Array(256);
  classes.fill(1, 128);
  classes[separator] = 2;
  classes[LINE_FEED] = 2;
  classes[CARRIAGE_RETURN] = 2;
  const decoder = encoding === "windows-1252" ? new TextDecoder("windows-1252") : undefined;
  let window = "";
  let windowStart = 0;
  let cells = 0;

  function textAt(from: number, to: number, ascii: boolean): string {
    if (!ascii)
      return decoder === undefined ? bytes.toString("utf8", from, to) : decoder.decode(bytes.subarray(from, to));
    if (to - from > SHORT) return bytes.toString("latin1", from, to);
    if (to > windowStart + window.length || from < windowStart) {
      windowStart = from;
      window = bytes.toString("latin1", from, from + WINDOW_BYTES);
    }
    return window.substring(from - windowStart, to - windowStart);
  }

  function keep(column: number, text: string): void {
    if (text === "") return;
    if (column > MOST_COLUMNS) {
      throw overLimit(`Row ${row.row} has over ${MOST_COLUMNS} cells.`, { row: row.row });
    }
    const place = row.count++;
    if (place >= row.columns.length) growRow(row, row.columns.length * 2);
    row.columns[place] = column;
    row.types[place] = "text";
    row.numbers[place] = 0;
    row.texts[place] = text;
  }

  /** Reads a cell that begins with a quote. Returns where it ends, or -1 if the quote is just a character. */
  function quotedCell(from: number, column: number): number {
    let at = from + 1;
    let lines = 0;
    let doubled = false;
    let ascii = true;
    const last = Math.min(length, from + LONGEST_QUOTED);
    for (; at < last; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === QUOTE) {
        if (bytes[at + 1] !== QUOTE) break;
        doubled = true;
        at++;
      } else if (byte === LINE_FEED) lines++;
      else if (byte >= 128) ascii = false;
    }
    if (at >= last) {
      warn(column, "opens a quote that never closes; it was read as a character");
      return -1;
    }
    let end = at + 1;
    const close = at;
    while (end < length && classes[bytes[end] ?? 0] !== 2) {
      if ((bytes[end] ?? 0) >= 128) ascii = false;
      end++;
    }
    if (end > close + 1) {
      if (lines > 0) {
        warn(
          column,
          "opens a quote that closes only some rows below, in the middle of a cell; it was read as a character",
        );
        return -1;
      }
      if (textAt(close + 1, end, ascii).trim() !== "")
        warn(column, "goes on after its closing quote; both parts were read");
    }
    if (lines > MOST_LINES_IN_CELL)
      warn(column, `holds ${lines} lines: a quote may be missing, and rows may have been taken for text`);
    const quoted = textAt(from + 1, close, ascii);
    keep(
      column,
      (doubled ? quoted.replaceAll('""', '"') : quoted) + (end > close + 1 ? textAt(close + 1, end, ascii) : ""),
    );
    return end;
  }

  function warn(column: number, what: string): void {
    const letters = columnLetters(column);
    addFinding({
      code: "quote-out-of-place",
      severity: "warning",
      row: row.row,
      column: letters,
      what: `The cell ${letters}${row.row} ${what}.`,
      todo: "Please check that row, or send the list as an Excel workbook.",
    });
  }

  return (from, until) => {
    let at = from;
    while (at < until) {
      row.row++;
      row.count = 0;
      if (row.row > limits.rows) throw overLimit(`The file has over ${limits.rows} rows.`);
      let column = 1;
      for (;;) {
        let end = -1;
        if (bytes[at] === QUOTE) end = quotedCell(at, column);
        if (end < 0) {
          end = at;
          let seen = 0;
          let kind = 0;
          while (end < length && (kind = classes[bytes[end] ?? 0] ?? 0) < 2) {
            seen |= kind;
            end++;
          }
          if (end - at > limits.tokenBytes) {
            throw overLimit(`Row ${row.row} holds a cell of over ${limits.tokenBytes} characters.`, { row: row.row });
          }
          if (end > at) keep(column, textAt(at, end, seen === 0));
        }
        at = end;
        if (at >= length || bytes[at] !== separator) break;
        at++;
        column++;
      }
      // CR LF, LF or CR alone.
      if (bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED) at += 2;
      else at++;
      cells += column;
      if (cells > limits.cells) throw overLimit(`The file has over ${limits.cells} cells.`);
      row.fields = column;
      if (row.count > 0) sink.row(row);
    }
    return at;
  };
}
