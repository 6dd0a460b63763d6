import { expect, test } from "vitest";

import { recordsToView } from "../local/records-to-view.ts";
import { accordInTest } from "./accord-in-test.ts";

test("a statement is sent only between organisations of the directory, from a registered address, to a local system", async () => {
  const records = await recordsToView();
  const { run } = accordInTest(records);
  const file = "docs/try-your-own/statement.xlsx";
  expect((await run("send", file, "--from", "ZB2", "--to", "ZA1")).err).toBe(
    "Mail can be brought to a local system only.",
  );
  const brought: string[] = [];
  const local = accordInTest(
    records,
    {},
    {
      bring: ({ from, to, subject }) => {
        brought.push(from, to, subject);
        return Promise.reject(new Error("the system is full"));
      },
      repliesTo: () => Promise.resolve([]),
    },
  );
  expect((await local.run("send", file, "--from", "ZX9", "--to", "ZA1")).err).toMatch(/^ZX9 is not in the directory/u);
  expect(brought).toEqual([]);
  expect(await local.run("send", file, "--from", "ZB2", "--to", "ZA1")).toMatchObject({
    code: 1,
    err: "the system is full",
  });
  expect(brought).toEqual(["income@northfold.example.org", "statements+ZA1@accord.example.org", "ZB2 statement"]);
});
