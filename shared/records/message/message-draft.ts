/** A message as it is to be read: everything that its bytes depend on. */
export interface MessageDraft {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: readonly string[];
  readonly subject: string;
  /** Without angle brackets, `…@…`. */
  readonly messageId: string;
  /** The Message-ID that it answers, and those before it, with or without angle brackets. */
  readonly inReplyTo?: string;
  readonly references: readonly string[];
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
