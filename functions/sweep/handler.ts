import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { ScheduledHandler } from "aws-lambda";

import { sendToSqs } from "../../shared/adapters/queues/sqs-queue.ts";
import { stateTable } from "../../shared/adapters/tables/state-table.ts";
import { startFunction } from "../../shared/environment/start-function.ts";
import { ledgerStates, unjudgedUploads } from "../../shared/records/ledger/ledgers.ts";
import { mailsIn } from "../../shared/records/mail/mails.ts";
import { messagesIn } from "../../shared/records/message/messages.ts";
import { positionsIn } from "../../shared/records/position/positions.ts";
import { sweepTimesIn } from "../../shared/records/recovery/sweep-times.ts";
import { todoItemsIn } from "../../shared/records/todo/todo-items.ts";
import { environmentSchema } from "./environment.ts";
import { runSweep, type RunSweepPorts } from "./run-sweep.ts";

const { environment, now, log } = startFunction("sweep", environmentSchema);
const table = stateTable(new DynamoDBClient(), environment);
const sqs = new SQSClient();

const ports: RunSweepPorts = {
  mails: mailsIn(table),
  positions: positionsIn(table),
  messages: messagesIn(table),
  ledgers: () => ledgerStates(table),
  unjudged: () => unjudgedUploads(table),
  todoItems: todoItemsIn(table),
  sweepTimes: sweepTimesIn(table),
  enqueueReceive: sendToSqs(sqs, environment.ACCORD_RECEIVE_QUEUE_URL),
  enqueueJudge: sendToSqs(sqs, environment.ACCORD_JUDGE_QUEUE_URL),
  enqueueReconcile: sendToSqs(sqs, environment.ACCORD_RECONCILE_QUEUE_URL),
  enqueueSend: sendToSqs(sqs, environment.ACCORD_SEND_QUEUE_URL),
  now,
  log,
};

export const handler: ScheduledHandler = () => runSweep(ports);
