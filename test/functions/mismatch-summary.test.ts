import { expect, test } from "vitest";

import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { LedgerLine } from "../../shared/domain/ledger/ledger-line.ts";
import type { MismatchSummary } from "../../shared/domain/mismatch-summary/mismatch-summary.ts";
import { wholeOfPounds } from "../../shared/domain/mismatch-summary/pounds-by-state.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { cautiousPolicy, type Policy } from "../../shared/domain/organisation/policy.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { replySchema } from "../../shared/messages/reply.ts";
import { requestSummary } from "../../shared/records/mismatch-summary/request-summary.ts";
import { gatherSummary } from "../../shared/records/mismatch-summary/gather-summary.ts";
import { summaryOfPosition } from "../../shared/records/position/position-view.ts";
import { openSystem, position, type System } from "../in-memory/system.ts";
import { noLedgerReport } from "../in-memory/no-ledger-report.ts";
import { month12 } from "../in-memory/month-12.ts";
import type { TestMail } from "../in-memory/test-mail.ts";

const owed = (invoiceNumber: string, pounds: number, more: Partial<LedgerLine> = {}) => ({
  invoiceNumber,
  outstandingPence: pence(Math.round(pounds * 100)),
  ...more,
});

const fromNorthfold: TestMail = {
  id: "mail-1",
  receivedAt: "2023-03-29T08:00:00.000Z",
  workbooks: { "statement.xlsx": { lines: { "INV-1": 3_000, "INV-2": 900, "INV-3": 70 } } },
};
const fromSouthmoor: TestMail = {
  id: "mail-2",
  receivedAt: "2023-03-29T08:30:00.000Z",
  from: "income@southmoor.example.org",
  subject: "ZB3 statement of balances",
  workbooks: { "statement.xlsx": { from: "ZB3", lines: { "INV-9": 7_000 } } },
};

async function started(): Promise<System> {
  const system = openSystem();
  await system.settle();
  return system;
}

/** The summary of ZA1, with the balances of its ledger by code as its report has them. */
async function gather(
  system: System,
  { payable = "ZA1", balances = {}, before, now = "2023-03-30T07:30:00.000Z" }: Gathering = {},
): Promise<MismatchSummary> {
  const { ledgers } = system.ports.reconcile;
  const counterparties = Object.entries(balances).map(([code, pounds]) => ({
    code: organisationCode(code),
    name: code,
    lines: 1,
    outstandingPence: pence(Math.round(pounds * 100)),
    disputedPence: pence(0),
    accruedPence: pence(0),
  }));
  const report = await system.objects.put("ledger-reports", { ...noLedgerReport, counterparties });
  return gatherSummary(
    {
      payable: organisationCode(payable),
      exercise: month12,
      referenceData: await system.referenceLists.all(),
      before,
      now: new Date(now),
    },
    {
      ...system,
      ledgers: {
        current: async (organisation, kind) => {
          const snapshot = await ledgers.current(organisation, kind);
          return snapshot && { ...snapshot, report };
        },
      },
    },
  );
}

interface Gathering {
  readonly payable?: string;
  readonly balances?: Readonly<Record<string, number>>;
  readonly before?: MismatchSummary;
  readonly now?: string;
}

test("OVS-01 a summary has the figures of the positions, to the penny", async () => {
  const system = await started();
  system.uploadLedger([owed("INV-1", 3_000), owed("INV-2", 900, { status: "on-hold" }), owed("INV-7", 12)]);
  await system.post(fromNorthfold);
  await system.post(fromSouthmoor);
  await system.work();
  const summary = await gather(system);
  expect(summary.positions.map(({ receivable }) => receivable.code)).toEqual(["ZB2", "ZB3"]);
  for (const each of summary.positions) {
    const record = await system.positions.get({ ...position, receivable: each.receivable.code });
    if (!record) throw new Error("no position");
    const shown = summaryOfPosition(record);
    expect(wholeOfPounds(each.pounds)).toBe(shown.statement.totalPence);
    expect(each.pounds).toMatchObject({ agreedPence: shown.agreedPence, inDisputePence: shown.inDisputePence });
    expect(each.pounds.askedPence + each.pounds.notAgreedPence).toBe(shown.notAgreedPence);
    expect(each.form).toMatchObject({ adjustedPence: shown.adjustedPence, totalPence: shown.totalPence });
  }
  const [northfold] = summary.positions;
  expect(northfold?.differences.map(({ on, reason, count }) => `${on} ${reason} ${String(count)}`)).toEqual([
    "statement on-hold 1",
    "statement not-on-ledger 1",
    "ledger on-ledger-only 1",
  ]);
});

