import { headerValue, type MessageHeader } from "./message-headers.ts";
import type { Verdicts } from "./local-verdicts.ts";

export interface ReceivedMail {
  readonly sesId: string;
  readonly at: Date;
  /** The envelope sender; empty for a bounce. */
  readonly source: string;
  readonly recipients: readonly string[];
  readonly headers: readonly MessageHeader[];
  readonly verdicts: Verdicts;
  readonly bucket: string;
  readonly key: string;
  readonly topicArn: string;
}

/** SES leaves headers out of a notification beyond this many bytes. */
const MAX_HEADER_BYTES = 10 * 1024;

/** The notification that SES publishes for a mail that its receipt rule has put in S3. */
export function receiptNotification(mail: ReceivedMail): string {
  const headers = headersThatFit(mail.headers);
  return JSON.stringify({
    notificationType: "Received",
    mail: {
      timestamp: mail.at.toISOString(),
      source: mail.source,
      messageId: mail.sesId,
      destination: mail.recipients,
      headersTruncated: headers.length < mail.headers.length,
      headers,
      commonHeaders: commonHeaders(mail),
    },
    receipt: {
      timestamp: mail.at.toISOString(),
      processingTimeMillis: 1,
      recipients: mail.recipients,
      spamVerdict: { status: mail.verdicts.spam },
      virusVerdict: { status: mail.verdicts.virus },
      spfVerdict: { status: mail.verdicts.spf },
      dkimVerdict: { status: mail.verdicts.dkim },
      dmarcVerdict: { status: mail.verdicts.dmarc },
      // SES gives the domain's policy only with a failed DMARC verdict.
      ...(mail.verdicts.dmarc === "FAIL" ? { dmarcPolicy: "reject" } : {}),
      action: {
        type: "S3",
        topicArn: mail.topicArn,
        bucketName: mail.bucket,
        objectKeyPrefix: mail.key.slice(0, -mail.sesId.length),
        objectKey: mail.key,
      },
    },
  });
}

function headersThatFit(headers: readonly MessageHeader[]): readonly MessageHeader[] {
  let bytes = 0;
  const tooMany = headers.findIndex((header) => {
    bytes += Buffer.byteLength(header.name) + Buffer.byteLength(header.value);
    return bytes > MAX_HEADER_BYTES;
  });
  return tooMany < 0 ? headers : headers.slice(0, tooMany);
}

function commonHeaders(mail: ReceivedMail): Record<string, string | string[] | undefined> {
  const value = (name: string) => {
    const text = headerValue(mail.headers, name);
    return text === undefined ? undefined : Buffer.from(text).subarray(0, 2048).toString("utf8");
  };
  const list = (name: string) => {
    const text = value(name);
    return text === undefined ? undefined : [text];
  };
  return {
    returnPath: mail.source,
    from: list("from"),
    sender: value("sender"),
    replyTo: list("reply-to"),
    to: list("to"),
    cc: list("cc"),
    date: value("date"),
    messageId: value("message-id"),
    subject: value("subject"),
  };
}
