/**
 * Storage as the product sees it: items in a table (this file), bytes in an object store (object-store.ts), JSON values too large
 * for the table (json-objects.ts, digest.ts), and messages on queues (queue.ts). shared/adapters has them on AWS.
 */

import type { Json } from "./json.ts";

export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

/** The list that an item appears in, besides its partition: the index `by-list`. */
export interface ListEntry {
  readonly pk: string;
  readonly sk: string;
}

export interface NewItem extends ItemKey {
  readonly body: Json;
  /** Binary content, which JSON would inflate: packed ledger lines. */
  readonly bytes?: Uint8Array;
  readonly list?: ListEntry;
}

export interface TableItem extends NewItem {
  /** 1 when it was first put, one more with each put. */
  readonly version: number;
}

/** `ifAbsent`: only if there is no item with this key. `ifVersion`: only if the item still has the version that was read. */
export type PutCondition = "ifAbsent" | { readonly ifVersion: number };

/**
 * `put: false` means: read the item again and decide again. Usually somebody else wrote; it can also be our own write, if its
 * response was lost and the client repeated it.
 */
export type PutResult = { readonly put: true; readonly version: number } | { readonly put: false };

export interface PartitionQuery {
  readonly pk: string;
  /** Only sort keys that start with this. */
  readonly skPrefix?: string;
  /** Only sort keys after this one. */
  readonly after?: string;
  /** Descending by sort key. */
  readonly newestFirst?: boolean;
  /** At most this many; all if it is left out. */
  readonly limit?: number;
}

/**
 * The items of one table, by key. An item has at most 400 KB; what may grow larger is kept in the object store. If the database
 * refuses a request or fails, the call throws, and the caller's message is delivered again.
 */
export interface Table {
  /** The item as of the last acknowledged write, never an older version. */
  get(key: ItemKey): Promise<TableItem | undefined>;

  /** Several items in their order, each as `get` would find it; not all at one moment. */
  getAll(keys: readonly ItemKey[]): Promise<(TableItem | undefined)[]>;

  /** Replaces the whole item if the condition holds at that moment. There are no transactions over several items. */
  put(item: NewItem, condition: PutCondition): Promise<PutResult>;

  /** Writes items unconditionally, in any order. Only for items whose content follows from their key. */
  putAll(items: readonly NewItem[]): Promise<void>;

  /** Removes items; a missing one is no error. */
  removeAll(keys: readonly ItemKey[]): Promise<void>;

  /** The items of a partition in order of sort key, including every write acknowledged before the call. */
  query(query: PartitionQuery): AsyncIterable<TableItem>;

  /** The items of a list in order of its sort key; may lag behind the writes for a moment. For display and for redrive. */
  list(query: PartitionQuery): AsyncIterable<TableItem>;
}
