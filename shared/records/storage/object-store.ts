/** What a store keeps beside the bytes: lower-case keys, ASCII values. */
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
 * Objects by key in one bucket. Putting the same object again is harmless: every key that the product writes is a
 * function of what it holds or of the one event that it came from.
 */
export interface ObjectStore {
  put(
    key: string,
    bytes: Uint8Array,
    options?: { readonly contentType?: string; readonly metadata?: ObjectMetadata },
  ): Promise<void>;

  /** The whole object, or `undefined` where there is none. */
  get(key: string): Promise<StoredObject | undefined>;

  /** The object as it comes in, for what is too large to hold. */
  stream(key: string): Promise<ObjectStream | undefined>;

  /** All keys with this prefix, ascending. */
  list(prefix: string): AsyncIterable<ListedObject>;
}
