import { existsSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { leaveCleanStop, takeCleanStop } from "../../local/tables/clean-stop.ts";
import { makeFolders } from "./make-folders.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

test("the mark of a run that stopped by itself counts once, so that a run that is killed leaves none", async () => {
  const directory = temporaryDirectory();
  const [data, temporary] = makeFolders(directory, "data", "temporary");
  const mark = join(data, "stopped");
  expect(await takeCleanStop(mark)).toBe(false);
  await leaveCleanStop(mark, temporary);
  expect(await takeCleanStop(mark)).toBe(true);
  expect(existsSync(mark)).toBe(false);
  expect(await takeCleanStop(mark)).toBe(false);
});
