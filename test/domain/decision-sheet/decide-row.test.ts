import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import { noPence, pence, subtractPence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { decidableRows } from "../../../shared/domain/decision-sheet/decidable-row.ts";
import { decideRow, type PositionNow, type RowResult } from "../../../shared/domain/decision-sheet/decide-row.ts";
import { decisionWords } from "../../../shared/domain/decision-sheet/decision-words.ts";
import type { FilledRow } from "../../../shared/domain/decision-sheet/filled-row.ts";
import { stateOfLine } from "../../../shared/domain/decision-sheet/line-state.ts";
import { parseRowReference, rowReference } from "../../../shared/domain/decision-sheet/row-reference.ts";
import { exerciseIdSchema, kindSchema } from "../../../shared/domain/exercise/exercise.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { cautiousPolicy, type Policy } from "../../../shared/domain/organisation/policy.ts";
import { decisionsWithStates } from "../../../shared/domain/position/decision-states.ts";
import type { DecisionHistory } from "../../../shared/domain/position/decision-history.ts";
import type { LineOutcome } from "../../../shared/domain/position/outcome.ts";
import type { PositionKey } from "../../../shared/domain/position/position-key.ts";
import { digestOf } from "../../../shared/records/storage/digest.ts";

const key: PositionKey = {
  payable: organisationCode("ZA1"),
  receivable: organisationCode("ZB2"),
  exercise: exerciseIdSchema.parse("2022-23-Q4"),
  kind: "r&p",
};
const jo = { by: "jo@eastmere.example.org", at: "2023-03-29T09:00:00.000Z" };
const sam = { by: "sam@eastmere.example.org", at: "2023-03-29T10:00:00.000Z" };

function lineOf(invoiceNumber: string, claimed: number, agreed = 0, line = 1): LineOutcome {
  return {
    line,
    invoiceNumber,
    outstandingPence: pence(claimed),
    agreedPence: pence(agreed),
    notAgreedPence: subtractPence(pence(claimed), pence(agreed)),
    disputedPence: noPence,
    reason: "not-found",
    why: "We found it nowhere.",
    evidence: [],
  };
}

function positionOf(
  lines: readonly LineOutcome[],
  histories: readonly DecisionHistory[] = [],
  policy: Partial<Policy> = {},
): PositionNow {
  const decisions = decisionsWithStates(histories, lines);
  return {
    key,
    policy: { ...cautiousPolicy, ...policy },
    decisions,
    lines: lines.map((line) => ({ line, state: digestOf(stateOfLine(line, decisions)).slice(0, 12) })),
  };
}

const empty: FilledRow = {
  row: 5,
  reference: "",
  invoice: "",
  decision: "",
  amount: "",
  disputeReference: "",
  question: "",
  sameInvoiceAs: "",
  tell: "",
  note: "",
};

/** Fills in the row of the first line of a sheet that was made of `then`, and applies it to `now`. */
function apply(filled: Partial<FilledRow>, then: PositionNow, now = then, person = jo, mark = "a1"): RowResult {
  const [row] = decidableRows(then, "Northfold");
  const reference = parseRowReference(row?.reference ?? "");
  if (!row || !reference) throw new Error("the sheet has no row");
  return decideRow({ ...empty, ...filled, invoice: row.invoiceNumber }, reference, now, person, mark);
}

/** The histories after a result was recorded. */
function after(result: RowResult, histories: readonly DecisionHistory[] = []): DecisionHistory[] {
  if (result.became === "decided") return [...histories, { decision: result.decision }];
  if (result.became !== "answered") return [...histories];
  return histories.map((each) => (each.decision.id === result.decision.id ? { ...each, second: result.step } : each));
}

const claims = fc.integer({ min: -10_000_000, max: 10_000_000 }).filter((amount) => amount !== 0);
const words = fc.constantFrom(...Object.values(decisionWords), "Agree", "AGREE IN PRINCIPLE", "yes", "");
const filledRows = fc.record({
  decision: words,
  amount: fc.oneof(
    fc.constant(""),
    claims.map((amount) => formatPounds(pence(amount))),
    fc.constant("about 10"),
  ),
  disputeReference: fc.constantFrom("", "D-1"),
  question: fc.constantFrom("", "Which site?"),
  sameInvoiceAs: fc.constantFrom("", "L-1"),
  tell: fc.constantFrom("", "See you"),
  note: fc.constantFrom("", "ok"),
});

describe("a row of a Decisions sheet", () => {
  test("RCV-13 never decides more than the line claims, nor with the opposite sign", () => {
    fc.assert(
      fc.property(claims, filledRows, (claimed, filled) => {
        const result = apply(filled, positionOf([lineOf("A-1", claimed)]));
        if (result.became !== "decided") return;
        const { decision } = result;
        expect(decision.outstandingPence).toBe(claimed);
        const amount =
          decision.decision === "agree"
            ? decision.agreedPence
            : decision.decision === "dispute"
              ? decision.disputedPence
              : claimed;
        expect(Math.abs(amount)).toBeLessThanOrEqual(Math.abs(claimed));
        expect(Math.sign(amount)).toBe(Math.sign(claimed));
      }),
    );
  });

  test("does nothing once the claim, the verdict or the evidence of its line has changed", () => {
    const evidence = {
      invoiceNumber: "L-1",
      outstandingPence: pence(500),
      status: "approved",
      match: "candidate",
      usedPence: noPence,
    };
    const changes = fc.constantFrom<(line: LineOutcome) => LineOutcome>(
      (line) => ({
        ...line,
        outstandingPence: pence(line.outstandingPence + 1),
        notAgreedPence: pence(line.notAgreedPence + 1),
      }),
      (line) => ({ ...line, agreedPence: line.notAgreedPence, notAgreedPence: noPence }),
      (line) => ({ ...line, reason: "awaiting-approval" }),
      (line) => ({ ...line, evidence: [evidence] }),
      (line) => ({ ...line, invoiceNumber: "B-1" }),
    );
    fc.assert(
      fc.property(claims, filledRows, changes, (claimed, filled, change) => {
        const line = lineOf("A-1", claimed);
        expect(apply(filled, positionOf([line]), positionOf([change(line)])).became).toBe("refused");
      }),
    );
  });

  test("still counts when its line has moved, or other lines of the statement have changed", () => {
    const then = positionOf([lineOf("A-1", 500), lineOf("A-2", 300, 0, 2)]);
    const now = positionOf([lineOf("A-2", 100, 0, 1), lineOf("A-1", 500, 0, 2)]);
    expect(apply({ decision: "agree in principle" }, then, now).became).toBe("decided");
  });

  test("never overrides what somebody else has decided since, whatever both ask for", () => {
    const limits = fc.constantFrom<Partial<Policy>>({}, { secondPersonOverPence: pence(0) });
    fc.assert(
      fc.property(claims, filledRows, filledRows, limits, (claimed, first, second, policy) => {
        const lines = [lineOf("A-1", claimed)];
        const then = positionOf(lines, [], policy);
        const made = apply(first, then, then, sam, "b2");
        if (made.became !== "decided") return;
        const result = apply(second, then, positionOf(lines, after(made), policy), jo);
        const isOther =
          (made.decision.decision === "same-invoice") !== (second.decision === decisionWords["same-invoice"]);
        // Which invoice a line is, and how much of it is agreed, are two questions: one that only waits leaves the other open.
        if (result.became === "decided")
          expect(isOther && made.decision.secondPersonOverPence !== undefined).toBe(true);
      }),
    );
  });

  test("of the same person gives the same decision, however often it is applied", () => {
    fc.assert(
      fc.property(claims, filledRows, (claimed, filled) => {
        const lines = [lineOf("A-1", claimed)];
        const then = positionOf(lines);
        const once = apply(filled, then);
        const now = positionOf(lines, after(once));
        const again = apply(filled, then, now);
        expect(again.became).toBe(once.became);
        if (once.became === "decided" && again.became === "decided") expect(again.decision).toEqual(once.decision);
        const later = apply(filled, then, now, { ...jo, at: "2023-03-30T09:00:00.000Z" });
        if (once.became === "decided") expect(later.became).toBe("known");
      }),
    );
  });

  test("RCV-13 nobody answers a decision of their own, however their name is written", () => {
    const policy = { secondPersonOverPence: pence(100) };
    const lines = [lineOf("A-1", 500)];
    const then = positionOf(lines, [], policy);
    const histories = after(apply({ decision: "agree in principle" }, then));
    const sheet = positionOf(lines, histories, policy);
    const self = { by: "JO@eastmere.example.org", at: "2023-03-29T11:00:00.000Z" };
    expect(apply({ decision: "approve" }, sheet, sheet, self).became).toBe("refused");
    expect(apply({ decision: "agree in principle" }, sheet, sheet, self, "c3").became).toBe("known");
    expect(apply({ decision: "approve" }, sheet, sheet, sam).became).toBe("answered");
    expect(apply({ decision: "agree in principle" }, sheet, sheet, sam, "c3")).toMatchObject({
      became: "answered",
      step: { step: "approved" },
    });
  });

  test("after a decision was withdrawn, an old row is refused and a row of a new sheet counts", () => {
    const lines = [lineOf("A-1", 500)];
    const then = positionOf(lines);
    const [history] = after(apply({ decision: "agree in principle" }, then));
    if (!history) throw new Error("nothing was decided");
    const withdrawn = {
      step: "withdrawn" as const,
      of: history.decision.id,
      by: "Sam",
      at: "2023-03-29T12:00:00.000Z",
    };
    const now = positionOf(lines, [{ ...history, withdrawn }]);
    expect(apply({ decision: "agree in principle" }, then, now).became).toBe("refused");
    expect(apply({ decision: "agree in principle" }, now, now, jo, "d4").became).toBe("decided");
  });

  test.each<[what: string, filled: Partial<FilledRow>, why: string]>([
    ["no decision", { amount: "5" }, "The column Decision is empty"],
    ["a word of its own", { decision: "perhaps" }, "“perhaps” is none of the words"],
    [
      "a part of a penny",
      { decision: "agree in principle", amount: "1.005" },
      "“1.005” in the column Amount is not an amount",
    ],
    ["a dispute without its reference", { decision: "dispute" }, "A formal dispute needs its reference."],
    [
      "cells that do not go together",
      { decision: "agree in principle", disputeReference: "D-1" },
      "Which of them do you mean?",
    ],
    ["too much", { decision: "agree in principle", amount: "5.01" }, "£5.01 is more than the line: A-1 claims £5.00."],
    ["an answer where nothing waits", { decision: "approve" }, "No decision on this line waited"],
  ])("with %s is refused with what is wrong", (_, filled, why) => {
    const result = apply(filled, positionOf([lineOf("A-1", 500)]));
    expect(result).toMatchObject({ became: "refused" });
    expect(result.became === "refused" && result.why).toContain(why);
  });
});

describe("the reference of a row", () => {
  test("is read back as it was written", () => {
    const codes = fc.constantFrom("ZA1", "ZC3X9", "CBA033");
    fc.assert(
      fc.property(
        codes,
        codes,
        fc.constantFrom(...kindSchema.options),
        fc.integer({ min: 1, max: 99_999 }),
        (payable, receivable, kind, line) => {
          for (const waiting of [undefined, "4f09c2aa"]) {
            const reference = {
              position: { ...key, payable: organisationCode(payable), receivable: organisationCode(receivable), kind },
              line,
              state: "0123456789ab",
              ...(waiting === undefined ? {} : { waiting }),
            };
            expect(parseRowReference(rowReference(reference))).toEqual(reference);
          }
        },
      ),
    );
  });

  test.each([
    "",
    "ZA1",
    "ZA1-ZB2-2022-23-Q4-rp/1",
    "ZA1-ZB2-2022-23-Q4-xx/1/0123456789ab",
    "za1-zb2-2022-23-Q4-rp/1/0123456789ab",
  ])("%s is none", (text) => {
    expect(parseRowReference(text)).toBeUndefined();
  });
});
