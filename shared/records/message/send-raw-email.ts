import type { SendingRefusalReason } from "../../domain/mail/sending-refusal.ts";

export interface RawEmail {
  /** Our id of the message; the mail service names it in what it later reports about the message. */
  readonly messageId: string;
  /** The envelope sender. */
  readonly from: string;
  /** The envelope recipients: these, not the headers, decide who gets it. */
  readonly to: readonly string[];
  /** The whole message as it leaves. */
  readonly bytes: Uint8Array;
}

/**
 * What the mail service said. A refusal is data, whatever its reason: sending-refusal.ts says for each what cures it. An error
 * that nobody knows counts as trouble of the service, so that the message is tried again.
 */
export type SendingResult =
  | { readonly result: "accepted"; readonly sesId: string }
  | {
      readonly result: "refused";
      readonly reason: SendingRefusalReason;
      /** In the service's own words. */
      readonly why: string;
    };

/** Hands a message to the mail service. */
export type SendRawEmail = (email: RawEmail) => Promise<SendingResult>;
