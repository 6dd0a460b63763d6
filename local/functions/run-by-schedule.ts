import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";

import type { Context, ScheduledEvent, ScheduledHandler } from "aws-lambda";

import { localCredentials } from "../local-names.ts";

export interface Schedule {
  readonly firstAfterSeconds: number;
  /** From the end of one run to the beginning of the next: so a slow run never meets another. */
  readonly everySeconds: number;
  readonly handler: ScheduledHandler;
  readonly context: () => Context;
  /** Resolves when it is to run at once, because the clock has been moved. */
  readonly woken?: () => Promise<unknown>;
  /** Called with what the handler threw; Lambda would log it and try again. */
  readonly onError: (error: unknown) => void;
}

/** Runs a function by the clock, as a rule of EventBridge does. Resolves when `signal` has ended it and its last run is done. */
export async function runBySchedule(schedule: Schedule, signal: AbortSignal): Promise<void> {
  let seconds = schedule.firstAfterSeconds;
  while (await hasPassed(seconds, signal, schedule.woken)) {
    try {
      await schedule.handler(scheduledEvent(), schedule.context(), () => undefined);
    } catch (error) {
      schedule.onError(error);
    }
    seconds = schedule.everySeconds;
  }
}

/** Whether the time has passed, or somebody has ended the wait; `false` as soon as the signal does. */
async function hasPassed(seconds: number, signal: AbortSignal, woken?: () => Promise<unknown>): Promise<boolean> {
  const over = new AbortController();
  const waited = pause(seconds * 1000, true, { signal: AbortSignal.any([signal, over.signal]) }).catch(() => false);
  const result = await Promise.race([waited, ...(woken ? [woken().then(() => !signal.aborted)] : [])]);
  over.abort();
  return result;
}

function scheduledEvent(): ScheduledEvent {
  return {
    version: "0",
    id: randomUUID(),
    account: "000000000000",
    region: localCredentials.region,
    time: new Date().toISOString(),
    source: "aws.events",
    "detail-type": "Scheduled Event",
    detail: {},
    resources: [],
  };
}
