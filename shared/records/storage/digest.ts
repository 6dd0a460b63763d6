import { createHash } from "node:crypto";

import type { Json, JsonObject } from "./json.ts";

/** SHA-256, in hexadecimal. */
export function digestOfBytes(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** SHA-256 of a value, in hexadecimal; independent of the order of its fields. */
export function digestOf(value: Json): string {
  return digestOfBytes(canonicalText(value));
}

/** JSON with the fields of every object sorted, and without those that are `undefined`. */
export function canonicalText(value: Json): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalText).join()}]`;
  const fields: string[] = [];
  for (const field of Object.keys(value).sort()) {
    const each = value[field];
    if (each !== undefined) fields.push(`${JSON.stringify(field)}:${canonicalText(each)}`);
  }
  return `{${fields.join()}}`;
}

function isList(value: readonly Json[] | JsonObject): value is readonly Json[] {
  return Array.isArray(value);
}
