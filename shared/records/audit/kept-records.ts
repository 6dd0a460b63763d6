import * as z from "zod";

import { LoggableError } from "../../domain/loggable-error.ts";
import { parseStored } from "../storage/parse-stored.ts";
import { jsonSchema, type Json } from "../storage/json.ts";
import type { ItemKey, ListEntry, PartitionQuery, Table, TableItem } from "../storage/table.ts";
import { partitionKey } from "./record-kinds.ts";
import { nextEntry, trailEntrySchema, type TrailEntry, type TrailEvent } from "./trail.ts";

/** How one type of record is read, under which key it is stored and in which list it appears. */
export interface RecordType<Key, Body extends Json> {
  readonly schema: z.ZodType<Body>;
  readonly keyOf: (key: Key) => ItemKey;
  /** `undefined` for a record that no list shows. */
  readonly listOf: (body: Body) => ListEntry | undefined;
}

/** The new version of a record, and what happened to it. */
export interface RecordChange<Body> {
  readonly record: Body;
  readonly event: TrailEvent;
}

/** The record after a call of `change`, and whether that call wrote it. */
export interface Changed<Body> {
  readonly record: Body | undefined;
  readonly changed: boolean;
  /** The version of the record as it then is; 0 if there is none. Each write adds one. */
  readonly version: number;
}

export interface KeptRecords<Key, Body> {
  get(key: Key): Promise<Body | undefined>;

  /**
   * Changes a record in one conditional write. `decide` gets the record as it is (`undefined` if there is none) and is called
   * again if somebody else wrote in between. Nothing is written if it returns `undefined`. Returns the record as it then is.
   */
  change(
    key: Key,
    decide: (
      before: Body | undefined,
      version: number,
    ) => RecordChange<Body> | undefined | Promise<RecordChange<Body> | undefined>,
  ): Promise<Changed<Body>>;

  /** The record with its trail from the first entry to the last. */
  trail(key: Key): Promise<{ readonly record: Json; readonly entries: readonly TrailEntry[] } | undefined>;

  /** The records in a list, or part of it. */
  list(query: PartitionQuery): AsyncIterable<Body>;

  /** The records in a partition, or part of it, including every write before the call. */
  query(query: PartitionQuery): AsyncIterable<Body>;
}

/** After this many conflicts in a row we give up, and the queue delivers the message again. */
const MOST_CONFLICTS = 20;

/**
 * Records with an audit trail that is only ever appended to. Each change is one conditional write, which holds both the record
 * and the last entry of its trail. Before the next change, that entry is copied to an item of its own. So no crash can
 * separate a change from its entry.
 */
export function keptRecords<Key, Body extends Json>(table: Table, type: RecordType<Key, Body>): KeptRecords<Key, Body> {
  const bodyOf = (item: TableItem) =>
    parseStored(type.schema, keptSchema.parse(item.body).record, `${item.pk} ${item.sk}`);

  return {
    get: async (key) => {
      const item = await table.get(type.keyOf(key));
      return item && bodyOf(item);
    },

    change: async (key, decide) => {
      const itemKey = type.keyOf(key);
      for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
        const item = await table.get(itemKey);
        const before = item && bodyOf(item);
        const version = item?.version ?? 0;
        const decided = await decide(before, version);
        if (!decided) return { record: before, changed: false, version };
        const last = item && keptSchema.parse(item.body).last;
        if (last) await table.put({ pk: trailPartition(itemKey), sk: numberText(last.number), body: last }, "ifAbsent");
        const next = { record: decided.record, last: nextEntry(last, decided.event, decided.record) };
        const list = type.listOf(decided.record);
        const written = await table.put(
          { ...itemKey, body: next, ...(list === undefined ? {} : { list }) },
          item ? { ifVersion: item.version } : "ifAbsent",
        );
        if (written.put) return { record: decided.record, changed: true, version: written.version };
      }
      throw new LoggableError(`${itemKey.pk} ${itemKey.sk} was changed by others ${MOST_CONFLICTS} times in a row`);
    },

    trail: async (key) => {
      const itemKey = type.keyOf(key);
      const item = await table.get(itemKey);
      if (!item) return undefined;
      const { record, last } = keptSchema.parse(item.body);
      const entries: TrailEntry[] = [];
      for await (const each of table.query({ pk: trailPartition(itemKey) }))
        entries.push(trailEntrySchema.parse(each.body));
      if (entries.at(-1)?.number !== last.number) entries.push(last);
      return { record, entries };
    },

    list: (query) => bodies(table.list(query), bodyOf),

    query: (query) => bodies(table.query(query), bodyOf),
  };
}

const keptSchema = z.object({ record: jsonSchema, last: trailEntrySchema });

async function* bodies<Body>(items: AsyncIterable<TableItem>, bodyOf: (item: TableItem) => Body): AsyncGenerator<Body> {
  for await (const item of items) yield bodyOf(item);
}

function trailPartition(key: ItemKey): string {
  return partitionKey("trail", `${key.pk}#${key.sk}`);
}

/** Padded, so that the texts sort as the numbers do. */
function numberText(number: number): string {
  return String(number).padStart(9, "0");
}
