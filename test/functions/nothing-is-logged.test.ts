import { expect, test } from "vitest";

import { checkStoredMail } from "../../functions/check-stored-mail/check-stored-mail.ts";
import { importLedger } from "../../functions/import-ledger/import-ledger.ts";
import { judgeLedger } from "../../functions/judge-ledger/judge-ledger.ts";
import { noteDelivery } from "../../functions/note-delivery/note-delivery.ts";
import { readMail } from "../../functions/read-mail/read-mail.ts";
import { receiveAttempt } from "../../functions/receive-mail/receive-mail.ts";
import { reconcilePosition } from "../../functions/reconcile-position/reconcile-position.ts";
import { sendMail } from "../../functions/send-mail/send-mail.ts";
import type { FunctionName } from "../../local/local-names.ts";
import { nhsNameReference } from "../../shared/domain/organisation/names/nhs-name-reference.ts";
import { handleEach } from "../../shared/queue-batches/handle-each.ts";
import { ledgerSettingsIn } from "../../shared/records/ledger/ledger-settings.ts";
import { ledgersIn } from "../../shared/records/ledger/ledgers.ts";
import { cellReader } from "../../shared/reading/cells/cell-reader.ts";
import { logTo } from "../../shared/telemetry/log.ts";
import { inMemoryObjectStore } from "../in-memory/object-store.ts";
import { openSystem } from "../in-memory/system.ts";

/* Each function gets queue messages that it does not expect, with a secret everywhere: none of it may be in the log. */

const SECRET = "Invoice INV-4711 of £66,910 from jane.finch@northfold.example.org";
const PIECES = ["INV-4711", "66,910", "jane.finch", "northfold"];

const odd: Record<string, string> = {
  "a bare text": SECRET,
  "a text in JSON": JSON.stringify(SECRET),
  "half of a JSON text": `{"Type":"Notification","Message":"${SECRET}`,
  "a text behind JSON": `{}${SECRET}`,
  "a list": JSON.stringify([SECRET, { [SECRET]: SECRET }]),
  "unknown keys": JSON.stringify({ [SECRET]: SECRET }),
  "a notification with a text": JSON.stringify({ Type: "Notification", Message: SECRET }),
  "a notification with half of an event": JSON.stringify({ Type: "Notification", Message: `{"mail":"${SECRET}` }),
  "a notification with another event": JSON.stringify({
    Type: "Notification",
    Message: JSON.stringify({ notificationType: SECRET, eventType: SECRET, mail: SECRET }),
  }),
  "a mail of an odd id": notification(SECRET, `mail/${SECRET}`),
  "a mail that names another object": notification("m-1", `mail/${SECRET}`),
  "an id of a mail": JSON.stringify({ mail: SECRET }),
  "an orphan": JSON.stringify({ orphan: { mailId: SECRET, key: SECRET, receivedAt: SECRET } }),
  "a stored object": JSON.stringify({
    Records: [
      {
        eventSource: "aws:s3",
        eventTime: "2023-03-29T09:00:00.000Z",
        s3: { object: { key: `readings/${SECRET}/${SECRET}.json` } },
      },
    ],
  }),
  "a stored object with an odd key": JSON.stringify({
    Records: [{ eventSource: "aws:s3", eventTime: SECRET, s3: { object: { key: `%${SECRET}` } } }],
  }),
  "a mail to look at again": JSON.stringify({
    stored: { key: `mail/${SECRET}`, storedAt: "2023-03-29T01:00:00.000Z" },
  }),
  "a message": JSON.stringify({ message: SECRET, correlation: SECRET, due: SECRET }),
  "a message without more": JSON.stringify({ message: SECRET, correlation: SECRET }),
  "a position": JSON.stringify({
    position: { payable: SECRET, receivable: SECRET, exercise: SECRET, kind: SECRET },
    correlation: SECRET,
  }),
  "a position that does not exist": JSON.stringify({
    position: { payable: "ZA1", receivable: "ZB2", exercise: "2022-23-Q4", kind: "r&p" },
    correlation: SECRET,
  }),
  "a request to read": JSON.stringify({
    mailId: SECRET,
    objectKey: SECRET,
    referenceKeys: {},
    passwords: [SECRET],
    isCounted: true,
    opensWorkbooks: true,
  }),
  "a report of the mail service": JSON.stringify({
    eventType: "Bounce",
    mail: { messageId: SECRET, timestamp: "2023-03-29T09:00:00.000Z", tags: { [SECRET]: [SECRET] } },
    bounce: { bounceType: SECRET },
  }),
};

