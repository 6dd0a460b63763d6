import { existsSync, readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { rulesInBrief } from "./rules-in-brief.ts";
import { rulesNotTested } from "./rules-not-tested.ts";
import { rulesInTitles, rulesPage } from "./rules-page.ts";

test("docs/rules.md lists the files that name each rule now: npm run docs:rules writes it", () => {
  expect(readFileSync("docs/rules.md", "utf8")).toBe(rulesPage());
});

/** Rules of sections 2 to 8: the agreement of balances itself. */
const SECTIONS = /^(?:EXR|STM|REC|RSP|COL|MIS|ORG)-/;

test("each rule of sections 2 to 8 is in the title of a test, or in the list of those that are not yet, and not in both", () => {
  const tested = rulesInTitles();
  const rules = Object.keys(rulesInBrief).filter((rule) => SECTIONS.test(rule));
  expect(rules.filter((rule) => !tested.has(rule) && !(rule in rulesNotTested))).toEqual([]);
  expect(Object.keys(rulesNotTested).filter((rule) => tested.has(rule) || !rules.includes(rule))).toEqual([]);
});

const RULES = new URL("../../../shared/aob-rules.md", import.meta.url);

test.skipIf(!existsSync(RULES))("the rules are those of the guidance (skipped where ../shared is missing)", () => {
  const numbers = new Set(readFileSync(RULES, "utf8").match(/(?<=^- \*\*)[A-Z]{3}-\d{2}/gm));
  expect(Object.keys(rulesInBrief).toSorted()).toEqual([...numbers].toSorted());
});
