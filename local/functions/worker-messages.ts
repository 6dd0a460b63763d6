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

/** From the main thread: begin nothing more. Answered by HELD once everything that had begun has ended. */
export const HOLD = "hold";
/** To the main thread: nothing runs. */
export const HELD = "held";

/** From the main thread: go on, with the clock so far ahead of the machine's, and run at once what runs by the clock. */
export const goOnSchema = z.object({ clockOffsetMs: z.number().int() });

export type GoOn = z.infer<typeof goOnSchema>;
