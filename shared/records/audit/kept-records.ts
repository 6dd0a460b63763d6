import * as z from "zod";

import { jsonSchema, type Json } from "../storage/json.ts";
import type { ItemKey, ListEntry, Table, TableItem } from "../storage/table.ts";
import { nextEntry, trailEntrySchema, type TrailEntry, type TrailEvent } from "./trail.ts";

/** One sort of records: how they are read, where they lie and which list they stand in. */
export interface RecordSort<Key, Body extends Json> {
  readonly schema: z.ZodType<Body>;
  readonly keyOf: (key: Key) => ItemKey;
  readonly listOf: (body: Body) => ListEntry;
}

/** A record as it shall be, and what happened to it. */
export interface RecordChange<Body> {
  readonly record: Body;
  readonly event: TrailEvent;
}

/** A record after a decision on it, and whether it was this decision that wrote it. */
export interface Changed<Body> {
  readonly record: Body | undefined;
  readonly changed: boolean;
}

export interface KeptRecords<Key, Body> {
  get(key: Key): Promise<Body | undefined>;

  /**
   * Decides on the record as it is (`undefined`: there is none) and writes what was decided, if nobody else wrote in
   * between; otherwise decides again on what is then there. A decision of `undefined` leaves everything as it is. Gives the record as it then is.
   */
  change(
    key: Key,
    decide: (present: Body | undefined) => RecordChange<Body> | undefined | Promise<RecordChange<Body> | undefined>,
  ): Promise<Changed<Body>>;

  /** The record with its trail from the first entry to the last. */
  trail(key: Key): Promise<{ readonly record: Json; readonly entries: readonly TrailEntry[] } | undefined>;

  list(listPk: string): AsyncIterable<Body>;

  query(pk: string, skPrefix?: string): AsyncIterable<Body>;
}

/** Past so many writers at once the message goes back to its queue. */
const MOST_CONFLICTS = 20;

/**
 * Records that are changed by one conditional write each, with an audit trail that is only appended. The last entry of the
 * trail is written together with the record itself; it moves to an item of its own before the next one takes its place. So
 * no crash can part a change from its entry.
 */
export function keptRecords<Key, Body extends Json>(table: Table, sort: RecordSort<Key, Body>): KeptRecords<Key, Body> {
  const bodyOf = (item: TableItem) => sort.schema.parse(keptSchema.parse(item.body).record);

  return {
    get: async (key) => {
      const item = await table.get(sort.keyOf(key));
      return item && bodyOf(item);
    },

    change: async (key, decide) => {
      const itemKey = sort.keyOf(key);
      for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
        const item = await table.get(itemKey);
        const present = item && bodyOf(item);
        const decided = await decide(present);
        if (!decided) return { record: present, changed: false };
        const last = item && keptSchema.parse(item.body).last;
        if (last) await table.put({ pk: trailPartition(itemKey), sk: numberText(last.number), body: last }, "ifAbsent");
        const next = { record: decided.record, last: nextEntry(last, decided.event, decided.record) };
        const { put } = await table.put(
          { ...itemKey, body: next, list: sort.listOf(decided.record) },
          item ? { ifVersion: item.version } : "ifAbsent",
        );
        if (put) return { record: decided.record, changed: true };
      }
      throw new Error(`${itemKey.pk} ${itemKey.sk} was changed by others ${MOST_CONFLICTS} times in a row`);
    },

    trail: async (key) => {
      const itemKey = sort.keyOf(key);
      const item = await table.get(itemKey);
      if (!item) return undefined;
      const { record, last } = keptSchema.parse(item.body);
      const entries: TrailEntry[] = [];
      for await (const each of table.query({ pk: trailPartition(itemKey) }))
        entries.push(trailEntrySchema.parse(each.body));
      if (entries.at(-1)?.number !== last.number) entries.push(last);
      return { record, entries };
    },

    list: (listPk) => bodies(table.list({ pk: listPk }), bodyOf),

    query: (pk, skPrefix) => bodies(table.query({ pk, ...(skPrefix === undefined ? {} : { skPrefix }) }), bodyOf),
  };
}

const keptSchema = z.object({ record: jsonSchema, last: trailEntrySchema });

async function* bodies<Body>(items: AsyncIterable<TableItem>, bodyOf: (item: TableItem) => Body): AsyncGenerator<Body> {
  for await (const item of items) yield bodyOf(item);
}

function trailPartition(key: ItemKey): string {
  return `trail#${key.pk}#${key.sk}`;
}

/** Sorts as the number does. */
function numberText(number: number): string {
  return String(number).padStart(9, "0");
}
