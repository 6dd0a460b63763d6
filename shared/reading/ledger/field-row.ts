import type { Row } from "../row.ts";

/**
 * A row of a delimited text file as it lies in a piece of the file: field `n` (from 1, as columns count) goes from
 * `from[n]` to before `to[n]`. Its quotes have nothing to undo: other rows are given as texts. The same object is filled
 * for each row.
 */
export interface FieldRow {
  row: number;
  text: string;
  /** The highest column. */
  count: number;
  from: Int32Array;
  to: Int32Array;
}

/** Takes the rows of a delimited file. */
export interface FieldSink {
  fields(row: FieldRow): void;
  row(row: Row): void;
}
