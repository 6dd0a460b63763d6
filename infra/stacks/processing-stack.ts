import { Duration, type Stack } from "aws-cdk-lib";
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import { SqsSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { StringParameter } from "aws-cdk-lib/aws-ssm";
import type { Construct } from "constructs";

import { stageParameterName, type StageNames } from "../../shared/records/storage/stage-names.ts";
import { alarmTopics, type StageAlarmTopics } from "../alarms/alarm-topics.ts";
import { allow, grantItems, grantKey, grantLedgerLines, grantObjects, grantSending } from "../constructs/grants.ts";
import { queueFunction, type QueueFunction } from "../constructs/queue-function.ts";
import type { ScheduledFunction } from "../constructs/scheduled-function.ts";
import { functionMemoryMiB } from "../function-memory.ts";
import { stackOf } from "../stack-of.ts";
import type { StageSettings } from "../stage-settings.ts";
import type { Mail } from "./mail-stack.ts";
import { scheduledFunctions, type ScheduledFunctionName } from "./scheduled-functions.ts";
import type { Storage } from "./storage-stack.ts";

export interface Processing {
  readonly stack: Stack;
  readonly alarms: StageAlarmTopics;
  readonly functions: Readonly<Record<FunctionName, QueueFunction>>;
  readonly scheduled: Readonly<Partial<Record<ScheduledFunctionName, ScheduledFunction>>>;
}

export type FunctionName =
  | "receive-mail"
  | "read-mail"
  | "import-ledger"
  | "judge-ledger"
  | "reconcile-position"
  | "send-mail"
  | "note-delivery"
  | "check-stored-mail";

const MAIL_WORKER = "shared/adapters/inbound-mail/mail-worker.ts";
const PDF_WORKER = "shared/adapters/pdf-text/pdf-worker.ts";
const WORKBOOK_WORKER = "shared/adapters/foreign-workbooks/foreign-worker.ts";

/** The functions, each with its queue or its clock and only the permissions that it needs. */
export function processingStack(scope: Construct, settings: StageSettings, storage: Storage, mail: Mail): Processing {
  const stack = stackOf(scope, settings, "processing");
  const alarms = alarmTopics(stack, settings, storage.key);
  const shared = { key: storage.key, logRetention: RetentionDays.THIRTEEN_MONTHS, alarms };
  const tables = {
    ACCORD_STAGE: settings.stage,
    ACCORD_TABLE: storage.table.tableName,
    ACCORD_LIST_PARTITIONS: String(settings.listPartitions),
    ACCORD_LEDGER_TABLE: storage.ledgerTable.tableName,
    ACCORD_RECORD_BUCKET: storage.recordBucket.bucketName,
  };

  const sendMail = queueFunction(stack, {
    ...shared,
    name: "send-mail",
    failureMeans: "A message that is due to a counterparty has not been sent.",
    memoryMiB: functionMemoryMiB["send-mail"],
    timeout: Duration.minutes(2),
    batchSize: 1,
    maxConcurrency: settings.concurrency["send-mail"],
    environment: {
      ...tables,
      ACCORD_MAILBOX: mail.mailbox,
      ACCORD_CONFIGURATION_SET: mail.configurationSet.configurationSetName,
    },
  });
  const noteDelivery = queueFunction(stack, {
    ...shared,
    name: "note-delivery",
    failureMeans: "We do not know whether a message arrived, so nobody sees it if it came back.",
    memoryMiB: functionMemoryMiB["note-delivery"],
    timeout: Duration.minutes(2),
    batchSize: 1,
    maxConcurrency: settings.concurrency["note-delivery"],
    environment: { ...tables, ACCORD_SEND_QUEUE_URL: sendMail.queue.queueUrl, ACCORD_MAILBOX: mail.mailbox },
  });
  const reconcilePosition = queueFunction(stack, {
    ...shared,
    name: "reconcile-position",
    failureMeans: "An accepted statement has not been compared with the ledger, so its answer is missing.",
    memoryMiB: functionMemoryMiB["reconcile-position"],
    timeout: Duration.minutes(3),
    batchSize: 1,
    maxConcurrency: settings.concurrency["reconcile-position"],
    environment: {
      ...tables,
      ACCORD_SEND_QUEUE_URL: sendMail.queue.queueUrl,
      ACCORD_MAILBOX: mail.mailbox,
    },
  });
  const readMail = queueFunction(stack, {
    ...shared,
    name: "read-mail",
    failureMeans: "A mail has arrived but has not been read, so its sender has no answer yet.",
    workers: [MAIL_WORKER, PDF_WORKER, WORKBOOK_WORKER],
    memoryMiB: functionMemoryMiB["read-mail"],
    timeout: Duration.minutes(3),
    batchSize: 1,
    maxConcurrency: settings.concurrency["read-mail"],
    // It opens files of strangers: it knows no table and no queue.
    environment: {
      ACCORD_STAGE: settings.stage,
      ACCORD_MAIL_BUCKET: storage.mailBucket.bucketName,
      ACCORD_RECORD_BUCKET: storage.recordBucket.bucketName,
    },
  });
  const receiveMail = queueFunction(stack, {
    ...shared,
    name: "receive-mail",
    failureMeans: "A mail has arrived but has not been decided on, so its sender has no answer yet.",
    memoryMiB: functionMemoryMiB["receive-mail"],
    timeout: Duration.minutes(3),
    batchSize: 1,
    maxConcurrency: settings.concurrency["receive-mail"],
    environment: {
      ...tables,
      ACCORD_MAIL_BUCKET: storage.mailBucket.bucketName,
      ACCORD_READ_QUEUE_URL: readMail.queue.queueUrl,
      ACCORD_RECONCILE_QUEUE_URL: reconcilePosition.queue.queueUrl,
      ACCORD_SEND_QUEUE_URL: sendMail.queue.queueUrl,
      ACCORD_MAILBOX: mail.mailbox,
    },
  });
  const judgeLedger = queueFunction(stack, {
    ...shared,
    name: "judge-ledger",
    failureMeans:
      "An uploaded ledger is neither in force nor waits for a person. Statements are answered from the earlier one.",
    memoryMiB: functionMemoryMiB["judge-ledger"],
    // It compares hundreds of positions.
    timeout: Duration.minutes(5),
    batchSize: 1,
    maxConcurrency: settings.concurrency["judge-ledger"],
    environment: { ...tables, ACCORD_RECONCILE_QUEUE_URL: reconcilePosition.queue.queueUrl },
  });
  const importLedger = queueFunction(stack, {
    ...shared,
    name: "import-ledger",
    failureMeans: "An uploaded ledger is not in force. Statements are still answered from the earlier one.",
    workers: [WORKBOOK_WORKER],
    memoryMiB: functionMemoryMiB["import-ledger"],
    timeout: Duration.minutes(15),
    batchSize: 1,
    maxConcurrency: settings.concurrency["import-ledger"],
    environment: {
      ...tables,
      ACCORD_LEDGER_BUCKET: storage.ledgerBucket.bucketName,
      ACCORD_JUDGE_QUEUE_URL: judgeLedger.queue.queueUrl,
    },
  });

  const checkStoredMail = queueFunction(stack, {
    ...shared,
    name: "check-stored-mail",
    failureMeans:
      "Nobody looks whether a stored mail was received. If its notification was lost, its sender has no answer.",
    memoryMiB: functionMemoryMiB["check-stored-mail"],
    timeout: Duration.minutes(2),
    batchSize: 10,
    maxConcurrency: 5,
    // The longest that SQS can keep a message back. By then a mail has its record, unless something is wrong.
    deliveryDelay: Duration.minutes(15),
    environment: {
      ACCORD_STAGE: settings.stage,
      ACCORD_TABLE: storage.table.tableName,
      ACCORD_RECEIVE_QUEUE_URL: receiveMail.queue.queueUrl,
      ACCORD_RECEIVE_DEAD_LETTERS_URL: receiveMail.deadLetters.queueUrl,
    },
  });

  storage.mailArrived.addSubscription(new SqsSubscription(receiveMail.queue));
  storage.mailEvents.addSubscription(new SqsSubscription(noteDelivery.queue, { rawMessageDelivery: true }));
  // Raw, so that the functions get the events exactly as S3 wrote them.
  storage.mailRead.addSubscription(new SqsSubscription(receiveMail.queue, { rawMessageDelivery: true }));
  storage.ledgerArrived.addSubscription(new SqsSubscription(importLedger.queue, { rawMessageDelivery: true }));
  storage.mailStored.addSubscription(new SqsSubscription(checkStoredMail.queue, { rawMessageDelivery: true }));

  // All that it needs: one mail, the directory, and a place for what it reads.
  grantKey(readMail.role, storage.key, { writes: true, tables: false });
  grantObjects(readMail.role, storage.mailBucket, { get: ["mail/"] });
  grantObjects(readMail.role, storage.recordBucket, {
    get: ["reference/organisations/"],
    put: ["readings/", "forms/"],
  });

  grantKey(receiveMail.role, storage.key, { writes: true, tables: true });
  grantItems(receiveMail.role, storage.table, {
    get: [
      "mail",
      "positions",
      "message",
      "message-id",
      "answers",
      "hold",
      "ses-id",
      "todo",
      "mismatches",
      "forms",
      "issued",
    ],
    batchGet: ["positions"],
    put: [
      "mail",
      "positions",
      "message",
      "message-id",
      "answers",
      "hold",
      "statements",
      "todo",
      "evidence",
      "decisions",
      "mismatches",
      "forms",
      "issued",
    ],
    batchWrite: ["trail#mail", "trail#positions", "trail#todo", "trail#mismatches", "trail#issued"],
    // Positions and decisions: for the payable organisation's own people, who decide and ask by mail.
    query: ["reference", "canary-reference", "positions", "decisions"],
    lists: ["todo#open"],
  });
  grantObjects(receiveMail.role, storage.mailBucket, { get: ["mail/"] });
  grantObjects(receiveMail.role, storage.recordBucket, {
    get: ["reference/", "readings/", "statements/", "outcomes/", "mismatch-reports/", "issued/"],
    put: ["statements/", "replies/", "mismatch-reports/", "submitted-forms/", "statement-answers/"],
  });
  grantSending(receiveMail.role, readMail.queue);
  grantSending(receiveMail.role, reconcilePosition.queue);
  grantSending(receiveMail.role, sendMail.queue);

  grantKey(importLedger.role, storage.key, { writes: true, tables: true });
  grantItems(importLedger.role, storage.table, {
    get: ["ledger", "ledger-imports", "ledger-settings", "todo"],
    put: ["todo"],
    query: ["reference", "canary-reference"],
    batchWrite: ["ledger-imports", "trail#todo"],
    lists: ["todo#open"],
  });
  grantLedgerLines(importLedger.role, storage.ledgerTable, "batchWrite");
  grantObjects(importLedger.role, storage.ledgerBucket, { get: ["uploads/"], asksForMissing: true });
  grantObjects(importLedger.role, storage.recordBucket, {
    get: ["reference/", "supplier-mappings/", "ledger-mappings/", "ledger-reports/"],
    put: ["ledger-reports/"],
  });
  grantSending(importLedger.role, judgeLedger.queue);

  grantKey(judgeLedger.role, storage.key, { writes: true, tables: true });
  grantItems(judgeLedger.role, storage.table, {
    get: ["ledger", "ledger-imports", "positions", "conventions", "shared-lines", "todo"],
    put: ["ledger", "ledger-imports", "todo"],
    query: ["reference", "canary-reference", "positions", "decisions"],
    batchWrite: ["trail#todo"],
  });
  grantLedgerLines(judgeLedger.role, storage.ledgerTable, "query");
  grantObjects(judgeLedger.role, storage.recordBucket, {
    get: ["reference/", "statements/", "outcomes/", "shared-lines/", "ledger-effects/"],
    put: ["ledger-effects/"],
  });
  grantSending(judgeLedger.role, reconcilePosition.queue);

  grantKey(reconcilePosition.role, storage.key, { writes: true, tables: true });
  grantItems(reconcilePosition.role, storage.table, {
    get: ["positions", "message", "ledger", "conventions", "shared-lines", "todo"],
    put: ["positions", "message", "conventions", "shared-lines", "todo"],
    batchWrite: ["trail#positions", "trail#todo"],
    query: ["reference", "canary-reference", "decisions"],
  });
  grantLedgerLines(reconcilePosition.role, storage.ledgerTable, "query");
  grantObjects(reconcilePosition.role, storage.recordBucket, {
    get: ["reference/", "statements/", "outcomes/", "shared-lines/"],
    put: ["outcomes/", "replies/", "decisions/", "conventions/", "shared-lines/"],
  });
  grantSending(reconcilePosition.role, sendMail.queue);
  // A revised answer that waits for further decisions comes again through the function's own queue, and so do other positions that this one
  // has overtaken.
  reconcilePosition.handler.addEnvironment("ACCORD_RECONCILE_QUEUE_URL", reconcilePosition.queue.queueUrl);
  grantSending(reconcilePosition.role, reconcilePosition.queue);

  grantKey(sendMail.role, storage.key, { writes: true, tables: true });
  grantItems(sendMail.role, storage.table, {
    get: ["message", "mail", "positions", "notice", "undeliverable", "todo"],
    put: ["message", "mail", "positions", "notice", "ses-id", "todo"],
    batchWrite: ["trail#mail", "trail#positions", "trail#notice", "trail#todo"],
    query: ["reference", "canary-reference"],
  });
  grantObjects(sendMail.role, storage.recordBucket, {
    get: ["replies/", "sent/", "forms/", "reference/", "outcomes/"],
    put: ["sent/"],
    asksForMissing: true,
  });
  // SES asks for the right to send on the configuration set as well as on the identity.
  allow(sendMail.role, ["ses:SendRawEmail"], [mail.identity.emailIdentityArn, mail.configurationSetArn]);
  // What the mail service refuses for a while comes again through the function's own queue.
  sendMail.handler.addEnvironment("ACCORD_SEND_QUEUE_URL", sendMail.queue.queueUrl);
  grantSending(sendMail.role, sendMail.queue);

  grantKey(noteDelivery.role, storage.key, { writes: true, tables: true });
  grantItems(noteDelivery.role, storage.table, {
    get: ["message", "mail", "positions", "notice", "ses-id", "undeliverable", "todo"],
    put: ["message", "mail", "positions", "notice", "ses-id", "undeliverable", "todo"],
    batchWrite: ["trail#mail", "trail#positions", "trail#notice", "trail#todo"],
    query: ["reference", "canary-reference"],
    lists: ["todo#open"],
  });
  grantObjects(noteDelivery.role, storage.recordBucket, { get: ["reference/"] });
  grantSending(noteDelivery.role, sendMail.queue);

  checkStoredMail.handler.addEnvironment("ACCORD_CHECK_QUEUE_URL", checkStoredMail.queue.queueUrl);
  grantKey(checkStoredMail.role, storage.key, { writes: true, tables: true });
  grantItems(checkStoredMail.role, storage.table, { get: ["mail"] });
  for (const { queueArn } of [receiveMail.queue, receiveMail.deadLetters])
    allow(checkStoredMail.role, ["sqs:GetQueueAttributes"], [queueArn]);
  for (const { queue } of [receiveMail, checkStoredMail]) grantSending(checkStoredMail.role, queue);

  const scheduled = scheduledFunctions(stack, settings, storage, mail, shared, tables, {
    receive: receiveMail.queue,
    judge: judgeLedger.queue,
    reconcile: reconcilePosition.queue,
    send: sendMail.queue,
  });
  const functions = {
    "receive-mail": receiveMail,
    "read-mail": readMail,
    "import-ledger": importLedger,
    "judge-ledger": judgeLedger,
    "reconcile-position": reconcilePosition,
    "send-mail": sendMail,
    "note-delivery": noteDelivery,
    "check-stored-mail": checkStoredMail,
  };
  new StringParameter(stack, "names", {
    parameterName: stageParameterName(settings.stage),
    description: "The names of this stage's tables, buckets and queues, for the accord command",
    stringValue: stack.toJsonString({
      table: storage.table.tableName,
      listPartitions: settings.listPartitions,
      ledgerTable: storage.ledgerTable.tableName,
      mailBucket: storage.mailBucket.bucketName,
      ledgerBucket: storage.ledgerBucket.bucketName,
      recordBucket: storage.recordBucket.bucketName,
      queues: Object.fromEntries(
        Object.entries(functions).map(([name, { queue, deadLetters }]) => [
          name,
          { url: queue.queueUrl, deadLetters: deadLetters.queueUrl },
        ]),
      ),
    } satisfies StageNames),
  });

  return { stack, alarms, functions, scheduled };
}
