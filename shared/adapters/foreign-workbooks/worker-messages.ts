import type { Finding } from "../../domain/statement/finding.ts";
import type { ForeignFormat } from "../../reading/cells/cell-reader.ts";
import type { ReadingLimits } from "../../reading/cells/reading-limits.ts";
import type { CellType, SheetInfo } from "../../reading/cells/row.ts";

/** What the worker is to do: `read` a foreign format into rows, or `open` an encrypted file into its bytes. */
export interface WorkerTask {
  readonly task: "read" | "open";
  readonly format: ForeignFormat;
  readonly bytes: Uint8Array;
  readonly passwords: readonly string[];
  readonly limits: ReadingLimits;
}

/** The cell types by the number under which they cross to the worker's owner. */
export const cellTypes = [
  "text",
  "number",
  "date",
  "duration",
  "boolean",
  "error",
  "formula",
] as const satisfies readonly CellType[];

/** Rows, packed: cells one after another, `counts` says how many belong to each row. */
export interface RowBatch {
  readonly kind: "rows";
  readonly rows: Int32Array<ArrayBuffer>;
  readonly hidden: Uint8Array<ArrayBuffer>;
  readonly counts: Int32Array<ArrayBuffer>;
  readonly columns: Int32Array<ArrayBuffer>;
  readonly types: Uint8Array<ArrayBuffer>;
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly texts: readonly string[];
}

/** What the worker says, in this order: sheets with their rows, then findings and how it ended. */
export type WorkerMessage =
  | ({ readonly kind: "sheet" } & SheetInfo)
  | RowBatch
  | { readonly kind: "sheet-end"; readonly hiddenColumns: readonly number[] }
  | { readonly kind: "finding"; readonly finding: Finding }
  | { readonly kind: "opened"; readonly bytes: Uint8Array }
  | { readonly kind: "done" };

/** Whether what a worker was given is a task: it comes from this very folder, and so its kind is all that is asked. */
export function isWorkerTask(data: unknown): data is WorkerTask {
  return typeof data === "object" && data !== null && "task" in data && "bytes" in data && "limits" in data;
}
