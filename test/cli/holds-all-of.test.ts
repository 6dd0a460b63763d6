import fc from "fast-check";
import { expect, test } from "vitest";

import { holdsAllOf } from "../../cli/replay/holds-all-of.ts";
import { parseJson, type Json } from "../../shared/records/storage/json.ts";

const json = fc.json({ maxDepth: 4 }).map(parseJson);

/** The value with one more field in each of its objects. */
function withMore(value: Json): Json {
  if (isList(value)) return value.map(withMore);
  if (typeof value !== "object" || value === null) return value;
  const more: Record<string, Json> = { "not known then": 1 };
  for (const [name, each] of Object.entries(value)) if (each !== undefined) more[name] = withMore(each);
  return more;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

test("a value holds all of itself, and of itself with fewer fields", () => {
  fc.assert(fc.property(json, (value) => holdsAllOf(value, value) && holdsAllOf(withMore(value), value)));
});

test.each<[value: Json, earlier: Json]>([
  [1, 2],
  ["1", 1],
  [null, 0],
  [[1, 2], [1]],
  [[1], [1, 2]],
  [
    [1, 2],
    [2, 1],
  ],
  [{}, { a: 1 }],
  [{ a: 1 }, { a: 2 }],
  [{ a: { b: [1, { c: 3 }] } }, { a: { b: [1, { c: 4 }] } }],
  [{}, []],
  [[], {}],
  [{ 0: 1 }, [1]],
])("%j does not hold all of %j", (value, earlier) => {
  expect(holdsAllOf(value, earlier)).toBe(false);
});
