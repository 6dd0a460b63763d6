import { chmodSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { openDataDirectory } from "../../local/open-data-directory.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const rightsOf = (path: string): number => statSync(path).mode & 0o777;

describe("a data directory", () => {
  test("is for its owner alone, also if an earlier run made it readable for others", () => {
    const directory = join(temporaryDirectory(), "new");
    openDataDirectory(directory)();
    expect(rightsOf(directory)).toBe(0o700);
    chmodSync(directory, 0o755);
    openDataDirectory(directory)();
    expect(rightsOf(directory)).toBe(0o700);
  });

  test("may be an empty directory, whatever the system has put there", () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, ".DS_Store"), "");
    openDataDirectory(directory)();
  });

  test("that holds files of something else is left alone", () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, "Documents"));
    chmodSync(directory, 0o755);
    expect(() => openDataDirectory(directory)).toThrow(
      `${directory} can't be the data directory: it holds files of something else (Documents). Choose an empty directory, or a new one, with --data.`,
    );
    expect(rightsOf(directory)).toBe(0o755);
  });

  test("that can't be made is refused with the reason", () => {
    const file = join(temporaryDirectory(), "file");
    writeFileSync(file, "");
    expect(() => openDataDirectory(join(file, "below"))).toThrow(/can't be made: .*Choose another with --data/);
    expect(() => openDataDirectory(file)).toThrow(/can't be made/);
  });
});
