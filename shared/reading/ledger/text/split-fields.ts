import { overLimit } from "../../cells/unreadable-file.ts";
import { createFieldRow, setField, setSource, type FieldRow } from "./field-row.ts";
import { codedText, type CodedText } from "./coded-text.ts";

/** How the text ended. A quote that never closes swallows the rest of the file. */
export interface SplitEnd {
  /** The row of that quote. */
  readonly openQuoteRow: number | undefined;
}

export interface FieldSplitter {
  /** Takes the next piece. Each piece except the last must end with a line end. */
  feed(piece: CodedText): void;
  end(): SplitEnd;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
/** A longer row means that a quote was opened and never closed. */
const LONGEST_ROW = 1 << 20;
const MOST_COLUMNS = 16_384;

/**
 * Splits delimited text into rows of fields. Fields may be quoted, with quotes inside doubled and line ends inside kept.
 * Rows are numbered as in Excel.
 *
 * @param delimiter one ASCII character.
 */
export function fieldSplitter(delimiter: string, onRow: (row: FieldRow) => void): FieldSplitter {
  const delimiterCode = delimiter.charCodeAt(0);
  /** Most codes of a field are above both codes that end it, so one comparison rules those out. */
  const highestEnd = Math.max(delimiterCode, LINE_FEED);
  const fields = createFieldRow();
  const unquotedFields = createFieldRow();
  /** The start of a row whose quote was still open at the end of the last piece. */
  let rest = "";
  let broken = false;

  /** Takes the row that begins at `begin`. Returns where the next row begins, or -1 if a quote stays open. */
  const takeRow = (codes: Uint8Array, begin: number): number => {
    const { length } = codes;
    let { from: starts, to: ends } = fields;
    let at = begin;
    let column = 1;
    let isPlain = true;
    for (;;) {
      let from = at;
      let code = at < length ? (codes[at] ?? 0) : LINE_FEED;
      let closed = -1;
      if (code === QUOTE) {
        from = at + 1;
        closed = closingQuote(codes, from);
        if (closed < 0) return -1;
        at = closed + 1;
      }
      for (; at < length; at += 1) {
        code = codes[at] ?? 0;
        if (code <= highestEnd && (code === delimiterCode || code === LINE_FEED)) break;
      }
      const isLast = at >= length || code === LINE_FEED;
      let to = isLast ? textEnd(codes, at) : at;
      if (closed >= 0) {
        if (to > closed + 1 || hasSpecial(codes, from, closed)) isPlain = false;
        else to = closed;
      }
      if (column >= starts.length || column > MOST_COLUMNS) {
        if (column > MOST_COLUMNS) throw overLimit(`Row ${fields.row + 1} has over ${MOST_COLUMNS} cells.`);
        setField(fields, column, from, to);
        starts = fields.from;
        ends = fields.to;
      }
      starts[column] = from;
      ends[column] = to;
      if (isLast) break;
      at += 1;
      column += 1;
    }
    fields.row += 1;
    fields.count = column;
    if (isPlain) onRow(fields);
    else passUnquoted();
    return at + 1;
  };

  /** Passes on the row with its quotes removed, in a text of its own. */
  const passUnquoted = (): void => {
    const { source: piece, codes } = fields;
    let text = "";
    for (let column = 1; column <= fields.count; column += 1) {
      const from = text.length;
      text += unquoted(piece.text, codes, fields.from[column] ?? 0, fields.to[column] ?? 0);
      setField(unquotedFields, column, from, text.length);
    }
    unquotedFields.row = fields.row;
    unquotedFields.count = fields.count;
    setSource(unquotedFields, codedText(text));
    onRow(unquotedFields);
  };

  return {
    feed: (fed) => {
      if (broken) return;
      const piece = rest === "" ? fed : codedText(rest + fed.text);
      rest = "";
      setSource(fields, piece);
      const { codes } = piece;
      for (let at = 0; at < codes.length;) {
        const next = takeRow(codes, at);
        if (next < 0) {
          rest = piece.text.slice(at);
          broken = rest.length > LONGEST_ROW;
          return;
        }
        at = next;
      }
    },
    end: () => ({ openQuoteRow: rest === "" ? undefined : fields.row + 1 }),
  };
}

/** The text of a field without its quotes. Text after the closing quote is kept. */
function unquoted(text: string, codes: Uint8Array, from: number, to: number): string {
  if (from === 0 || codes[from - 1] !== QUOTE) return text.slice(from, to);
  const closed = closingQuote(codes, from);
  const inside = text.slice(from, Math.min(closed, to)).replaceAll('""', '"');
  return closed < 0 || closed >= to ? inside : inside + text.slice(closed + 1, to).trimEnd();
}

/** Where the quote that is open at `from` closes: at a quote that is not doubled; -1 if it does not. */
function closingQuote(codes: Uint8Array, from: number): number {
  for (let at = from; at < codes.length; at += 1) {
    if (codes[at] !== QUOTE) continue;
    if (at + 1 === codes.length || codes[at + 1] !== QUOTE) return at;
    at += 1;
  }
  return -1;
}

/** The end of a row's text: before the carriage return, if its line end has one. */
function textEnd(codes: Uint8Array, at: number): number {
  return at > 0 && codes[at - 1] === CARRIAGE_RETURN ? at - 1 : at;
}

/** Whether a quoted field has doubled quotes or line ends. */
function hasSpecial(codes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const code = codes[at] ?? 0;
    if (code === QUOTE || code < SPACE) return true;
  }
  return false;
}
