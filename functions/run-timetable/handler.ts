import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { ScheduledHandler } from "aws-lambda";

import { s3ObjectStore } from "../../shared/adapters/objects/s3-object-store.ts";
import { sendToSqs } from "../../shared/adapters/queues/sqs-queue.ts";
import { dynamoTable } from "../../shared/adapters/tables/dynamo-table.ts";
import { stateTable } from "../../shared/adapters/tables/state-table.ts";
import { startFunction } from "../../shared/environment/start-function.ts";
import { issuedStatementsIn } from "../../shared/records/issued/issued-statements.ts";
import { ledgersIn, ledgersInForce } from "../../shared/records/ledger/ledgers.ts";
import { jsonObjectsIn } from "../../shared/records/storage/json-objects.ts";
import { decisionsIn } from "../../shared/records/position/decisions.ts";
import { positionsIn } from "../../shared/records/position/positions.ts";
import { sharedLinesIn } from "../../shared/records/position/shared-lines.ts";
import { counterpartyNotesIn } from "../../shared/records/counterparty-note/counterparty-notes.ts";
import { formsIn } from "../../shared/records/form/forms.ts";
import { picturesIn } from "../../shared/records/form/pictures.ts";
import { messagesIn } from "../../shared/records/message/messages.ts";
import { noticesIn } from "../../shared/records/notice/notices.ts";
import { referenceListsIn } from "../../shared/records/reference/reference-data.ts";
import { todoItemsIn } from "../../shared/records/todo/todo-items.ts";
import { environmentSchema } from "./environment.ts";
import { runTimetable, type RunTimetablePorts } from "./run-timetable.ts";

const { environment, now, log } = startFunction("run-timetable", environmentSchema);
const dynamodb = new DynamoDBClient();
const table = stateTable(dynamodb, environment);
const records = s3ObjectStore(new S3Client(), environment.ACCORD_RECORD_BUCKET);

const ports: RunTimetablePorts = {
  notices: noticesIn(table),
  positions: positionsIn(table),
  pictures: picturesIn(table),
  ledgersInForce: () => ledgersInForce(table),
  decisions: decisionsIn(table),
  issued: issuedStatementsIn(table),
  messages: messagesIn(table),
  todoItems: todoItemsIn(table),
  ledgers: ledgersIn(table, dynamoTable(dynamodb, environment.ACCORD_LEDGER_TABLE)),
  sharedLines: sharedLinesIn(table),
  forms: formsIn(table),
  counterpartyNotes: counterpartyNotesIn(table),
  referenceLists: referenceListsIn(table, records),
  objects: jsonObjectsIn(records),
  enqueueSend: sendToSqs(new SQSClient(), environment.ACCORD_SEND_QUEUE_URL),
  mailbox: environment.ACCORD_MAILBOX,
  now,
  log,
};

export const handler: ScheduledHandler = () => runTimetable(ports);
