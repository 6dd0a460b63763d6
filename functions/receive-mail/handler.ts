import { randomBytes } from "node:crypto";

import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { SQSHandler } from "aws-lambda";

import { s3ObjectStore } from "../../shared/adapters/objects/s3-object-store.ts";
import { retryLaterOn } from "../../shared/adapters/queues/retry-later.ts";
import { sendToSqs } from "../../shared/adapters/queues/sqs-queue.ts";
import { stateTable } from "../../shared/adapters/tables/state-table.ts";
import { startFunction } from "../../shared/environment/start-function.ts";
import { attemptOf, handleEach } from "../../shared/queue-batches/handle-each.ts";
import { dailyAnswersIn } from "../../shared/records/mail/daily-answers.ts";
import { formsIn } from "../../shared/records/form/forms.ts";
import { mismatchesIn } from "../../shared/records/mismatch/mismatches.ts";
import { issuedStatementsIn } from "../../shared/records/issued/issued-statements.ts";
import { holdsIn } from "../../shared/records/mail/holds.ts";
import { rememberedObjects } from "../../shared/records/storage/remembered-objects.ts";
import { jsonObjectsIn } from "../../shared/records/storage/json-objects.ts";
import { mailsIn } from "../../shared/records/mail/mails.ts";
import { messageIdClaimsIn } from "../../shared/records/mail/message-id-claims.ts";
import { decisionsIn } from "../../shared/records/position/decisions.ts";
import { positionsIn } from "../../shared/records/position/positions.ts";
import { referenceListsIn } from "../../shared/records/reference/reference-data.ts";
import { evidenceIn } from "../../shared/records/position/evidence.ts";
import { positionOfMessage } from "../../shared/records/message/position-of-message.ts";
import { findAnsweredMessage } from "../../shared/records/message/find-answered-message.ts";
import { sesIdsIn } from "../../shared/records/message/ses-ids.ts";
import { messagesIn } from "../../shared/records/message/messages.ts";
import { todoItemsIn } from "../../shared/records/todo/todo-items.ts";
import { environmentSchema } from "./environment.ts";
import { receiveAttempt, type ReceiveMailPorts } from "./receive-mail.ts";

const { environment, now, log } = startFunction("receive-mail", environmentSchema);
const table = stateTable(new DynamoDBClient(), environment);
const s3 = new S3Client();
const sqs = new SQSClient();
const records = s3ObjectStore(s3, environment.ACCORD_RECORD_BUCKET);

const mails = mailsIn(table);
const positions = positionsIn(table);
const messages = messagesIn(table);
const sesIds = sesIdsIn(table);

const ports: ReceiveMailPorts = {
  mails,
  positions,
  decisions: decisionsIn(table),
  messages,
  findAnsweredMessage: (references, mayBeAnswered) =>
    findAnsweredMessage(references, mayBeAnswered, { messages, sesIds, positions }),
  todoItems: todoItemsIn(table),
  positionOfMessage: (messageId) => positionOfMessage(messageId, { messages, mails }),
  evidence: evidenceIn(table),
  messageIdClaims: messageIdClaimsIn(table),
  dailyAnswers: dailyAnswersIn(table),
  holds: holdsIn(table),
  issued: issuedStatementsIn(table),
  mismatches: mismatchesIn(table),
  forms: formsIn(table),
  referenceLists: referenceListsIn(table, records),
  objects: jsonObjectsIn(rememberedObjects(records)),
  rawMail: s3ObjectStore(s3, environment.ACCORD_MAIL_BUCKET),
  enqueueRead: sendToSqs(sqs, environment.ACCORD_READ_QUEUE_URL),
  enqueueReconcile: sendToSqs(sqs, environment.ACCORD_RECONCILE_QUEUE_URL),
  enqueueSend: sendToSqs(sqs, environment.ACCORD_SEND_QUEUE_URL),
  randomBytes,
  mailbox: environment.ACCORD_MAILBOX,
  now,
  log,
};
const retryLater = retryLaterOn(sqs);

export const handler: SQSHandler = (event) =>
  handleEach(event, log, retryLater, (record) => receiveAttempt(record.body, attemptOf(record), ports));
