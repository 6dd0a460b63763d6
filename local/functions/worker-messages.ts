import * as z from "zod";

import { functionNames } from "../local-names.ts";

/** What the starting thread gives the one that runs the functions. */
export const workerSettingsSchema = z.object({
  queues: z.record(z.enum(functionNames), z.object({ url: z.string(), arn: z.string() })),
});

export type WorkerSettings = z.infer<typeof workerSettingsSchema>;

/** To the starting thread: every function is loaded and polls. */
export const READY = "ready";

/** To the starting thread, every so often: nothing keeps this thread busy for good. */
export const ALIVE = "alive";
export const ALIVE_EVERY_MS = 2000;

/** From the starting thread: end the polling once the work at hand is done. */
export const STOP = "stop";
