import type { Message, MessageSystemAttributeName } from "@aws-sdk/client-sqs";
import type { SQSRecord } from "aws-lambda";

import { testAccount } from "../../infra/iam/resolve.ts";

/** A message of a queue as Lambda hands it to a function. */
export function recordOf(message: Message, queueArn: string): SQSRecord {
  const attribute = (name: MessageSystemAttributeName) => message.Attributes?.[name] ?? "";
  return {
    messageId: message.MessageId ?? "",
    receiptHandle: message.ReceiptHandle ?? "",
    body: asAwsWrites(message.Body ?? ""),
    attributes: {
      ApproximateReceiveCount: attribute("ApproximateReceiveCount"),
      SentTimestamp: attribute("SentTimestamp"),
      SenderId: attribute("SenderId"),
      ApproximateFirstReceiveTimestamp: attribute("ApproximateFirstReceiveTimestamp"),
    },
    messageAttributes: {},
    md5OfBody: message.MD5OfBody ?? "",
    eventSource: "aws:sqs",
    eventSourceARN: queueArn,
    awsRegion: testAccount.region,
  };
}

/** S3 gives an event's time in UTC, with a Z; moto leaves it out. */
function asAwsWrites(body: string): string {
  return body.replaceAll(/(eventTime\\?": ?\\?"[\d:T.-]+)(\\?")/g, "$1Z$2");
}
