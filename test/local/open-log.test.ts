import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { openLog } from "../../local/functions/open-log.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

test("a log that is full is put aside, and the one before it goes", () => {
  const file = join(temporaryDirectory(), "logs", "functions.log");
  const log = openLog(file, 10);
  for (const line of ["first line", "second line", "third line", "fourth line"]) log.write(line);
  log.close();
  expect(readFileSync(file, "utf8")).toBe("fourth line\n");
  expect(readFileSync(`${file}.1`, "utf8")).toBe("third line\n");
  const again = openLog(file, 100);
  again.write("fifth line");
  again.close();
  expect(readFileSync(file, "utf8")).toBe("fourth line\nfifth line\n");
});