test("a position of before, without its differences, gives the same summary", async () => {
  const system = await started();
  system.uploadLedger([owed("INV-1", 3_000)]);
  await system.post(fromNorthfold);
  await system.work();
  const summary = await gather(system);
  await system.positions.change(position, (before) => {
    if (!before?.reconciled) return undefined;
    const { differences, ...reconciled } = before.reconciled;
    expect(differences).toHaveLength(1);
    return {
      record: { ...before, reconciled },
      event: { event: "reconciled", at: "2023-03-30T07:00:00.000Z", facts: {} },
    };
  });
  expect(await gather(system)).toEqual(summary);
});

test("REC-18 a summary says from whom the ledger expects a statement, and who has sent none", async () => {
  const system = await started();
  system.uploadLedger([owed("INV-1", 3_000)]);
  await system.post(fromNorthfold);
  await system.post({
    ...fromSouthmoor,
    workbooks: { "statement.xlsx": { from: "ZB3", lines: {}, refused: ["no-statement-found"] } },
  });
  await system.work();
  const { coverage } = await gather(system, { balances: { ZB2: 4_000, ZB3: 9_000, ZC3X9: 2_500.01 } });
  expect(coverage[0]?.rows.map(({ counterparty, state }) => `${counterparty.code} ${state}`)).toEqual([
    "ZB2 answered",
    "ZB3 refused",
    "ZC3X9 missing",
  ]);
});

test("REC-18 without a ledger nothing is known to be missing, and a statement that came is not compared", async () => {
  const system = await started();
  await system.post(fromNorthfold);
  await system.work();
  const { coverage, positions, ledgers } = await gather(system);
  expect(ledgers).toEqual([]);
  expect(coverage[0]).toMatchObject({ basis: "no-ledger", rows: [{ state: "received", expectation: "unknown" }] });
  expect(positions).toMatchObject([
    { stage: "not-reconciled", pounds: { notReconciledPence: 397_000, notAgreedPence: 0 }, differences: [] },
  ]);
});

test("a summary says what has changed since the last one, and nothing if nothing has", async () => {
  const system = await started();
  system.uploadLedger([owed("INV-1", 3_000)]);
  await system.post(fromNorthfold);
  await system.work();
  const first = await gather(system);
  expect(first.since).toBeUndefined();
  const same = await gather(system, { before: first, now: "2023-03-31T07:30:00.000Z" });
  expect(same.since).toEqual({ preparedAt: first.preparedAt, changes: [] });
  await system.post(fromSouthmoor);
  await system.work();
  const later = await gather(system, { before: same, now: "2023-04-01T07:30:00.000Z" });
  expect(later.since?.changes).toMatchObject([{ receivable: { code: "ZB3" }, statement: "new" }]);
});

test("a summary has nothing of another organisation", async () => {
  const system = await started();
  system.uploadLedger([owed("INV-1", 3_000)]);
  await system.post(fromNorthfold);
  await system.work();
  const other = await gather(system, { payable: "ZC3X9" });
  expect(other).toMatchObject({ positions: [], waiting: [], ledgers: [] });
  expect(JSON.stringify(other)).not.toMatch(/ZA1|ZB2|INV-1/);
});

const finance = "finance@eastmere.example.org";

