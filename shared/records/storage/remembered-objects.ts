import type { ObjectStore } from "./object-store.ts";

/** As much is remembered, of the objects that were put or read last. */
const MOST_BYTES = 16_000_000;

/**
 * The same store for objects whose key names their content, as those of json-objects.ts: what was put or read last need not be read again.
 */
export function rememberedObjects(store: ObjectStore, mostBytes = MOST_BYTES): ObjectStore {
  const last = new Map<string, Uint8Array>();
  let size = 0;

  const remember = (key: string, bytes: Uint8Array): void => {
    size += bytes.length - (last.get(key)?.length ?? 0);
    last.delete(key);
    last.set(key, bytes);
    for (const [oldest, { length }] of last) {
      if (size <= mostBytes) return;
      last.delete(oldest);
      size -= length;
    }
  };

  return {
    ...store,

    put: async (key, bytes, options) => {
      await store.put(key, bytes, options);
      remember(key, bytes);
    },

    get: async (key) => {
      const remembered = last.get(key);
      if (remembered) return { bytes: remembered, metadata: {} };
      const found = await store.get(key);
      if (found) remember(key, found.bytes);
      return found;
    },
  };
}
