import { canaryAddress } from "../../shared/domain/canary/whose.ts";
import type { EmailAddress } from "../../shared/domain/organisation/email-address.ts";
import { CANARY_REPLIES } from "../../shared/domain/canary/canary-replies.ts";
import type { NewObject } from "../objects/disk-objects.ts";
import { isLocalVerdicts, verdictsOf } from "./local-verdicts.ts";
import { splitMessage } from "./message-headers.ts";
import { receiptNotification } from "./receipt-notification.ts";
import type { SmtpMessage } from "./start-smtp.ts";

export interface SesReceiving {
  readonly objects: { readonly put: (object: NewObject) => Promise<unknown> };
  readonly bucket: string;
  /** `statements@…` */
  readonly mailbox: EmailAddress;
  readonly topicArn: string;
  readonly now: () => Date;
  /** Keeps the notification until the mail is finished, so that a restart can publish it again. */
  readonly keepNotification: (sesId: string, notification: string) => Promise<void>;
  readonly publish: (notification: string) => Promise<void>;
  /** Reports the stored mail a second time, as the bucket does: to whoever checks that it is received. */
  readonly reportStored: (key: string) => Promise<void>;
}

/** Where the receipt rule puts a raw mail. */
export function mailKey(sesId: string): string {
  return `mail/${sesId}`;
}

/**
 * Does what SES's receipt rule does: stores a mail in S3, with the headers that SES adds, then publishes the notification.
 * When it resolves, both are done and the mail is on the disk.
 */
export function receiveAsSes(receiving: SesReceiving): (message: SmtpMessage) => Promise<void> {
  return async (message) => {
    const at = receiving.now();
    const { headers, fields, rest } = splitMessage(message.bytes);
    const verdicts = verdictsOf(headers.filter(({ name }) => isLocalVerdicts(name)).map(({ value }) => value));
    const kept = fields.filter((_, index) => !isLocalVerdicts(headers[index]?.name ?? ""));
    const stored = Buffer.concat([Buffer.from(addedHeaders(message, at)), ...kept, rest]);

    if (message.recipients.every((address) => address.toLowerCase() === canaryAddress(receiving.mailbox))) {
      // The receipt rule for the canary's address: nothing is told of what it stores.
      await receiving.objects.put({
        key: `${CANARY_REPLIES}${message.sesId}`,
        metadata: {},
        ifAbsent: true,
        body: [stored],
      });
      return;
    }
    const key = mailKey(message.sesId);
    const notification = receiptNotification({
      sesId: message.sesId,
      at,
      source: message.source,
      recipients: message.recipients.map((recipient) => atOwnDomain(recipient, receiving.mailbox)),
      headers: splitMessage(stored).headers,
      verdicts,
      bucket: receiving.bucket,
      key,
      topicArn: receiving.topicArn,
    });
    await receiving.keepNotification(message.sesId, notification);
    await receiving.objects.put({ key, metadata: {}, ifAbsent: true, body: [stored] });
    await receiving.reportStored(key);
    await receiving.publish(notification);
  };
}

function addedHeaders(message: SmtpMessage, at: Date): string {
  const client = message.client.replaceAll(/[^\w.[\]:-]/g, "");
  const recipient = (message.recipients[0] ?? "").replaceAll(/[\r\n<>]/g, "");
  return (
    `Return-Path: <${message.source.replaceAll(/[\r\n<>]/g, "")}>\r\n` +
    `Received: from ${client}\r\n by accord.localhost with SMTP id ${message.sesId}\r\n` +
    ` for ${recipient};\r\n ${at.toUTCString().replace("GMT", "+0000")} (UTC)\r\n`
  );
}

/** The local mail server accepts every domain: `statements+ZA1@anything` reaches the mailbox. */
function atOwnDomain(recipient: string, mailbox: string): string {
  const [ownName = "", ownDomain = ""] = mailbox.split("@");
  const name = recipient.slice(0, recipient.lastIndexOf("@"));
  const isMailbox = name.toLowerCase() === ownName || name.toLowerCase().startsWith(`${ownName}+`);
  return isMailbox ? `${name}@${ownDomain}` : recipient;
}
