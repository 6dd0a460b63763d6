import { expect, test } from "vitest";

import { checkStoredMail, type CheckStoredMailPorts } from "../../functions/check-stored-mail/check-stored-mail.ts";
import { listMails } from "../../shared/records/mail/mails.ts";
import { logTo } from "../../shared/telemetry/log.ts";
import { inMemoryQueue, type InMemoryQueue } from "../in-memory/queue.ts";
import { openSystem } from "../in-memory/system.ts";
import { rawOf, type TestMail } from "../in-memory/test-mail.ts";

const mail: TestMail = {
  id: "mail-1",
  receivedAt: "2023-03-29T09:00:00.000Z",
  workbooks: { "statement.xlsx": { lines: { "INV-1": 100 } } },
};

async function systemInTest() {
  const system = openSystem();
  await system.settle();
  await system.rawMail.put("mail/mail-1", rawOf(mail));
  const again = inMemoryQueue();
  const logged: string[] = [];
  let unreceived = 0;
  const ports: CheckStoredMailPorts = {
    mails: system.mails,
    countUnreceived: () => Promise.resolve(unreceived + system.receive.waiting.length),
    enqueueReceive: system.receive.send,
    enqueueCheck: again.send,
    now: system.now,
    log: logTo({ name: "check-stored-mail", stage: "test" }, (line) => logged.push(line), system.now),
  };
  return {
    system,
    again,
    logged,
    check: (body: unknown) => checkStoredMail(JSON.stringify(body), ports),
    setUnreceived: (count: number) => {
      unreceived = count;
    },
    at: (minutes: number) => {
      system.clock.at = new Date(Date.parse(mail.receivedAt) + minutes * 60_000);
    },
  };
}

/** The next message that the queue kept back. */
function released(queue: InMemoryQueue) {
  queue.release();
  return queue.take();
}

const eventFor = (key: string) => ({
  Records: [{ eventTime: "2023-03-29T09:00:00.000Z", s3: { object: { key } } }],
});

test("a mail that was received needs nothing", async () => {
  const { system, check, again, logged } = await systemInTest();
  await system.post(mail);
  await system.work();
  await check(eventFor("mail/mail-1"));
  expect([system.receive.waiting, again.delayed, logged]).toEqual([[], [], []]);
});

test("a mail whose announcement was lost is received as unproved, and looked at until it has a record", async () => {
  const { system, check, again, logged, at } = await systemInTest();
  at(15);
  await check(eventFor("mail/mail-1"));
  expect(again.delayed).toHaveLength(1);
  expect(logged.join()).toContain('"SweepFound":1');
  await system.work();
  const [received] = await listMails(system.mails);
  expect(received).toMatchObject({ id: "mail-1", state: "held", receivedAt: mail.receivedAt });
  at(30);
  await check(released(again));
  expect(again.delayed).toEqual([]);
});

test("while mails wait to be received, an announcement may be late and not lost: the mail keeps its proof", async () => {
  const { system, check, again, at, setUnreceived } = await systemInTest();
  setUnreceived(12);
  at(15);
  await check(eventFor("mail/mail-1"));
  expect(system.receive.waiting).toEqual([]);
  setUnreceived(0);
  await system.post(mail);
  await system.work();
  at(30);
  await check(released(again));
  expect(again.delayed).toEqual([]);
  expect((await listMails(system.mails)).map(({ state }) => state)).toEqual(["answered"]);
});

test("after six hours a mail is received all the same, once", async () => {
  const { system, check, again, at, setUnreceived } = await systemInTest();
  setUnreceived(12);
  for (let minutes = 15; minutes <= 360; minutes += 15) {
    at(minutes);
    await check(released(again) ?? eventFor("mail/mail-1"));
  }
  expect(system.receive.waiting).toEqual([]);
  at(375);
  await check(released(again));
  expect(system.receive.waiting).toHaveLength(1);
  expect(again.delayed).toEqual([]);
});

test.each(["canary/reply-1", "mail/", "mail/AMAZON_SES_SETUP_NOTIFICATION"])("%s is no mail to answer", async (key) => {
  const { system, check, again } = await systemInTest();
  await check(eventFor(key));
  expect([system.receive.waiting, again.delayed]).toEqual([[], []]);
});

test("the event that S3 sends when it is first connected is no mail", async () => {
  const { check, again } = await systemInTest();
  await check({ Service: "Amazon S3", Event: "s3:TestEvent" });
  expect(again.delayed).toEqual([]);
});
