import { codedText, type CodedText } from "./coded-text.ts";
import { type Row, addCell, createRow } from "../../cells/row.ts";

/**
 * A row of a delimited text file, by positions in a piece of the file: the field of column `n` (from 1) goes from `from[n]`
 * up to, not including, `to[n]`. The same object is filled for each row.
 */
export interface FieldRow {
  row: number;
  source: CodedText;
  /** The codes of the source. */
  codes: Uint8Array;
  /** The highest column. */
  count: number;
  from: Int32Array;
  to: Int32Array;
}

const FIRST_COLUMNS = 64;

export function createFieldRow(): FieldRow {
  const piece = codedText("");
  return {
    row: 0,
    source: piece,
    codes: piece.codes,
    count: 0,
    from: new Int32Array(FIRST_COLUMNS),
    to: new Int32Array(FIRST_COLUMNS),
  };
}

/** Sets the text that the positions refer to. */
export function setSource(row: FieldRow, piece: CodedText): void {
  row.source = piece;
  row.codes = piece.codes;
}

/** Sets the position of a field, and makes room for it if needed. */
export function setField(row: FieldRow, column: number, from: number, to: number): void {
  if (column >= row.from.length) {
    row.from = doubled(row.from, column);
    row.to = doubled(row.to, column);
  }
  row.from[column] = from;
  row.to[column] = to;
}

function doubled(places: Int32Array, column: number): Int32Array {
  const larger = new Int32Array(Math.max(column + 1, places.length * 2));
  larger.set(places);
  return larger;
}

/** Turns a row of cells into a row of fields, in a text of its own. */
export function fieldsOfRow(row: Row): FieldRow {
  const fields = createFieldRow();
  let whole = "";
  let column = 0;
  for (let at = 0; at < row.count; at += 1) {
    const next = row.columns[at] ?? 0;
    for (column += 1; column < next; column += 1) setField(fields, column, whole.length, whole.length);
    const start = whole.length;
    whole += row.texts[at] ?? "";
    setField(fields, next, start, whole.length);
  }
  fields.row = row.row;
  fields.count = Math.max(column, row.fields);
  for (column += 1; column <= fields.count; column += 1) setField(fields, column, whole.length, whole.length);
  setSource(fields, codedText(whole));
  return fields;
}

const textRow = createRow();

/** Turns a row of fields into a row of text cells: the same object each time. */
export function rowOfFields(fields: FieldRow): Row {
  textRow.row = fields.row;
  textRow.count = 0;
  textRow.fields = fields.count;
  const { text: whole } = fields.source;
  for (let column = 1; column <= fields.count; column += 1) {
    const text = whole.slice(fields.from[column], fields.to[column]);
    if (text !== "") addCell(textRow, column, "text", 0, text);
  }
  return textRow;
}
