import { expect, test } from "vitest";
import * as z from "zod";

import { publishFigures, type PublishFiguresPorts } from "../../functions/publish-figures/publish-figures.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { LedgerSnapshot } from "../../shared/domain/ledger/ledger-snapshot.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { keptFiguresIn } from "../../shared/records/figures/figures.ts";
import type { SendingQuota } from "../../shared/records/message/read-sending-quota.ts";
import { logTo } from "../../shared/telemetry/log.ts";
import { openSystem, position, type SystemParts } from "../in-memory/system.ts";
import { inMemoryTable } from "../in-memory/table.ts";
import type { TestMail, TestStatement } from "../in-memory/test-mail.ts";

const ledger = [
  { invoiceNumber: "INV-1", outstandingPence: pence(10000) },
  { invoiceNumber: "INV-2", outstandingPence: pence(20000) },
];
const first: TestMail = {
  id: "mail-1",
  receivedAt: "2023-03-29T08:00:00.000Z",
  workbooks: { "statement.xlsx": { lines: { "INV-1": 100, "INV-2": 250.5 } } },
};
const fromOther: TestMail = {
  id: "mail-2",
  receivedAt: "2023-03-29T08:30:00.000Z",
  from: "income@southmoor.example.org",
  subject: "ZB3 statement of balances",
  workbooks: { "statement.xlsx": statementFromOther({ "INV-9": 70 }) },
};

function statementFromOther(lines: Record<string, number>): TestStatement {
  return { from: "ZB3", lines };
}

async function systemInTest(
  parts: Partial<SystemParts> = {},
  given: { readonly quota?: SendingQuota; readonly ledgers?: readonly LedgerSnapshot[] } = {},
) {
  const system = openSystem(parts);
  await system.settle();
  const snapshots: LedgerSnapshot[] = [...(given.ledgers ?? [])];
  const publish = async () => {
    const lines: string[] = [];
    const ports: PublishFiguresPorts = {
      ...system,
      figures: keptFiguresIn(system.table),
      ledgers: async function* () {
        for (const each of snapshots) yield await Promise.resolve(each);
      },
      readSendingQuota: () => Promise.resolve(given.quota),
      log: logTo({ name: "publish-figures", stage: "test" }, (line) => lines.push(line), system.now),
    };
    await publishFigures(ports);
    return gaugesOf(lines);
  };
  return { system, publish, snapshots };
}

test("EXR-05 pounds and statements of an exercise are summed over its positions", async () => {
  const { system, publish } = await systemInTest();
  system.uploadLedger(ledger);
  await system.post(first);
  await system.post(fromOther);
  await system.work();
  const gauges = await publish();
  expect(of(gauges, "2022-23-Q4", "r&p")).toEqual({
    PoundsNotified: 420.5,
    PoundsAgreed: 300,
    PoundsNotAgreed: 120.5,
    PoundsDisputed: 0,
    PoundsOpen: 120.5,
    StatementsReceived: 2,
    StatementsAnswered: 2,
    StatementsAnsweredShare: 100,
  });
  expect(of(gauges, "2022-23-Q4", "i&e")).toEqual({
    PoundsNotified: 0,
    PoundsAgreed: 0,
    PoundsNotAgreed: 0,
    PoundsDisputed: 0,
    PoundsOpen: 0,
    StatementsReceived: 0,
    StatementsAnswered: 0,
  });
  expect(
    gauges
      .filter(({ deadline }) => deadline !== undefined)
      .map(({ kind, deadline, gauges }) => [kind, deadline, gauges]),
  ).toEqual([
    ["r&p", "statements-by", { DaysToDeadline: 0 }],
    ["r&p", "agree-by", { DaysToDeadline: 13 }],
    ["i&e", "statements-by", { DaysToDeadline: 13 }],
    ["i&e", "agree-by", { DaysToDeadline: 21 }],
  ]);
});

