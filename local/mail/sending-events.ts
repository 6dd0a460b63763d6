import { splitMessage } from "./message-headers.ts";

/** A message that the local SES has accepted. */
export interface AcceptedMessage {
  readonly sesId: string;
  readonly source: string;
  readonly destinations: readonly string[];
  readonly configurationSet: string;
  readonly tags: ReadonlyMap<string, string>;
  readonly bytes: Uint8Array;
  readonly acceptedAt: Date;
}

/** The domain of SES's mailbox simulator: what happens to mail to one of its addresses is in the part before the `@`. */
const SIMULATOR = "@simulator.amazonses.com";

/**
 * The events that SES publishes for a message: that it was sent, and what became of it at each address. Mail to any address is
 * delivered, except to those of SES's mailbox simulator: `bounce@simulator.amazonses.com`, `suppressionlist@…` and `complaint@…`,
 * each also with a label as in `bounce+income@…`. `transient@…` and `delay@…` are known locally alone.
 */
export function sendingEvents(message: AcceptedMessage): string[] {
  const { destinations } = message;
  const [send, ...others] = [
    { eventType: "Send", send: {} },
    ...destinations.flatMap((address) => fateOf(address, message.acceptedAt.toISOString())),
  ];
  return [send, ...others].map((event) => JSON.stringify({ ...event, mail: mailOf(message) }));
}

function fateOf(address: string, timestamp: string): Readonly<Record<string, unknown>>[] {
  const delivered = {
    eventType: "Delivery",
    delivery: {
      timestamp,
      processingTimeMillis: 1,
      recipients: [address],
      smtpResponse: "250 OK",
      reportingMTA: "local",
    },
  };
  switch (address.endsWith(SIMULATOR) ? address.slice(0, -SIMULATOR.length).replace(/\+.*$/, "") : "success") {
    case "bounce":
      return [bounce(address, timestamp, "Permanent", "General", "smtp; 550 5.1.1 user unknown")];
    case "suppressionlist":
      return [bounce(address, timestamp, "Permanent", "OnAccountSuppressionList", "Amazon SES has suppressed sending")];
    case "transient":
      return [bounce(address, timestamp, "Transient", "MailboxFull", "smtp; 452 4.2.2 mailbox full")];
    case "complaint":
      return [
        delivered,
        {
          eventType: "Complaint",
          complaint: {
            timestamp,
            feedbackId: "local",
            complaintSubType: null,
            complaintFeedbackType: "abuse",
            complainedRecipients: [{ emailAddress: address }],
          },
        },
      ];
    case "delay":
      return [
        {
          eventType: "DeliveryDelay",
          deliveryDelay: {
            timestamp,
            delayType: "TransientCommunicationFailure",
            expirationTime: timestamp,
            delayedRecipients: [
              { emailAddress: address, status: "4.4.1", diagnosticCode: "smtp; 421 4.4.1 try later" },
            ],
          },
        },
      ];
    default:
      return [delivered];
  }
}

function bounce(address: string, timestamp: string, bounceType: string, bounceSubType: string, diagnosticCode: string) {
  return {
    eventType: "Bounce",
    bounce: {
      bounceType,
      bounceSubType,
      bouncedRecipients: [{ emailAddress: address, action: "failed", status: "5.1.1", diagnosticCode }],
      timestamp,
      feedbackId: "local",
      reportingMTA: "dsn; local",
    },
  };
}

function mailOf({ sesId, source, destinations, configurationSet, tags, bytes, acceptedAt }: AcceptedMessage) {
  return {
    timestamp: acceptedAt.toISOString(),
    source,
    sendingAccountId: "000000000000",
    messageId: sesId,
    destination: destinations,
    headersTruncated: false,
    headers: splitMessage(bytes).headers,
    tags: {
      "ses:configuration-set": [configurationSet],
      ...Object.fromEntries(Array.from(tags, ([name, value]) => [name, [value]])),
    },
  };
}
