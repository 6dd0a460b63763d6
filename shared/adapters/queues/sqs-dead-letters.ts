import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";

import type { DeadLetter, DeadLetters } from "../../records/storage/dead-letters.ts";

/** While they are looked at, nobody else sees them. */
const HIDDEN_SECONDS = 60;
/** A long poll asks every server of the queue; a short one may miss messages. */
const WAIT_SECONDS = 2;
const MOST_AT_ONCE = 10;

interface Received extends DeadLetter {
  readonly receipt: string;
}

/** The dead letters of a queue of SQS. */
export function sqsDeadLetters(sqs: SQSClient, queueUrl: string, deadLettersUrl: string): DeadLetters {
  const receive = async (most: number): Promise<readonly Received[]> => {
    const letters = new Map<string, Received>();
    while (letters.size < most) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: deadLettersUrl,
          MaxNumberOfMessages: Math.min(MOST_AT_ONCE, most - letters.size),
          VisibilityTimeout: HIDDEN_SECONDS,
          WaitTimeSeconds: WAIT_SECONDS,
          MessageSystemAttributeNames: ["SentTimestamp"],
        }),
      );
      if (Messages.length === 0) break;
      for (const { MessageId: id = "", Body: body = "", ReceiptHandle: receipt = "", Attributes } of Messages)
        letters.set(id, { id, body, receipt, since: new Date(Number(Attributes?.SentTimestamp ?? 0)).toISOString() });
    }
    return [...letters.values()].sort((one, other) => (one.since < other.since ? -1 : 1));
  };
  const show = async (letters: readonly Received[]) => {
    for (const { receipt } of letters)
      await sqs.send(
        new ChangeMessageVisibilityCommand({ QueueUrl: deadLettersUrl, ReceiptHandle: receipt, VisibilityTimeout: 0 }),
      );
  };

  return {
    list: async (most) => {
      const letters = await receive(most);
      await show(letters);
      return letters.map(({ id, body, since }) => ({ id, body, since }));
    },

    putBack: async (isMeant, most) => {
      const letters = await receive(most);
      const meant = letters.filter(isMeant);
      for (const { body, receipt } of meant) {
        await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body }));
        await sqs.send(new DeleteMessageCommand({ QueueUrl: deadLettersUrl, ReceiptHandle: receipt }));
      }
      await show(letters.filter((letter) => !meant.includes(letter)));
      return meant.map(({ id, body, since }) => ({ id, body, since }));
    },
  };
}
