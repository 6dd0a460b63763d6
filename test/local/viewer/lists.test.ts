import { expect, test } from "vitest";
import Papa from "papaparse";

import { chooseRows } from "../../../local/viewer/lists/choose-rows.ts";
import type { List } from "../../../local/viewer/lists/list.ts";
import { listCsv } from "../../../local/viewer/lists/list-csv.ts";
import { addressOf, listQueryOf } from "../../../local/viewer/lists/list-query.ts";
import { listView } from "../../../local/viewer/lists/list-view.ts";
import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";

interface Fruit {
  readonly name: string;
  readonly colour: string;
  readonly pounds: number | undefined;
}

const FRUITS: readonly Fruit[] = [
  { name: "Item 10", colour: "red", pounds: -900 },
  { name: "Item 9", colour: "green", pounds: 20 },
  { name: "=Item-1/1", colour: "red", pounds: undefined },
  { name: "Item 2", colour: "red", pounds: 5 },
];

const list: List<Fruit> = {
  unit: ["fruit", "fruits"],
  columns: [
    { name: "name", heading: "Name", text: ({ name }) => name },
    {
      name: "price",
      heading: "Price",
      amount: ({ pounds }) => (pounds === undefined ? undefined : pence(pounds * 100)),
    },
  ],
  filters: [{ name: "colour", label: "Colour", all: "all", of: ({ colour }) => [colour] }],
  search: { label: "Name", textOf: ({ name }) => name },
  empty: "No fruit.",
};

function asked(query: string) {
  return listQueryOf(list, "/fruits", new URLSearchParams(query));
}

function namesFor(query: string): string[] {
  return chooseRows(list, FRUITS, asked(query)).map(({ name }) => name);
}

test.each([
  ["", ["Item 10", "Item 9", "=Item-1/1", "Item 2"]],
  ["colour=red", ["Item 10", "=Item-1/1", "Item 2"]],
  ["colour=blue", []],
  ["find=ITEM11", ["=Item-1/1"]],
  ["find=item%201", ["Item 10", "=Item-1/1"]],
  ["find=...", ["Item 10", "Item 9", "=Item-1/1", "Item 2"]],
  ["sort=name&colour=red", ["=Item-1/1", "Item 2", "Item 10"]],
  ["sort=-price", ["Item 9", "Item 2", "Item 10", "=Item-1/1"]],
  ["sort=price", ["Item 10", "Item 2", "Item 9", "=Item-1/1"]],
  ["sort=constructor", ["Item 10", "Item 9", "=Item-1/1", "Item 2"]],
])("?%s chooses and orders rows; what has no value comes last either way", (query, names) => {
  expect(namesFor(query)).toEqual(names);
});

test("an address of a list says again what was asked, and nothing that the list does not know", () => {
  const address = addressOf(asked("colour=red&find=a+%26+b&sort=-price&from=50&evil=1&as=csv"));
  expect(address).toBe("/fruits?colour=red&find=a+%26+b&sort=-price&from=50");
  expect(addressOf(asked("from=-3&sort=&colour="))).toBe("/fruits");
});

test("the CSV has exact amounts, and no text of it is a formula", () => {
  const { data } = Papa.parse<string[]>(listCsv(list, FRUITS));
  expect(data).toEqual([
    ["Name", "Price"],
    ["Item 10", "-900.00"],
    ["Item 9", "20.00"],
    ["'=Item-1/1", ""],
    ["Item 2", "5.00"],
  ]);
});

test("the pages of a list together show every chosen row once, and each says what all of them add up to", () => {
  const rows = Array.from({ length: 473 }, (_, index) => ({ name: `N${index}`, colour: "red", pounds: index }));
  const seen: string[] = [];
  let from: string | undefined = "0";
  while (from !== undefined) {
    const query = asked(`colour=red&from=${from}`);
    const { markup } = listView(list, rows, chooseRows(list, rows, query), query);
    seen.push(...[...markup.matchAll(/>\s*(N\d+)\s*</gu)].map(([, name = ""]) => name));
    expect(markup).toContain("£111,628.00");
    from = /colour=red&amp;from=(\d+)"\s*>Next/u.exec(markup)?.[1];
  }
  expect(seen).toEqual(rows.map(({ name }) => name));
});

test("a page ends early if its rows are long", () => {
  const rows = Array.from({ length: 50 }, (_, index) => ({
    name: `${index} ${"x".repeat(9_000)}`,
    colour: "",
    pounds: 1,
  }));
  const { markup } = listView(list, rows, rows, asked(""));
  expect(markup.length).toBeLessThan(70_000);
  expect(markup).toMatch(/1 to 6 of 50/u);
});
