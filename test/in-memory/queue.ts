import { parseJson, type Json } from "../../shared/records/storage/json.ts";
import type { Enqueue } from "../../shared/records/storage/queue.ts";

export interface InMemoryQueue {
  readonly send: Enqueue;
  /** Removes and returns the oldest message; `undefined` if there is none. */
  take(): Json | undefined;
  readonly waiting: readonly Json[];
  /** What the queue keeps back. */
  readonly delayed: readonly Json[];
  /** Delivers what it keeps back, or those of the messages whose time is over. */
  readonly release: (isOver?: (message: Json) => boolean) => void;
}

/** A queue in memory that delivers each message once and in order. */
export function inMemoryQueue(): InMemoryQueue {
  const waiting: Json[] = [];
  const delayed: Json[] = [];
  return {
    send: (messages, options) => {
      const into = options === undefined ? waiting : delayed;
      into.push(...messages.map((message) => parseJson(JSON.stringify(message))));
      return Promise.resolve();
    },
    take: () => waiting.shift(),
    waiting,
    delayed,
    release: (isOver = () => true) => {
      for (const message of delayed.splice(0)) (isOver(message) ? waiting : delayed).push(message);
    },
  };
}
