/** Stored with the bytes: lower-case keys, ASCII values. */
export type ObjectMetadata = Readonly<Record<string, string>>;

export interface StoredObject {
  readonly bytes: Uint8Array;
  readonly metadata: ObjectMetadata;
}

export interface ObjectStream {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly metadata: ObjectMetadata;
}

export interface ListedObject {
  readonly key: string;
  readonly size: number;
  readonly lastModified: Date;
}

/**
 * The objects of one bucket, by key. Putting the same object again is harmless: every key that we write is derived from the
 * content, or from the one event that the object comes from.
 */
export interface ObjectStore {
  put(
    key: string,
    bytes: Uint8Array,
    options?: { readonly contentType?: string; readonly metadata?: ObjectMetadata },
  ): Promise<void>;

  /** The whole object; `undefined` if there is none. */
  get(key: string): Promise<StoredObject | undefined>;

  /** The object chunk by chunk, if it may be too large for memory. */
  stream(key: string): Promise<ObjectStream | undefined>;

  /** All keys with this prefix, ascending. */
  list(prefix: string): AsyncIterable<ListedObject>;
}
