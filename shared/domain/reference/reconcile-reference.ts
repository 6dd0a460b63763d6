import * as z from "zod";

import { kindSchema } from "../kind.ts";
import { storedCode, storedDate } from "../stored.ts";

const inForce = { from: storedDate.optional(), to: storedDate.optional() };

/** What a line may say of itself that tells why no ledger has it (ORG-02, ORG-06 to ORG-09). */
const natureSchema = z.object({
  /** Words or phrases of a description, in capitals; and those which say that it is something else after all. */
  words: z.array(z.string().min(1)),
  unless: z.array(z.string().min(1)).optional(),
  /** The payable bodies, types of body in the directory, and kinds of statement that it is about; all where absent. */
  payables: z.array(storedCode).optional(),
  payableTypes: z.array(z.string().min(1)).optional(),
  kinds: z.array(kindSchema).optional(),
  /** The rest of a sentence that begins with the line's name. */
  because: z.string().min(1),
  /** Who has it instead, in words; nobody in the exercise where absent. */
  belongsTo: z.object({ name: z.string().min(1), code: storedCode.optional() }).optional(),
});

/**
 * What the rules call data that changes: VAT rates, whose invoices a prefix marks (ORG-05), NHS England's sub-entities
 * (ORG-01), and the words in which references and descriptions are written. An administrator can replace it.
 */
export const reconcileReferenceSchema = z.object({
  /** In hundredths of a per cent: 2000 is 20 %. */
  vatRates: z.array(z.object({ basisPoints: z.number().int().positive(), ...inForce })),
  /** Invoices of an issuer that belong to another body, or (`belongsTo` absent) to none in the exercise. */
  invoicePrefixes: z.array(
    z.object({
      issuers: z.array(storedCode),
      /** Words in the directory's name of the issuer, in capitals. */
      issuerNames: z.array(z.string().min(1)),
      prefixes: z.array(z.string().min(1)),
      belongsTo: storedCode.optional(),
      name: z.string().min(1),
      ...inForce,
    }),
  ),
  /** The bodies as which NHS England answers, and the one against which everybody records what it is owed. */
  subEntities: z.object({
    core: storedCode,
    bodies: z.array(z.object({ code: storedCode, name: z.string().min(1), ...inForce })),
    /** REC-16: the fixed wording. */
    wording: z.string().min(1),
  }),
  /** What people write before or after an invoice number, in capitals without marks. */
  numberAffixes: z.array(z.string().min(1)),
  /** What people write where there is no number, in capitals without marks. */
  noNumber: z.array(z.string().min(1)),
  /** Beginnings of words which say that a number in a description is of another invoice than the line's. */
  otherInvoiceWords: z.array(z.string().min(1)),
  /** Words of a provision for bad debts, which a statement must not net off (STM-12). */
  creditLossWords: z.array(z.string().min(1)),
  /** Words of a lease (STM-09). */
  leaseWords: z.array(z.string().min(1)),
  natures: z.array(natureSchema),
});

export type ReconcileReference = z.infer<typeof reconcileReferenceSchema>;
