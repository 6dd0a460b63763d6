import { expect, test } from "vitest";

import { runTimetable, type RunTimetablePorts } from "../../functions/run-timetable/run-timetable.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { exerciseSchema } from "../../shared/domain/exercise/exercise.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { picturedPositionsSchema } from "../../shared/records/form/pictures.ts";
import { accordInTest } from "../cli/accord-in-test.ts";
import { reportOf } from "../in-memory/ledger-report.ts";
import { month12 } from "../in-memory/month-12.ts";
import { recordsOf } from "../in-memory/records-of.ts";
import { exercise, openSystem } from "../in-memory/system.ts";

const ZA1 = organisationCode("ZA1");

async function started() {
  const system = openSystem();
  await system.settle();
  const events = [
    { at: "2023-04-27T09:00", bodies: ["alb", "nhse"], event: "collection forms" },
    { at: "2023-04-27T12:00", bodies: ["provider"], event: "collection forms" },
    { at: "2023-05-05", bodies: ["all"], event: "mismatch reports issued" },
    { at: "2023-05-12T12:00", bodies: ["provider"], event: "resubmission" },
  ];
  await system.referenceLists.exercises.replace(
    () => [exerciseSchema.parse({ ...month12, events })],
    "2023-03-01T00:00:00Z",
  );
  const snapshot = system.uploadLedger([{ invoiceNumber: "INV-1", outstandingPence: pence(412_345) }]);
  const report = await system.objects.put("ledger-reports", reportOf({ ZB2: 4_123.45, ZB3: 98_765 }));
  const ports: RunTimetablePorts = {
    ...system.ports.timetable,
    ledgersInForce: async function* () {
      yield await Promise.resolve({ ...snapshot, report });
    },
  };
  const runAt = async (instant: string, times = 1) => {
    system.clock.at = new Date(instant);
    await Promise.all(Array.from({ length: times }, () => runTimetable(ports)));
    await system.work();
  };
  const pictures = async () =>
    (await system.pictures.of(ZA1, exercise)).map(({ moment, statements, missing, agreedPence }) =>
      [moment, statements, missing, agreedPence].join(" "),
    );
  const send = async (id: string) => {
    await system.post({
      id,
      receivedAt: system.now().toISOString(),
      workbooks: { "a.xlsx": { lines: { "INV-1": 4_123.45 } } },
    });
    await system.work();
  };
  return { system, runAt, pictures, send };
}

test("EXR-05 OVS-03 how it stood is kept at each deadline, once, and a late match does not rewrite it", async () => {
  const { system, runAt, pictures, send } = await started();
  await runAt("2023-03-23T21:00:00Z");
  expect(await pictures()).toEqual([]);
  await runAt("2023-03-24T00:05:00Z", 3);
  expect(await pictures()).toEqual(["cut-off 0 0 0"]);

  await runAt("2023-04-12T08:00:00Z", 2);
  expect((await pictures()).slice(1)).toEqual(["agreement-rp 0 2 0"]);
  system.clock.at = new Date("2023-04-12T09:00:00Z");
  await send("mail-1");
  await runAt("2023-04-12T10:00:00Z");
  expect((await pictures()).slice(1)).toEqual(["agreement-rp 0 2 0"]);

  // Noon in the United Kingdom is 11:00 UTC in April. ZA1 is a provider.
  await runAt("2023-04-27T10:59:00Z");
  expect(await pictures()).toHaveLength(2);
  await runAt("2023-04-27T11:00:00Z");
  expect((await pictures()).slice(2)).toEqual(["submission 1 1 412345"]);

  const [, agreement] = await system.pictures.of(ZA1, exercise);
  expect(await system.objects.get(agreement?.positions ?? "", picturedPositionsSchema)).toMatchObject([
    { counterparty: "ZB2", state: "missing", ledgerPence: 412_345 },
    { counterparty: "ZB3", state: "missing", ledgerPence: 9_876_500 },
  ]);
  const { out } = await accordInTest(recordsOf(system)).run("form", "pictures", "--organisation", "ZA1");
  expect(out).toMatch(/agreement-rp +2023-04-11 +0 +2 +£0\.00/u);
  expect(out).toMatch(/submission +2023-04-27T12:00 +1 +1 +£4,123\.45/u);
});

test("EXR-05 no picture is taken of a deadline that is long past: it would show another time", async () => {
  const { runAt, pictures } = await started();
  await runAt("2023-05-09T10:00:00Z");
  expect(await pictures()).toEqual([]);
  await runAt("2023-05-15T10:00:00Z");
  expect(await pictures()).toEqual(["resubmission 0 2 0"]);
});
