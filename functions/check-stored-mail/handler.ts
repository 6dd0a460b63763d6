import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { SQSHandler } from "aws-lambda";

import { retryLaterOn } from "../../shared/adapters/queues/retry-later.ts";
import { countInSqs } from "../../shared/adapters/queues/sqs-count.ts";
import { sendToSqs } from "../../shared/adapters/queues/sqs-queue.ts";
import { dynamoTable } from "../../shared/adapters/tables/dynamo-table.ts";
import { parseEnvironment } from "../../shared/environment/parse-environment.ts";
import { handleEach } from "../../shared/queue-batches/handle-each.ts";
import { mailsIn } from "../../shared/records/mail/mails.ts";
import { logTo } from "../../shared/telemetry/log.ts";
import { checkStoredMail, type CheckStoredMailPorts } from "./check-stored-mail.ts";
import { environmentSchema } from "./environment.ts";

const environment = parseEnvironment(environmentSchema, process.env);
const now = () => new Date(Date.now() + environment.ACCORD_CLOCK_OFFSET_MS);
const log = logTo(
  { name: "check-stored-mail", stage: environment.ACCORD_STAGE },
  (line) => process.stdout.write(`${line}\n`),
  now,
);
const sqs = new SQSClient();

const ports: CheckStoredMailPorts = {
  mails: mailsIn(dynamoTable(new DynamoDBClient(), environment.ACCORD_TABLE)),
  countUnreceived: countInSqs(sqs, [environment.ACCORD_RECEIVE_QUEUE_URL, environment.ACCORD_RECEIVE_DEAD_LETTERS_URL]),
  enqueueReceive: sendToSqs(sqs, environment.ACCORD_RECEIVE_QUEUE_URL),
  enqueueCheck: sendToSqs(sqs, environment.ACCORD_CHECK_QUEUE_URL),
  now,
  log,
};
const retryLater = retryLaterOn(sqs);

export const handler: SQSHandler = (event) =>
  handleEach(event, log, retryLater, ({ body }) => checkStoredMail(body, ports));
