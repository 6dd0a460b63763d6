import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { saidOfRow } from "../../../shared/domain/answer/said-of-row.ts";
import { answerRow } from "./answer-lines.ts";

type Cells = Parameters<typeof answerRow>[1];

describe("RSP-06 REC-01 what a row says of a line of £30,000.00", () => {
  const said = (cells: Cells) => saidOfRow(answerRow("EM-1", cells), pence(3_000_000));

  test.each<[string, Cells, readonly [agreed: number, notAgreed: number, disputed: number], string | undefined]>([
    ["agreed in words", { status: "Agreed" }, [30_000, 0, 0], undefined],
    ["yes", { status: "Y" }, [30_000, 0, 0], undefined],
    ["agreed in principle", { status: "Agreed in principle" }, [30_000, 0, 0], undefined],
    ["no", { status: "N" }, [0, 30_000, 0], undefined],
    ["not agreed, and why", { status: "Not agreed", reason: "No PO number quoted" }, [0, 30_000, 0], "purchase-order"],
    ["not on the ledger", { status: "Not on our ledger" }, [0, 30_000, 0], "not-on-ledger"],
    ["paid", { status: "Paid 3 March" }, [0, 30_000, 0], "paid"],
    ["in dispute", { status: "In formal dispute" }, [0, 0, 30_000], undefined],
    ["a part, and the rest follows", { agreed: 20_000 }, [20_000, 10_000, 0], undefined],
    [
      "a part, the rest in dispute by its words",
      { agreed: 25_000, status: "In formal dispute" },
      [25_000, 0, 5000],
      undefined,
    ],
    ["all three parts", { agreed: 20_000, notAgreed: 6000, disputed: 4000 }, [20_000, 6000, 4000], undefined],
    [
      "what is open includes what is in dispute",
      { agreed: 20_000, open: 10_000, disputed: 4000 },
      [20_000, 6000, 4000],
      undefined,
    ],
    ["nothing of it", { agreed: 0 }, [0, 30_000, 0], undefined],
    ["the whole not agreed", { notAgreed: 30_000 }, [0, 30_000, 0], undefined],
    [
      "another Accord's code before its words",
      { status: "Not agreed", code: "duplicate", reason: "paid" },
      [0, 30_000, 0],
      "duplicate",
    ],
    [
      "nil everywhere is no answer, and the words are",
      { agreed: 0, notAgreed: 0, disputed: 0, status: "Agreed" },
      [30_000, 0, 0],
      undefined,
    ],
  ])("%s", (_name, cells, [agreed, notAgreed, disputed], cause) => {
    expect(said(cells)).toEqual({
      said: "answer",
      agreedPence: agreed * 100,
      notAgreedPence: notAgreed * 100,
      disputedPence: disputed * 100,
      ...(cause === undefined ? {} : { cause }),
    });
  });

  test.each<[string, Cells, RegExp]>([
    ["more than is claimed", { agreed: 31_000 }, /no part of the £30,000\.00/u],
    ["a credit where an invoice is claimed", { agreed: -100 }, /no part of/u],
    ["parts that do not add up", { agreed: 20_000, notAgreed: 5000 }, /do not add up/u],
    ["parts that add up to more", { agreed: 20_000, disputed: 15_000 }, /do not add up/u],
    [
      "a part that is not agreed, and nothing about the rest",
      { notAgreed: 5000 },
      /does not say whether the rest is agreed/u,
    ],
    ["agreed in part without an amount", { status: "Partly agreed" }, /the amount is not said/u],
    ["words against amounts", { agreed: 20_000, status: "Agreed" }, /its words do/u],
    ["not agreed, with an agreed amount", { agreed: 20_000, status: "Not agreed" }, /its words do not/u],
    ["both", { status: "Agreed but disputed" }, /Agreed but disputed/u],
    ["agreed, and paid", { status: "Agreed, paid" }, /Agreed, paid/u],
    ["what is denied", { status: "Not yet paid" }, /Not yet paid/u],
    ["words that we do not know", { status: "Tbc" }, /Tbc/u],
    ["a comment alone", { reason: "See my mail" }, /neither agrees nor disagrees/u],
    ["another amount than ours", { claimed: 29_000, status: "Agreed" }, /our statement claims £30,000\.00/u],
  ])("REC-03 %s is told, and never guessed", (_name, cells, why) => {
    const result = said(cells);
    expect(result.said).toBe("unclear");
    expect(result).toHaveProperty("why", expect.stringMatching(why));
  });

  test("a row without an answer answers nothing", () => {
    expect(said({ claimed: 30_000 })).toEqual({ said: "unanswered" });
    expect(said({ agreed: 0, notAgreed: 0, disputed: 0 })).toEqual({ said: "unanswered" });
  });

  test("REC-01 whatever stands in a row, an answer adds up to the line, and no part is on the other side of nil", () => {
    const amount = fc.option(fc.integer({ min: -400, max: 400 }), { nil: undefined });
    const status = fc.constantFrom("", "Agreed", "Partly agreed", "Not agreed", "In formal dispute", "paid", "?");
    fc.assert(
      fc.property(
        fc.integer({ min: -300, max: 300 }),
        fc.record({ agreed: amount, notAgreed: amount, open: amount, disputed: amount }),
        status,
        (claimed, amounts, words) => {
          const given = Object.fromEntries(Object.entries(amounts).filter(([, each]) => each !== undefined));
          const result = saidOfRow(answerRow("EM-1", { ...given, status: words }), pence(claimed * 100));
          if (result.said !== "answer") return;
          const parts = [result.agreedPence, result.notAgreedPence, result.disputedPence];
          expect(parts.reduce<number>((sum, each) => sum + each, 0)).toBe(claimed * 100);
          for (const part of parts) expect(Math.sign(part) * Math.sign(claimed)).toBeGreaterThanOrEqual(0);
          // What is agreed was agreed in so many pounds, or in words.
          if (result.agreedPence !== 0) expect(amounts.agreed ?? words).not.toBe("");
        },
      ),
    );
  });
});
