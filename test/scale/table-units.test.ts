import { expect, test } from "vitest";

import { bytesOf, unitsOfGet, unitsOfPut, unitsOfQuery, type Attributes } from "../bench/table-units.ts";

/** An item of exactly so many bytes. */
function itemOf(bytes: number, list?: { readonly pk: string; readonly sk: string }): Attributes {
  const place: Attributes = list ? { listPk: { S: list.pk }, listSk: { S: list.sk } } : {};
  const bare: Attributes = { pk: { S: "a" }, sk: { S: "b" }, ...place, text: { S: "" } };
  return { ...bare, text: { S: "x".repeat(bytes - bytesOf(bare)) } };
}

test("an item is as large as its names and values", () => {
  expect(bytesOf({ pk: { S: "ab" }, n: { N: "1234" }, yes: { BOOL: true } })).toBe(2 + 2 + (1 + 3) + (3 + 1));
  expect(bytesOf({ pound: { S: "£" } })).toBe(5 + 2);
  expect(bytesOf({ m: { M: { a: { S: "x" } } } })).toBe(1 + 3 + (1 + 1 + 1));
  expect(bytesOf({ l: { L: [{ S: "x" }, { NULL: true }] } })).toBe(1 + 3 + (1 + 1) + (1 + 1));
});

test("a write counts the larger of the item before and after, in kibibytes begun", () => {
  expect(unitsOfPut(undefined, itemOf(1024)).table).toBe(1);
  expect(unitsOfPut(undefined, itemOf(1025)).table).toBe(2);
  expect(unitsOfPut(itemOf(5000), itemOf(100)).table).toBe(5);
});

test("an item that stays in its place of a list is written there once; one that moves is deleted and written", () => {
  const [here, later, there] = [
    { pk: "held", sk: "1" },
    { pk: "held", sk: "2" },
    { pk: "answered", sk: "1" },
  ];
  expect(unitsOfPut(itemOf(3000, here), itemOf(2000, here)).index).toEqual([{ partition: "held", units: 3 }]);
  expect(unitsOfPut(itemOf(3000, here), itemOf(2000, later)).index).toEqual([
    { partition: "held", units: 3 },
    { partition: "held", units: 2 },
  ]);
  expect(unitsOfPut(itemOf(3000, here), itemOf(2000, there)).index.map(({ partition }) => partition)).toEqual([
    "held",
    "answered",
  ]);
  expect(unitsOfPut(itemOf(3000, here), itemOf(2000)).index).toEqual([{ partition: "held", units: 3 }]);
  expect(unitsOfPut(undefined, itemOf(2000, here)).index).toEqual([{ partition: "held", units: 2 }]);
});

test("a read counts four kibibytes begun; a query all its items together, of the index half", () => {
  expect(unitsOfGet(undefined)).toBe(1);
  expect(unitsOfGet(itemOf(4097))).toBe(2);
  expect(unitsOfQuery([itemOf(3000), itemOf(3000)], false)).toBe(2);
  expect(unitsOfQuery([itemOf(3000), itemOf(3000)], true)).toBe(1);
  expect(unitsOfQuery([], true)).toBe(0.5);
});
