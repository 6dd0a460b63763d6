import type * as z from "zod";

import { canonicalText, digestOfBytes } from "./digest.ts";
import { parseJson, type Json } from "./json.ts";
import type { ObjectStore } from "./object-store.ts";

/** Values too large for the table. Each lies under the digest of what it says, so that it is never written over. */
export interface JsonObjects {
  /** Gives the key: `outcomes/<digest>.json`. */
  put(folder: string, value: Json): Promise<string>;

  /** @throws Error where there is no such object, or where it is no longer what its key says. */
  get<Value>(key: string, schema: z.ZodType<Value>): Promise<Value>;
}

export function jsonObjectsIn(store: ObjectStore): JsonObjects {
  return {
    put: async (folder, value) => {
      const bytes = Buffer.from(canonicalText(value), "utf8");
      const key = keyOf(folder, digestOfBytes(bytes));
      await store.put(key, bytes, { contentType: "application/json" });
      return key;
    },

    get: async (key, schema) => {
      const found = await store.get(key);
      if (!found) throw new Error(`${key} is not in the store`);
      if (!key.endsWith(`/${digestOfBytes(found.bytes)}.json`)) throw new Error(`${key} has been changed`);
      return schema.parse(parseJson(Buffer.from(found.bytes).toString("utf8")));
    },
  };
}

function keyOf(folder: string, digest: string): string {
  return `${folder}/${digest}.json`;
}
