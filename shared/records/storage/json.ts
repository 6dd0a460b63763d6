import * as z from "zod";

/** What an item or a message can hold: JSON, in which a field may be left out. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [field: string]: Json | undefined;
}

/**
 * Parses a JSON text.
 *
 * @throws SyntaxError if it is not JSON.
 */
export function parseJson(text: string): Json {
  const value: unknown = JSON.parse(text);
  if (isJson(value)) return value;
  throw new SyntaxError("not a JSON value");
}

/** The value of a text in JSON; `undefined` if it is none, because a killed process left half of it or somebody edited it. */
export function parseJsonIfWhole(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** For values that are JSON already, because a table or an object store returned them. */
export const jsonSchema = z.custom<Json>(isJson, { error: "is not there" });

/** `JSON.parse` returns nothing but JSON, so `undefined` is all that we have to rule out. */
function isJson(value: unknown): value is Json {
  return value !== undefined;
}
