import { describe, expect, test } from "vitest";

import type { ResponseFacts } from "../../../shared/messages/facts/reply-facts.ts";
import { detailWords } from "../../../shared/messages/response/detail-words.ts";
import { response } from "../example-facts.ts";

/** The example's response, as if the columns of its statement were these and its lines had these reasons. */
function withColumns(fields: readonly string[], reasons: readonly string[], kind: ResponseFacts["kind"] = "r&p") {
  const { statement, outcome } = response;
  const tables = statement.receipt.tables.map((table) => ({
    ...table,
    columns: fields.map((takenFor, at) => ({ column: String(at + 1), heading: takenFor, takenFor, why: "known" })),
  }));
  const [line] = outcome.lines;
  if (line === undefined) throw new Error("the example has no line");
  return detailWords({
    kind,
    statement: { ...statement, receipt: { ...statement.receipt, tables } },
    outcome: { ...outcome, lines: reasons.map((reason) => ({ ...line, reason })) },
  });
}

describe("STM-15 as much detail as possible", () => {
  const bare = ["invoiceNumber", "invoiceDate", "outstanding"];

  test("STM-15 a sender is told that detail would help to find what was not found", () => {
    expect(withColumns(bare, ["not-on-ledger", "agreed", "no-reference"])).toBe(
      "Your statement says neither what each line is for nor its purchase order. Such detail would help us to find the 2 lines that we could not find.",
    );
  });

  test("STM-15 a sender who gave detail, or whose lines were all found, is told nothing", () => {
    expect(withColumns([...bare, "description"], ["not-on-ledger"])).toBe("");
    expect(withColumns([...bare, "purchaseOrder"], ["not-on-ledger"])).toBe("");
    expect(withColumns(bare, ["agreed", "awaiting-approval"])).toBe("");
    expect(withColumns(bare, ["accrual-not-held"], "accruals")).toBe("");
  });
});
