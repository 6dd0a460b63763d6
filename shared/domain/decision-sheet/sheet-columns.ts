/** The headings of the columns that a person fills in, and of those that identify a row. The writer and the reader share them. */
export const answerHeadings = {
  decision: "Decision",
  amount: "Amount",
  disputeReference: "Dispute reference",
  question: "Question to ask",
  sameInvoiceAs: "Same invoice as",
  tell: "Tell them",
  note: "Note",
} as const;

export const identifyingHeadings = { invoice: "Invoice number", reference: "Row reference" } as const;

/** Those of the sheet Replies. */
export const replyHeadings = { decision: "Release or reject", why: "Why", reply: "Reply" } as const;