test("a statement whose reply a person has to read counts as that, and not as one without an answer", async () => {
  const { system, publish } = await systemInTest();
  const policy = { agreeAwaitingApproval: false, review: { review: "always" as const } };
  await system.referenceLists.policies.replace(
    () => [{ organisation: position.payable, policy }],
    "2023-03-29T08:00:00.000Z",
  );
  system.uploadLedger(ledger);
  await system.post(first);
  await system.work();
  const gauges = await publish();
  expect(find(gauges, "RepliesInReview")).toBe(1);
  expect(find(gauges, "UnansweredStatements")).toBe(0);
  expect(find(gauges, "OldestUnansweredStatement")).toBe(0);
  expect(of(gauges, "2022-23-Q4", "r&p")).toMatchObject({ StatementsReceived: 1, StatementsAnswered: 0 });
});

test("a statement counts as answered only once its answer has left", async () => {
  let isDown = true;
  const { system, publish } = await systemInTest({
    sendRawEmail: () =>
      isDown ? Promise.reject(new Error("down")) : Promise.resolve({ result: "accepted" as const, sesId: "ses-1" }),
  });
  system.uploadLedger(ledger);
  await system.post(first);
  await expect(system.work()).rejects.toThrow("down");
  system.clock.at = new Date("2023-03-29T09:30:00.000Z");
  const before = await publish();
  expect(of(before, "2022-23-Q4", "r&p")).toMatchObject({ StatementsReceived: 1, StatementsAnswered: 0 });
  expect(find(before, "OldestUnansweredStatement")).toBe(90 * 60);
  expect(find(before, "UnansweredStatements")).toBe(1);
  expect(find(before, "MessagesWaitingNow")).toBe(1);

  isDown = false;
  // Hours later: the refresh must remember that this position was still waiting.
  system.clock.at = new Date("2023-03-29T17:00:00.000Z");
  await publish();
  await system.send.send([{ message: "ZA1-ZB2-2022-23-Q4-rp-1" }]);
  await system.work();
  const after = await publish();
  expect(of(after, "2022-23-Q4", "r&p")).toMatchObject({ StatementsReceived: 1, StatementsAnswered: 1 });
  expect(find(after, "OldestUnansweredStatement")).toBe(0);
  expect(find(after, "MessagesWaitingNow")).toBe(0);
});

test("a refresh reads what has changed, however many positions there are", async () => {
  const table = inMemoryTable();
  let queries = 0;
  const { system, publish } = await systemInTest({
    table: {
      ...table,
      query: (query) => {
        if (query.pk.startsWith("positions#")) queries += 1;
        return table.query(query);
      },
    },
  });
  system.uploadLedger(ledger);
  await system.post(first);
  await system.post(fromOther);
  await system.work();
  await publish();
  system.clock.at = new Date("2023-03-29T10:00:00.000Z");
  await publish();
  system.clock.at = new Date("2023-03-29T12:00:00.000Z");
  queries = 0;
  const quiet = await publish();
  expect(queries).toBe(0);
  expect(of(quiet, "2022-23-Q4", "r&p")).toMatchObject({ StatementsReceived: 2, PoundsAgreed: 300 });

  await system.post({
    ...fromOther,
    id: "mail-3",
    receivedAt: "2023-03-29T11:00:00.000Z",
    workbooks: { "statement.xlsx": statementFromOther({ "INV-9": 80 }) },
  });
  await system.work();
  expect(of(await publish(), "2022-23-Q4", "r&p")).toMatchObject({ StatementsReceived: 2, PoundsNotified: 430.5 });
  expect(queries).toBe(1);
});

test("a refresh that fails is made up for by the next", async () => {
  const table = inMemoryTable();
  let fails = false;
  const { system, publish } = await systemInTest({
    table: { ...table, putAll: (items) => (fails ? Promise.reject(new Error("down")) : table.putAll(items)) },
  });
  system.uploadLedger(ledger);
  await publish();
  system.clock.at = new Date("2023-03-29T10:00:00.000Z");
  await system.post(first);
  await system.work();
  fails = true;
  await expect(publish()).rejects.toThrow("down");
  fails = false;
  system.clock.at = new Date("2023-03-29T15:00:00.000Z");
  expect(of(await publish(), "2022-23-Q4", "r&p")).toMatchObject({ StatementsReceived: 1, PoundsNotified: 350.5 });
});

