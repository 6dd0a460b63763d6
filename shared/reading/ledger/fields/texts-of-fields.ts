import { addCell, createRow } from "../../cells/row-filling.ts";
import type { Row } from "../../cells/row.ts";
import type { FieldRow } from "./field-row.ts";

const row = createRow();

/** A row of fields as a row of texts: the same object each time. */
export function textsOfFields(fields: FieldRow): Row {
  row.row = fields.row;
  row.count = 0;
  const { text: whole } = fields.piece;
  for (let column = 1; column <= fields.count; column += 1) {
    const text = whole.slice(fields.from[column], fields.to[column]);
    if (text !== "") addCell(row, column, "text", 0, text);
  }
  return row;
}
