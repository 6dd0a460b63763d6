import { outcomeSchema, type Outcome } from "../../shared/domain/position/outcome.ts";
import type { JsonObjects } from "../../shared/records/storage/json-objects.ts";

/** Reads an outcome by its key. */
export type ReadOutcome = (key: string) => Promise<Outcome>;

/** As many lines are remembered, of the outcomes that were read last, and the last one whatever its size. */
const MOST_LINES = 200_000;

/** Somebody who pages, sorts and filters asks for the same outcome again and again. Its key names its content, so it never changes. */
export function rememberedOutcomes(objects: JsonObjects, mostLines = MOST_LINES): ReadOutcome {
  const last = new Map<string, Outcome>();
  let lines = 0;
  return async (key) => {
    const remembered = last.get(key);
    const outcome = remembered ?? (await objects.get(key, outcomeSchema));
    if (last.delete(key)) lines -= sizeOf(outcome);
    last.set(key, outcome);
    lines += sizeOf(outcome);
    for (const [oldest, each] of last) {
      if (lines <= mostLines || oldest === key) break;
      last.delete(oldest);
      lines -= sizeOf(each);
    }
    return outcome;
  };
}

function sizeOf(outcome: Outcome): number {
  return outcome.lines.length + outcome.ledgerOnly.length;
}
