export interface RawEmail {
  /** The envelope sender. */
  readonly from: string;
  /** The envelope recipients: they, not the headers, decide who gets it. */
  readonly to: readonly string[];
  /** The whole message as it leaves. */
  readonly bytes: Uint8Array;
}

/**
 * `refused` is about this message (an address that can't be, a message that the service won't carry): sending it again
 * would be refused again. Whatever may pass (throttling, a pause of the account, a timeout) is thrown.
 */
export type SendingResult =
  { readonly sent: true; readonly sesId: string } | { readonly sent: false; readonly why: string };

/** Hands a message to the mail service. */
export type SendRawEmail = (email: RawEmail) => Promise<SendingResult>;
