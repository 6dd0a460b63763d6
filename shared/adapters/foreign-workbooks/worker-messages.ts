import type { Finding } from "../../domain/statement/finding.ts";
import type { ForeignFormat } from "../../reading/cells/cell-reader.ts";
import type { MergedRange } from "../../reading/cells/merged-ranges.ts";
import type { ReadingLimits } from "../../reading/cells/reading-limits.ts";
import type { CellType, SheetInfo } from "../../reading/cells/row.ts";

/** The worker's task: `read` a file into rows, or `open` an encrypted file into its bytes. */
export interface WorkerTask {
  readonly task: "read" | "open";
  readonly format: ForeignFormat;
  readonly bytes: Uint8Array;
  readonly passwords: readonly string[];
  readonly limits: ReadingLimits;
}

/** The cell types; messages give them by their index here. */
export const cellTypes = [
  "text",
  "number",
  "date",
  "duration",
  "boolean",
  "error",
  "formula",
] as const satisfies readonly CellType[];

/** Packed rows: their cells one after another; `counts` has the number of cells of each row. */
export interface RowBatch {
  readonly kind: "rows";
  readonly rows: Int32Array<ArrayBuffer>;
  readonly hidden: Uint8Array<ArrayBuffer>;
  readonly counts: Int32Array<ArrayBuffer>;
  readonly columns: Int32Array<ArrayBuffer>;
  readonly types: Uint8Array<ArrayBuffer>;
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly texts: readonly string[];
  /** For each cell the place of its format code among all codes so far, from 1; 0 if it has none. */
  readonly formats: Int32Array<ArrayBuffer>;
  /** The format codes that this batch is the first to use. */
  readonly newFormats: readonly string[];
}

/** The worker's messages, in this order: sheets with their rows, then findings, then `done`. */
export type WorkerMessage =
  | ({ readonly kind: "sheet" } & SheetInfo)
  | RowBatch
  | {
      readonly kind: "sheet-end";
      readonly hiddenColumns: readonly number[];
      readonly merges: readonly MergedRange[];
    }
  | { readonly kind: "finding"; readonly finding: Finding }
  | { readonly kind: "opened"; readonly bytes: Uint8Array }
  | { readonly kind: "done" };

/** Whether a worker's data are a task. They come from this folder, so a look at the main fields will do. */
export function isWorkerTask(data: unknown): data is WorkerTask {
  return typeof data === "object" && data !== null && "task" in data && "bytes" in data && "limits" in data;
}
