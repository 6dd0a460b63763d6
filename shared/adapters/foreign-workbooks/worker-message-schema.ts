import * as z from "zod";

import { findingSchema } from "../../domain/statement/finding.ts";
import type { WorkerMessage } from "./worker-messages.ts";

const place = z.int().positive();

const merges = z.array(z.object({ row: place, column: place, rows: place, columns: place }));

/**
 * Checks the messages of the worker, which a hostile file may have taken over. Apart from `worker-messages.ts`, so that the
 * worker starts without loading zod.
 */
export const workerMessageSchema: z.ZodType<WorkerMessage> = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("sheet"),
    name: z.string(),
    visibility: z.enum(["visible", "hidden", "very-hidden"]),
    merges: merges.optional(),
  }),
  z.object({
    kind: z.literal("rows"),
    rows: z.instanceof(Int32Array),
    hidden: z.instanceof(Uint8Array),
    counts: z.instanceof(Int32Array),
    columns: z.instanceof(Int32Array),
    types: z.instanceof(Uint8Array),
    numbers: z.instanceof(Float64Array),
    texts: z.array(z.string()),
    formats: z.instanceof(Int32Array),
    newFormats: z.array(z.string()),
  }),
  z.object({
    kind: z.literal("sheet-end"),
    hiddenColumns: z.array(z.number()),
    merges,
  }),
  z.object({ kind: z.literal("finding"), finding: findingSchema }),
  z.object({ kind: z.literal("opened"), bytes: z.instanceof(Uint8Array) }),
  z.object({ kind: z.literal("done") }),
]);
