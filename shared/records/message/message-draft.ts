/** Everything that the bytes of an outgoing message depend on. */
export interface MessageDraft {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: readonly string[];
  readonly subject: string;
  /** The header Message-ID, without angle brackets: `…@…`. SES puts one of its own in its place. */
  readonly messageIdHeader: string;
  /** The Message-ID of the mail that it answers, with or without angle brackets. */
  readonly inReplyTo?: string;
  /** The header References: the Message-IDs of the thread so far, with or without angle brackets. */
  readonly referencesHeader: readonly string[];
  /** SES puts the time at which it takes the message in its place. */
  readonly date: Date;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly DraftAttachment[];
  /** Further header fields, by name. */
  readonly headers: Readonly<Record<string, string>>;
}

interface DraftAttachment {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}
