import type { KeptRecords } from "./kept-records.ts";

/**
 * The same records for one piece of work: what it has read or written of a record serves for its next change of it, which then does
 * not read it again. Questions are always answered anew.
 */
export function rememberedRecords<Key, Body, Records extends KeptRecords<Key, Body>>(
  records: Records & KeptRecords<Key, Body>,
  nameOf: (key: Key) => string,
): Records {
  const seen = new Map<string, Body>();
  const remember = (key: Key, record: Body | undefined): void => {
    if (record !== undefined) seen.set(nameOf(key), record);
  };
  return {
    ...records,

    get: async (key: Key) => {
      const record = await records.get(key);
      remember(key, record);
      return record;
    },

    getAll: async (keys: readonly Key[]) => {
      const found = await records.getAll(keys);
      for (const [place, key] of keys.entries()) remember(key, found[place]);
      return found;
    },

    change: async (key: Key, decide: Parameters<KeptRecords<Key, Body>["change"]>[1], known?: Body | "none") => {
      const changed = await records.change(key, decide, known ?? seen.get(nameOf(key)));
      remember(key, changed.record);
      return changed;
    },
  };
}
