import { expect, test } from "vitest";

import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { exerciseSchema } from "../../../shared/domain/exercise/exercise.ts";
import { changesSince } from "../../../shared/domain/mismatch-summary/changes.ts";
import { deadlinesOf } from "../../../shared/domain/mismatch-summary/deadlines.ts";
import { mattersOf, type Matter } from "../../../shared/domain/mismatch-summary/matters.ts";
import { notReconciled, sumOfPounds } from "../../../shared/domain/mismatch-summary/pounds-by-state.ts";
import { booked, claim } from "../reconcile/statement-and-ledger.ts";
import { coverageOfKind, coverageRow, positionOf } from "./summaries.ts";

const northfold = positionOf("ZB2", {
  statement: [claim("A1", 500), claim("A2", 90_000)],
  ledger: [booked("A1", 500), booked("B7", 12_000)],
});

const waiting = positionOf(
  "ZB3",
  { statement: [claim("C1", 70_000)], ledger: [] },
  { stage: "not-reconciled", pounds: notReconciled(pence(7_000_000)), differences: [] },
);

test("OVS-02 what matters is listed by size: open lines, items of our ledger, statements that are missing or waiting", () => {
  const coverage = coverageOfKind([
    coverageRow("ZB4", -80_000, "missing"),
    coverageRow("ZB5", 75_000, "refused"),
    coverageRow("ZB6", 100_000, "not-due"),
    coverageRow("ZB7", 100_000, "none-needed"),
    coverageRow("ZB8", 0, "held"),
    coverageRow("ZB2", 12_500, "answered"),
  ]);
  expect(mattersOf({ positions: [northfold, waiting], coverage: [coverage] }).map(inShort)).toEqual([
    "ZB2 difference not-on-ledger £90000 both",
    "ZB4 statement missing £-80000 them",
    "ZB5 statement refused £75000 them",
    "ZB3 not-reconciled £70000 us",
    "ZB2 difference on-ledger-only £12000 them",
    "ZB8 statement held £0 them",
  ]);
});

test("an answer that did not arrive is ours to see to, with the whole of its statement", () => {
  const stopped = { ...northfold, stage: "stopped" as const };
  expect(mattersOf({ positions: [stopped], coverage: [] }).map(inShort)[0]).toBe("ZB2 answer stopped £90500 us");
});

test("what changed is a new statement, another one, other figures or another stage", () => {
  const better = positionOf("ZB2", {
    statement: [claim("A1", 500), claim("A2", 90_000)],
    ledger: [booked("A1", 500), booked("A2", 90_000)],
  });
  const replaced = { ...better, statement: { ...better.statement, mailId: "mail-9" } };
  const arrived = { ...waiting, stage: "answered" as const };
  const since = (before: (typeof northfold)[], now: (typeof northfold)[]) =>
    changesSince({ positions: before }, { positions: now }).map(
      ({ receivable, statement, before: was, now: is }) =>
        `${receivable.code} ${statement} ${String(was?.pounds.agreedPence)} ${String(is.pounds.agreedPence)} ${is.stage}`,
    );
  expect(since([northfold, waiting], [northfold, waiting])).toEqual([]);
  expect(since([northfold], [better, waiting])).toEqual([
    "ZB2 same 50000 9050000 answered",
    "ZB3 new undefined 0 not-reconciled",
  ]);
  expect(since([northfold, waiting], [replaced, arrived])).toEqual([
    "ZB2 replaced 50000 9050000 answered",
    "ZB3 same 0 0 answered",
  ]);
});

test("the same code under another kind is another position", () => {
  const spent = { ...northfold, kind: "i&e" as const };
  expect(changesSince({ positions: [northfold] }, { positions: [northfold, spent] })).toMatchObject([
    { kind: "i&e", statement: "new" },
  ]);
});

test("EXR-05 dates that are to come or have just passed are told, the earliest first", () => {
  const exercise = exerciseSchema.parse({
    exercise: "2022-23-Q4",
    financialYear: { from: "2022-04-01", to: "2023-03-31" },
    month: 12,
    cutOff: "2023-03-23",
    kinds: {
      "r&p": { agreement: "required", statementsBy: "2023-03-29", agreeBy: "2023-04-11" },
      "i&e": { agreement: "required", statementsBy: "2023-04-11", agreeBy: "2023-04-19" },
    },
    events: [
      { at: "2023-04-27T12:00", bodies: ["provider"], event: "collection forms" },
      { at: "2023-03-15", bodies: ["all"], event: "contact lists issued" },
    ],
  });
  const datesFrom = (day: string) => deadlinesOf(exercise, calendarDate(day)).map(({ at, what }) => `${at} ${what.is}`);
  expect(datesFrom("2023-04-12")).toEqual([
    "2023-03-29 statements-by",
    "2023-04-11 agree-by",
    "2023-04-11 statements-by",
    "2023-04-19 agree-by",
    "2023-04-27T12:00 event",
  ]);
  expect(datesFrom("2023-05-11")).toEqual(["2023-04-27T12:00 event"]);
  expect(datesFrom("2023-05-12")).toEqual([]);
});

test("sums of parts are parts of the sum", () => {
  const sum = sumOfPounds([northfold.pounds, waiting.pounds]);
  expect(sum).toEqual({
    agreedPence: 50_000,
    askedPence: 9_000_000,
    notAgreedPence: 0,
    inDisputePence: 0,
    notReconciledPence: 7_000_000,
  });
});

function inShort(matter: Matter): string {
  const what =
    matter.is === "difference"
      ? ` ${matter.difference.reason}`
      : matter.is === "statement" || matter.is === "answer"
        ? ` ${matter.state}`
        : "";
  return `${matter.counterparty.code} ${matter.is}${what} £${String(matter.pence / 100)} ${matter.actor}`;
}
