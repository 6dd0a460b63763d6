import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { NewItem, PartitionQuery, Table, TableItem } from "../../shared/records/storage/table.ts";

export interface OpenTable {
  readonly table: Table;
  readonly close: () => Promise<void>;
}

/** What every table must do, whichever database it uses. Each test has partitions of its own. */
export function tableContract(name: string, open: () => Promise<OpenTable>): void {
  describe(name, () => {
    let opened: OpenTable;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(async () => {
      await opened.close();
    });

    test("an item comes back as it was put, with its version", async () => {
      const { table } = opened;
      const item: NewItem = {
        pk: "whole",
        sk: "one",
        body: {
          text: "£ 5",
          empty: "",
          none: null,
          yes: true,
          amount: -123456789012345,
          part: 0.1,
          list: [1, ["a", {}]],
        },
        bytes: Uint8Array.of(0, 255, 10),
        list: { pk: "whole-list", sk: "1" },
      };
      expect(await table.get({ pk: "whole", sk: "one" })).toBeUndefined();
      expect(await table.put(item, "ifAbsent")).toEqual({ put: true, version: 1 });
      const found = await table.get({ pk: "whole", sk: "one" });
      expect(found && { ...found, bytes: [...(found.bytes ?? [])] }).toEqual({
        ...item,
        bytes: [0, 255, 10],
        version: 1,
      });
    });

    test("several items come in the order in which they are asked for, missing and doubled ones too", async () => {
      const { table } = opened;
      for (let number = 0; number < 120; number += 1)
        await table.put({ pk: `several-${number % 7}`, sk: String(number), body: number }, "ifAbsent");
      const asked = [...Array.from({ length: 125 }, (_, index) => 124 - index), 7, 7];
      const found = await table.getAll(asked.map((number) => ({ pk: `several-${number % 7}`, sk: String(number) })));
      expect(found.map((item) => item?.body)).toEqual(asked.map((number) => (number < 120 ? number : undefined)));
      expect(found.every((item) => item === undefined || item.version === 1)).toBe(true);
      expect(await table.getAll([])).toEqual([]);
    });

    test("a field that is undefined is left out", async () => {
      const { table } = opened;
      await table.put({ pk: "left-out", sk: "one", body: { there: 1, gone: undefined } }, "ifAbsent");
      const found = await table.get({ pk: "left-out", sk: "one" });
      expect(found?.body).toStrictEqual({ there: 1 });
    });

    test("ifAbsent: the second put changes nothing", async () => {
      const { table } = opened;
      await table.put({ pk: "absent", sk: "one", body: "first" }, "ifAbsent");
      expect(await table.put({ pk: "absent", sk: "one", body: "second" }, "ifAbsent")).toEqual({ put: false });
      expect((await table.get({ pk: "absent", sk: "one" }))?.body).toBe("first");
    });

    test("ifVersion: only a writer that read the last version succeeds, and the item leaves its old list", async () => {
      const { table } = opened;
      const key = { pk: "version", sk: "one" };
      expect(await table.put({ ...key, body: 0 }, { ifVersion: 1 })).toEqual({ put: false });
      await table.put({ ...key, body: 1, list: { pk: "version-list", sk: "1" } }, "ifAbsent");
      expect(await table.put({ ...key, body: 2 }, { ifVersion: 1 })).toEqual({ put: true, version: 2 });
      expect(await table.put({ ...key, body: 3 }, { ifVersion: 1 })).toEqual({ put: false });
      expect(await table.get(key)).toEqual({ ...key, body: 2, version: 2 });
      expect(await keysOf(table.list({ pk: "version-list" }))).toEqual([]);
    });

    test("of twenty writers at the same time exactly one wins", async () => {
      const { table } = opened;
      const key = { pk: "race", sk: "one" };
      await table.put({ ...key, body: -1 }, "ifAbsent");
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, writer) => table.put({ ...key, body: writer }, { ifVersion: 1 })),
      );
      expect(results.filter((result) => result.put)).toEqual([{ put: true, version: 2 }]);
      expect((await table.get(key))?.body).toBe(results.findIndex((result) => result.put));
    });

    test("a partition is read in order of its sort keys, over many pages", async () => {
      const { table } = opened;
      const filler = "x".repeat(20_000);
      const items = Array.from({ length: 130 }, (_, index) => ({
        pk: "pages",
        sk: `${index % 2 === 0 ? "even" : "odd"}#${String(index).padStart(4, "0")}`,
        body: { index, filler },
        list: { pk: "pages-list", sk: String(999 - index) },
      }));
      await table.putAll(items);
      const sorted = items.map((item) => item.sk).sort();
      expect(await keysOf(table.query({ pk: "pages" }))).toEqual(sorted);
      expect(await keysOf(table.list({ pk: "pages-list" }))).toEqual(items.map((item) => item.sk).reverse());
      expect(await keysOf(table.query({ pk: "elsewhere" }))).toEqual([]);
    });

    const places = ["a", "a#1", "a#2", "a#3", "b#1"];
    const queries: [what: string, query: Omit<PartitionQuery, "pk">, expected: string[]][] = [
      ["all", {}, places],
      ["prefix", { skPrefix: "a#" }, ["a#1", "a#2", "a#3"]],
      ["prefix without items", { skPrefix: "c" }, []],
      ["after", { after: "a#2" }, ["a#3", "b#1"]],
      ["after with prefix", { skPrefix: "a#", after: "a#1" }, ["a#2", "a#3"]],
      ["after the whole prefix", { skPrefix: "a#", after: "b" }, []],
      ["after something before the prefix", { skPrefix: "a#", after: "a" }, ["a#1", "a#2", "a#3"]],
      ["newest first", { newestFirst: true }, [...places].reverse()],
      ["newest first, prefix, after", { newestFirst: true, skPrefix: "a#", after: "a#3" }, ["a#2", "a#1"]],
      ["newest first, before the whole prefix", { newestFirst: true, skPrefix: "a#", after: "a" }, []],
      ["limit", { limit: 2 }, ["a", "a#1"]],
      ["limit, after, prefix", { limit: 1, skPrefix: "a#", after: "a#1" }, ["a#2"]],
      ["limit of all there are", { limit: 5 }, places],
    ];
    test.each(queries)("a range of a partition and of a list: %s", async (_, query, expected) => {
      const { table } = opened;
      await table.putAll(
        places.map((place) => ({ pk: "range", sk: place, body: null, list: { pk: "range-list", sk: place } })),
      );
      expect(await keysOf(table.query({ pk: "range", ...query }))).toEqual(expected);
      expect(await keysOf(table.list({ pk: "range-list", ...query }))).toEqual(expected);
    });

    test("putAll writes many items, the last one of each key; removeAll removes them", async () => {
      const { table } = opened;
      const items = Array.from({ length: 60 }, (_, index) => ({ pk: "many", sk: String(index % 55), body: index }));
      await table.putAll(items);
      await table.putAll([]);
      expect((await keysOf(table.query({ pk: "many" }))).length).toBe(55);
      expect((await table.get({ pk: "many", sk: "4" }))?.body).toBe(59);
      await table.removeAll([...items, { pk: "many", sk: "never there" }]);
      expect(await keysOf(table.query({ pk: "many" }))).toEqual([]);
    });

    test("an item over 400 KB is an error, and no part of it is written", async () => {
      const { table } = opened;
      const item = { pk: "large", sk: "one", body: "x".repeat(420_000) };
      await expect(table.put(item, "ifAbsent")).rejects.toThrow(/size/i);
      expect(await table.get({ pk: "large", sk: "one" })).toBeUndefined();
    });
  });
}

async function keysOf(items: AsyncIterable<TableItem>): Promise<string[]> {
  const keys: string[] = [];
  for await (const item of items) keys.push(item.sk);
  return keys;
}
