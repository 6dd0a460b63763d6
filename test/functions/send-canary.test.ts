import { afterAll, describe, expect, test } from "vitest";

import { quarterOf } from "../../functions/send-canary/canary-group.ts";
import { sendCanary } from "../../functions/send-canary/send-canary.ts";
import { asSesSends } from "../../local/mail/as-ses-sends.ts";
import { openMailParser } from "../../shared/adapters/inbound-mail/open-mail-parser.ts";
import { composeMail } from "../../shared/adapters/outbound-mail/compose-mail.ts";
import { writeWorkbook } from "../../shared/adapters/workbook-writing/write-workbook.ts";
import { addDays, calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { CanaryReached } from "../../shared/domain/canary/canary-reached.ts";
import { canaryPayable, canaryReceivable } from "../../shared/domain/canary/whose.ts";
import { canaryRunsIn } from "../../shared/records/canary/canary-runs.ts";
import type { RawEmail, SendRawEmail } from "../../shared/records/message/send-raw-email.ts";
import { referenceListsIn } from "../../shared/records/reference/reference-data.ts";
import { logTo } from "../../shared/telemetry/log.ts";
import { inMemoryObjectStore } from "../in-memory/object-store.ts";
import { inMemoryQueue } from "../in-memory/queue.ts";
import { openSystem } from "../in-memory/system.ts";
import { notificationOf } from "../in-memory/test-mail.ts";
import { realReaders } from "../in-memory/real-readers.ts";

/*
 * The whole way of a canary: the real functions, parser and reader, and a mail service that brings back what is sent to its own domain.
 */

const CANARY = "canary@accord.example.org";
const parser = openMailParser();
afterAll(() => parser.close());

/** What is out of order in a system. */
interface Broken {
  readonly mailService?: "refuses" | "loses-statements" | "loses-replies";
  readonly queue?: "reconcile" | "send";
  /** In its ledger, instead of the amount that it uploads. */
  readonly ledgerPence?: number;
}

function openCanary(broken: Broken = {}) {
  let at = new Date("2023-03-29T09:00:00.000Z");
  const now = () => new Date(at);
  const rawMail = inMemoryObjectStore(now);
  const receive = inMemoryQueue();
  const sent: RawEmail[] = [];
  const sendRawEmail: SendRawEmail = async (email) => {
    if (broken.mailService === "refuses") return { result: "refused", reason: "sending-paused", why: "It is paused." };
    sent.push(email);
    const sesId = `0100-${sent.length}`;
    const isReply = email.to.includes(CANARY);
    if (broken.mailService === (isReply ? "loses-replies" : "loses-statements")) return { result: "accepted", sesId };
    const id = `stored-${sent.length}`;
    await rawMail.put(isReply ? `canary/${id}` : `mail/${id}`, asSesSends(email.bytes, sesId, now()));
    if (!isReply)
      await receive.send([
        notificationOf({ id, receivedAt: now().toISOString(), from: email.from, to: email.to[0] ?? "" }),
      ]);
    return { result: "accepted", sesId };
  };
  const lost = { ...inMemoryQueue(), send: () => Promise.resolve() };
  const system = openSystem(
    { now, rawMail, receive, sendRawEmail, ...(broken.queue === undefined ? {} : { [broken.queue]: lost }) },
    realReaders(parser.openMail),
  );
  const runs = canaryRunsIn(system.table);
  const logged: string[] = [];
  const uploaded: string[] = [];
  const run = async () => {
    await sendCanary({
      runs,
      referenceLists: referenceListsIn(system.table, system.records, "canary"),
      ledgers: system.ports.reconcile.ledgers,
      uploads: {
        put: (key, bytes) => {
          uploaded.push(key);
          const [, row = ""] = Buffer.from(bytes).toString("utf8").split("\n");
          const [, , invoiceNumber = "", invoiceDate = "", , outstanding = ""] = row.split(",");
          system.uploadLedger(
            [
              {
                invoiceNumber,
                invoiceDate: calendarDate(invoiceDate),
                outstandingPence: pence(broken.ledgerPence ?? Math.round(Number(outstanding) * 100)),
              },
            ],
            { organisation: canaryPayable, counterparty: canaryReceivable, asAt: "2023-01-01" },
          );
          return Promise.resolve();
        },
      },
      positions: system.positions,
      rawMail,
      sendRawEmail,
      writeWorkbook,
      composeMail,
      mailbox: system.mailbox,
      graceMs: 600_000,
      now,
      log: logTo({ name: "send-canary", stage: "test" }, (line) => logged.push(line), now),
    });
    await system.work();
  };
  /** Runs it and half an hour passes. */
  const runAndWait = async () => {
    await run();
    at = new Date(at.getTime() + 30 * 60_000);
  };
  return { ...system, run, runAndWait, runs, sent, logged, uploaded, rawMail };
}

describe("the canary", () => {
  test("uploads its ledger, mails a statement, and finds the answer that came back by mail", async () => {
    const canary = openCanary();
    await canary.runAndWait();
    expect(canary.uploaded).toEqual([expect.stringMatching(/^uploads\/CANPAY\/canary-\w+\/canary\.csv$/)]);
    expect(canary.sent).toEqual([]);
    await canary.runAndWait();
    expect(canary.sent.map(({ from, to }) => [from, to])).toEqual([
      [CANARY, ["statements+CANPAY@accord.example.org"]],
      ["statements+canpay@accord.example.org", [CANARY]],
    ]);
    expect((await canary.runs.list()).map(({ checked }) => checked)).toEqual([undefined]);
    await canary.runAndWait();
    expect(await canary.runs.list()).toMatchObject([{}, { checked: { reached: "answered" } }]);
    expect(canary.logged.filter((line) => line.includes('"CanaryAnswered":1'))).toHaveLength(1);
    expect(canary.uploaded).toHaveLength(1);
  });

  test("says that a program sent it, and its reply says so too", async () => {
    const canary = openCanary();
    await canary.runAndWait();
    await canary.runAndWait();
    const fields = canary.sent.map(({ bytes }) => /^Auto-Submitted: (.*)$/m.exec(Buffer.from(bytes).toString())?.[1]);
    expect(fields).toEqual(["auto-generated", "auto-replied"]);
  });

  test("is left alone while it may still be on its way", async () => {
    const canary = openCanary();
    await canary.runAndWait();
    await canary.run();
    await canary.run();
    expect(await canary.runs.list()).toHaveLength(1);
    expect(canary.logged.at(-1)).toContain("canary-on-its-way");
  });

  test.each<[string, Broken, CanaryReached]>([
    ["the mail service refuses it", { mailService: "refuses" }, "refused"],
    ["it does not come in", { mailService: "loses-statements" }, "not-accepted"],
    ["nothing reconciles it", { queue: "reconcile" }, "not-reconciled"],
    ["its ledger has another amount", { ledgerPence: 1_234_55 }, "wrong-figures"],
    ["its answer is not sent", { queue: "send" }, "not-sent"],
    ["its answer does not come back", { mailService: "loses-replies" }, "not-returned"],
  ])("where %s, it says so", async (_, broken, reached) => {
    const canary = openCanary(broken);
    await canary.runAndWait();
    await canary.runAndWait();
    await canary.runAndWait();
    const runs = await canary.runs.list();
    expect(runs.findLast(({ checked }) => checked !== undefined)?.checked).toMatchObject({ reached });
    expect(canary.logged.filter((line) => line.includes('"CanaryAnswered":0')).length).toBeGreaterThan(0);
    expect(canary.logged.join("")).not.toContain('"CanaryAnswered":1');
  });

  test("takes no other mail to its address for the answer", async () => {
    const canary = openCanary({ mailService: "loses-replies" });
    await canary.runAndWait();
    await canary.runAndWait();
    await canary.rawMail.put(
      "canary/forged",
      Buffer.from("In-Reply-To: <guessed@eu-west-2.amazonses.com>\r\nSubject: Re: CANREC\r\n\r\n<0100-1@x>"),
    );
    await canary.runAndWait();
    expect(await canary.runs.list()).toMatchObject([{}, { checked: { reached: "not-returned" } }]);
  });
});

test("every day is in the quarter of a financial year that contains it", () => {
  for (let day = calendarDate("2022-03-30"); day < "2024-04-03"; day = addDays(day, 1)) {
    const { id, from, to, financialYear } = quarterOf(day);
    expect(from <= day && day <= to && financialYear.from <= from && to <= financialYear.to, day).toBe(true);
    expect(quarterOf(from).id).toBe(id);
    expect(quarterOf(to).id).toBe(id);
    expect(id.startsWith(financialYear.from.slice(0, 4)), day).toBe(true);
  }
  expect(quarterOf(calendarDate("2023-03-31"))).toMatchObject({ id: "2022-23-Q4", from: "2023-01-01", month: 12 });
  expect(quarterOf(calendarDate("2023-04-01"))).toMatchObject({ id: "2023-24-Q1", to: "2023-06-30", month: 3 });
});
