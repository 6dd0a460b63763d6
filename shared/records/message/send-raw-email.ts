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
 * `sent: false` is about this message (an impossible address, a message that the service does not carry): it would be
 * rejected again. What may pass (throttling, a paused account, a timeout) is thrown instead.
 */
export type SendingResult =
  { readonly sent: true; readonly sesId: string } | { readonly sent: false; readonly why: string };

/** Hands a message to the mail service. */
export type SendRawEmail = (email: RawEmail) => Promise<SendingResult>;
