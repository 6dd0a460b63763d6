import * as z from "zod";

/** What an item or a message can hold: JSON, in which a field may be left out. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [field: string]: Json | undefined;
}

/**
 * The value that a JSON text stands for.
 *
 * @throws SyntaxError where it is none.
 */
export function parseJson(text: string): Json {
  const value: unknown = JSON.parse(text);
  if (isJson(value)) return value;
  throw new SyntaxError("no JSON value");
}

/** For what is JSON already, because a table or a store gave it. */
export const jsonSchema = z.custom<Json>(isJson, { error: "is not there" });

/** `JSON.parse` gives JSON and nothing else: there is nothing left to look at. */
function isJson(value: unknown): value is Json {
  return value !== undefined;
}
