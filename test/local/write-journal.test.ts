import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { openWriteJournal, type NotedWrite } from "../../local/tables/write-journal.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const write = (name: string): NotedWrite => ({ pk: name, sk: "x", list: { pk: "mails", sk: name } });

/** A journal of a directory whose earlier writes, if any, have been looked at. */
function journalInTest() {
  const directory = join(temporaryDirectory(), "writes");
  const journal = openWriteJournal(directory);
  journal.forgetLeft();
  return { directory, journal, leftTo: () => openWriteJournal(directory).left };
}

test("a directory without a journal says that nobody knows, until somebody has looked", () => {
  const directory = join(temporaryDirectory(), "writes");
  openWriteJournal(directory).begin([write("a")]);
  const next = openWriteJournal(directory);
  expect(next.left).toBeUndefined();
  next.forgetLeft();
  expect(openWriteJournal(directory).left).toEqual([]);
});

test("after a kill, every write that was under way is there", () => {
  const { journal, leftTo } = journalInTest();
  journal.begin([write("a"), write("b")]);
  for (let n = 0; n < 1000; n += 1) journal.begin([write(`done ${n}`)])();
  journal.begin([{ pk: "c", sk: "x" }]);
  const left = leftTo() ?? [];
  expect(left).toEqual(expect.arrayContaining([write("a"), write("b"), { pk: "c", sk: "x" }]));
  // Beside the file of the first write, one that is full and the current one.
  expect(left.length).toBeLessThanOrEqual(301);
});

test("stays small however much is written, and is empty after a stop", () => {
  const { directory, journal, leftTo } = journalInTest();
  const ends: (() => void)[] = [];
  for (let n = 0; n < 5000; n += 1) {
    ends.push(journal.begin([write(String(n))]));
    if (ends.length > 20) ends.shift()?.();
  }
  expect(readdirSync(directory).filter((name) => name.startsWith("writes-")).length).toBeLessThanOrEqual(2);
  for (const end of ends) end();
  journal.close();
  expect(leftTo()).toEqual([]);
});

test("what the last run left stays until it has been looked at, also through another kill", () => {
  const { directory, journal, leftTo } = journalInTest();
  journal.begin([write("first run")]);
  openWriteJournal(directory).begin([write("second run")]);
  expect(leftTo()).toEqual([write("first run"), write("second run")]);
  openWriteJournal(directory).forgetLeft();
  expect(leftTo()).toEqual([]);
});

test("a note that was broken off counts for nothing", () => {
  const { directory, leftTo } = journalInTest();
  writeFileSync(join(directory, "writes-7"), `${JSON.stringify(write("a"))}\n{"pk":"b","s`);
  expect(leftTo()).toEqual([write("a")]);
});
