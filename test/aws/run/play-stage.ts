import { setTimeout as pause } from "node:timers/promises";

import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
  type Message,
} from "@aws-sdk/client-sqs";
import * as z from "zod";

import { resourcesOf } from "../../infra/iam/stage-templates.ts";
import { ownQueueUrls } from "../record/start-proxy.ts";
import { clientSettings } from "../stand-in/aws-settings.ts";
import type { DeployedStage } from "../stand-in/deployed-stage.ts";
import { recordOf } from "./queue-event.ts";
import { startFunction, type RunningFunction } from "./start-function.ts";

/** The functions of a deployed stage, driven by their queues. */
export interface PlayedStage {
  readonly functions: readonly RunningFunction[];
  /** Lets every queue's messages be handled until none is left but in dead-letter queues. */
  readonly untilQuiet: () => Promise<void>;
  /** How many messages each function gets twice, before the first is deleted: SQS may do that at any time. */
  readonly deliverTwice: (times: number) => void;
  /** How many messages are in dead-letter queues. */
  readonly deadLetters: () => Promise<readonly string[]>;
  readonly functionOf: (name: string) => RunningFunction;
  readonly stop: () => Promise<void>;
}

interface Mapping {
  readonly function: RunningFunction;
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly batchSize: number;
  /** With the role of the function, as Lambda polls. */
  readonly sqs: SQSClient;
}

const mappingSchema = z.object({
  BatchSize: z.number(),
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  FunctionResponseTypes: z.tuple([z.literal("ReportBatchItemFailures")]),
});

const batchAnswerSchema = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/** Starts every function of the templates and polls every queue that the templates connect to one. */
export async function playStage(stage: DeployedStage, address: string, folder: string): Promise<PlayedStage> {
  const functions = await Promise.all(
    resourcesOf(stage.templates, "AWS::Lambda::Function").map((each) => startFunction(each, stage, address, folder)),
  );
  const functionOf = (name: string) => {
    const found = functions.find((each) => each.name.includes(name.replaceAll("-", "")) || each.name.includes(name));
    if (!found) throw new Error(`the stage has no function ${name}`);
    return found;
  };
  const administrator = new SQSClient(clientSettings(address));
  const mappings = resourcesOf(stage.templates, "AWS::Lambda::EventSourceMapping").map(
    ({ stack, properties }): Mapping => {
      const given = mappingSchema.parse(stage.resolve(stack, properties));
      const target = functions.find(({ name }) => name === given.FunctionName);
      if (!target) throw new Error(`no function ${given.FunctionName}`);
      const [account = "", queue = ""] = given.EventSourceArn.split(":").slice(-2);
      return {
        function: target,
        queueUrl: `${address}/${account}/${queue}`,
        queueArn: given.EventSourceArn,
        batchSize: given.BatchSize,
        sqs: new SQSClient(clientSettings(address, target.role)),
      };
    },
  );
  let twice = 0;

  async function handleBatch(mapping: Mapping): Promise<boolean> {
    const { Messages: messages = [] } = await mapping.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: mapping.queueUrl,
        MaxNumberOfMessages: Math.min(mapping.batchSize, 10),
        MessageSystemAttributeNames: ["All"],
      }),
    );
    if (messages.length === 0) return false;
    const event = { Records: messages.map((message) => recordOf(message, mapping.queueArn)) };
    const again = twice > 0;
    if (again) {
      twice -= 1;
      await mapping.function.call(event);
    }
    const failures = await failuresOf(mapping, event);
    for (const message of messages) await settle(mapping, message, failures.has(message.MessageId ?? ""));
    return true;
  }

  /** What succeeded is deleted. What failed comes again after a time, which the tests do not wait for. */
  async function settle(
    { sqs, queueUrl: QueueUrl }: Mapping,
    { ReceiptHandle }: Message,
    failed: boolean,
  ): Promise<void> {
    await (failed
      ? administrator.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }))
      : sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle })));
  }

  async function waiting(): Promise<number> {
    const counts = await Promise.all(
      mappings.map(async ({ sqs, queueUrl: QueueUrl }) => {
        const { Attributes: found = {} } = await sqs.send(
          new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }),
        );
        // A delayed message waits for a time that the tests don't wait for.
        return [found.ApproximateNumberOfMessages, found.ApproximateNumberOfMessagesNotVisible].map((count = "0") =>
          Number(count),
        );
      }),
    );
    return counts.flat().reduce((sum, count) => sum + count, 0);
  }

  return {
    functions,
    functionOf,
    async untilQuiet() {
      do {
        const handled = await Promise.all(mappings.map(handleBatch));
        if (!handled.includes(true)) await pause(20);
      } while ((await waiting()) > 0);
    },
    deliverTwice(times) {
      twice = times;
    },
    async deadLetters() {
      const queues = resourcesOf(stage.templates, "AWS::SQS::Queue").filter(({ id }) => id.includes("deadletters"));
      const letters = await Promise.all(
        queues.map(async ({ stack, id }) => {
          const QueueUrl = ownQueueUrls(String(stage.resolve(stack, { Ref: id })), address);
          const { Attributes: found } = await administrator.send(
            new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }),
          );
          return new Array<string>(Number(found?.ApproximateNumberOfMessages ?? 0)).fill(id);
        }),
      );
      return letters.flat();
    },
    async stop() {
      await Promise.all(functions.map((each) => each.stop()));
      for (const client of [administrator, ...mappings.map(({ sqs }) => sqs)]) client.destroy();
    },
  };
}

/** Calls the function. If it fails as a whole, every message of the batch has failed. */
async function failuresOf(
  { function: target }: Mapping,
  event: { readonly Records: readonly { readonly messageId: string }[] },
): Promise<ReadonlySet<string>> {
  try {
    const { batchItemFailures: failures } = batchAnswerSchema.parse(await target.call(event));
    return new Set(failures.map(({ itemIdentifier }) => itemIdentifier));
  } catch {
    return new Set(event.Records.map(({ messageId }) => messageId));
  }
}
