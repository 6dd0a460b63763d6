import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { SQSHandler } from "aws-lambda";

import { s3ObjectStore } from "../../shared/adapters/objects/s3-object-store.ts";
import { retryLaterOn } from "../../shared/adapters/queues/retry-later.ts";
import { sendToSqs } from "../../shared/adapters/queues/sqs-queue.ts";
import { dynamoTable } from "../../shared/adapters/tables/dynamo-table.ts";
import { stateTable } from "../../shared/adapters/tables/state-table.ts";
import { startFunction } from "../../shared/environment/start-function.ts";
import { handleEach } from "../../shared/queue-batches/handle-each.ts";
import { decisionsIn } from "../../shared/records/position/decisions.ts";
import { knownConventionsIn } from "../../shared/records/position/known-conventions.ts";
import { sharedLinesIn } from "../../shared/records/position/shared-lines.ts";
import { rememberedObjects } from "../../shared/records/storage/remembered-objects.ts";
import { jsonObjectsIn } from "../../shared/records/storage/json-objects.ts";
import { ledgersIn } from "../../shared/records/ledger/ledgers.ts";
import { positionsIn } from "../../shared/records/position/positions.ts";
import { referenceListsIn } from "../../shared/records/reference/reference-data.ts";
import { messagesIn } from "../../shared/records/message/messages.ts";
import { todoItemsIn } from "../../shared/records/todo/todo-items.ts";
import { environmentSchema } from "./environment.ts";
import { reconcilePosition, type ReconcilePositionPorts } from "./reconcile-position.ts";

const { environment, now, log } = startFunction("reconcile-position", environmentSchema);
const dynamodb = new DynamoDBClient();
const table = stateTable(dynamodb, environment);
const records = s3ObjectStore(new S3Client(), environment.ACCORD_RECORD_BUCKET);
const ledgers = ledgersIn(table, dynamoTable(dynamodb, environment.ACCORD_LEDGER_TABLE));
const sqs = new SQSClient();

const ports: ReconcilePositionPorts = {
  positions: positionsIn(table),
  messages: messagesIn(table),
  objects: jsonObjectsIn(rememberedObjects(records)),
  decisions: decisionsIn(table),
  todoItems: todoItemsIn(table),
  knownConventions: knownConventionsIn(table),
  sharedLines: sharedLinesIn(table),
  referenceLists: referenceListsIn(table, records),
  ledgers,
  enqueueSend: sendToSqs(sqs, environment.ACCORD_SEND_QUEUE_URL),
  enqueueReconcile: sendToSqs(sqs, environment.ACCORD_RECONCILE_QUEUE_URL),
  mailbox: environment.ACCORD_MAILBOX,
  now,
  log,
};
const retryLater = retryLaterOn(sqs);

export const handler: SQSHandler = (event) =>
  handleEach(event, log, retryLater, ({ body }) => reconcilePosition(body, ports));
