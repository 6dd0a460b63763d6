import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { SQSHandler } from "aws-lambda";

import { foreignWorkbooks } from "../../shared/adapters/foreign-workbooks/foreign-workbooks.ts";
import { s3ObjectStore } from "../../shared/adapters/objects/s3-object-store.ts";
import { retryLaterOn } from "../../shared/adapters/queues/retry-later.ts";
import { sendToSqs } from "../../shared/adapters/queues/sqs-queue.ts";
import { dynamoTable } from "../../shared/adapters/tables/dynamo-table.ts";
import { stateTable } from "../../shared/adapters/tables/state-table.ts";
import { nhsNameReference } from "../../shared/domain/organisation/names/nhs-name-reference.ts";
import { startFunction } from "../../shared/environment/start-function.ts";
import { handleEach } from "../../shared/queue-batches/handle-each.ts";
import { cellReader } from "../../shared/reading/cells/cell-reader.ts";
import { jsonObjectsIn } from "../../shared/records/storage/json-objects.ts";
import { ledgerSettingsIn } from "../../shared/records/ledger/ledger-settings.ts";
import { ledgersIn } from "../../shared/records/ledger/ledgers.ts";
import { referenceListsIn } from "../../shared/records/reference/reference-data.ts";
import { todoItemsIn } from "../../shared/records/todo/todo-items.ts";
import { environmentSchema } from "./environment.ts";
import { importLedger, type ImportLedgerPorts } from "./import-ledger.ts";

const { environment, now, log } = startFunction("import-ledger", environmentSchema);
const dynamodb = new DynamoDBClient();
const s3 = new S3Client();
const table = stateTable(dynamodb, environment);
const records = s3ObjectStore(s3, environment.ACCORD_RECORD_BUCKET);

/** In a bundle the worker is beside the function. */
const isBundled = !import.meta.url.endsWith(".ts");
const worker = isBundled ? "./foreign-worker.mjs" : "../../shared/adapters/foreign-workbooks/foreign-worker.ts";
const { readForeignCells, openEncrypted } = foreignWorkbooks(new URL(worker, import.meta.url));
const sqs = new SQSClient();

const ports: ImportLedgerPorts = {
  uploads: s3ObjectStore(s3, environment.ACCORD_LEDGER_BUCKET),
  ledgers: ledgersIn(table, dynamoTable(dynamodb, environment.ACCORD_LEDGER_TABLE)),
  settings: ledgerSettingsIn(table, records),
  referenceLists: referenceListsIn(table, records),
  objects: jsonObjectsIn(records),
  todoItems: todoItemsIn(table),
  readCells: cellReader({ foreign: readForeignCells, openEncrypted }),
  names: nhsNameReference,
  enqueueJudge: sendToSqs(sqs, environment.ACCORD_JUDGE_QUEUE_URL),
  now,
  log,
};
const retryLater = retryLaterOn(sqs);

export const handler: SQSHandler = (event) =>
  handleEach(event, log, retryLater, ({ body }) => importLedger(body, ports));
