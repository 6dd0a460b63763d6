import * as z from "zod";

import { penceSchema } from "../amounts-and-days/pence.ts";

const onLine = {
  /** The invoice number of the line that it is about, as on the statement. */
  invoiceNumber: z.string().min(1),
  /** The decision applies only while the line claims this amount. */
  outstandingPence: penceSchema,
};

const agree = z.object({ decision: z.literal("agree"), ...onLine, agreedPence: penceSchema });
const dispute = z.object({
  decision: z.literal("dispute"),
  ...onLine,
  disputedPence: penceSchema,
  disputeReference: z.string().min(1),
});
const query = z.object({ decision: z.literal("query"), ...onLine, question: z.string().min(1) });
const sameInvoice = z.object({
  decision: z.literal("same-invoice"),
  ...onLine,
  ledgerInvoiceNumber: z.string().min(1),
});

const record = {
  id: z.string().min(1),
  /** The person who decided. No message to another organisation names a person, only whose finance team it was. */
  by: z.string().min(1),
  at: z.iso.datetime(),
  /** For the payable organisation's own records: no message shows it. */
  note: z.string().optional(),
  /** What the other organisation is told about the decision, in the person's words. */
  tell: z.string().optional(),
  /** Whether the revised reply leaves at once, without waiting for further decisions. */
  atOnce: z.boolean().optional(),
  /** If the decision was over the limit of the payable organisation at that time: the limit. Then a second person must approve it. */
  secondPersonOverPence: penceSchema.optional(),
};

export type DecisionFacts = z.infer<typeof agree | typeof dispute | typeof query | typeof sameInvoice>;

/** What a person of the payable organisation decided about a line. It overrides the automatic verdict while its facts are unchanged. */
export const decisionSchema = z.discriminatedUnion("decision", [
  agree.extend(record),
  dispute.extend(record),
  query.extend(record),
  sameInvoice.extend(record),
]);

export type Decision = z.infer<typeof decisionSchema>;
