import { expect, test } from "vitest";

import { CommandRefused } from "../../../cli/command-errors.ts";
import type { Checked } from "../../../cli/check-files.ts";
import { checkSharedCase, sharedCasesPresent } from "./check-shared-case.ts";

/** The lines that are agreed, as number and pence. */
function agreed({ statement, outcome }: Checked): [string, number][] {
  return outcome.lines.map(({ agreedPence }, at) => [statement.lines[at]?.invoiceNumber ?? "", agreedPence]);
}

test.skipIf(!sharedCasesPresent)("amounts in pence are read as pence (needs ../shared/field-cases)", async () => {
  const checked = await checkSharedCase("reading/03-pence-in-heading");
  expect(agreed(checked)).toEqual([
    ["SI101", 120_000],
    ["SI102", 34_050],
  ]);
});

test.skipIf(!sharedCasesPresent)(
  "a column in pounds beside one in euro is read, whatever the column of currencies says (needs ../shared/field-cases)",
  async () => {
    const checked = await checkSharedCase("reading/13-gbp-beside-eur");
    expect(agreed(checked)).toEqual([
      ["SI101", 120_000],
      ["SI102", 34_050],
    ]);
    expect(checked.statement.findings.filter(({ code }) => code === "two-columns-fit")).toEqual([]);
  },
);

test.skipIf(!sharedCasesPresent).each([
  ["reading/04-thousands-said-above", "statement.xlsx", 'the text in A6 says "All figures in £000s"'],
  ["public-reading/12-thousands-in-words-above", "statement.xlsx", 'the text in A6 says "Amounts shown in £000"'],
  ["reading/37-euro-said-in-title", "statement.xlsx", 'the text in A6 says "All amounts in EUR"'],
  ["public-reading/03-statement-currency-format-or-words", "statement-format.xlsx", "which is not in pounds"],
  ["public-reading/19-euro-text-called-empty", "statement.xlsx", 'in row 8, is "1.000,00 €", which is not in pounds'],
])("%s: refused, and the sender is told where it is said (needs ../shared/field-cases)", async (folder, file, says) => {
  const refused: unknown = await checkSharedCase(folder, { statement: file }).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refused).toBeInstanceOf(CommandRefused);
  if (!(refused instanceof CommandRefused)) return;
  const words = refused.problems.join(" ");
  expect(words).toContain(says);
  expect(words).not.toContain("is empty");
});

test.skipIf(!sharedCasesPresent)(
  "a ledger's line in euro supports no line of a statement in pounds (needs ../shared/field-cases)",
  async () => {
    const checked = await checkSharedCase("reading/26-ledger-euro-row");
    expect(agreed(checked)).toEqual([
      ["SI101", 0],
      ["SI102", 34_050],
      ["CN103", 0],
    ]);
    expect(checked.ledgerReport.findings.map(({ code }) => code)).toContain("foreign-currency");
  },
);

test.skipIf(!sharedCasesPresent)(
  "of a ledger's amount in euro and its amount in local currency the local one counts (needs ../shared/field-cases)",
  async () => {
    const checked = await checkSharedCase("public-reading/02-ledger-currency-ignored", { ledger: "ledger-lcy.csv" });
    expect(agreed(checked)).toEqual([["NF-1", 40_000]]);
  },
);

test.skipIf(!sharedCasesPresent)(
  "euro in a column of currencies of our own form, or in its headings, agree nothing (needs ../shared/field-cases)",
  async () => {
    const folder = "public-reading/02-ledger-currency-ignored";
    const inColumn = await checkSharedCase(folder, { ledger: "ledger.csv" }).then(agreed, () => []);
    expect(inColumn.filter(([, pence]) => pence !== 0)).toEqual([]);
    await expect(checkSharedCase(folder, { ledger: "ledger-heading.csv" })).rejects.toThrow(CommandRefused);
  },
);
