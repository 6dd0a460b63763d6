import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { SQSHandler } from "aws-lambda";

import { retryLaterOn } from "../../shared/adapters/queues/retry-later.ts";
import { countInSqs } from "../../shared/adapters/queues/sqs-count.ts";
import { sendToSqs } from "../../shared/adapters/queues/sqs-queue.ts";
import { stateTable } from "../../shared/adapters/tables/state-table.ts";
import { startFunction } from "../../shared/environment/start-function.ts";
import { handleEach } from "../../shared/queue-batches/handle-each.ts";
import { mailsIn } from "../../shared/records/mail/mails.ts";
import { checkStoredMail, type CheckStoredMailPorts } from "./check-stored-mail.ts";
import { environmentSchema } from "./environment.ts";

const { environment, now, log } = startFunction("check-stored-mail", environmentSchema);
const sqs = new SQSClient();

const ports: CheckStoredMailPorts = {
  mails: mailsIn(stateTable(new DynamoDBClient(), environment)),
  countUnreceived: countInSqs(sqs, [environment.ACCORD_RECEIVE_QUEUE_URL, environment.ACCORD_RECEIVE_DEAD_LETTERS_URL]),
  enqueueReceive: sendToSqs(sqs, environment.ACCORD_RECEIVE_QUEUE_URL),
  enqueueCheck: sendToSqs(sqs, environment.ACCORD_CHECK_QUEUE_URL),
  now,
  log,
};
const retryLater = retryLaterOn(sqs);

export const handler: SQSHandler = (event) =>
  handleEach(event, log, retryLater, ({ body }) => checkStoredMail(body, ports));
