import type { Row } from "../../cells/row.ts";
import { amountOfCell, dateOfCell, isPenceReading, textOfCell } from "../../table/values/cell-value.ts";

/** A row that is kept until the columns are known. */
export interface SampledRow {
  readonly row: Row;
  readonly cells: readonly SampledCell[];
}

export interface SampledCell {
  readonly column: number;
  readonly text: string;
  readonly isDate: boolean;
  readonly isAmount: boolean;
}

/** Copies a row, since its reader fills the same object with the next row. */
export function sampledRow(source: Row): SampledRow {
  const { count } = source;
  const row: Row = {
    row: source.row,
    hidden: source.hidden,
    count,
    columns: source.columns.slice(0, count),
    types: source.types.slice(0, count),
    numbers: source.numbers.slice(0, count),
    texts: source.texts.slice(0, count),
    fields: source.fields,
    formats: source.formats.slice(0, count),
  };
  return {
    row,
    cells: row.columns.map((column, at) => ({
      column,
      text: textOfCell(row, at).trim(),
      isDate: row.types[at] === "date" || (row.types[at] === "text" && dateOfCell(row, at) !== undefined),
      isAmount: isPenceReading(amountOfCell(row, at)),
    })),
  };
}
