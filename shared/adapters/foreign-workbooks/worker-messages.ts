import * as z from "zod";

import { findingSchema } from "../../domain/finding.ts";
import type { CellType } from "../../reading/row.ts";

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

const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** What the worker is to do. */
export const workerTaskSchema = z.object({
  /** `read` a foreign format into rows, or `open` an encrypted file into its bytes. */
  task: z.enum(["read", "open"]),
  format: z.enum(["xls", "xlsb", "xml", "sylk"]).optional(),
  bytes: bytesSchema,
  passwords: z.array(z.string()),
  limits: z.object({
    fileBytes: z.number(),
    zipEntries: z.number(),
    inflatedBytes: z.number(),
    inflationRatio: z.number(),
    ratioFreeBytes: z.number(),
    partBytes: z.number(),
    sheets: z.number(),
    rows: z.number(),
    cells: z.number(),
    stringBytes: z.number(),
    tokenBytes: z.number(),
    milliseconds: z.number(),
    workerMegabytes: z.number(),
  }),
});

export type WorkerTask = z.infer<typeof workerTaskSchema>;

/** Rows, packed: cells one after another, `counts` says how many belong to each row. */
export const rowBatchSchema = z.object({
  kind: z.literal("rows"),
  rows: z.instanceof(Int32Array),
  hidden: z.instanceof(Uint8Array),
  counts: z.instanceof(Int32Array),
  columns: z.instanceof(Int32Array),
  types: z.instanceof(Uint8Array),
  numbers: z.instanceof(Float64Array),
  texts: z.array(z.string()),
});

export type RowBatch = z.infer<typeof rowBatchSchema>;

/** What the worker says, in this order: sheets with their rows, then how it ended. */
export const workerMessageSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("sheet"),
    name: z.string(),
    visibility: z.enum(["visible", "hidden", "very-hidden"]),
  }),
  rowBatchSchema,
  z.object({ kind: z.literal("sheet-end"), hiddenColumns: z.array(z.number()) }),
  z.object({ kind: z.literal("finding"), finding: findingSchema }),
  z.object({ kind: z.literal("opened"), bytes: bytesSchema }),
  z.object({ kind: z.literal("done") }),
]);

export type WorkerMessage = z.infer<typeof workerMessageSchema>;
