import { parseJson, type Json } from "../../shared/records/storage/json.ts";
import type { Enqueue } from "../../shared/records/storage/queue.ts";

export interface InMemoryQueue {
  readonly send: Enqueue;
  /** Removes and returns the oldest message; `undefined` if there is none. */
  take(): Json | undefined;
  readonly waiting: readonly Json[];
}

/** A queue in memory that delivers each message once and in order. */
export function inMemoryQueue(): InMemoryQueue {
  const waiting: Json[] = [];
  return {
    send: (messages) => {
      waiting.push(...messages.map((message) => parseJson(JSON.stringify(message))));
      return Promise.resolve();
    },
    take: () => waiting.shift(),
    waiting,
  };
}
