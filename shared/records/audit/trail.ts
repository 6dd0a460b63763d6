import * as z from "zod";

import { digestOf } from "../storage/digest.ts";
import { jsonSchema, type Json } from "../storage/json.ts";

/** Something that happened to a record. */
export interface TrailEvent {
  /** In kebab case: `statement-taken`, `reconciled`, `message-sent`. */
  readonly event: string;
  /** ISO instant. */
  readonly at: string;
  readonly facts: Record<string, Json | undefined>;
}

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** One link of a record's trail. */
export const trailEntrySchema = z.object({
  /** From 1, without gaps. */
  number: z.number().int().positive(),
  event: z.string().min(1),
  at: z.iso.datetime(),
  facts: jsonSchema,
  /** Digest of the record after the event. */
  record: hashSchema,
  /** Hash of the entry before; sixty-four zeros in the first entry. */
  before: hashSchema,
  /** Hash of everything above. */
  hash: hashSchema,
});

export type TrailEntry = z.infer<typeof trailEntrySchema>;

const noEntry = "0".repeat(64);

/** The next link. Its hash covers the event, the new record and, through the hash before, the whole trail so far. */
export function nextEntry(last: TrailEntry | undefined, event: TrailEvent, record: Json): TrailEntry {
  const entry = {
    number: (last?.number ?? 0) + 1,
    event: event.event,
    at: event.at,
    facts: event.facts,
    record: digestOf(record),
    before: last?.hash ?? noEntry,
  };
  return trailEntrySchema.parse({ ...entry, hash: digestOf(entry) });
}

/** What is wrong with a trail, in sentences; empty if every link is sound. `record` is the record after the last entry. */
export function faultsOfTrail(entries: readonly TrailEntry[], record: Json): string[] {
  const faults: string[] = [];
  let last: TrailEntry | undefined;
  for (const entry of entries) {
    const { hash, ...hashed } = entry;
    if (entry.number !== (last?.number ?? 0) + 1)
      faults.push(
        `entry ${entry.number} follows entry ${last?.number ?? 0}: an entry between them was removed or added`,
      );
    if (entry.before !== (last?.hash ?? noEntry))
      faults.push(`entry ${entry.number} (${entry.event}) does not follow the entry before it`);
    if (digestOf(hashed) !== hash) faults.push(`entry ${entry.number} (${entry.event}) has been changed`);
    last = entry;
  }
  if (!last) faults.push("the record has no trail");
  else if (last.record !== digestOf(record))
    faults.push(`the record is not what entry ${last.number} (${last.event}) left`);
  return faults;
}
