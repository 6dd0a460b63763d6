import type { AttributeValue } from "@aws-sdk/client-dynamodb";

import type { Json, JsonObject } from "../../records/storage/json.ts";

/** JSON as DynamoDB keeps it. Fields that are `undefined` are left out, as JSON does. */
export function valueOf(json: Json): AttributeValue {
  if (json === null) return { NULL: true };
  if (typeof json === "string") return { S: json };
  if (typeof json === "number") return { N: String(json) };
  if (typeof json === "boolean") return { BOOL: json };
  return isList(json) ? { L: json.map(valueOf) } : { M: mapOf(json) };
}

/**
 * The JSON that an attribute holds.
 *
 * @throws TypeError where the attribute holds what this product never writes.
 */
export function jsonOf(value: AttributeValue | undefined): Json {
  if (value?.S !== undefined) return value.S;
  if (value?.N !== undefined) return Number(value.N);
  if (value?.BOOL !== undefined) return value.BOOL;
  if (value?.NULL !== undefined) return null;
  if (value?.L !== undefined) return value.L.map(jsonOf);
  if (value?.M !== undefined)
    return Object.fromEntries(Object.entries(value.M).map(([field, each]) => [field, jsonOf(each)]));
  throw new TypeError(`an attribute holds ${value ? Object.keys(value).join() : "nothing"}, which is no JSON`);
}

/** @throws TypeError where the attribute is no text. */
export function textOf(value: AttributeValue | undefined): string {
  if (value?.S !== undefined) return value.S;
  throw new TypeError("an attribute that must be a text is none");
}

/** @throws TypeError where the attribute is no number. */
export function numberOf(value: AttributeValue | undefined): number {
  if (value?.N !== undefined) return Number(value.N);
  throw new TypeError("an attribute that must be a number is none");
}

/** @throws TypeError where the attribute holds no bytes. */
export function bytesOf(value: AttributeValue): Uint8Array {
  if (value.B !== undefined) return value.B;
  throw new TypeError("an attribute that must hold bytes holds none");
}

function isList(json: readonly Json[] | JsonObject): json is readonly Json[] {
  return Array.isArray(json);
}

function mapOf(json: JsonObject): Record<string, AttributeValue> {
  const map: Record<string, AttributeValue> = {};
  for (const [field, each] of Object.entries(json)) if (each !== undefined) map[field] = valueOf(each);
  return map;
}
