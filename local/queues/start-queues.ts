import { CreateTopicCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { CreateQueueCommand, SQSClient } from "@aws-sdk/client-sqs";
import { buildApp } from "fauxqs";

import { LOOPBACK } from "../servers/listen.ts";
import { whyNotOwnRequest } from "../servers/own-requests.ts";
import { localCredentials } from "../local-names.ts";

export interface QueueSettings {
  /** The queues. Each gets a dead-letter queue, `<name>-dead-letters`. */
  readonly names: readonly string[];
  /** The topics, each with the queue that receives its messages. */
  readonly topics: Readonly<Record<string, string>>;
  /** A message that was received but not deleted comes again after this time. */
  readonly visibilitySeconds: number;
  /** After this many attempts, a message goes to the dead-letter queue. */
  readonly attempts: number;
}

export interface Queues {
  readonly endpoint: string;
  /** @throws if there is no such topic */
  readonly topicArnOf: (name: string) => string;
  /** Keeps connections to the queues; close with `stop`. */
  readonly sqs: SQSClient;
  readonly sns: SNSClient;
  readonly urlOf: (name: string) => string;
  readonly arnOf: (name: string) => string;
  readonly stop: () => Promise<void>;
}

const ACCOUNT = "000000000000";

/** The name of the dead-letter queue of a queue. */
export function deadLettersOf(queue: string): string {
  return `${queue}-dead-letters`;
}

/**
 * Starts SQS and SNS in memory. Their messages are lost when the process ends; the next start puts unfinished work on the
 * queues again (see `recover`).
 */
export async function startQueues(settings: QueueSettings): Promise<Queues> {
  const app = buildApp({ logger: false, defaultRegion: localCredentials.region });
  app.addHook("onRequest", async (request, reply) => {
    const why = whyNotOwnRequest(request.headers);
    if (why !== undefined) await reply.code(403).send({ __type: "AccessDenied", message: why });
  });
  const endpoint = await app.listen({ port: 0, host: LOOPBACK });
  const sqs = new SQSClient({ ...localCredentials, endpoint });
  const sns = new SNSClient({ ...localCredentials, endpoint });
  const urlOf = (name: string) => `${endpoint}/${ACCOUNT}/${name}`;
  const arnOf = (name: string) => `arn:aws:sqs:${localCredentials.region}:${ACCOUNT}:${name}`;

  for (const name of settings.names) {
    await sqs.send(new CreateQueueCommand({ QueueName: deadLettersOf(name) }));
    await sqs.send(
      new CreateQueueCommand({
        QueueName: name,
        Attributes: {
          VisibilityTimeout: String(settings.visibilitySeconds),
          RedrivePolicy: JSON.stringify({
            deadLetterTargetArn: arnOf(deadLettersOf(name)),
            maxReceiveCount: settings.attempts,
          }),
        },
      }),
    );
  }
  const topicArns = new Map<string, string>();
  for (const [name, subscriber] of Object.entries(settings.topics)) {
    const { TopicArn: topicArn } = await sns.send(new CreateTopicCommand({ Name: name }));
    if (topicArn === undefined) throw new Error(`The topic ${name} was not made.`);
    await sns.send(new SubscribeCommand({ TopicArn: topicArn, Protocol: "sqs", Endpoint: arnOf(subscriber) }));
    topicArns.set(name, topicArn);
  }

  return {
    endpoint,
    topicArnOf: (name) => {
      const topicArn = topicArns.get(name);
      if (topicArn === undefined) throw new Error(`There is no topic ${name}.`);
      return topicArn;
    },
    sqs,
    sns,
    urlOf,
    arnOf,
    async stop() {
      sqs.destroy();
      sns.destroy();
      await app.close();
    },
  };
}
