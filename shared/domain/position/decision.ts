import * as z from "zod";

import { storedPence } from "../amounts-and-days/stored-values.ts";

const onLine = {
  /** The statement's invoice number that it is about, as on the statement. */
  invoiceNumber: z.string().min(1),
  /** The fact it rests on: it stands as long as the line claims this amount. */
  outstandingPence: storedPence,
};

const record = { id: z.string().min(1), by: z.string().min(1), at: z.iso.datetime(), note: z.string().optional() };

/** What a person of the payable organisation decided about a line. It wins over the engine while its facts stand. */
export const decisionSchema = z.discriminatedUnion("decision", [
  z.object({ decision: z.literal("agree"), ...onLine, agreedPence: storedPence, ...record }),
  z.object({
    decision: z.literal("dispute"),
    ...onLine,
    disputedPence: storedPence,
    disputeReference: z.string().min(1),
    ...record,
  }),
  z.object({ decision: z.literal("query"), ...onLine, question: z.string().min(1), ...record }),
  z.object({ decision: z.literal("same-invoice"), ...onLine, ledgerInvoiceNumber: z.string().min(1), ...record }),
]);

export type Decision = z.infer<typeof decisionSchema>;
