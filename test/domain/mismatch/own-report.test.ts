import * as fc from "fast-check";
import { expect, test } from "vitest";

import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence, sumPence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { exerciseIdSchema } from "../../../shared/domain/exercise/exercise.ts";
import { compareForms } from "../../../shared/domain/mismatch/compare-forms.ts";
import { concernedBy, isReportDue, ownReportOf, reportDayOf } from "../../../shared/domain/mismatch/own-report.ts";
import { pairMismatchOf } from "../../../shared/domain/mismatch/reported-pair.ts";
import type { SubmittedForm } from "../../../shared/domain/mismatch/submitted-form.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";

const codes = ["ZA1", "ZB2", "ZB3", "ZC4"].map(organisationCode);
const exercise = exerciseIdSchema.parse("2022-23-Q4");

const forms = fc
  .array(
    fc.tuple(
      fc.nat(3),
      fc.nat(3),
      fc.constantFrom("receivables" as const, "payables" as const, "income" as const),
      fc.nat(9),
      fc.integer({ min: -9, max: 0 }),
    ),
  )
  .map((rows): SubmittedForm[] =>
    codes.slice(0, 3).map((organisation, own) => ({
      organisation,
      exercise,
      rows: rows
        .filter(([whose, other]) => whose === own && other !== own)
        .flatMap(([, other, part, notified, adjusted]) => {
          const counterparty = codes[other];
          const [notifiedPence, adjustedPence] = [pence(notified), pence(adjusted)];
          const rest = { accruedPence: pence(0), disputedPence: pence(0), reason: "of nobody else" };
          const totalPence = sumPence([notifiedPence, adjustedPence]);
          return counterparty === undefined
            ? []
            : [{ part, counterparty, notifiedPence, adjustedPence, totalPence, ...rest }];
        }),
    })),
  );

test("MIS-02 nobody is ever told of another's pair, and whoever has a mismatch is told it as it was compared", () => {
  fc.assert(
    fc.property(forms, (all) => {
      const compared = compareForms(all);
      const concerned = concernedBy(compared);
      for (const organisation of codes) {
        const report = ownReportOf(compared, organisation, undefined);
        for (const { receivable, payable } of report.pairs) expect([receivable, payable]).toContain(organisation);
        expect(report.pairs.length > 0).toBe(concerned.includes(organisation));
        // A reason in words is the other's own.
        expect(JSON.stringify(report)).not.toContain("of nobody else");
        for (const pair of report.pairs) {
          const same = compared.pairs.find(
            (each) => each.kind === pair.kind && each.receivable === pair.receivable && each.payable === pair.payable,
          );
          const { difference, isOver, absolutePence } = pairMismatchOf(pair, undefined);
          expect({ difference, isOver, absolutePence }).toEqual({
            difference: same?.difference,
            isOver: same?.isOver,
            absolutePence: same?.absolutePence,
          });
        }
      }
    }),
  );
});

test("EXR-05 EXR-06 reports are due from their day of the timetable, once, and when a person asks", () => {
  const events = [
    { at: "2023-05-05", kind: "both", bodies: [], event: "mismatch reports distributed; clear to zero" },
    { at: "2023-05-18", kind: "both", bodies: [], event: "second mismatch reports" },
    { at: "2023-05-12T12:00", kind: "both", bodies: [], event: "resubmission" },
  ];
  const dayOn = (today: string) => reportDayOf({ events }, calendarDate(today));
  expect(["2023-05-04", "2023-05-05", "2023-05-10", "2023-05-11", "2023-05-18"].map(dayOn)).toEqual([
    undefined,
    "2023-05-05",
    "2023-05-05",
    undefined,
    "2023-05-18",
  ]);
  const reportDay = calendarDate("2023-05-05");
  expect(isReportDue(undefined, { reportDay, lastWanted: undefined })).toBe(true);
  expect(isReportDue("2023-05-05T08:00:00Z", { reportDay, lastWanted: undefined })).toBe(false);
  expect(isReportDue("2023-05-04T08:00:00Z", { reportDay, lastWanted: undefined })).toBe(true);
  expect(isReportDue(undefined, { reportDay: undefined, lastWanted: undefined })).toBe(false);
  expect(isReportDue("2023-05-04T08:00:00Z", { reportDay: undefined, lastWanted: "2023-05-04T09:00:00Z" })).toBe(true);
  expect(isReportDue("2023-05-04T10:00:00Z", { reportDay: undefined, lastWanted: "2023-05-04T09:00:00Z" })).toBe(false);
});
