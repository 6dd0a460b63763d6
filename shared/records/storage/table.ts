import type { Json } from "./json.ts";

export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

/** The one list that an item can stand in besides its partition: the index `by-list`. */
export interface ListEntry {
  readonly pk: string;
  readonly sk: string;
}

export interface NewItem extends ItemKey {
  readonly body: Json;
  /** What JSON would blow up: packed ledger lines. */
  readonly bytes?: Uint8Array;
  readonly list?: ListEntry;
}

export interface TableItem extends NewItem {
  /** 1 when it was first put, one more with each put. */
  readonly version: number;
}

/** `ifAbsent`: only where no item has this key. `ifVersion`: only where the item is still the one that was read. */
export type PutCondition = "ifAbsent" | { readonly ifVersion: number };

/**
 * `conflict` means: look again, then decide again. It is usually somebody else's write; it can also be one's own, whose
 * answer was lost on the way and which the client repeated.
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
  /** At most so many; all where it is left out. */
  readonly limit?: number;
}

/**
 * Items by key in one table. An item is at most 400 KB: what can grow past that lives in the object store.
 * Whatever the database refuses or can't do now is thrown, and the caller's message comes again.
 */
export interface Table {
  /** The item as of the last write that was acknowledged, never an older one. */
  get(key: ItemKey): Promise<TableItem | undefined>;

  /** Writes the item whole, if the condition holds at that moment. One item, one decision: there are no transactions. */
  put(item: NewItem, condition: PutCondition): Promise<PutResult>;

  /** Writes items whatever was there: only for items whose content is a function of their key, in any order, any number. */
  putAll(items: readonly NewItem[]): Promise<void>;

  /** Takes items away; one that is not there is no error. */
  removeAll(keys: readonly ItemKey[]): Promise<void>;

  /** The items of a partition by sort key: includes every write that was acknowledged before the call. */
  query(query: PartitionQuery): AsyncIterable<TableItem>;

  /** The items of a list by the list's sort key: may lag behind the writes for a moment. For showing and for sweeping up. */
  list(query: PartitionQuery): AsyncIterable<TableItem>;
}
