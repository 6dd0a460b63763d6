import type { Context, SQSHandler } from "aws-lambda";

import { localCredentials, localNames } from "../../local/local-names.ts";

/**
 * Loads the functions that answer a statement, and the one that hears what became of the answer, with a cloud at an endpoint. The result has one of them handle a message of its queue, as
 * Lambda would.
 */
export async function functionHandlers(endpoint: string): Promise<(queue: string, body: string) => Promise<void>> {
  setEnvironment(endpoint);
  const handlers: Readonly<Record<string, SQSHandler>> = {
    "receive-mail": (await import("../../functions/receive-mail/handler.ts")).handler,
    "read-mail": (await import("../../functions/read-mail/handler.ts")).handler,
    "reconcile-position": (await import("../../functions/reconcile-position/handler.ts")).handler,
    "send-mail": (await import("../../functions/send-mail/handler.ts")).handler,
    "note-delivery": (await import("../../functions/note-delivery/handler.ts")).handler,
  };
  return async (queue, body) => {
    const failed = await handlers[queue]?.(eventOf(queue, body), contextOf(queue), () => undefined);
    if (failed && failed.batchItemFailures.length > 0) throw new Error(`${queue} could not handle ${body}`);
  };
}

function setEnvironment(endpoint: string): void {
  Object.assign(process.env, {
    AWS_REGION: localCredentials.region,
    AWS_ACCESS_KEY_ID: localCredentials.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.credentials.secretAccessKey,
    AWS_ENDPOINT_URL: endpoint,
    ACCORD_TABLE: localNames.table,
    ACCORD_LEDGER_TABLE: localNames.ledgerTable,
    ACCORD_MAIL_BUCKET: localNames.mailBucket,
    ACCORD_RECORD_BUCKET: localNames.recordBucket,
    ACCORD_READ_QUEUE_URL: `${endpoint}/000000000000/read-mail`,
    ACCORD_RECONCILE_QUEUE_URL: `${endpoint}/000000000000/reconcile-position`,
    ACCORD_SEND_QUEUE_URL: `${endpoint}/000000000000/send-mail`,
    ACCORD_MAILBOX: localNames.mailbox,
  });
}

function eventOf(queue: string, body: string) {
  const attributes = {
    ApproximateReceiveCount: "1",
    SentTimestamp: "0",
    SenderId: "",
    ApproximateFirstReceiveTimestamp: "0",
  };
  return {
    Records: [
      {
        messageId: "1",
        receiptHandle: "1",
        body,
        attributes,
        messageAttributes: {},
        md5OfBody: "",
        eventSource: "aws:sqs",
        eventSourceARN: `arn:aws:sqs:eu-west-2:000000000000:${queue}`,
        awsRegion: "eu-west-2",
      },
    ],
  };
}

/** The Lambda type still has these old callbacks; no function calls them. */
const callbacks = { done: () => undefined, fail: () => undefined, succeed: () => undefined };

function contextOf(name: string): Context {
  return {
    ...callbacks,
    callbackWaitsForEmptyEventLoop: false,
    functionName: name,
    functionVersion: "$LATEST",
    invokedFunctionArn: "",
    memoryLimitInMB: "2048",
    awsRequestId: "1",
    logGroupName: name,
    logStreamName: "1",
    getRemainingTimeInMillis: () => 180_000,
  };
}
