import { parseJson, type Json } from "../../shared/records/storage/json.ts";
import type { NewItem, PartitionQuery, PutResult, Table, TableItem } from "../../shared/records/storage/table.ts";

const MOST_ITEM_BYTES = 400 * 1024;

/** A table in memory that behaves like the one in the cloud, without its delays. */
export function inMemoryTable(): Table {
  const items = new Map<string, TableItem>();

  return {
    get: (key) => Promise.resolve(items.get(textOfKey(key.pk, key.sk))),

    getAll: (keys) => Promise.resolve(keys.map(({ pk, sk }) => items.get(textOfKey(pk, sk)))),

    put: (item, condition) =>
      promised((): PutResult => {
        const key = textOfKey(item.pk, item.sk);
        const before = items.get(key);
        const holds = condition === "ifAbsent" ? !before : before?.version === condition.ifVersion;
        if (!holds) return { put: false };
        const version = (before?.version ?? 0) + 1;
        items.set(key, stored(item, version));
        return { put: true, version };
      }),

    putAll: (all) =>
      promised(() => {
        for (const item of all) items.set(textOfKey(item.pk, item.sk), stored(item, 1));
      }),

    removeAll: (keys) => {
      for (const key of keys) items.delete(textOfKey(key.pk, key.sk));
      return Promise.resolve();
    },

    query: (query) =>
      page(
        selected(
          [...items.values()].map((item) => [item, item]),
          query,
        ),
      ),

    list: (query) =>
      page(
        selected(
          [...items.values()].flatMap((item) => (item.list ? [[item, item.list]] : [])),
          query,
        ),
      ),
  };
}

type Placed = [item: TableItem, place: { readonly pk: string; readonly sk: string }];

function selected(placed: Placed[], query: PartitionQuery): TableItem[] {
  const chosen = placed
    .filter(([, place]) => place.pk === query.pk && place.sk.startsWith(query.skPrefix ?? ""))
    .sort(([, one], [, other]) => (one.sk < other.sk ? -1 : one.sk > other.sk ? 1 : 0));
  if (query.newestFirst) chosen.reverse();
  return chosen
    .filter(
      ([, place]) => query.after === undefined || (query.newestFirst ? place.sk < query.after : place.sk > query.after),
    )
    .slice(0, query.limit)
    .map(([item]) => item);
}

async function* page(items: TableItem[]): AsyncGenerator<TableItem> {
  for (const item of items) yield await Promise.resolve(item);
}

/** The value as JSON keeps it, without fields that are `undefined`. Frozen, because all readers share it. */
function stored(item: NewItem, version: number): TableItem {
  const text = JSON.stringify(item.body);
  if (text.length + (item.bytes?.length ?? 0) > MOST_ITEM_BYTES)
    throw new RangeError(`Item size has exceeded the maximum allowed size: ${item.pk} ${item.sk}`);
  return Object.freeze({
    pk: item.pk,
    sk: item.sk,
    body: frozen(parseJson(text)),
    ...(item.bytes ? { bytes: item.bytes.slice() } : {}),
    ...(item.list ? { list: Object.freeze({ ...item.list }) } : {}),
    version,
  });
}

function frozen<Value extends Json | undefined>(value: Value): Value {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}

/** Answers later, as a database does, errors included. */
function promised<Result>(work: () => Result): Promise<Result> {
  return new Promise((resolve) => {
    resolve(work());
  });
}

function textOfKey(pk: string, sk: string): string {
  return JSON.stringify([pk, sk]);
}
