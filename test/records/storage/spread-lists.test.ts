import fc from "fast-check";
import { expect, test } from "vitest";

import { spreadLists } from "../../../shared/records/storage/spread-lists.ts";
import type { PartitionQuery, Table } from "../../../shared/records/storage/table.ts";
import { tableContract } from "../../contracts/table-contract.ts";
import { inMemoryTable } from "../../in-memory/table.ts";

tableContract("in memory, every list spread over seven partitions", () =>
  Promise.resolve({ table: spreadLists(inMemoryTable(), 7, () => true), close: () => Promise.resolve() }),
);

const mail = (number: number, state: string) => ({
  pk: `mail#m-${number}`,
  sk: "mail",
  body: number,
  list: { pk: `mails#${state}`, sk: `${String(number).padStart(5, "0")}#m-${number}` },
});

test("a spread list reads as one list does, wherever somebody begins and stops", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.nat(999), { maxLength: 60 }),
      fc.record(
        {
          after: fc.nat(999).map((number) => mail(number, "held").list.sk),
          newestFirst: fc.boolean(),
          limit: fc.nat(20),
        },
        { requiredKeys: [] },
      ),
      fc.integer({ min: 2, max: 9 }),
      async (numbers, range, partitions) => {
        const [plain, spread] = [inMemoryTable(), spreadLists(inMemoryTable(), partitions)];
        for (const table of [plain, spread]) await table.putAll(numbers.map((number) => mail(number, "held")));
        const query = { pk: "mails#held", ...range };
        expect(await bodiesOf(spread, query)).toEqual(await bodiesOf(plain, query));
      },
    ),
    { numRuns: 60 },
  );
});

test("an item leaves its list for another, and never stands in two partitions", async () => {
  const stored = inMemoryTable();
  const table = spreadLists(stored, 5);
  for (let number = 0; number < 40; number += 1) await table.put(mail(number, "received"), "ifAbsent");
  for (let number = 0; number < 40; number += 1) await table.put(mail(number, "answered"), { ifVersion: 1 });
  expect(await bodiesOf(table, { pk: "mails#received" })).toEqual([]);
  expect(await bodiesOf(table, { pk: "mails#answered" })).toEqual(Array.from({ length: 40 }, (_, number) => number));
});

test("what was written before lists were spread, or over fewer partitions, is still read", async () => {
  const stored = inMemoryTable();
  const written: [Table, number][] = [
    [stored, 1],
    [spreadLists(stored, 2), 2],
    [spreadLists(stored, 4), 3],
    [spreadLists(stored, 16), 4],
  ];
  for (const [table, beginning] of written)
    for (let number = 0; number < 20; number += 1) await table.put(mail(beginning * 100 + number, "held"), "ifAbsent");
  expect(await bodiesOf(spreadLists(stored, 16), { pk: "mails#held" })).toHaveLength(80);
});

test("each partition of a busy list takes its share; a short list stays in one partition", async () => {
  const stored = inMemoryTable();
  const table = spreadLists(stored, 16);
  for (let number = 0; number < 1600; number += 1) await table.put(mail(number, "held"), "ifAbsent");
  for (let number = 0; number < 20; number += 1)
    await table.put(
      { pk: `todo#t-${number}`, sk: "todo", body: number, list: { pk: "todo#open", sk: String(number) } },
      "ifAbsent",
    );
  const shares = await Promise.all(
    Array.from(
      { length: 16 },
      async (_, at) => (await bodiesOf(stored, { pk: at === 0 ? "mails#held" : `mails#held~${at}` })).length,
    ),
  );
  expect(shares.reduce((sum, share) => sum + share, 0)).toBe(1600);
  expect(Math.max(...shares)).toBeLessThan(160);
  expect(await bodiesOf(stored, { pk: "todo#open" })).toHaveLength(20);
});

test("whoever stops early does not read the rest of any partition", async () => {
  const stored = inMemoryTable();
  let read = 0;
  const counting: Table = {
    ...stored,
    list: async function* (query) {
      for await (const item of stored.list(query)) {
        read += 1;
        yield item;
      }
    },
  };
  const table = spreadLists(counting, 4);
  for (let number = 0; number < 400; number += 1) await table.put(mail(number, "held"), "ifAbsent");
  for await (const item of table.list({ pk: "mails#held" })) if (item.body === 9) break;
  expect(read).toBeLessThanOrEqual(4 + 10);
});

async function bodiesOf(table: Table, query: PartitionQuery): Promise<unknown[]> {
  return (await Array.fromAsync(table.list(query))).map(({ body }) => body);
}
