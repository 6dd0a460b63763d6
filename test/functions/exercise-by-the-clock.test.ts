import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { runTimetable } from "../../functions/run-timetable/run-timetable.ts";
import { addDays, type CalendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { ukDay } from "../../shared/domain/amounts-and-days/uk-clock.ts";
import { isWorkingDay } from "../../shared/domain/amounts-and-days/working-days.ts";
import { exerciseSchema, type Exercise } from "../../shared/domain/exercise/exercise.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { organisationSchema } from "../../shared/domain/organisation/organisation.ts";
import { askFromOf } from "../../shared/domain/timetable/coverage.ts";
import { requestsOf } from "../../shared/records/timetable/requests.ts";
import { reportOf } from "../in-memory/ledger-report.ts";
import { openSystem } from "../in-memory/system.ts";

const payables = ["ZA1", "ZC3X9"] as const;
const others = ["ZB2", "ZB3", "ZD4", "ZE5"] as const;

/** On which day of the exercise, counted from its cut-off, each of four sends its statement to each of two; and which ticks of the clock are lost. */
const plays = fc.record({
  sends: fc.array(fc.option(fc.integer({ min: 0, max: 30 })), { minLength: 8, maxLength: 8 }),
  lost: fc.array(fc.boolean(), { minLength: 31, maxLength: 31 }),
  doubled: fc.boolean(),
});

describe.each(["q2", "q3", "q4"])("the exercise of %s", (quarter) => {
  const file = fileURLToPath(new URL(`../../../shared/exercises/2022-23-${quarter}.json`, import.meta.url));
  test.skipIf(!existsSync(file))(
    "EXR-06 REC-18 nobody is asked before a date, or who has sent, or twice at a time, whatever ticks are lost or doubled (skipped where ../shared is not)",
    async () => {
      const exercise = exerciseSchema.parse(JSON.parse(readFileSync(file, "utf8")));
      await fc.assert(
        fc.asyncProperty(plays, (given) => play(exercise, given)),
        { numRuns: 6 },
      );
    },
  );
});

async function play(
  exercise: Exercise,
  { sends, lost, doubled }: { sends: readonly (number | null)[]; lost: readonly boolean[]; doubled: boolean },
): Promise<void> {
  const rules = exercise.kinds["r&p"];
  if (!rules) throw new Error("every exercise has receivables and payables");
  const system = openSystem();
  system.clock.at = new Date(`${exercise.cutOff}T06:00:00Z`);
  await settle(system, exercise);
  const arrivals = new Map<string, CalendarDate>();
  const snapshots = await Promise.all(
    payables.map(async (payable) => ({
      ...system.uploadLedger([{ invoiceNumber: "I-1", outstandingPence: pence(400_000) }], {
        organisation: organisationCode(payable),
        asAt: exercise.cutOff,
      }),
      report: await system.objects.put(
        "ledger-reports",
        reportOf(Object.fromEntries(others.map((code) => [code, 400_000]))),
      ),
    })),
  );
  const tick = () =>
    runTimetable({
      ...system.ports.timetable,
      ledgersInForce: async function* () {
        for (const snapshot of snapshots) yield await Promise.resolve(snapshot);
      },
    });
  for (let count = 0; count <= 30; count += 1) {
    const day = addDays(exercise.cutOff, count);
    system.clock.at = new Date(`${day}T09:00:00Z`);
    for (const [at, sendsOn] of sends.entries()) {
      const [payable, receivable] = [payables[at % 2], others[Math.floor(at / 2)]];
      if (sendsOn !== count || payable === undefined || receivable === undefined) continue;
      arrivals.set(`${payable} ${receivable}`, day);
      await system.post({
        ...{
          id: `mail-${at}`,
          receivedAt: `${day}T09:00:00.000Z`,
          from: `income@${receivable.toLowerCase()}.example.org`,
        },
        ...{ to: `statements+${payable}@accord.example.org`, subject: `${receivable} statement` },
        workbooks: {
          "statement.xlsx": { from: receivable, to: [payable], asAt: exercise.cutOff, lines: { "I-1": 4000 } },
        },
      });
      await system.work();
    }
    if (lost[count] !== true) await Promise.all(doubled ? [tick(), tick()] : [tick()]);
    await system.work();
  }
  for (const payable of payables) {
    const asked: string[] = [];
    for await (const request of requestsOf(
      "statement-request",
      organisationCode(payable),
      exercise.exercise,
      system.notices,
    )) {
      const { receivable, kind, number, decidedAt } = request;
      const of = exercise.kinds[kind];
      expect(of && ukDay(decidedAt) >= askFromOf(of)).toBe(true);
      const came = kind === "r&p" ? arrivals.get(`${payable} ${receivable}`) : undefined;
      expect(came === undefined || ukDay(decidedAt) < came).toBe(true);
      asked.push(`${receivable} ${kind} ${number}`);
    }
    for (const receivable of others)
      if (!arrivals.has(`${payable} ${receivable}`) && couldBeAsked(exercise, lost))
        expect(asked).toContain(`${receivable} r&p 1`);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.every((each) => /[123]$/.test(each))).toBe(true);
  }
  expect(new Set(system.sent.map(({ messageId }) => messageId)).size).toBe(system.sent.length);
}

/** Whether the clock ran on a working day on which a missing statement of receivables may be asked for. */
function couldBeAsked({ cutOff, kinds }: Exercise, lost: readonly boolean[]): boolean {
  const rules = kinds["r&p"];
  return lost.some((isLost, count) => {
    const day = addDays(cutOff, count);
    return !isLost && rules !== undefined && isWorkingDay(day) && askFromOf(rules) <= day && day <= rules.agreeBy;
  });
}

async function settle(system: ReturnType<typeof openSystem>, exercise: Exercise): Promise<void> {
  const at = system.now().toISOString();
  const all = [...payables, ...others];
  await system.referenceLists.organisations.replace(
    () => all.map((code) => organisationSchema.parse({ code, name: `Body ${code} NHS Trust`, type: "trust" })),
    at,
  );
  await system.referenceLists.contacts.replace(
    () =>
      all.map((code) =>
        contactSchema.parse({ code, email: `income@${code.toLowerCase()}.example.org`, role: "statements" }),
      ),
    at,
  );
  await system.referenceLists.exercises.replace(() => [exercise], at);
}
