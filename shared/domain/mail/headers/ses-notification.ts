import * as z from "zod";

import { recordIdSchema } from "../../record-id.ts";

import { parseEmailAddress, type EmailAddress } from "../../organisation/email-address.ts";
import { parseAddressList } from "./address-list.ts";
import { unwrapSns } from "../unwrap-sns.ts";
import type { Envelope } from "../mail-facts.ts";
import { verdictSchema, type Verdicts } from "./verdicts.ts";

/** A mail that SES has stored, as its notification describes it. */
export interface StoredMail {
  /** The id that SES gave it. We use it too, so that a repeated notification means the same mail. */
  readonly mailId: string;
  /** When it came in: an ISO instant. */
  readonly receivedAt: string;
  readonly bucket: string;
  readonly key: string;
  readonly envelope: Envelope;
  readonly verdicts: Verdicts;
  /**
   * The addresses that SES read from the From field and judged. If we read other addresses, SES judged another sender.
   * Undefined if the notification does not have them.
   */
  readonly judgedFrom: readonly EmailAddress[] | undefined;
}

/** A message on the queue of incoming mail. `notice`: about a subscription, not about a mail. */
export type SesNotification = { readonly type: "mail"; readonly mail: StoredMail } | { readonly type: "notice" };

/**
 * Reads the body of a queue message: a receipt notification of SES, wrapped by SNS or bare (raw delivery).
 *
 * @throws Error (from zod or JSON.parse) if it is neither, or if it names another object than SES's own of this mail: then AWS or our
 *   own set-up is wrong, or somebody has announced a mail a second time under another id.
 */
export function parseSesNotification(body: string): SesNotification {
  const published = unwrapSns(body);
  if (published === undefined) return { type: "notice" };
  const { mail, receipt } = receivedSchema.parse(published);
  const { objectKey } = receipt.action;
  if (objectKey !== mail.messageId && !objectKey.endsWith(`/${mail.messageId}`))
    throw new Error(
      `the notification of mail ${mail.messageId} names the object ${objectKey}, which is another mail's`,
    );
  return {
    type: "mail",
    mail: {
      mailId: mail.messageId,
      receivedAt: new Date(receipt.timestamp ?? mail.timestamp).toISOString(),
      bucket: receipt.action.bucketName,
      key: objectKey,
      envelope: {
        from: envelopeAddress(mail.source),
        recipients: (receipt.recipients ?? mail.destination).map(envelopeAddress),
      },
      verdicts: verdictsOf(receipt),
      judgedFrom: mail.commonHeaders?.from?.flatMap(addressesIn),
    },
  };
}

/** The verdicts of a receipt. Notifications and Lambda events have the same form. */
export function verdictsOf(receipt: z.infer<typeof receiptVerdictsSchema>): Verdicts {
  return {
    spf: receipt.spfVerdict,
    dkim: receipt.dkimVerdict,
    dmarc: receipt.dmarcVerdict,
    spam: receipt.spamVerdict,
    virus: receipt.virusVerdict,
    ...(receipt.dmarcPolicy === undefined ? {} : { dmarcPolicy: receipt.dmarcPolicy }),
  };
}

/** `DISABLED` and unknown words prove nothing, like a missing verdict. */
const statusSchema = z
  .object({ status: verdictSchema.catch("missing") })
  .transform((verdict) => verdict.status)
  .catch("missing");

export const receiptVerdictsSchema = z.object({
  spfVerdict: statusSchema,
  dkimVerdict: statusSchema,
  dmarcVerdict: statusSchema,
  spamVerdict: statusSchema,
  virusVerdict: statusSchema,
  dmarcPolicy: z
    .string()
    .toLowerCase()
    .pipe(z.enum(["none", "quarantine", "reject"]))
    .optional()
    .catch(undefined),
});

const instantSchema = z.string().refine((text) => !Number.isNaN(Date.parse(text)), { error: "is not an instant" });

const receivedSchema = z.object({
  notificationType: z.literal("Received"),
  mail: z.object({
    messageId: recordIdSchema,
    timestamp: instantSchema,
    source: z.string().nullish().default(""),
    destination: z.array(z.string()).default([]),
    commonHeaders: z.object({ from: z.array(z.string()).optional() }).optional(),
  }),
  receipt: receiptVerdictsSchema.extend({
    timestamp: instantSchema.optional(),
    recipients: z.array(z.string()).optional(),
    action: z.object({ type: z.literal("S3"), bucketName: z.string().min(1), objectKey: z.string().min(1) }),
  }),
});

/** The address without angle brackets, in lower case; empty for `<>`, which SES writes in several ways. */
function envelopeAddress(text: string | null): string {
  const address = (text ?? "")
    .trim()
    .replace(/^<(.*)>$/, "$1")
    .toLowerCase();
  return address === "mailer-daemon" ? "" : address;
}

/** The addresses in `Jane Doe <jane@example.org>`, a text that SES has parsed and written again. */
function addressesIn(text: string): EmailAddress[] {
  const bracketed = Array.from(text.matchAll(/<([^<>]{1,320})>/g), ([, address = ""]) => address);
  const parsed = parseAddressList(text, 10).addresses.map(({ address }) => address);
  return [...bracketed.flatMap((address) => parseEmailAddress(address) ?? []), ...parsed];
}
