import { expect, test } from "vitest";

import { hasDiskSpace, saysDiskIsFull } from "../../local/disk-space.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

test("a disk has space for little, and none for more than it holds", async () => {
  const directory = temporaryDirectory();
  expect(await hasDiskSpace(directory)).toBe(true);
  expect(await hasDiskSpace(directory, Number.MAX_SAFE_INTEGER)).toBe(false);
});

test("a full disk is recognised in the words of Node, LevelDB and SQLite", () => {
  for (const words of [
    "ENOSPC: no space left on device, write",
    "IO error: /data/tables/000012.log: No space left on device",
    "database or disk is full",
  ])
    expect(saysDiskIsFull(new Error(words))).toBe(true);
  expect(saysDiskIsFull(new Error("EACCES: permission denied"))).toBe(false);
  expect(saysDiskIsFull("ENOSPC")).toBe(false);
});
