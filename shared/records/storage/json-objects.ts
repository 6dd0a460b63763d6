import type * as z from "zod";

import { LoggableError } from "../../domain/loggable-error.ts";
import { canonicalText, digestOfBytes } from "./digest.ts";
import { parseJson, type Json } from "./json.ts";
import { parseStored } from "./parse-stored.ts";
import type { ObjectStore } from "./object-store.ts";

/** Values too large for the table. The key of each is the digest of its content, so a value is never overwritten. */
export interface JsonObjects {
  /** Stores a value and returns its key: `outcomes/<digest>.json`. */
  put(folder: string, value: Json): Promise<string>;

  /** @throws Error if there is no such object, or if its content no longer matches its key. */
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
      if (!found) throw new LoggableError(`${key} is not in the store`);
      if (!key.endsWith(`/${digestOfBytes(found.bytes)}.json`)) throw new LoggableError(`${key} has been changed`);
      return parseStored(schema, parseJson(Buffer.from(found.bytes).toString("utf8")), key);
    },
  };
}

function keyOf(folder: string, digest: string): string {
  return `${folder}/${digest}.json`;
}
