import type { Json } from "./json.ts";

/**
 * Puts messages on one queue. Each is delivered at least once, in any order. Resolves when the queue has accepted all of them; if
 * it throws, it may have accepted some, so receivers must tolerate repeats.
 */
export type Enqueue = (
  messages: readonly Json[],
  /** How long the queue keeps them back: at most 900. */
  options?: { readonly delaySeconds: number },
) => Promise<void>;

/** How many messages are on one queue or several, whether they wait, are being handled or are kept back; approximately. */
export type CountMessages = () => Promise<number>;
