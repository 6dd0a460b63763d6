import fc from "fast-check";
import { expect, test } from "vitest";

import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { exerciseIdSchema, kindSchema } from "../../../shared/domain/exercise/exercise.ts";
import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { decisionId, positionOfDecision } from "../../../shared/domain/position/decision-id.ts";
import {
  decisionsInEffect,
  isSamePerson,
  lastChangeOfDecisions,
  type DecisionHistory,
  type DecisionStep,
} from "../../../shared/domain/position/decision-history.ts";
import { decisionsWithStates } from "../../../shared/domain/position/decision-states.ts";

const at = (minute: number) => `2023-03-28T09:${String(minute).padStart(2, "0")}:00.000Z`;
const step = (of: string, name: DecisionStep["step"], minute: number, more: object = {}): DecisionStep => ({
  step: name,
  of,
  by: "Grace",
  at: at(minute),
  ...more,
});
const decided = (
  id: string,
  minute: number,
  more: object = {},
  steps: Partial<DecisionHistory> = {},
): DecisionHistory => ({
  decision: {
    decision: "agree",
    id,
    by: "Sam",
    at: at(minute),
    invoiceNumber: "A-1",
    outstandingPence: pence(50_000),
    agreedPence: pence(40_000),
    ...more,
  },
  ...steps,
});
const overLimit = { secondPersonOverPence: pence(10_000) };
const lines = [{ invoiceNumber: "A1", outstandingPence: pence(50_000) }];

function states(...histories: DecisionHistory[]): string[] {
  const inEffect = new Set(decisionsInEffect(histories).map(({ id }) => id));
  return decisionsWithStates(histories, lines).map(
    ({ decision, state, why }) => `${decision.id} ${state}${inEffect.has(decision.id) ? " (counts)" : ""}: ${why}`,
  );
}

test("a decision is in force until it is withdrawn; who withdrew it and why stays with it", () => {
  expect(states(decided("d1", 1))).toEqual(["d1 in-force (counts): "]);
  expect(states(decided("d1", 1, {}, { withdrawn: step("d1", "withdrawn", 2, { note: "wrong line" }) }))).toEqual([
    "d1 withdrawn: Grace withdrew it (wrong line).",
  ]);
});

test("a later decision takes the place of an earlier one for good: withdrawing it brings back the automatic verdict", () => {
  expect(states(decided("d1", 1), decided("d2", 2))).toEqual([
    "d1 replaced: Sam decided on the line later (d2).",
    "d2 in-force (counts): ",
  ]);
  expect(states(decided("d1", 1), decided("d2", 2, {}, { withdrawn: step("d2", "withdrawn", 3) }))).toEqual([
    "d1 replaced: Sam decided on the line later (d2).",
    "d2 withdrawn: Grace withdrew it.",
  ]);
  const same = { decision: "same-invoice", ledgerInvoiceNumber: "P9" };
  expect(states(decided("d1", 1), decided("d2", 2, same))).toEqual([
    "d1 in-force (counts): ",
    "d2 in-force (counts): ",
  ]);
});

test("a decision about a claim that has changed is overtaken", () => {
  expect(states(decided("d1", 1, { outstandingPence: pence(49_999) }))).toEqual([
    "d1 overtaken (counts): It was about a claim of £499.99; the line now claims £500.00.",
  ]);
  expect(states(decided("d1", 1, { invoiceNumber: "B-1" }))).toEqual([
    "d1 overtaken (counts): The statement in force does not have this invoice.",
  ]);
});

test("RCV-13 a decision over the limit has no effect until a second person approves it", () => {
  expect(states(decided("d1", 1, overLimit))).toEqual([
    "d1 waiting: It is over the limit of £100.00: a second person must approve it.",
  ]);
  expect(states(decided("d1", 1, overLimit, { second: step("d1", "approved", 2) }))).toEqual([
    "d1 in-force (counts): ",
  ]);
  expect(states(decided("d1", 1, overLimit, { second: step("d1", "rejected", 2) }))).toEqual([
    "d1 rejected: Grace rejected it.",
  ]);
});

test("RCV-13 what waits leaves an earlier decision in force, and a later one takes the place of what waits", () => {
  expect(states(decided("d1", 1), decided("d2", 2, overLimit))).toEqual([
    "d1 in-force (counts): ",
    "d2 waiting: It is over the limit of £100.00: a second person must approve it.",
  ]);
  expect(states(decided("d1", 1, overLimit), decided("d2", 2))).toEqual([
    "d1 replaced: Sam decided on the line later (d2).",
    "d2 in-force (counts): ",
  ]);
});

test("the last change is when a decision took effect or lost it; what waits or was rejected changes nothing", () => {
  const last = (...histories: DecisionHistory[]) => lastChangeOfDecisions(histories);
  expect(last()).toBeUndefined();
  expect(last(decided("d1", 1), decided("d2", 5))).toEqual({ at: at(5), atOnce: false });
  expect(last(decided("d1", 1), decided("d2", 5, overLimit))).toEqual({ at: at(1), atOnce: false });
  expect(last(decided("d2", 5, overLimit, { second: step("d2", "rejected", 7) }))).toBeUndefined();
  expect(last(decided("d2", 5, overLimit, { second: step("d2", "approved", 7, { atOnce: true }) }))).toEqual({
    at: at(7),
    atOnce: true,
  });
  expect(last(decided("d1", 1, { atOnce: true }, { withdrawn: step("d1", "withdrawn", 9) }))).toEqual({
    at: at(9),
    atOnce: false,
  });
});

test("RCV-13 a second person is another person, however the name is typed", () => {
  expect(isSamePerson("Sam Okoro", " sam  okoro.")).toBe(true);
  expect(isSamePerson("Zoë B", "Zoe B")).toBe(true);
  expect(isSamePerson("Sam Okoro", "Sam Okara")).toBe(false);
});

test("a decision is found by its id, which names its position", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("ZA1", "ZC3X9", "CBA033"),
      fc.constantFrom("ZB2", "Y56"),
      fc.constantFrom(...kindSchema.options),
      fc.stringMatching(/^[0-9a-f]{6}$/),
      (payable, receivable, kind, mark) => {
        const position = {
          payable: organisationCode(payable),
          receivable: organisationCode(receivable),
          exercise: exerciseIdSchema.parse("2022-23-Q4"),
          kind,
        };
        expect(positionOfDecision(decisionId(position, mark))).toEqual(position);
      },
    ),
  );
  for (const text of ["", "d1", "ZA1-ZB2-2022-23-Q4-rp-1", "ZA1-ZB2-2022-23-Q9-rp-dabc", "ZA1-ZB2-2022-23-Q4-vat-dabc"])
    expect(positionOfDecision(text)).toBeUndefined();
});
