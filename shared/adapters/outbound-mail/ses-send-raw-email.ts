import {
  MessageRejected,
  SendRawEmailCommand,
  SESServiceException,
  type MessageTag,
  type SESClient,
} from "@aws-sdk/client-ses";

import { MESSAGE_TAG } from "../../records/message/message-tag.ts";
import type { SendRawEmail } from "../../records/message/send-raw-email.ts";

/**
 * Sends messages through version 1 of the SES interface, which allows 10 MB. With a configuration set, SES later reports what
 * became of each message.
 */
export function sesSendRawEmail(client: SESClient, configurationSet?: string): SendRawEmail {
  return async (email) => {
    try {
      const { MessageId } = await client.send(
        new SendRawEmailCommand({
          Source: email.from,
          Destinations: [...email.to],
          RawMessage: { Data: email.bytes },
          Tags: tagsOf(email.messageId),
          ...(configurationSet === undefined ? {} : { ConfigurationSetName: configurationSet }),
        }),
      );
      if (MessageId === undefined) throw new Error("SES accepted the message but returned no id");
      return { sent: true, sesId: MessageId };
    } catch (error) {
      if (isAboutTheMessage(error)) return { sent: false, why: `${error.name}: ${error.message}` };
      throw error;
    }
  };
}

/** The tag by which SES's later reports name the message. A tag may hold no other characters. */
function tagsOf(messageId: string): MessageTag[] {
  return /^[\w-]{1,256}$/.test(messageId) ? [{ Name: MESSAGE_TAG, Value: messageId }] : [];
}

/** Whether SES rejects the address or the message for good. */
function isAboutTheMessage(error: unknown): error is SESServiceException {
  return (
    error instanceof MessageRejected || (error instanceof SESServiceException && error.name === "InvalidParameterValue")
  );
}
