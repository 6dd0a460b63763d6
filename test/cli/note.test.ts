import { expect, test } from "vitest";

import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { exerciseIdSchema } from "../../shared/domain/exercise/exercise.ts";
import { recordsToView } from "../local/records-to-view.ts";
import { accordInTest } from "./accord-in-test.ts";

const spoke = ["--by", "J. Ashdown", "--with", "A. Finch", "--on", "2023-04-18", "--text", "March is invoiced in May."];

test("accord note keeps who spoke with whom about a counterparty, and the position shows it", async () => {
  const { run } = accordInTest(await recordsToView());
  expect((await run("note", "add", "ZA1", "ZC3X9", ...spoke)).code).toBe(0);
  const said = "J. Ashdown spoke with A. Finch on 18 April 2023: March is invoiced in May.";
  expect((await run("note", "list", "--organisation", "ZA1")).out).toContain(`ZC3X9: ${said}`);
  expect((await run("position", "ZA1", "ZC3X9")).out).toContain(said);
});

test("the notes of an organisation are nobody else's, and one about another kind is not on the position", async () => {
  const records = await recordsToView();
  const { run } = accordInTest(records);
  await run("note", "add", "ZA1", "ZC3X9", "--kind", "accruals", ...spoke);
  expect((await run("note", "list", "--organisation", "ZC3X9")).out).toContain("has no notes");
  expect((await run("position", "ZA1", "ZC3X9")).out).not.toContain("J. Ashdown");
  const kept = records.counterpartyNotes.of(organisationCode("ZA1"), exerciseIdSchema.parse("2022-23-Q4"));
  expect(await Array.fromAsync(kept)).toMatchObject([{ counterparty: "ZC3X9", kind: "accruals", with: "A. Finch" }]);
});

test.each([
  [["ZA1", "ZX9Q"], "ZX9Q is not in the directory"],
  [["ZA1", "ZA1"], "about another organisation"],
])("a note about %j is refused", async (whom, why) => {
  const { run } = accordInTest(await recordsToView());
  const { code, err } = await run("note", "add", ...whom, ...spoke);
  expect(code).not.toBe(0);
  expect(err).toContain(why);
});
