import { existsSync, readFileSync } from "node:fs";

import { expect, test } from "vitest";

const root = new URL("../../../", import.meta.url);
const document = readFileSync(new URL("docs/security.md", root), "utf8");

/** The pairs of `path` and part of a test's title that the document names. */
const named = Array.from(
  document.matchAll(/`(test\/[^`]+\.test\.ts)`: ([^|<\n]+?)(?= \||<br>)/g),
  ([, path = "", title = ""]) => ({ path, title }),
);

test("docs/security.md names a test for each threat", () => {
  const threats = document.split("| threat | proved by |")[1]?.split("\n\n")[0]?.trim().split("\n").slice(1) ?? [];
  expect(threats.length).toBeGreaterThan(15);
  for (const row of threats) expect(row).toMatch(/`test\/[^`]+`: /);
});

test.each(named)("a test that docs/security.md names exists: $title", ({ path, title }) => {
  const file = new URL(path, root);
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, "utf8").replaceAll(/\s+/g, " ")).toContain(title.trim());
});
