import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SESClient } from "@aws-sdk/client-ses";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { SQSHandler } from "aws-lambda";

import { s3ObjectStore } from "../../shared/adapters/objects/s3-object-store.ts";
import { composeMail } from "../../shared/adapters/outbound-mail/compose-mail.ts";
import { sesSendRawEmail } from "../../shared/adapters/outbound-mail/ses-send-raw-email.ts";
import { retryLaterOn } from "../../shared/adapters/queues/retry-later.ts";
import { sendToSqs } from "../../shared/adapters/queues/sqs-queue.ts";
import { stateTable } from "../../shared/adapters/tables/state-table.ts";
import { fillWorkbook } from "../../shared/adapters/workbook-writing/fill-workbook.ts";
import { writeWorkbook } from "../../shared/adapters/workbook-writing/write-workbook.ts";
import { startFunction } from "../../shared/environment/start-function.ts";
import { handleEach } from "../../shared/queue-batches/handle-each.ts";
import { jsonObjectsIn } from "../../shared/records/storage/json-objects.ts";
import { mailsIn } from "../../shared/records/mail/mails.ts";
import { noticesIn } from "../../shared/records/notice/notices.ts";
import { positionsIn } from "../../shared/records/position/positions.ts";
import { undeliverableAddressesIn } from "../../shared/records/message/undeliverable-addresses.ts";
import { referenceListsIn } from "../../shared/records/reference/reference-data.ts";
import { sesIdsIn } from "../../shared/records/message/ses-ids.ts";
import { messagesIn } from "../../shared/records/message/messages.ts";
import { todoItemsIn } from "../../shared/records/todo/todo-items.ts";
import { environmentSchema } from "./environment.ts";
import { sendMail, type SendMailPorts } from "./send-mail.ts";

const { environment, now, log } = startFunction("send-mail", environmentSchema);
const table = stateTable(new DynamoDBClient(), environment);
const records = s3ObjectStore(new S3Client(), environment.ACCORD_RECORD_BUCKET);
const sqs = new SQSClient();

const ports: SendMailPorts = {
  messages: messagesIn(table),
  sesIds: sesIdsIn(table),
  mails: mailsIn(table),
  todoItems: todoItemsIn(table),
  positions: positionsIn(table),
  notices: noticesIn(table),
  undeliverable: undeliverableAddressesIn(table),
  referenceLists: referenceListsIn(table, records),
  objects: jsonObjectsIn(records),
  records,
  sendRawEmail: sesSendRawEmail(new SESClient(), environment.ACCORD_CONFIGURATION_SET),
  enqueueSend: sendToSqs(sqs, environment.ACCORD_SEND_QUEUE_URL),
  writeWorkbook,
  fillWorkbook,
  composeMail,
  mailbox: environment.ACCORD_MAILBOX,
  now,
  log,
};
const retryLater = retryLaterOn(sqs);

export const handler: SQSHandler = (event) => handleEach(event, log, retryLater, ({ body }) => sendMail(body, ports));
