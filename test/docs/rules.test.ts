import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { rulesPage } from "./rules-page.ts";

test("docs/rules.md lists the files that name each rule now: npm run docs:rules writes it", () => {
  expect(readFileSync("docs/rules.md", "utf8")).toBe(rulesPage());
});
