import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { SQSHandler } from "aws-lambda";

import { s3ObjectStore } from "../../shared/adapters/objects/s3-object-store.ts";
import { retryLaterOn } from "../../shared/adapters/queues/retry-later.ts";
import { sendToSqs } from "../../shared/adapters/queues/sqs-queue.ts";
import { stateTable } from "../../shared/adapters/tables/state-table.ts";
import { startFunction } from "../../shared/environment/start-function.ts";
import { handleEach } from "../../shared/queue-batches/handle-each.ts";
import { mailsIn } from "../../shared/records/mail/mails.ts";
import { messagesIn } from "../../shared/records/message/messages.ts";
import { sesIdsIn } from "../../shared/records/message/ses-ids.ts";
import { undeliverableAddressesIn } from "../../shared/records/message/undeliverable-addresses.ts";
import { noticesIn } from "../../shared/records/notice/notices.ts";
import { positionsIn } from "../../shared/records/position/positions.ts";
import { referenceListsIn } from "../../shared/records/reference/reference-data.ts";
import { todoItemsIn } from "../../shared/records/todo/todo-items.ts";
import { environmentSchema } from "./environment.ts";
import { noteDelivery, type NoteDeliveryPorts } from "./note-delivery.ts";

const { environment, now, log } = startFunction("note-delivery", environmentSchema);
const sqs = new SQSClient();
const table = stateTable(new DynamoDBClient(), environment);

const ports: NoteDeliveryPorts = {
  messages: messagesIn(table),
  sesIds: sesIdsIn(table),
  mails: mailsIn(table),
  todoItems: todoItemsIn(table),
  positions: positionsIn(table),
  notices: noticesIn(table),
  undeliverable: undeliverableAddressesIn(table),
  referenceLists: referenceListsIn(table, s3ObjectStore(new S3Client(), environment.ACCORD_RECORD_BUCKET)),
  enqueueSend: sendToSqs(sqs, environment.ACCORD_SEND_QUEUE_URL),
  mailbox: environment.ACCORD_MAILBOX,
  now,
  log,
};

const retryLater = retryLaterOn(sqs);

export const handler: SQSHandler = (event) =>
  handleEach(event, log, retryLater, ({ body }) => noteDelivery(body, ports));
