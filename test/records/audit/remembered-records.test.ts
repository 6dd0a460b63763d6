import { expect, test } from "vitest";
import * as z from "zod";

import { keptRecords } from "../../../shared/records/audit/kept-records.ts";
import { rememberedRecords } from "../../../shared/records/audit/remembered-records.ts";
import { inMemoryTable } from "../../in-memory/table.ts";

function opened() {
  const reads: string[] = [];
  const table = inMemoryTable();
  const records = keptRecords<string, { count: number }>(
    {
      ...table,
      get: (key) => {
        reads.push(key.sk);
        return table.get(key);
      },
    },
    { schema: z.object({ count: z.number() }), keyOf: (id) => ({ pk: "count", sk: id }), listOf: () => undefined },
  );
  return { records, remembered: rememberedRecords(records, (id) => id), reads };
}

const oneMore = (before: { count: number } | undefined) => ({
  record: { count: (before?.count ?? 0) + 1 },
  event: { event: "counted", at: "2023-03-29T09:00:00.000Z", facts: {} },
});

test("what a piece of work has read or written of a record serves for its next change", async () => {
  const { remembered, reads } = opened();
  await remembered.change("a", oneMore);
  await remembered.change("a", oneMore);
  await remembered.change("b", oneMore);
  expect(reads).toEqual(["a", "b"]);
  await remembered.getAll(["a", "b"]);
  expect((await remembered.change("b", oneMore)).record).toEqual({ count: 2 });
  expect(reads).toEqual(["a", "b"]);
});

test("what others write meanwhile is neither overlooked by a question nor written over", async () => {
  const { records, remembered } = opened();
  await remembered.change("a", oneMore);
  await records.change("a", oneMore);
  expect(await remembered.get("a")).toEqual({ count: 2 });
  await records.change("a", oneMore);
  expect((await remembered.change("a", oneMore)).record).toEqual({ count: 4 });
  await records.change("a", oneMore);
  // Nothing to change is said of the record as it is, not as it was.
  expect((await remembered.change("a", () => undefined)).record).toEqual({ count: 5 });
});
