import { describe, expect, test } from "vitest";

import type { LineOutcome } from "../../../shared/domain/position/outcome.ts";
import { renderReply } from "../../../shared/messages/render-reply.ts";
import { responseWorkbook } from "../../../shared/messages/response/response-workbook.ts";
import { LINES_EXPLAINED, LINES_LISTED } from "../../../shared/messages/response/list-lines.ts";
import { amountsOf, lineOf, lineRows, responseTo } from "./response-examples.ts";

describe("a large statement", () => {
  const many = (count: number, open: number): LineOutcome[] =>
    Array.from({ length: count }, (_, index) =>
      index < open ? lineOf(index + 1, 0, index + 1, 0) : lineOf(index + 1, 100, 0, 0),
    );

  test("shows the largest open lines in the mail and counts the rest; the workbook lists every line", () => {
    const { text, html, workbook } = renderReply(responseTo(many(5000, 400)));
    const flat = text.replaceAll(/\s+/g, " ");
    expect(flat).toContain("1. Invoice NF-400 ");
    expect(flat).toContain("370 more lines are not agreed in full (£686.35 not agreed or in dispute)");
    expect(flat).toContain("4,600 lines, £4,600.00 in all, listed in the attached workbook");
    expect(html.length).toBeLessThan(100_000);
    expect(workbook && lineRows(workbook)).toHaveLength(5000);
  });

  test("too large for a mail, lists lines not agreed in full first, and its totals are complete", () => {
    const lines = many(LINES_LISTED + 50, 20);
    const reply = responseTo(lines);
    const { text, workbook } = renderReply(reply);
    const rows = workbook === undefined ? [] : lineRows(workbook);
    expect(rows).toHaveLength(LINES_LISTED + 1);
    expect(amountsOf(rows.at(-1) ?? [])).toEqual([5000, 5000, 0, 0]);
    expect(rows.reduce((sum, cells) => sum + (amountsOf(cells)[1] ?? 0), 0)).toBe(reply.outcome.agreedPence);
    expect(text.replaceAll(/\s+/g, " ")).toContain("too long for a mail to carry every line");
  });

  test("of a size in between, lists every line, with reasons for those not agreed", () => {
    const rows = lineRows(responseWorkbook(responseTo(many(LINES_EXPLAINED + 5, 3))));
    expect(rows).toHaveLength(LINES_EXPLAINED + 5);
    expect(rows[2]?.[8]).toMatchObject({ text: "Why line 3 is so." });
    expect(rows[3]?.[8]).toEqual({ cell: "empty" });
  });
});
