/**
 * What speaks for and against a sender, each in one word. The identity table is written in these words and nothing
 * else; `observeSender` finds them in a mail.
 */
export const identityFeatures = {
  /** What the cloud found that ends every answer. */
  danger: ["none", "virus", "spam", "dmarc-fail"],
  /** The From field. `read-differently`: the cloud judged another address than the one that we read. */
  from: ["one", "missing", "several", "malformed", "read-differently"],
  /**
   * Whether the From domain is proved. `proved`: DMARC passed. `aligned`: DMARC could not say (GRAY, PROCESSING_FAILED,
   * missing), and SPF or DKIM passed for exactly the From domain. `unproved`: nothing of that.
   */
  authentication: ["proved", "aligned", "unproved"],
  /**
   * The exact From address on the contact list: for `one` organisation; for `several`, of which the mail points to one
   * (`several-one`) or not (`several-none`). Not on it: a `colleague` writes from the very domain at which the
   * organisation whose code the subject holds is registered; a `look-alike` is made to be mistaken; else `unknown`.
   */
  sender: ["one", "several-one", "several-none", "colleague", "look-alike", "unknown"],
  /** The sender's code in the subject. `other`: only another organisation's. `unknown`: one that is in no directory. */
  subject: ["own", "none", "other", "unknown"],
  /** The receivable organisation that the workbook names. `silent`: none that the directory knows. */
  workbook: ["agrees", "silent", "contradicts"],
  /** Whether files were checked for viruses. `unsure`: GRAY, PROCESSING_FAILED or missing. */
  scan: ["clean", "unsure"],
  /** What else is out of the ordinary; the first that applies. */
  oddity: ["none", "name-shows-other-address", "sender-differs", "reply-to-elsewhere", "other-role"],
  /** Whether there is a workbook: only that can be held. */
  content: ["workbook", "words"],
} as const;

export type IdentityFeature = keyof typeof identityFeatures;

export type IdentityCase = { readonly [Feature in IdentityFeature]: (typeof identityFeatures)[Feature][number] };
