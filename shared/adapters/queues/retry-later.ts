import { ChangeMessageVisibilityCommand, GetQueueUrlCommand, type SQSClient } from "@aws-sdk/client-sqs";

import { LoggableError } from "../../domain/loggable-error.ts";
import type { RetryLater } from "../../queue-batches/handle-each.ts";

/** Shortens the time for which a record stays invisible in the queue that it came from. */
export function retryLaterOn(client: SQSClient): RetryLater {
  const urls = new Map<string, string>();

  /** A record names its queue by its ARN: `arn:aws:sqs:REGION:ACCOUNT:NAME`. */
  const urlOf = async (arn: string): Promise<string> => {
    const known = urls.get(arn);
    if (known !== undefined) return known;
    const [name, account] = arn.split(":").reverse();
    const { QueueUrl } = await client.send(
      new GetQueueUrlCommand({ QueueName: name, QueueOwnerAWSAccountId: account }),
    );
    if (QueueUrl === undefined) throw new LoggableError(`SQS knows no address of ${arn}`);
    urls.set(arn, QueueUrl);
    return QueueUrl;
  };

  return async ({ eventSourceARN, receiptHandle }, seconds) => {
    await client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: await urlOf(eventSourceARN),
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: seconds,
      }),
    );
  };
}
