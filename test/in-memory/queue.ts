import { parseJson, type Json } from "../../shared/records/storage/json.ts";
import type { Enqueue } from "../../shared/records/storage/queue.ts";

export interface InMemoryQueue {
  readonly send: Enqueue;
  /** Takes the oldest message, or `undefined` where none waits. */
  take(): Json | undefined;
  readonly waiting: readonly Json[];
}

/** A queue that delivers each message once and in order: whoever wants it worse shuffles what `take` gives. */
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
