import { Duration, Validations, type Stack } from "aws-cdk-lib";
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import { SqsSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { StringParameter } from "aws-cdk-lib/aws-ssm";
import type { Construct } from "constructs";

import { stageParameterName, type StageNames } from "../../shared/records/storage/stage-names.ts";
import { alarmTopics, type StageAlarmTopics } from "../alarms/alarm-topics.ts";
import { queueFunction, type QueueFunction } from "../constructs/queue-function.ts";
import type { ScheduledFunction } from "../constructs/scheduled-function.ts";
import { exportNameOf, stackOf } from "../stack-of.ts";
import type { StageSettings } from "../stage-settings.ts";
import type { Mail } from "./mail-stack.ts";
import { scheduledFunctions, type ScheduledFunctionName } from "./scheduled-functions.ts";
import type { Storage } from "./storage-stack.ts";

export interface Processing {
  readonly stack: Stack;
  readonly alarms: StageAlarmTopics;
  readonly functions: Readonly<Record<FunctionName, QueueFunction>>;
  readonly scheduled: Readonly<Record<ScheduledFunctionName, ScheduledFunction>>;
}

export type FunctionName = "receive-mail" | "import-ledger" | "reconcile-position" | "send-mail";

const MAIL_WORKER = "shared/adapters/inbound-mail/mail-worker.ts";
const WORKBOOK_WORKER = "shared/adapters/foreign-workbooks/foreign-worker.ts";

/** The functions, each with its queue or its clock and only the permissions that it needs. */
export function processingStack(scope: Construct, settings: StageSettings, storage: Storage, mail: Mail): Processing {
  const stack = stackOf(scope, settings, "processing");
  const alarms = alarmTopics(stack, settings, storage.key);
  const shared = { key: storage.key, logRetention: RetentionDays.THIRTEEN_MONTHS, alarms };
  const tables = {
    ACCORD_STAGE: settings.stage,
    ACCORD_TABLE: storage.table.tableName,
    ACCORD_LEDGER_TABLE: storage.ledgerTable.tableName,
    ACCORD_RECORD_BUCKET: storage.recordBucket.bucketName,
  };

  const sendMail = queueFunction(stack, {
    ...shared,
    name: "send-mail",
    failureMeans: "A message that is due to a counterparty has not been sent.",
    memoryMiB: 1024,
    timeout: Duration.minutes(2),
    batchSize: 1,
    maxConcurrency: settings.concurrency["send-mail"],
    environment: { ...tables, ACCORD_MAILBOX: mail.mailbox },
  });
  const reconcilePosition = queueFunction(stack, {
    ...shared,
    name: "reconcile-position",
    failureMeans: "An accepted statement has not been compared with the ledger, so its answer is missing.",
    memoryMiB: 2048,
    timeout: Duration.minutes(3),
    batchSize: 1,
    maxConcurrency: settings.concurrency["reconcile-position"],
    environment: {
      ...tables,
      ACCORD_SEND_QUEUE_URL: sendMail.queue.queueUrl,
      ACCORD_MAILBOX: mail.mailbox,
    },
  });
  const receiveMail = queueFunction(stack, {
    ...shared,
    name: "receive-mail",
    failureMeans: "A mail has arrived but has not been read, so its sender has no answer yet.",
    workers: [MAIL_WORKER, WORKBOOK_WORKER],
    memoryMiB: 2048,
    timeout: Duration.minutes(3),
    batchSize: 1,
    maxConcurrency: settings.concurrency["receive-mail"],
    environment: {
      ...tables,
      ACCORD_MAIL_BUCKET: storage.mailBucket.bucketName,
      ACCORD_RECONCILE_QUEUE_URL: reconcilePosition.queue.queueUrl,
      ACCORD_SEND_QUEUE_URL: sendMail.queue.queueUrl,
      ACCORD_MAILBOX: mail.mailbox,
    },
  });
  const importLedger = queueFunction(stack, {
    ...shared,
    name: "import-ledger",
    failureMeans: "An uploaded ledger is not in force. Statements are still answered from the earlier one.",
    workers: [WORKBOOK_WORKER],
    memoryMiB: 3008,
    timeout: Duration.minutes(15),
    batchSize: 1,
    maxConcurrency: settings.concurrency["import-ledger"],
    environment: {
      ...tables,
      ACCORD_LEDGER_BUCKET: storage.ledgerBucket.bucketName,
      ACCORD_RECONCILE_QUEUE_URL: reconcilePosition.queue.queueUrl,
    },
  });

  storage.mailArrived.addSubscription(new SqsSubscription(receiveMail.queue));
  // Raw, so that the function gets the event exactly as S3 wrote it.
  storage.ledgerArrived.addSubscription(new SqsSubscription(importLedger.queue, { rawMessageDelivery: true }));

  storage.mailBucket.grantRead(receiveMail.handler, "mail/*");
  storage.recordBucket.grantReadWrite(receiveMail.handler);
  storage.table.grantReadWriteData(receiveMail.handler);
  reconcilePosition.queue.grantSendMessages(receiveMail.handler);
  sendMail.queue.grantSendMessages(receiveMail.handler);

  storage.ledgerBucket.grantRead(importLedger.handler, "uploads/*");
  storage.table.grantReadWriteData(importLedger.handler);
  storage.ledgerTable.grantReadWriteData(importLedger.handler);
  storage.recordBucket.grantReadWrite(importLedger.handler);
  reconcilePosition.queue.grantSendMessages(importLedger.handler);

  storage.table.grantReadWriteData(reconcilePosition.handler);
  storage.ledgerTable.grantReadData(reconcilePosition.handler);
  storage.recordBucket.grantReadWrite(reconcilePosition.handler);
  sendMail.queue.grantSendMessages(reconcilePosition.handler);

  storage.table.grantReadWriteData(sendMail.handler);
  storage.recordBucket.grantReadWrite(sendMail.handler);
  mail.identity.grantSendEmail(sendMail.handler);
  // What the mail service refuses for a while comes again through the function's own queue.
  sendMail.handler.addEnvironment("ACCORD_SEND_QUEUE_URL", sendMail.queue.queueUrl);
  sendMail.queue.grantSendMessages(sendMail.handler);

  const scheduled = scheduledFunctions(stack, storage, shared, tables);
  const functions = {
    "receive-mail": receiveMail,
    "import-ledger": importLedger,
    "reconcile-position": reconcilePosition,
    "send-mail": sendMail,
  };
  new StringParameter(stack, "names", {
    parameterName: stageParameterName(settings.stage),
    description: "The names of this stage's tables, buckets and queues, for the accord command",
    stringValue: stack.toJsonString({
      table: storage.table.tableName,
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

  acknowledgeGrants(stack, storage);
  return { stack, alarms, functions, scheduled };
}

/** Accepts the wildcards in CDK's grants; each is limited to one named table, bucket or key. */
function acknowledgeGrants(stack: Stack, storage: Storage): void {
  const resources = [
    `${exportNameOf(storage.stack, storage.table.tableArn)}/index/*`,
    `${exportNameOf(storage.stack, storage.recordBucket.bucketArn)}/*`,
    `${exportNameOf(storage.stack, storage.mailBucket.bucketArn)}/mail/*`,
    `${exportNameOf(storage.stack, storage.ledgerBucket.bucketArn)}/uploads/*`,
  ];
  const actions = ["s3:GetObject*", "s3:GetBucket*", "s3:List*", "s3:Abort*", "s3:DeleteObject*"];
  const keyActions = ["kms:GenerateDataKey*", "kms:ReEncrypt*"];
  Validations.of(stack).acknowledge(
    ...resources.map((resource) => ({
      id: `AwsSolutions-IAM5[Resource::${resource}]`,
      reason: "The objects or the index of one named bucket or table: what they are called is only known at run time.",
    })),
    ...[...actions, ...keyActions].map((action) => ({
      id: `AwsSolutions-IAM5[Action::${action}]`,
      reason: "A family of actions that CDK grants together, on one named bucket or key.",
    })),
  );
}
