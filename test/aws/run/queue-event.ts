import type { Message } from "@aws-sdk/client-sqs";
import type { SQSRecord } from "aws-lambda";

import { recordOf as asLambdaHandsIt } from "../../../local/functions/poll-queue.ts";
import { testAccount } from "../../infra/iam/resolve.ts";

/** A message of a queue as Lambda hands it to a function, with what moto leaves out. */
export function recordOf(message: Message, queueArn: string): SQSRecord {
  const record = asLambdaHandsIt(message, { arn: queueArn, region: testAccount.region });
  return { ...record, body: asAwsWrites(record.body) };
}

/** S3 gives an event's time in UTC, with a Z; moto leaves it out. */
function asAwsWrites(body: string): string {
  return body.replaceAll(/(eventTime\\?": ?\\?"[\d:T.-]+)(\\?")/g, "$1Z$2");
}
