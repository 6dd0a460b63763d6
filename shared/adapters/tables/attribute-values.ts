import type { AttributeValue } from "@aws-sdk/client-dynamodb";

import type { Json, JsonObject } from "../../records/storage/json.ts";

/** Converts JSON to DynamoDB's form. Fields that are `undefined` are left out, as in JSON. */
export function valueOf(json: Json): AttributeValue {
  if (json === null) return { NULL: true };
  if (typeof json === "string") return { S: json };
  if (typeof json === "number") return { N: String(json) };
  if (typeof json === "boolean") return { BOOL: json };
  return isList(json) ? { L: json.map(valueOf) } : { M: mapOf(json) };
}

/**
 * Converts an attribute to JSON.
 *
 * @throws TypeError if the attribute has a type that this product never writes.
 */
export function jsonOf(value: AttributeValue | undefined): Json {
  if (value?.S !== undefined) return value.S;
  if (value?.N !== undefined) return Number(value.N);
  if (value?.BOOL !== undefined) return value.BOOL;
  if (value?.NULL !== undefined) return null;
  if (value?.L !== undefined) return value.L.map(jsonOf);
  if (value?.M !== undefined)
    return Object.fromEntries(Object.entries(value.M).map(([field, each]) => [field, jsonOf(each)]));
  throw new TypeError(`an attribute is not JSON but ${value ? Object.keys(value).join() : "missing"}`);
}

/** @throws TypeError if the attribute is not text. */
export function textOf(value: AttributeValue | undefined): string {
  if (value?.S !== undefined) return value.S;
  throw new TypeError("an attribute that must be text is not");
}

/** @throws TypeError if the attribute is not a number. */
export function numberOf(value: AttributeValue | undefined): number {
  if (value?.N !== undefined) return Number(value.N);
  throw new TypeError("an attribute that must be a number is not");
}

/** @throws TypeError if the attribute is not bytes. */
export function bytesOf(value: AttributeValue): Uint8Array {
  if (value.B !== undefined) return value.B;
  throw new TypeError("an attribute that must be bytes is not");
}

function isList(json: readonly Json[] | JsonObject): json is readonly Json[] {
  return Array.isArray(json);
}

function mapOf(json: JsonObject): Record<string, AttributeValue> {
  const map: Record<string, AttributeValue> = {};
  for (const [field, each] of Object.entries(json)) if (each !== undefined) map[field] = valueOf(each);
  return map;
}
