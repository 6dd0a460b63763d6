import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { recordsToView } from "../local/records-to-view.ts";
import { temporaryDirectory } from "../local/temporary-directory.ts";
import { accordInTest } from "./accord-in-test.ts";

function fileOf(...lines: readonly string[]): string {
  const path = join(temporaryDirectory(), "contacts.csv");
  writeFileSync(path, lines.join("\n"));
  return path;
}

test("STM-14 the contact list may name a telephone number, or have no such column", async () => {
  const { run, json } = accordInTest(await recordsToView());
  const withNumbers = fileOf(
    "code,email,role,telephone",
    "ZA1,payables@eastmere.example.org,finance,01632 960100 ext 4",
    "ZB2,income@northfold.example.org,statements,",
  );
  expect(await run("contacts", "import", withNumbers)).toMatchObject({ code: 0 });
  expect(await json("contacts", "list")).toEqual([
    { code: "ZA1", email: "payables@eastmere.example.org", role: "finance", telephone: "01632 960100 ext 4" },
    { code: "ZB2", email: "income@northfold.example.org", role: "statements" },
  ]);
  const without = fileOf("code,email,role", "ZB2,income@northfold.example.org,statements");
  expect(await run("contacts", "import", without)).toMatchObject({ code: 0 });
});

test("what is no telephone number is refused with its place", async () => {
  const { run } = accordInTest(await recordsToView());
  const file = fileOf("code,email,role,telephone", "ZA1,payables@eastmere.example.org,finance,ask Sam");
  const refused = await run("contacts", "import", file);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('row 2, telephone: "ask Sam" is not a telephone number');
});

test("a cell under no heading is not dropped: the list is refused with its place", async () => {
  const { run, json } = accordInTest(await recordsToView());
  const before = await json("contacts", "list");
  const file = fileOf(
    "code,email,role",
    "ZB2,income@northfold.example.org,statements,",
    "ZA1,payables@eastmere.example.org,finance,01632 960100",
  );
  const refused = await run("contacts", "import", file);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('row 3: "01632 960100" has no heading above it');
  expect(await json("contacts", "list")).toEqual(before);
});
