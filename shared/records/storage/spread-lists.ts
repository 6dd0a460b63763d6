import type { ListEntry, PartitionQuery, Table, TableItem } from "./table.ts";

/**
 * Spreads the busy lists of a table over several partitions of its index each, because DynamoDB takes only so many writes a second in
 * one partition, and each statement goes through the same lists. To whoever reads and writes, a list stays one list.
 *
 * The first partition has the name of the list itself. So what was written before lists were spread, or over fewer partitions, is read
 * as ever, and the number may be raised at any time. After it is lowered, what is in the others is no longer read.
 *
 * @param partitions of each busy list; with 1 the table is as it was
 */
export function spreadLists(table: Table, partitions: number, isBusy: (list: string) => boolean = isBusyList): Table {
  if (partitions <= 1) return table;
  const spread = <Item extends { readonly pk: string; readonly sk: string; readonly list?: ListEntry }>(item: Item) =>
    item.list && isBusy(item.list.pk)
      ? { ...item, list: { ...item.list, pk: partitionOf(item.list.pk, numberOf(item, partitions)) } }
      : item;
  const gathered = (item: TableItem): TableItem =>
    item.list ? { ...item, list: { ...item.list, pk: listOf(item.list.pk) } } : item;

  return {
    get: async (key) => {
      const item = await table.get(key);
      return item && gathered(item);
    },
    getAll: async (keys) => (await table.getAll(keys)).map((item) => item && gathered(item)),
    put: (item, condition) => table.put(spread(item), condition),
    putAll: (items) => table.putAll(items.map(spread)),
    removeAll: (keys) => table.removeAll(keys),
    query: (query) => mapped(table.query(query), gathered),
    list: (query) =>
      isBusy(query.pk) ? mapped(merged(table, query, partitions), gathered) : mapped(table.list(query), gathered),
  };
}

/** The lists that each statement goes through: of mails, positions and messages. The others are short, or seldom written. */
const BUSY = ["mails#", "positions#", "messages#"];
/** Stands in no name of a list. */
const SIGN = "~";

function isBusyList(list: string): boolean {
  return BUSY.some((beginning) => list.startsWith(beginning));
}

function partitionOf(list: string, number: number): string {
  return number === 0 ? list : `${list}${SIGN}${number}`;
}

function listOf(partition: string): string {
  return partition.split(SIGN, 1)[0] ?? partition;
}

/** Always the same for one item, in whichever list it is. FNV-1a: short, and spreads keys that differ only at their ends. */
function numberOf({ pk, sk }: { readonly pk: string; readonly sk: string }, partitions: number): number {
  let hash = 0x811c9dc5;
  for (const character of `${pk} ${sk}`) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  // The low bits of this hash alone are uneven for short differences.
  return ((hash >>> 16) ^ (hash & 0xffff)) % partitions;
}

/** The items of all partitions of a list, in the order of the list. Reads no further in each than it has to. */
async function* merged(table: Table, query: PartitionQuery, partitions: number): AsyncGenerator<TableItem> {
  const readers = Array.from({ length: partitions }, (_, number) =>
    table.list({ ...query, pk: partitionOf(query.pk, number) })[Symbol.asyncIterator](),
  );
  try {
    const heads = await Promise.all(readers.map((reader) => nextOf(reader)));
    for (let left = query.limit ?? Infinity; left > 0; left -= 1) {
      const first = firstOf(heads, query.newestFirst ?? false);
      const item = heads[first];
      const reader = readers[first];
      if (!item || !reader) return;
      yield item;
      heads[first] = await nextOf(reader);
    }
  } finally {
    await Promise.all(readers.map(async (reader) => reader.return?.()));
  }
}

async function nextOf(reader: AsyncIterator<TableItem>): Promise<TableItem | undefined> {
  const next = await reader.next();
  return next.done ? undefined : next.value;
}

/** Which of these items comes first in its list; -1 if there is none. */
function firstOf(items: readonly (TableItem | undefined)[], newestFirst: boolean): number {
  let [first, place] = [-1, ""];
  items.forEach((item, at) => {
    const own = item?.list?.sk;
    if (own === undefined || (first >= 0 && (newestFirst ? own <= place : own >= place))) return;
    [first, place] = [at, own];
  });
  return first;
}

async function* mapped(
  items: AsyncIterable<TableItem>,
  change: (item: TableItem) => TableItem,
): AsyncGenerator<TableItem> {
  for await (const item of items) yield change(item);
}
