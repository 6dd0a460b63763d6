import { expect, test } from "vitest";

import { runTimetable, type RunTimetablePorts } from "../../functions/run-timetable/run-timetable.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { cautiousPolicy, type Policy } from "../../shared/domain/organisation/policy.ts";
import { reportOf } from "../in-memory/ledger-report.ts";
import { openSystem, type System } from "../in-memory/system.ts";

const eastmere = organisationCode("ZA1");
const northfold = "income@northfold.example.org";
const southmoor = "income@southmoor.example.org";
const director = "director@southmoor.example.org";

interface Playing {
  readonly system: System;
  /** Runs the clock at an instant, so many times at once, and sends what it decides. */
  readonly runAt: (instant: string, times?: number) => Promise<void>;
  /** The addresses and subjects of what has left. */
  readonly left: () => string[];
}

/** ZA1's ledger has balances with ZB2 and ZB3 over the issuing threshold, and with ZC3X9 under it. */
async function play(policy: Partial<Policy> = {}): Promise<Playing> {
  const system = openSystem();
  await system.settle();
  const at = system.now().toISOString();
  await system.referenceLists.contacts.replace(
    (before) => [...before, contactSchema.parse({ code: "ZB3", email: director, role: "escalation" })],
    at,
  );
  await system.referenceLists.policies.replace(
    () => [{ organisation: eastmere, policy: { ...cautiousPolicy, ...policy } }],
    at,
  );
  const snapshot = system.uploadLedger([{ invoiceNumber: "INV-1", outstandingPence: pence(412_345) }]);
  const report = await system.objects.put("ledger-reports", reportOf({ ZB2: 4_123.45, ZB3: 98_765, ZC3X9: 2_500 }));
  const ports: RunTimetablePorts = {
    ...system.ports.timetable,
    ledgersInForce: async function* () {
      yield await Promise.resolve({ ...snapshot, report });
    },
  };
  return {
    system,
    runAt: async (instant, times = 1) => {
      system.clock.at = new Date(instant);
      await Promise.all(Array.from({ length: times }, () => runTimetable(ports)));
      await system.work();
    },
    left: () =>
      system.sent.map(({ to, bytes }) => {
        const subject = /^Subject: (.*)$/m.exec(Buffer.from(bytes).toString("utf8"))?.[1] ?? "";
        return `${to.join()}: ${subject.trim()}`;
      }),
  };
}

const ask = (code: string) => `ZA1 to ${code}: R&P 2022-23 Q4: please send your statement`;

test("EXR-06 REC-18 each missing statement is asked for once on its day, however often the clock runs, and never before", async () => {
  const { runAt, left } = await play();
  await runAt("2023-03-29T16:00:00.000Z");
  await runAt("2023-03-30T06:00:00.000Z");
  expect(left()).toEqual([]);
  await runAt("2023-03-30T07:05:00.000Z", 3);
  await runAt("2023-03-30T07:05:10.000Z", 2);
  await runAt("2023-03-31T12:00:00.000Z");
  expect(left().sort()).toEqual([`${northfold}: ${ask("ZB2")}`, `${southmoor}: ${ask("ZB3")}`].sort());
});

test("REC-18 no request reaches an organisation that has sent; the others are asked again, then at the escalation address", async () => {
  const { system, runAt, left } = await play();
  await runAt("2023-03-30T07:05:00.000Z");
  await system.post({
    id: "mail-1",
    receivedAt: "2023-03-31T08:00:00.000Z",
    workbooks: { "statement.xlsx": { lines: { "INV-1": 4_123.45 } } },
  });
  system.clock.at = new Date("2023-03-31T08:00:00.000Z");
  await system.work();
  const before = left().length;
  for (const day of ["2023-04-03", "2023-04-04", "2023-04-05", "2023-04-06", "2023-04-11", "2023-04-12"])
    await runAt(`${day}T09:00:00.000Z`);
  expect(left().slice(before)).toEqual([`${southmoor}: ${ask("ZB3")}`, `${director}: ${ask("ZB3")}`]);
});

test("a request says that there is a balance, and nothing of its amount, its lines or other organisations", async () => {
  const { system, runAt } = await play();
  await runAt("2023-03-30T07:05:00.000Z");
  const mails = system.sent.map(({ bytes }) => Buffer.from(bytes).toString("utf8"));
  for (const mail of mails) {
    expect(mail).not.toMatch(/98,?765|4,?123|INV-1/);
    expect(mail).toContain("Auto-Submitted: auto-generated");
  }
  const toNorthfold = mails.find((mail) => mail.includes(northfold)) ?? "";
  expect(toNorthfold).not.toContain("ZB3");
  expect(toNorthfold).toContain("statements+za1@accord.example.org");
});

test("an answer with the statement to a request is read as a statement", async () => {
  const { system, runAt } = await play();
  await runAt("2023-03-30T07:05:00.000Z");
  const request = await system.notices.get({
    organisation: eastmere,
    kind: "statement-request",
    about: "2022-23-Q4-rp-ZB2",
    number: 1,
  });
  expect(request?.sentMessages).toEqual(["ZA1-statement-request-2022-23-Q4-rp-ZB2-1"]);
  expect(await system.ports.receive.positionOfMessage(request?.sentMessages[0] ?? "")).toBe("statement");
});

test("with no requests a day nobody is asked, and a cap leaves the rest for the next day", async () => {
  const silent = await play({ requestsADay: 0 });
  await silent.runAt("2023-03-30T07:05:00.000Z");
  expect(silent.left()).toEqual([]);
  const capped = await play({ requestsADay: 1 });
  await capped.runAt("2023-03-30T07:05:00.000Z");
  await capped.runAt("2023-03-30T08:05:00.000Z");
  expect(capped.left()).toEqual([`${southmoor}: ${ask("ZB3")}`]);
  await capped.runAt("2023-03-31T07:05:00.000Z");
  expect(capped.left()).toHaveLength(2);
});
