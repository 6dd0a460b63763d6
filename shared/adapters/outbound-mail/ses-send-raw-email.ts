import { SendRawEmailCommand, type MessageTag, type SESClient } from "@aws-sdk/client-ses";

import { LoggableError } from "../../domain/loggable-error.ts";
import { MESSAGE_TAG } from "../../domain/mail/message-tag.ts";
import type { SendRawEmail } from "../../records/message/send-raw-email.ts";
import { refusalOfSes } from "./refusal-of-ses.ts";

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
      if (MessageId === undefined) throw new LoggableError("SES accepted the message but returned no id");
      return { result: "accepted", sesId: MessageId };
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return { result: "refused", reason: refusalOfSes(error), why: `${error.name}: ${error.message}` };
    }
  };
}

/** The tag by which SES's later reports name the message. A tag may hold no other characters. */
function tagsOf(messageId: string): MessageTag[] {
  return /^[\w-]{1,256}$/.test(messageId) ? [{ Name: MESSAGE_TAG, Value: messageId }] : [];
}
