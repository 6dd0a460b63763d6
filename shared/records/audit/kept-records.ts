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

  /** Several records in the order of their keys, in one request; not all as of one moment. */
  getAll(keys: readonly Key[]): Promise<(Body | undefined)[]>;

  /**
   * Changes a record in one conditional write. `decide` gets the record as it is (`undefined` if there is none) and is called
   * again if somebody else wrote in between. Nothing is written if it returns `undefined`. Returns the record as it then is.
   *
   * @param known the record as these records returned it before, or `"none"` for one that is probably not there: it is not read again
   *   unless somebody has written it since, or nothing is to be written
   */
  change(
    key: Key,
    decide: (
      before: Body | undefined,
      version: number,
    ) => RecordChange<Body> | undefined | Promise<RecordChange<Body> | undefined>,
    known?: Body | "none",
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
/** As many entries of its trail stand in a record itself: those of an ordinary mail from its arrival to its answer. */
const MOST_IN_RECORD = 4;

/** A record as it was read or written, with the version and the entries that stood in it then. */
interface Stored<Body> {
  readonly key: ItemKey;
  readonly record: Body;
  readonly version: number;
  readonly entries: readonly TrailEntry[];
}

/**
 * Records with an audit trail that is only ever appended to. Each change is one conditional write, which holds both the record
 * and the last entries of its trail. Before they become too many, they are copied to items of their own, all but the last. So no crash
 * can separate a change from its entry.
 *
 * What was read of a record may serve for its next change, however long ago that was: the write has the version that was read as its
 * condition. So it happens only if a read just before it would have shown the same.
 */
export function keptRecords<Key, Body extends Json>(table: Table, type: RecordType<Key, Body>): KeptRecords<Key, Body> {
  /** What each record that was given out was like when it was read or written. */
  const givenOut = new WeakMap<Body & object, Stored<Body>>();

  const remember = (stored: Stored<Body>): Body => {
    if (isObject(stored.record)) givenOut.set(stored.record, stored);
    return stored.record;
  };
  const storedOf = (item: TableItem): Stored<Body> => {
    const { record, earlier = [], last } = keptSchema.parse(item.body);
    return {
      key: item,
      record: parseStored(type.schema, record, `${item.pk} ${item.sk}`),
      version: item.version,
      entries: [...earlier, last],
    };
  };
  const bodyOf = (item: TableItem) => remember(storedOf(item));
  const read = async (itemKey: ItemKey): Promise<Stored<Body> | undefined> => {
    const item = await table.get(itemKey);
    return item && storedOf(item);
  };
  /** Copies the entries to items of their own if there is no room for one more. Returns those that stay in the record. */
  const withRoom = async (itemKey: ItemKey, entries: readonly TrailEntry[]): Promise<readonly TrailEntry[]> => {
    if (entries.length < MOST_IN_RECORD) return entries;
    const pk = trailPartition(itemKey);
    await table.putAll(entries.map((entry) => ({ pk, sk: numberText(entry.number), body: entry })));
    return [];
  };

  return {
    get: async (key) => {
      const stored = await read(type.keyOf(key));
      return stored && remember(stored);
    },

    getAll: async (keys) => {
      const items = await table.getAll(keys.map(type.keyOf));
      return items.map((item) => item && bodyOf(item));
    },

    change: async (key, decide, known) => {
      const itemKey = type.keyOf(key);
      const given = known === undefined || known === "none" || !isObject(known) ? undefined : givenOut.get(known);
      const atHand = given?.key.pk === itemKey.pk && given.key.sk === itemKey.sk ? given : undefined;
      let isRead = atHand === undefined && known !== "none";
      for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
        const before = isRead ? await read(itemKey) : atHand;
        const version = before?.version ?? 0;
        const decided = await decide(before && remember(before), version);
        if (!decided && isRead) return { record: before?.record, changed: false, version };
        if (decided) {
          const { record } = decided;
          const earlier = await withRoom(itemKey, before?.entries ?? []);
          const last = nextEntry(before?.entries.at(-1), decided.event, record);
          const list = type.listOf(record);
          const written = await table.put(
            {
              ...itemKey,
              body: { record, last, ...(earlier.length === 0 ? {} : { earlier }) },
              ...(list === undefined ? {} : { list }),
            },
            before ? { ifVersion: before.version } : "ifAbsent",
          );
          if (written.put) {
            const { version } = written;
            return {
              record: remember({ key: itemKey, record, version, entries: [...earlier, last] }),
              changed: true,
              version,
            };
          }
        }
        isRead = true;
      }
      throw new LoggableError(`${itemKey.pk} ${itemKey.sk} was changed by others ${MOST_CONFLICTS} times in a row`);
    },

    trail: async (key) => {
      const itemKey = type.keyOf(key);
      const item = await table.get(itemKey);
      if (!item) return undefined;
      const { record, earlier = [], last } = keptSchema.parse(item.body);
      const entries: TrailEntry[] = [];
      for await (const each of table.query({ pk: trailPartition(itemKey) }))
        entries.push(trailEntrySchema.parse(each.body));
      // An attempt that copied entries and did not write the record leaves them in both places.
      const copied = entries.at(-1)?.number ?? 0;
      return { record, entries: [...entries, ...[...earlier, last].filter(({ number }) => number > copied)] };
    },

    list: (query) => bodies(table.list(query), bodyOf),

    query: (query) => bodies(table.query(query), bodyOf),
  };
}

const keptSchema = z.object({
  record: jsonSchema,
  last: trailEntrySchema,
  /** The entries before it that have no items of their own yet, the oldest first. */
  earlier: z.array(trailEntrySchema).optional(),
});

function isObject<Value>(value: Value): value is Value & object {
  return typeof value === "object" && value !== null;
}

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
