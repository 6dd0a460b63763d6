import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { countCell, emptyCell, textCell } from "../../../shared/messages/rendering/cells.ts";
import { fitRow } from "../../../shared/messages/rendering/fit-row.ts";

const long = "Northfold Community Health NHS Trust, income and credit control";

describe("a row of a sheet", () => {
  test("wraps a text that the next cell would cut, and is as high as it needs", () => {
    const row = fitRow({ cells: [textCell(long), countCell(1)] }, [20, 10]);
    expect(row).toEqual({ cells: [textCell(long, "cell-wrapped"), countCell(1)], height: 46 });
  });

  test("wraps a text that would run beyond the last column", () => {
    expect(fitRow({ cells: [countCell(1), textCell(long)] }, [10, 20]).cells[1]).toEqual(
      textCell(long, "cell-wrapped"),
    );
  });

  test("lets a text run over the empty cells beside it", () => {
    const row = { cells: [textCell(long), emptyCell] };
    expect(fitRow(row, [20, 10])).toBe(row);
  });

  test("is never lower than it was, and keeps every text", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 300 }), { minLength: 1, maxLength: 6 }),
        fc.option(fc.integer({ min: 15, max: 409 }), { nil: undefined }),
        (texts, height) => {
          const cells = texts.map((text) => textCell(text));
          const fitted = fitRow(
            { cells, ...(height === undefined ? {} : { height }) },
            cells.map(() => 20),
          );
          expect(fitted.cells.map((cell) => cell.cell === "text" && cell.text)).toEqual(
            cells.map((cell) => cell.cell === "text" && cell.text),
          );
          expect(fitted.height ?? 0).toBeGreaterThanOrEqual(height ?? 0);
        },
      ),
    );
  });
});
