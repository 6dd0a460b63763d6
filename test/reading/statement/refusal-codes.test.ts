import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { REFUSAL_CODES } from "../../../shared/domain/statement/refusal-finding.ts";

const READING = join(import.meta.dirname, "../../../shared/reading");

/** The code of each finding of severity `refusal` in the readers of cells and statements; `?` if it is not beside the severity. */
function codesOfRefusals(): string[] {
  return ["cells", "statement"].flatMap((room) =>
    readdirSync(join(READING, room), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .flatMap((file) => [
        ...readFileSync(join(READING, room, file), "utf8").matchAll(/(?:code: "([a-z-]+)",\s*)?severity: "refusal",/gu),
      ])
      .map(([, code]) => code ?? "?"),
  );
}

test("every finding that refuses a statement is listed, so that the reply about it is decided", () => {
  expect([...new Set(codesOfRefusals())].sort()).toEqual([...REFUSAL_CODES].sort());
});
