import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { axisFor } from "../../../local/viewer/dashboards/axis-for.ts";
import type { DrawnSeries } from "../../../local/viewer/dashboards/drawn-series.ts";
import { formatFigure, formatOnAxis } from "../../../local/viewer/dashboards/format-figure.ts";
import { plot } from "../../../local/viewer/dashboards/plot.ts";
import { rangeOf, stepsOf } from "../../../local/viewer/dashboards/range.ts";
import { rowsTable } from "../../../local/viewer/dashboards/rows-table.ts";
import { html } from "../../../shared/messages/rendering/html.ts";

const range = rangeOf("hour", new Date("2023-03-29T12:00:30.000Z"));

function counted(label: string, values: readonly number[]): DrawnSeries {
  const points = stepsOf(range).map((at, index) => ({ at, value: values[index] ?? 0 }));
  return { label, column: label, own: {}, shown: "count", points, whole: values.reduce((sum, each) => sum + each, 0) };
}

test("an axis begins at nothing, ends at or above the largest figure, and has few round marks", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 1e12, noNaN: true }), fc.boolean(), (largest, whole) => {
      const { top, marks } = axisFor(largest, whole);
      expect(top).toBeGreaterThanOrEqual(largest * (1 - 1e-9));
      expect(marks[0]).toBe(0);
      expect(marks.length).toBeGreaterThan(1);
      expect(marks.length).toBeLessThan(6);
      if (whole) for (const mark of marks) expect(mark).toBe(Math.round(mark));
    }),
  );
  expect(axisFor(7, true).marks).toEqual([0, 3, 6, 9]);
  expect(axisFor(0, true).marks).toEqual([0, 1]);
});

describe("a plot", () => {
  const widget = { kind: "stacked", title: "Mail & more", means: "What `came` in." } as const;
  const { markup } = plot("p1", widget, [counted("accepted", [0, 2]), counted("refused", [0, 1, 4])], range);

  test("has a title, a description and no style or script of its own", () => {
    expect(markup).toContain('role="img" aria-labelledby="p1-title p1-desc"');
    expect(markup).toContain('<title id="p1-title">Mail &amp; more</title>');
    expect(markup).toContain("What came in. The figures stand in the table below.");
    expect(markup).not.toMatch(/style=|<script|on\w+=/);
  });

  test("says the figures of a step where one points at it, and of no empty step", () => {
    const said = [...markup.matchAll(/<title>([^<]*)<\/title>/g)].map(([, words]) => words?.trim());
    expect(said).toEqual(["12:02: accepted 2, refused 1", "12:03: refused 4"]);
  });

  test("stacks series on those before them", () => {
    // The axis ends at 4. The second step holds 2 and, above it, 1; the third holds 4.
    expect(markup).toContain('d="M16.7 1000V500H33.3V1000Z"');
    expect(markup).toContain('d="M16.7 500V250H33.3V500ZM33.3 1000V0H50V1000Z"');
  });
});

test.each([
  [0, "count", "0"],
  [12_345, "count", "12,345"],
  [361_504.57, "pounds", "£361,505"],
  [-5, "pounds", "−£5"],
  [7.25, "percent", "7.3%"],
  [1, "days", "1 day"],
  [999, "milliseconds", "999 ms"],
  [7200, "milliseconds", "7.2 s"],
  [45, "seconds", "45 s"],
  [1800, "seconds", "30 min"],
  [9000, "seconds", "2.5 h"],
  [864_000, "seconds", "10 days"],
  [1_500_000, "bytes", "1.5 MB"],
] as const)("%s as %s is written %s", (value, shown, written) => {
  expect(formatFigure(value, shown)).toBe(written);
});

test("an axis has short words for large amounts", () => {
  expect([1500, 50_000, 1_250_000, 3e9].map((value) => formatOnAxis(value, "pounds"))).toEqual([
    "£1,500",
    "£50k",
    "£1.3m",
    "£3bn",
  ]);
});

describe("a table of rows", () => {
  const of = (column: string, own: Record<string, string>, whole: number): DrawnSeries => ({
    ...counted(column, []),
    own,
    whole,
  });
  const open = of("open", { kind: "R&P" }, 7);
  const empty = html`<p>Nothing.</p>`;

  test("a series with fewer dimensions stands in every row that it fits", () => {
    const days = [
      of("days", { kind: "R&P", deadline: "agree by" }, 3),
      of("days", { kind: "I&E", deadline: "agree by" }, 9),
    ];
    const rows = rowsTable(["kind", "deadline"], [...days, open], empty)
      .markup.split("<tr>")
      .slice(2);
    expect(
      rows.map((row) =>
        row
          .replaceAll(/<[^>]*>|\s+/g, " ")
          .replaceAll(/ +/g, " ")
          .trim(),
      ),
    ).toEqual(["R&amp;P agree by 3 7", "I&amp;E agree by 9"]);
  });

  test("without a series that has all dimensions there is no row", () => {
    expect(rowsTable(["kind", "deadline"], [open], empty)).toBe(empty);
  });
});
