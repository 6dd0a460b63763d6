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
import { ledgersIn } from "../../shared/records/ledger/ledgers.ts";
import { decisionsIn } from "../../shared/records/position/decisions.ts";
import { knownConventionsIn } from "../../shared/records/position/known-conventions.ts";
import { sharedLinesIn } from "../../shared/records/position/shared-lines.ts";
import { positionsIn } from "../../shared/records/position/positions.ts";
import { referenceListsIn } from "../../shared/records/reference/reference-data.ts";
import { jsonObjectsIn } from "../../shared/records/storage/json-objects.ts";
import { todoItemsIn } from "../../shared/records/todo/todo-items.ts";
import { environmentSchema } from "./environment.ts";
import { judgeLedger, type JudgeLedgerPorts } from "./judge-ledger.ts";

const { environment, now, log } = startFunction("judge-ledger", environmentSchema);
const dynamodb = new DynamoDBClient();
const table = stateTable(dynamodb, environment);
const records = s3ObjectStore(new S3Client(), environment.ACCORD_RECORD_BUCKET);
const sqs = new SQSClient();

const ports: JudgeLedgerPorts = {
  ledgers: ledgersIn(table, dynamoTable(dynamodb, environment.ACCORD_LEDGER_TABLE)),
  positions: positionsIn(table),
  decisions: decisionsIn(table),
  knownConventions: knownConventionsIn(table),
  sharedLines: sharedLinesIn(table),
  referenceLists: referenceListsIn(table, records),
  objects: jsonObjectsIn(records),
  todoItems: todoItemsIn(table),
  enqueueReconcile: sendToSqs(sqs, environment.ACCORD_RECONCILE_QUEUE_URL),
  now,
  log,
};
const retryLater = retryLaterOn(sqs);

export const handler: SQSHandler = (event) =>
  handleEach(event, log, retryLater, ({ body }) => judgeLedger(body, ports));
