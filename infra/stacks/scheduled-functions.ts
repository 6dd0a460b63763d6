import { Duration, Validations, type Stack } from "aws-cdk-lib";
import type { Queue } from "aws-cdk-lib/aws-sqs";

import type { FunctionSettings } from "../constructs/function-core.ts";
import { allow, grantItems, grantKey, grantLedgerLines, grantObjects, grantSending } from "../constructs/grants.ts";
import { scheduledFunction, type ScheduledFunction } from "../constructs/scheduled-function.ts";
import type { StageSettings } from "../stage-settings.ts";
import { canaryFunction } from "./canary-function.ts";
import type { Mail } from "./mail-stack.ts";
import type { Storage } from "./storage-stack.ts";

export type ScheduledFunctionName = "publish-figures" | "sweep" | "run-timetable" | "send-canary";

/** The functions that run by the clock, each with only the permissions that it needs. */
export function scheduledFunctions(
  stack: Stack,
  settings: StageSettings,
  storage: Storage,
  mail: Mail,
  shared: Pick<FunctionSettings, "key" | "logRetention" | "alarms">,
  tables: Readonly<Record<string, string>>,
  queues: { readonly receive: Queue; readonly judge: Queue; readonly reconcile: Queue; readonly send: Queue },
): Readonly<Partial<Record<ScheduledFunctionName, ScheduledFunction>>> {
  const publishFigures = scheduledFunction(stack, {
    ...shared,
    name: "publish-figures",
    failureMeans: "The figures on the dashboards are old, and alarms that look at them are silent.",
    every: Duration.minutes(15),
    memoryMiB: 1024,
    timeout: Duration.minutes(5),
    environment: tables,
  });
  const { role } = publishFigures;
  grantKey(role, storage.key, { writes: false, tables: true });
  grantItems(role, storage.table, {
    get: ["reference", "figures"],
    query: ["positions", "figures"],
    batchWrite: ["figures"],
    lists: ["mails#*", "messages#*", "positions#*", "ledgers"],
  });
  grantObjects(role, storage.recordBucket, { get: ["reference/exercises/"] });
  // SES has one quota for the account, and no resource that would stand for it.
  allow(role, ["ses:GetSendQuota"], ["*"]);
  Validations.of(role).acknowledge({
    id: "AwsSolutions-IAM5[Resource::*]",
    reason: "The only such action is GetSendQuota, which has no resource.",
  });

  const sweep = scheduledFunction(stack, {
    ...shared,
    name: "sweep",
    failureMeans: "What the cloud loses is not found by itself: a mail, a position or a message may wait unseen.",
    every: Duration.minutes(5),
    memoryMiB: 512,
    timeout: Duration.minutes(4),
    environment: {
      ...tables,
      ACCORD_RECEIVE_QUEUE_URL: queues.receive.queueUrl,
      ACCORD_JUDGE_QUEUE_URL: queues.judge.queueUrl,
      ACCORD_RECONCILE_QUEUE_URL: queues.reconcile.queueUrl,
      ACCORD_SEND_QUEUE_URL: queues.send.queueUrl,
    },
  });
  grantKey(sweep.role, storage.key, { writes: true, tables: true });
  grantItems(sweep.role, storage.table, {
    get: ["positions", "message", "sweep", "mail", "todo"],
    put: ["todo"],
    query: ["positions"],
    batchWrite: ["sweep", "trail#todo"],
    lists: ["mails#*", "messages#*", "positions#*", "ledgers", "unjudged-uploads", "todo#open"],
  });
  for (const queue of Object.values(queues)) grantSending(sweep.role, queue);

  const runTimetable = scheduledFunction(stack, {
    ...shared,
    name: "run-timetable",
    failureMeans:
      "What is due by the clock is not told: finance contacts do not hear what waits for them or where they stand and get no draft form, nobody hears that a decision waits for a second person, missing statements are not asked for, and released ones do not leave.",
    every: Duration.minutes(5),
    memoryMiB: 1024,
    timeout: Duration.minutes(4),
    environment: { ...tables, ACCORD_SEND_QUEUE_URL: queues.send.queueUrl, ACCORD_MAILBOX: mail.mailbox },
  });
  grantKey(runTimetable.role, storage.key, { writes: true, tables: true });
  grantItems(runTimetable.role, storage.table, {
    get: ["notice", "message", "issued", "ledger", "forms", "positions", "shared-lines"],
    put: ["notice", "message", "issued", "pictures"],
    batchWrite: ["trail#issued"],
    query: ["reference", "notice", "positions", "pictures", "issued", "decisions", "forms", "notes"],
    lists: ["todo#open", "notices#unsent", "issued#unsent", "ledgers"],
  });
  grantObjects(runTimetable.role, storage.recordBucket, {
    get: ["reference/", "replies/", "ledger-reports/", "issued/", "outcomes/", "shared-lines/", "submitted-forms/"],
    put: ["replies/", "pictures/", "outcomes/"],
  });
  grantLedgerLines(runTimetable.role, storage.ledgerTable, "query");
  grantSending(runTimetable.role, queues.send);
  return {
    "publish-figures": publishFigures,
    sweep,
    "run-timetable": runTimetable,
    ...(settings.canary ? { "send-canary": canaryFunction(stack, storage, mail, shared, tables) } : {}),
  };
}
