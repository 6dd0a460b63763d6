import type { Json } from "./json.ts";

/**
 * Puts messages on one queue; each arrives at least once, in any order. Resolves when all are taken; otherwise throws,
 * and some may have been taken: whoever reads them must bear repeats.
 */
export type Enqueue = (messages: readonly Json[]) => Promise<void>;
