import type { CellType } from "../../reading/cells/row.ts";
import { cellTypes, type RowBatch } from "./worker-messages.ts";

/** Packs rows into batches: threads exchange those many times faster than single rows. */
export function createRowBatcher(send: (batch: RowBatch, transfer: ArrayBuffer[]) => void) {
  let rows: number[] = [];
  let hidden: number[] = [];
  let counts: number[] = [];
  let columns: number[] = [];
  let types: number[] = [];
  let numbers: number[] = [];
  let texts: string[] = [];
  let formats: number[] = [];
  let newFormats: string[] = [];
  const formatPlaces = new Map<string, number>();
  let rowNumber = 0;
  let rowHidden = false;
  let rowStart = 0;

  function flush(): void {
    if (rows.length === 0) return;
    const batch = {
      kind: "rows" as const,
      rows: Int32Array.from(rows),
      hidden: Uint8Array.from(hidden),
      counts: Int32Array.from(counts),
      columns: Int32Array.from(columns),
      types: Uint8Array.from(types),
      numbers: Float64Array.from(numbers),
      texts,
      formats: Int32Array.from(formats),
      newFormats,
    };
    send(batch, [batch.rows.buffer, batch.columns.buffer, batch.numbers.buffer]);
    rows = [];
    hidden = [];
    counts = [];
    columns = [];
    types = [];
    numbers = [];
    texts = [];
    formats = [];
    newFormats = [];
    rowStart = 0;
  }

  const placeOfFormat = (code: string): number => {
    const known = formatPlaces.get(code);
    if (known !== undefined) return known;
    formatPlaces.set(code, formatPlaces.size + 1);
    newFormats.push(code);
    return formatPlaces.size;
  };

  return {
    startRow(row: number, isHidden: boolean): void {
      rowNumber = row;
      rowHidden = isHidden;
      rowStart = columns.length;
    },
    /** `format` is the format code of a number. */
    cell(column: number, type: CellType, number: number, text: string, format = ""): void {
      columns.push(column);
      types.push(cellTypes.indexOf(type));
      numbers.push(number);
      texts.push(text);
      formats.push(format === "" ? 0 : placeOfFormat(format));
    },
    /** Ends the row; a row without cells is left out. */
    endRow(): void {
      if (columns.length === rowStart) return;
      rows.push(rowNumber);
      hidden.push(rowHidden ? 1 : 0);
      counts.push(columns.length - rowStart);
      if (columns.length >= CELLS_IN_BATCH) flush();
    },
    flush,
  };
}

const CELLS_IN_BATCH = 10_000;
