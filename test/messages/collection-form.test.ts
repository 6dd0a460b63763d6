import { expect, test } from "vitest";

import { sumPence } from "../../shared/domain/amounts-and-days/pence.ts";
import { formWorkbook } from "../../shared/messages/collection-form/form-workbook.ts";
import { exampleFormFacts } from "./collection-form-facts.ts";
import { workbookTranscript } from "./workbook-transcript.ts";

test("COL-01 COL-07 COL-14 the workbook of a collection form", async () => {
  await expect(workbookTranscript(formWorkbook(exampleFormFacts()))).toMatchFileSnapshot(
    "../golden/collection-form.txt",
  );
});

test("OVS-01 the lines and the adjustments add up to what the rows show", () => {
  const { form, lines } = exampleFormFacts();
  const payables = form.rows.filter(({ part }) => part === "payables");
  const ofStatements = lines.filter((line) => line.on === "statement");
  const notified = form.entries.filter(({ basis }) => basis === "statement").flatMap(({ rows }) => rows);
  expect(sumPence(ofStatements.map((line) => line.pence))).toBe(sumPence(notified.map((row) => row.notifiedPence)));
  expect(sumPence(form.entries.flatMap(({ adjustments }) => adjustments.map((part) => part.pence)))).toBe(
    sumPence(payables.map((row) => row.adjustedPence)),
  );
});
