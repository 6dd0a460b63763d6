import type { ObjectStore, StoredObject } from "../../shared/records/storage/object-store.ts";

/** An object store in memory. `now` dates what is put. */
export function inMemoryObjectStore(now: () => Date = () => new Date(0)): ObjectStore {
  const objects = new Map<string, StoredObject & { readonly lastModified: Date }>();

  return {
    put: (key, bytes, options) => {
      objects.set(key, { bytes: bytes.slice(), metadata: { ...options?.metadata }, lastModified: now() });
      return Promise.resolve();
    },

    get: (key) => {
      const found = objects.get(key);
      return Promise.resolve(found && { bytes: found.bytes.slice(), metadata: { ...found.metadata } });
    },

    stream: (key) => {
      const found = objects.get(key);
      return Promise.resolve(found && { chunks: chunksOf(found.bytes), metadata: { ...found.metadata } });
    },

    list: async function* (prefix) {
      for (const key of [...objects.keys()].filter((each) => each.startsWith(prefix)).sort()) {
        const found = await Promise.resolve(objects.get(key));
        if (found) yield { key, size: found.bytes.length, lastModified: found.lastModified };
      }
    },
  };
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield await Promise.resolve(bytes.slice(at, at + 65_536));
}