test("EXR-05 a ledger is stale if it is older than the cut-off of a running exercise", async () => {
  const { system, publish, snapshots } = await systemInTest();
  snapshots.push(
    system.uploadLedger(ledger, { asAt: "2023-03-23" }),
    system.uploadLedger(ledger, { asAt: "2023-02-28", organisation: organisationCode("ZB3") }),
    // A ledger of expenditure is another matter.
    system.uploadLedger(ledger, { asAt: "2022-02-28", kind: "expenditure" }),
  );
  const gauges = await publish();
  expect(find(gauges, "OldestLedgerDays")).toBe(29);
  expect(find(gauges, "StaleLedgers")).toBe(1);
  expect(gauges.filter(({ organisation }) => organisation !== undefined)).toMatchObject([
    { organisation: "ZB3", gauges: { LedgerAgeDays: 29 } },
    { organisation: "ZA1", gauges: { LedgerAgeDays: 6 } },
  ]);
  expect(find(gauges, "MailExpected")).toBe(1);

  system.clock.at = new Date("2023-06-01T09:00:00.000Z");
  const later = await publish();
  expect(find(later, "StaleLedgers")).toBe(0);
  expect(find(later, "MailExpected")).toBe(0);
});

test("the quota is a share and a rest; without a quota there is nothing to say", async () => {
  const limited = await (await systemInTest({}, { quota: { most: 200, sent: 150 } })).publish();
  expect([find(limited, "SendingQuotaUsed"), find(limited, "SendingQuotaLeft")]).toEqual([75, 50]);
  const unlimited = await (await systemInTest()).publish();
  expect(find(unlimited, "SendingQuotaUsed")).toBeUndefined();
});

test("held mails are counted while they are held", async () => {
  const { system, publish } = await systemInTest();
  await system.post({ ...first, verdicts: { dmarc: "GRAY", spf: "GRAY", dkim: "GRAY" } });
  await system.work();
  expect(find(await publish(), "HeldOpen")).toBe(1);
});

test("no line has a name, an address or the amount of a single invoice", async () => {
  const { system, publish, snapshots } = await systemInTest();
  snapshots.push(system.uploadLedger(ledger));
  await system.post(first);
  await system.work();
  const lines = (await publish()).map((line) => JSON.stringify(line)).join();
  expect(lines).not.toMatch(/Eastmere|Northfold|@|INV-/);
  expect(lines).not.toContain("250.5");
});

const lineSchema = z.looseObject({
  exercise: z.string().optional(),
  kind: z.string().optional(),
  deadline: z.string().optional(),
  organisation: z.string().optional(),
  _aws: z
    .object({ CloudWatchMetrics: z.array(z.object({ Metrics: z.array(z.object({ Name: z.string() })) })) })
    .optional(),
});

function gaugesOf(lines: readonly string[]) {
  return lines.map((line) => {
    const { _aws: aws, exercise, kind, deadline, organisation, ...rest } = lineSchema.parse(JSON.parse(line));
    const names = aws?.CloudWatchMetrics.flatMap(({ Metrics }) => Metrics.map(({ Name }) => Name)) ?? [];
    return {
      exercise,
      kind,
      deadline,
      organisation,
      gauges: Object.fromEntries(names.map((name) => [name, rest[name]])),
    };
  });
}

type Gauges = ReturnType<typeof gaugesOf>;

function of(gauges: Gauges, exercise: string, kind: string): Record<string, unknown> | undefined {
  return gauges.find((each) => each.exercise === exercise && each.kind === kind && each.deadline === undefined)?.gauges;
}

function find(gauges: Gauges, name: string): unknown {
  return gauges.find((each) => name in each.gauges)?.gauges[name];
}
