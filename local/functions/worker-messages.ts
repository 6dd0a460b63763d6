import * as z from "zod";

import { functionNames, scheduledNames } from "../local-names.ts";

/** The settings that the main thread passes to the thread with the functions. */
export const workerSettingsSchema = z.object({
  /** The data directory, on whose disk the functions write. */
  data: z.string(),
  /** The functions that run by the clock. */
  scheduled: z.array(z.enum(scheduledNames)),
  queues: z.record(z.enum(functionNames), z.object({ url: z.string(), arn: z.string() })),
});

export type WorkerSettings = z.infer<typeof workerSettingsSchema>;

/** To the main thread: every function is loaded and polls its queue. */
export const READY = "ready";

/** To the main thread, regularly: this thread is not stuck. */
export const ALIVE = "alive";
export const ALIVE_EVERY_MS = 2000;

/** From the main thread: stop polling once the current work is done. */
export const STOP = "stop";
