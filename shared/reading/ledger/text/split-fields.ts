import { overLimit } from "../../cells/unreadable-file.ts";
import { createFieldRow, setField, setSource, type FieldRow } from "./field-row.ts";
import { codedText, type CodedText } from "./coded-text.ts";

/** What was found wrong with the text as such: a quotation that never closes takes in the rest of the file. */
export interface SplitEnd {
  readonly openQuoteRow: number | undefined;
}

export interface FieldSplitter {
  /** Takes the next piece; each ends with a line, but for the last. */
  feed(piece: CodedText): void;
  end(): SplitEnd;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
/** A row of more than this is none: a quote was opened and not closed. */
const LONGEST_ROW = 1 << 20;
const MOST_COLUMNS = 16_384;

/**
 * Tells a delimited text into rows: quotes where they are needed, doubled within, line ends within quotes. Rows count as
 * Excel counts them.
 * @param delimiter one character of ASCII.
 */
export function fieldSplitter(delimiter: string, onRow: (row: FieldRow) => void): FieldSplitter {
  const parter = delimiter.charCodeAt(0);
  /** Most codes of a field are above both that end it: those are told by one comparison. */
  const highestEnd = Math.max(parter, LINE_FEED);
  const fields = createFieldRow();
  const undoneFields = createFieldRow();
  /** The beginning of a row whose quotes were still open at the end of a piece. */
  let rest = "";
  let broken = false;

  /** Takes the row that begins at a place; gives where the next one begins, or -1 where its quotes stay open. */
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
        if (code <= highestEnd && (code === parter || code === LINE_FEED)) break;
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
    else giveUndone();
    return at + 1;
  };

  /** Quotes within quotes are undone in a text of the row's own. */
  const giveUndone = (): void => {
    const { source: piece, codes } = fields;
    let text = "";
    for (let column = 1; column <= fields.count; column += 1) {
      const from = text.length;
      text += undone(piece.text, codes, fields.from[column] ?? 0, fields.to[column] ?? 0);
      setField(undoneFields, column, from, text.length);
    }
    undoneFields.row = fields.row;
    undoneFields.count = fields.count;
    setSource(undoneFields, codedText(text));
    onRow(undoneFields);
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

/** What a field with quotes to undo says: what is behind its closing quote is kept. */
function undone(text: string, codes: Uint8Array, from: number, to: number): string {
  if (from === 0 || codes[from - 1] !== QUOTE) return text.slice(from, to);
  const closed = closingQuote(codes, from);
  const inside = text.slice(from, Math.min(closed, to)).replaceAll('""', '"');
  return closed < 0 || closed >= to ? inside : inside + text.slice(closed + 1, to).trimEnd();
}

/** Where the quotation that is open at a place closes: at a quote that is not doubled. */
function closingQuote(codes: Uint8Array, from: number): number {
  for (let at = from; at < codes.length; at += 1) {
    if (codes[at] !== QUOTE) continue;
    if (at + 1 === codes.length || codes[at + 1] !== QUOTE) return at;
    at += 1;
  }
  return -1;
}

/** Before the carriage return of a line end, if there is one. */
function textEnd(codes: Uint8Array, at: number): number {
  return at > 0 && codes[at - 1] === CARRIAGE_RETURN ? at - 1 : at;
}

/** Doubled quotes and line ends. */
function hasSpecial(codes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const code = codes[at] ?? 0;
    if (code === QUOTE || code < SPACE) return true;
  }
  return false;
}
