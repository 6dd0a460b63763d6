import { overLimit } from "../unreadable-file.ts";
import { fieldRow, setField, type FieldRow } from "./field-row.ts";
import { textPiece, type TextPiece } from "./text-feeder.ts";

/** What was found wrong with the text as such: a quotation that never closes takes in the rest of the file. */
export interface DelimitedEnd {
  readonly openQuoteRow: number | undefined;
}

export interface DelimitedFields {
  /** Takes the next piece; each ends with a line, but for the last. */
  feed(piece: TextPiece): void;
  end(): DelimitedEnd;
}

const QUOTE = 34;
const CARRIAGE_RETURN = 13;
/** A row of more than this is none: a quote was opened and not closed. */
const LONGEST_ROW = 1 << 20;
const MOST_COLUMNS = 16_384;

/**
 * Tells a delimited text into rows: quotes where they are needed, doubled within, line ends within quotes. Rows count as
 * Excel counts them.
 */
export function delimitedFields(delimiter: string, onRow: (row: FieldRow) => void): DelimitedFields {
  const fields = fieldRow();
  const undoneFields = fieldRow();
  /** The beginning of a row whose quotes were still open at the end of a piece. */
  let rest = "";
  let broken = false;

  const put = (column: number, from: number, to: number): void => {
    if (column > MOST_COLUMNS) throw overLimit(`Row ${fields.row + 1} has over ${MOST_COLUMNS} cells.`);
    setField(fields, column, from, to);
  };

  /** A row without quotes. */
  const plainRow = (piece: string, from: number, to: number): void => {
    let start = from;
    let column = 1;
    for (;;) {
      const next = piece.indexOf(delimiter, start);
      if (next < 0 || next >= to) break;
      put(column, start, next);
      start = next + 1;
      column += 1;
    }
    put(column, start, to);
    fields.row += 1;
    fields.count = column;
    onRow(fields);
  };

  /** A row with quotes, whose first line ends at `line`; gives where the next row begins, or -1 within quotes. */
  const quotedRow = (piece: string, from: number, line: number): number => {
    let lineEnds = line;
    let at = from;
    let column = 1;
    let isPlain = true;
    for (;;) {
      let start = at;
      let end: number;
      if (piece.charCodeAt(at) === QUOTE) {
        start = at + 1;
        end = closingQuote(piece, start);
        if (end < 0) return -1;
        if (end > lineEnds) lineEnds = lineEnd(piece, end);
        at = fieldEnd(piece, end + 1, delimiter, lineEnds);
        const behind = textEnd(piece, at);
        if (behind > end + 1 || hasSpecial(piece, start, end)) {
          isPlain = false;
          end = behind;
        }
      } else {
        at = fieldEnd(piece, at, delimiter, lineEnds);
        end = textEnd(piece, at);
      }
      put(column, start, end);
      if (at >= lineEnds) break;
      at += 1;
      column += 1;
    }
    fields.row += 1;
    fields.count = column;
    if (isPlain) onRow(fields);
    else giveUndone(piece);
    return at + 1;
  };

  /** Quotes within quotes are undone in a text of the row's own. */
  const giveUndone = (piece: string): void => {
    let text = "";
    for (let column = 1; column <= fields.count; column += 1) {
      const from = text.length;
      text += undone(piece, fields.from[column] ?? 0, fields.to[column] ?? 0);
      setField(undoneFields, column, from, text.length);
    }
    undoneFields.row = fields.row;
    undoneFields.count = fields.count;
    const { codes } = textPiece(text);
    undoneFields.text = text;
    undoneFields.codes = codes;
    onRow(undoneFields);
  };

  return {
    feed: (fed) => {
      if (broken) return;
      const { text: piece, codes } = rest === "" ? fed : textPiece(rest + fed.text);
      rest = "";
      fields.text = piece;
      fields.codes = codes;
      let at = 0;
      let quote = piece.indexOf('"');
      while (at < piece.length) {
        const line = lineEnd(piece, at);
        if (quote >= 0 && quote < at) quote = piece.indexOf('"', at);
        if (quote < 0 || quote > line) {
          plainRow(piece, at, textEnd(piece, line));
          at = line + 1;
          continue;
        }
        const next = quotedRow(piece, at, line);
        if (next < 0) {
          rest = piece.slice(at);
          broken = rest.length > LONGEST_ROW;
          return;
        }
        at = next;
      }
    },
    end: () => ({ openQuoteRow: rest === "" ? undefined : fields.row + 1 }),
  };
}

/** What a field with quotes to undo says: what is behind its closing quote is kept. */
function undone(piece: string, from: number, to: number): string {
  if (from === 0 || piece.charCodeAt(from - 1) !== QUOTE) return piece.slice(from, to);
  const closed = closingQuote(piece, from);
  const inside = piece.slice(from, Math.min(closed, to)).replaceAll('""', '"');
  return closed < 0 || closed >= to ? inside : inside + piece.slice(closed + 1, to).trimEnd();
}

function closingQuote(piece: string, from: number): number {
  let at = piece.indexOf('"', from);
  while (at >= 0 && piece.charCodeAt(at + 1) === QUOTE) at = piece.indexOf('"', at + 2);
  return at;
}

/** Where the next delimiter is, or the end of the line. */
function fieldEnd(piece: string, from: number, delimiter: string, line: number): number {
  const next = piece.indexOf(delimiter, from);
  return next >= 0 && next < line ? next : line;
}

/** Where the line feed of this line is, or the end of the piece. */
function lineEnd(piece: string, from: number): number {
  const end = piece.indexOf("\n", from);
  return end < 0 ? piece.length : end;
}

/** Before the carriage return of a line end, if there is one. */
function textEnd(piece: string, at: number): number {
  const ends = at >= piece.length || piece.charCodeAt(at) === 10;
  return ends && at > 0 && piece.charCodeAt(at - 1) === CARRIAGE_RETURN ? at - 1 : at;
}

/** Doubled quotes and line ends. */
function hasSpecial(piece: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const code = piece.charCodeAt(at);
    if (code === QUOTE || code < 32) return true;
  }
  return false;
}
