import { join } from "node:path";

import { expect, test } from "vitest";

import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import type { Json } from "../../shared/records/storage/json.ts";
import { keptNotificationsIn } from "../../local/mail/kept-notifications.ts";
import { forgetRecorded, recover } from "../../local/recover.ts";
import { makeFolders } from "./make-folders.ts";
import { AT, POSITION, recordsToView } from "./records-to-view.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

async function recoveryInTest() {
  const directory = temporaryDirectory();
  const [, temporary] = makeFolders(directory, "notifications", "temporary");
  const notifications = keptNotificationsIn(join(directory, "notifications"), temporary);
  const records = await recordsToView();
  const published: string[] = [];
  const announced: string[] = [];
  const queued: { queue: string; message: Json }[] = [];
  const uploads: { key: string; event: string }[] = [];
  const take = (queue: string) => (messages: readonly Json[]) => {
    for (const message of messages) queued.push({ queue, message });
    return Promise.resolve();
  };
  const run = () =>
    recover({
      records,
      notifications,
      uploads: async function* () {
        for (const upload of uploads) yield await Promise.resolve(upload);
      },
      announceUpload: (event) => {
        announced.push(event);
        return Promise.resolve();
      },
      publish: (notification) => {
        published.push(notification);
        return Promise.resolve();
      },
      enqueueReceive: take("receive"),
      enqueueReconcile: take("reconcile"),
      enqueueSend: take("send"),
    });
  const kept = notifications.ids;
  return { run, records, notifications, kept, published, announced, queued, uploads };
}

test("a stored mail without a record is published again, and its notification is kept until it has one", async () => {
  const { run, records, notifications, kept, published } = await recoveryInTest();
  await notifications.keep("stored", "its notification");
  await records.rawMail.put("mail/stored", Buffer.from("Subject: x\r\n\r\n"));
  await run();
  expect(published).toEqual(["its notification"]);
  expect(await kept()).toEqual(["stored"]);
});

test("the notification of a mail that was never stored, or has a record, is forgotten", async () => {
  const { run, notifications, kept, published } = await recoveryInTest();
  await notifications.keep("never-stored", "never acknowledged");
  await notifications.keep("answered-mail", "done");
  await run();
  expect(published).toEqual([]);
  expect(await kept()).toEqual([]);
});

test("while the system runs, the notifications of mails with a record are forgotten after a while, and no others", async () => {
  const { records, notifications, kept } = await recoveryInTest();
  await notifications.keep("stored", "its notification");
  await notifications.keep("answered-mail", "done");
  await forgetRecorded({ records, notifications }, new Date(AT));
  expect(await kept()).toEqual(["answered-mail", "stored"]);
  await forgetRecorded({ records, notifications }, new Date(Date.parse(AT) + 1));
  expect(await kept()).toEqual(["stored"]);
});

test("a mail that was recorded but not read is read again", async () => {
  const { run, records, queued } = await recoveryInTest();
  await records.mails.change(
    "hostile-mail",
    (present) =>
      present && {
        record: { ...present, state: "received", receivedAt: "2099-01-01T00:00:00.000Z" },
        event: { event: "test", at: AT, facts: {} },
      },
  );
  await run();
  expect(queued).toContainEqual({ queue: "receive", message: { mail: "hostile-mail" } });
});

test("every position is reconciled again, because a message about a change may be lost", async () => {
  const { run, queued } = await recoveryInTest();
  await run();
  expect(queued).toEqual([{ queue: "reconcile", message: { position: POSITION, correlation: "answered-mail" } }]);
});

test("an unfinished upload is announced again; a finished one is not", async () => {
  const { run, records, uploads, announced } = await recoveryInTest();
  const note = (uploadId: string, state: "reading" | "current") =>
    records.ledgers.noteImport({
      uploadId,
      organisation: organisationCode("ZA1"),
      kind: "payables",
      asAt: calendarDate("2023-03-31"),
      close: "hard",
      file: "ledger.csv",
      uploadedAt: AT,
      state,
      rows: 1,
    });
  await note("half", "reading");
  await note("whole", "current");
  for (const id of ["half", "whole", "unannounced"]) uploads.push({ key: `uploads/ZA1/${id}/ledger.csv`, event: id });
  await run();
  expect(announced).toEqual(["half", "unannounced"]);
});
