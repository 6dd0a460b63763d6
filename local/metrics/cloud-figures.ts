import { GetQueueAttributesCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { Context } from "aws-lambda";
import * as z from "zod";

import { parseJsonIfWhole } from "../../shared/records/storage/json.ts";
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

/** How many messages wait in these queues or are in hand, without those that are delayed. */
export async function countMessages(sqs: SQSClient, urls: readonly string[]): Promise<number> {
  const counts = await Promise.all(
    urls.map(async (url) => {
      const { Attributes: attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({
          QueueUrl: url,
          AttributeNames: ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"],
        }),
      );
      return (
        Number(attributes.ApproximateNumberOfMessages ?? 0) +
        Number(attributes.ApproximateNumberOfMessagesNotVisible ?? 0)
      );
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** When a run of the timetable ended, if a line of the log says that, in milliseconds; else 0. */
export function endOfTimetableRun(line: string): number {
  if (!line.includes('"function-ran"') || !line.includes('"run-timetable"')) return 0;
  const { data } = ranSchema.safeParse(parseJsonIfWhole(line));
  return data ? Date.parse(data.timestamp) : 0;
}

const ranSchema = z.object({
  timestamp: z.iso.datetime(),
  event: z.literal("function-ran"),
  FunctionName: z.literal("run-timetable"),
});