function notification(messageId: string, objectKey: string): string {
  const mail = { messageId, timestamp: "2023-03-29T09:00:00.000Z", source: SECRET, destination: [SECRET] };
  const receipt = { action: { type: "S3", bucketName: SECRET, objectKey } };
  return JSON.stringify({
    Type: "Notification",
    Message: JSON.stringify({ notificationType: "Received", mail, receipt }),
  });
}

async function logOf(body: string): Promise<string> {
  const system = openSystem();
  await system.settle();
  const { receive, read, reconcile, send, note } = system.ports;
  const lines: string[] = [];
  const log = logTo({ name: "test", stage: "test" }, (line) => lines.push(line), system.now);
  const importing = {
    uploads: inMemoryObjectStore(),
    ledgers: ledgersIn(system.table, system.table),
    settings: ledgerSettingsIn(system.table, system.records),
    referenceLists: system.referenceLists,
    positions: system.positions,
    objects: system.objects,
    readCells: cellReader({
      foreign: ({ name }) => Promise.reject(new Error(name)),
      openEncrypted: ({ name }) => Promise.reject(new Error(name)),
    }),
    names: nhsNameReference,
    enqueueReconcile: system.reconcile.send,
    enqueueJudge: system.reconcile.send,
    todoItems: system.todoItems,
    now: system.now,
    log,
  };
  const checking = {
    mails: system.mails,
    countUnreceived: () => Promise.resolve(0),
    enqueueReceive: system.receive.send,
    enqueueCheck: system.receive.send,
    now: system.now,
    log,
  };
  // A new function with a queue does not compile here until it is listed.
  const functions: Record<FunctionName, (attempt: number) => Promise<void>> = {
    "receive-mail": (attempt) => receiveAttempt(body, attempt, { ...receive, log }),
    "read-mail": (attempt) => readMail(body, attempt, { ...read, log }),
    "reconcile-position": () => reconcilePosition(body, { ...reconcile, log }),
    "send-mail": () => sendMail(body, { ...send, log }),
    "note-delivery": () => noteDelivery(body, { ...note, log }),
    "import-ledger": () => importLedger(body, importing),
    "judge-ledger": () => judgeLedger(body, { ...reconcile, ...importing }),
    "check-stored-mail": () => checkStoredMail(body, checking),
  };
  for (const run of Object.values(functions))
    for (const attempt of [1, 5]) {
      const record = {
        messageId: "queue-1",
        receiptHandle: "handle",
        body,
        attributes: {
          ApproximateReceiveCount: String(attempt),
          SentTimestamp: "0",
          SenderId: "",
          ApproximateFirstReceiveTimestamp: "0",
        },
        messageAttributes: {},
        md5OfBody: "",
        eventSource: "aws:sqs",
        eventSourceARN: "arn:aws:sqs:eu-west-2:123456789012:work",
        awsRegion: "eu-west-2",
      };
      const failing = () => Promise.reject(new Error(`no such queue: ${body}`));
      await handleEach({ Records: [record] }, log, failing, () => run(attempt));
    }
  return lines.join("\n");
}

test.each(Object.entries(odd))("nothing of a queue message is in the log of any function: %s", async (_, body) => {
  const log = await logOf(body);
  expect(log).toContain("record-failed");
  for (const piece of PIECES) expect(log.includes(piece), `${piece} in ${log}`).toBe(false);
});
