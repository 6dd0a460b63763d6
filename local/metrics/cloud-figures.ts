import { GetQueueAttributesCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { Context } from "aws-lambda";

import type { Figure } from "./logged-figures.ts";

/** The metrics that AWS itself keeps of functions and queues, as far as the local system knows them. Names are as on AWS. */
export const cloudFigures = {
  errors: "AWS/Lambda/Errors",
  duration: "AWS/Lambda/Duration",
  waiting: "AWS/SQS/ApproximateNumberOfMessagesVisible",
} as const;

/**
 * Reports each run of a function in its log, as Lambda does in its own metrics: how long it took, and whether it ended with an error.
 *
 * @param write gets one line
 */
export function reportRuns<Event, Result>(
  handler: (event: Event, context: Context, callback: () => void) => Promise<Result> | Result,
  functionName: string,
  write: (line: string) => void,
  now: () => Date,
): (event: Event, context: Context, callback: () => void) => Promise<Result> {
  return async (event, context, callback) => {
    const started = performance.now();
    let errors = 1;
    try {
      const result = await handler(event, context, callback);
      errors = 0;
      return result;
    } finally {
      const at = now();
      write(
        JSON.stringify({
          timestamp: at.toISOString(),
          event: "function-ran",
          FunctionName: functionName,
          Duration: Math.round(performance.now() - started),
          Errors: errors,
          _aws: {
            Timestamp: at.getTime(),
            CloudWatchMetrics: [
              {
                Namespace: "AWS/Lambda",
                Dimensions: [["FunctionName"]],
                Metrics: [{ Name: "Duration" }, { Name: "Errors" }],
              },
            ],
          },
        }),
      );
    }
  };
}

/** How many messages stand in each queue now. */
export async function figuresOfQueues(
  sqs: SQSClient,
  urls: Readonly<Record<string, string>>,
  at: Date,
): Promise<Figure[]> {
  return Promise.all(
    Object.entries(urls).map(async ([name, url]) => {
      const { Attributes: attributes } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["ApproximateNumberOfMessages"] }),
      );
      return {
        at: at.getTime(),
        name: cloudFigures.waiting,
        dimensions: { QueueName: name },
        value: Number(attributes?.ApproximateNumberOfMessages ?? 0),
      };
    }),
  );
}
