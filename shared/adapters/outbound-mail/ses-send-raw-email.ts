import { MessageRejected, SendRawEmailCommand, SESServiceException, type SESClient } from "@aws-sdk/client-ses";

import type { SendRawEmail } from "../../records/message/send-raw-email.ts";

/**
 * Hands messages to SES by its first interface, which carries up to 10 MB. With a configuration set, SES tells
 * afterwards what became of each message.
 */
export function sesSendRawEmail(client: SESClient, configurationSet?: string): SendRawEmail {
  return async (email) => {
    try {
      const { MessageId } = await client.send(
        new SendRawEmailCommand({
          Source: email.from,
          Destinations: [...email.to],
          RawMessage: { Data: email.bytes },
          ...(configurationSet === undefined ? {} : { ConfigurationSetName: configurationSet }),
        }),
      );
      if (MessageId === undefined) throw new Error("SES took the message and gave no id");
      return { sent: true, sesId: MessageId };
    } catch (error) {
      if (isAboutTheMessage(error)) return { sent: false, why: `${error.name}: ${error.message}` };
      throw error;
    }
  };
}

/** An address or a message that SES will not take, today or tomorrow. */
function isAboutTheMessage(error: unknown): error is SESServiceException {
  return (
    error instanceof MessageRejected || (error instanceof SESServiceException && error.name === "InvalidParameterValue")
  );
}
