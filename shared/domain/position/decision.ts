import * as z from "zod";

import { penceSchema } from "../amounts-and-days/pence.ts";

const onLine = {
  /** The invoice number of the line that it is about, as on the statement. */
  invoiceNumber: z.string().min(1),
  /** The decision applies only while the line claims this amount. */
  outstandingPence: penceSchema,
};

const record = { id: z.string().min(1), by: z.string().min(1), at: z.iso.datetime(), note: z.string().optional() };

/** What a person of the payable organisation decided about a line. It overrides the automatic verdict while its facts are unchanged. */
export const decisionSchema = z.discriminatedUnion("decision", [
  z.object({ decision: z.literal("agree"), ...onLine, agreedPence: penceSchema, ...record }),
  z.object({
    decision: z.literal("dispute"),
    ...onLine,
    disputedPence: penceSchema,
    disputeReference: z.string().min(1),
    ...record,
  }),
  z.object({ decision: z.literal("query"), ...onLine, question: z.string().min(1), ...record }),
  z.object({ decision: z.literal("same-invoice"), ...onLine, ledgerInvoiceNumber: z.string().min(1), ...record }),
]);

export type Decision = z.infer<typeof decisionSchema>;