/** ZA1 has a finance contact, a statement of ZB2 was answered, and the morning of a working day has come. */
async function withFinanceContact(policy: Partial<Policy> = {}): Promise<System> {
  const system = await started();
  const at = system.now().toISOString();
  await system.referenceLists.contacts.replace(
    (before) => [...before, contactSchema.parse({ code: "ZA1", email: finance, role: "finance" })],
    at,
  );
  await system.referenceLists.policies.replace(
    () => [{ organisation: position.payable, policy: { ...cautiousPolicy, todoNotices: "none", ...policy } }],
    at,
  );
  system.uploadLedger([owed("INV-1", 3_000)]);
  await system.post(fromNorthfold);
  await system.work();
  system.clock.at = new Date("2023-03-30T06:31:00.000Z");
  return system;
}

function summariesIn(system: System): string[] {
  return system.sent.filter(({ to }) => to.includes(finance)).map(({ bytes }) => Buffer.from(bytes).toString("utf8"));
}

test("from ledger and statement to the mail: the summary reaches the finance contact once, with its workbook", async () => {
  const system = await withFinanceContact();
  await Promise.all([system.tick(), system.tick()]);
  await system.work();
  system.clock.at = new Date("2023-03-30T07:31:00.000Z");
  await system.tick();
  await system.work();
  const [mail = "", ...others] = summariesIn(system);
  expect(others).toEqual([]);
  const message = await system.messages.get("ZA1-summary-2022-23-Q4-1");
  expect(message?.subject).toBe("ZA1 summary 2022-23 Q4: R&P agreed £3,000.00 of £3,970.00");
  expect(mail).toContain("Auto-Submitted: auto-generated");
  expect(mail).toContain("ZA1-summary-2022-23-Q4.xlsx");
});

test("the next summary says what has changed since the last", async () => {
  const system = await withFinanceContact({ mismatchSummary: "daily" });
  await system.tick();
  await system.work();
  await system.post(fromSouthmoor);
  await system.work();
  system.clock.at = new Date("2023-03-31T06:31:00.000Z");
  await system.tick();
  const last = await system.notices.last({ organisation: position.payable, kind: "summary", about: "2022-23-Q4" });
  const said = last && (await system.objects.get(last.facts, replySchema));
  expect(last?.key.number).toBe(2);
  expect(said?.reply === "mismatch-summary" && said.summary.since?.changes).toMatchObject([
    { receivable: { code: "ZB3" }, statement: "new" },
  ]);
});

test("on demand nothing leaves until a person asks, and then once", async () => {
  const system = await withFinanceContact({ mismatchSummary: "on-demand" });
  await system.tick();
  await system.work();
  expect(summariesIn(system)).toEqual([]);
  const wanted = { organisation: position.payable, exercise: month12.exercise, by: "A. Patel" };
  await requestSummary(wanted, system);
  for (let run = 0; run < 3; run += 1) {
    system.clock.at = new Date(system.clock.at.getTime() + 60_000);
    await system.tick();
    await system.work();
  }
  expect(summariesIn(system)).toHaveLength(1);
});

test("a summary of an exercise that is over leaves if a person asks for it", async () => {
  const system = await withFinanceContact();
  system.clock.at = new Date("2026-12-01T08:00:00.000Z");
  await system.tick();
  await system.work();
  expect(summariesIn(system)).toEqual([]);
  await requestSummary({ organisation: position.payable, exercise: month12.exercise, by: "A. Patel" }, system);
  system.clock.at = new Date("2026-12-01T08:05:00.000Z");
  await system.tick();
  await system.work();
  expect(summariesIn(system)).toHaveLength(1);
});

test("the summary of one organisation reaches no other, and one without finance contacts gets none", async () => {
  const system = await withFinanceContact();
  await system.tick();
  await system.work();
  const to = new Set(system.sent.slice(1).flatMap(({ to: addresses }) => addresses));
  expect([...to]).toEqual([finance]);
});
