import { describe, expect, test } from "vitest";

import { answerForm, cellsOf, type ShownCell } from "./answered-form.ts";
import { formsByHand } from "./invented/forms-by-hand.ts";
import { formsWithColumns } from "./invented/forms-with-columns.ts";
import { formsWithConditions } from "./invented/forms-with-conditions.ts";
import { formsWithSheets } from "./invented/forms-with-sheets.ts";
import { furtherForms } from "./invented/further-forms.ts";
import { moreForms } from "./invented/more-forms.ts";
import { unseenForms } from "./invented/unseen-forms.ts";
import { LEDGER, type InventedForm } from "./invented/seven-lines.ts";

describe("RSP-02 forms in the manner of other finance departments", () => {
  test.each(
    [
      ...formsWithColumns,
      ...formsWithSheets,
      ...moreForms,
      ...furtherForms,
      ...formsByHand,
      ...formsWithConditions,
      ...unseenForms,
    ].map((form) => [form.name, form] as const),
  )("%s", async (_, form) => {
    const bytes = await form.build();
    const { plan, obstacle, filled } = await answerForm({ name: "statement.xlsx", bytes }, LEDGER);
    if (form.obstacle !== undefined) {
      expect(obstacle ?? (plan === undefined ? "none" : "filled")).toBe(form.obstacle);
      return;
    }
    expect(obstacle).toBeUndefined();
    expect(plan?.linesWithoutRow).toBe(0);
    expect(plan?.leftBlank ?? []).toEqual(form.leftBlank ?? []);
    expect(wrongCells(form, cellsOf(bytes), plan === undefined ? new Map() : cellsOf(filled))).toEqual([]);
  });
});

/** Cells that are not as they should be: those of the expectation, and all others, which must be as before. */
function wrongCells(
  { cells }: InventedForm,
  before: ReadonlyMap<string, ShownCell>,
  after: ReadonlyMap<string, ShownCell>,
): string[] {
  const wanted = new Map(Object.entries(cells));
  const wrong = [...wanted].flatMap(([place, value]) => {
    const cell = after.get(place);
    const isRight = value instanceof RegExp ? value.test(String(cell)) : value === cell;
    return isRight ? [] : [`${place}: ${String(cell)} and not ${String(value)}`];
  });
  const changed = [...after].filter(([place, cell]) => !wanted.has(place) && before.get(place) !== cell);
  return [...wrong, ...changed.map(([place, cell]) => `${place}: ${String(cell)}, which nobody asked for`)];
}
