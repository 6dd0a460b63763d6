import { expect, test } from "vitest";

import { fillWorkbook } from "../../shared/adapters/workbook-writing/fill-workbook.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { isRefused } from "../../shared/domain/statement/statement.ts";
import { findAnswerForm } from "../../shared/reading/answer-form/find-answer-form.ts";
import { readXlsx } from "../../shared/reading/cells/xlsx/read-xlsx.ts";
import { readStatement } from "../../shared/reading/statement/read-statement.ts";
import { mutate } from "../fuzz/mutate.ts";
import { seededRandom } from "../fuzz/seeded-random.ts";
import { testSeed } from "../fuzz/test-seed.ts";
import { formsWithColumns } from "./invented/forms-with-columns.ts";
import { formsWithSheets } from "./invented/forms-with-sheets.ts";

const ROUNDS = 1_000;

test("a form whose parts are damaged is filled in or left alone, and never keeps its statement from being answered", async () => {
  const random = seededRandom(testSeed);
  const forms = await Promise.all([...formsWithColumns, ...formsWithSheets].map(({ build }) => build()));
  const thrown: string[] = [];
  let filled = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const bytes = mutate(Buffer.from(forms[round % forms.length] ?? []), random);
    const statement = await readStatement({ name: "form.xlsx", bytes }, { readCells: readXlsx });
    if (isRefused(statement)) continue;
    try {
      const plan = await findAnswerForm(bytes, statement);
      if (plan === undefined || "obstacle" in plan) continue;
      fillWorkbook(
        bytes,
        plan,
        plan.cells.map(() => ({ value: "number", pence: pence(1) })),
      );
      filled++;
    } catch (error) {
      thrown.push(`seed ${String(testSeed)}, round ${String(round)}: ${String(error)}`);
    }
  }
  expect(thrown).toEqual([]);
  expect(filled).toBeGreaterThan(ROUNDS / 10);
}, 300_000);
