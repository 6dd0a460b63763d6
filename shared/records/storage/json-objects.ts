import { gunzipSync, gzipSync } from "node:zlib";

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

/** What is smaller is stored as it is. */
const COMPRESSED_FROM_BYTES = 1_000;
/** The usual level makes an outcome a tenth smaller and takes four times as long. */
const COMPRESSION = { level: 1 };
/** Node can make no longer text. */
const MOST_BYTES = 512_000_000;

/** Objects are compressed. Those of before are plain JSON, and read as they are. */
export function jsonObjectsIn(store: ObjectStore): JsonObjects {
  return {
    put: async (folder, value) => {
      const bytes = Buffer.from(canonicalText(value), "utf8");
      const key = keyOf(folder, digestOfBytes(bytes));
      if (bytes.length < COMPRESSED_FROM_BYTES) await store.put(key, bytes, { contentType: "application/json" });
      else await store.put(key, gzipSync(bytes, COMPRESSION), { contentType: "application/gzip" });
      return key;
    },

    get: async (key, schema) => {
      const found = await store.get(key);
      if (!found) throw new LoggableError(`${key} is not in the store`);
      const bytes = textBytesOf(found.bytes, key);
      if (!key.endsWith(`/${digestOfBytes(bytes)}.json`)) throw new LoggableError(`${key} has been changed`);
      return parseStored(schema, parseJson(Buffer.from(bytes).toString("utf8")), key);
    },
  };
}

/** The bytes of the JSON text in an object. No such text begins as compressed bytes do. */
function textBytesOf(stored: Uint8Array, key: string): Uint8Array {
  if (stored[0] !== 0x1f || stored[1] !== 0x8b) return stored;
  try {
    return gunzipSync(stored, { maxOutputLength: MOST_BYTES });
  } catch (error) {
    throw new LoggableError(`${key} has been changed: it can't be uncompressed`, { cause: error });
  }
}

function keyOf(folder: string, digest: string): string {
  return `${folder}/${digest}.json`;
}
