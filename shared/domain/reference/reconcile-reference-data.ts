import * as z from "zod";

import { kindSchema } from "../exercise/exercise.ts";
import { normaliseReference } from "../reconcile/references/normalise-reference.ts";
import { organisationCodeSchema } from "../organisation/organisation-code.ts";
import { calendarDateSchema } from "../amounts-and-days/calendar-date.ts";

const inForce = { from: calendarDateSchema.optional(), to: calendarDateSchema.optional() };

const isPeriod = ({ from, to }: { from?: string | undefined; to?: string | undefined }) =>
  from === undefined || to === undefined || from <= to;

const endsFirst = { path: ["to"], error: "is before from: write the last day on which it holds, or take it out" };

/** What is held against capitals would never be found in small letters. */
const phrase = z
  .string()
  .min(1)
  .refine((text) => text === text.trim().toUpperCase(), {
    error: "is not in capitals, or has spaces around it: write it in capitals, without them",
  });

/** What is held against numbers as they are compared. */
const comparable = z
  .string()
  .min(1)
  .refine((text) => text === normaliseReference(text), {
    error: "never equals a number's part: write capitals and digits alone, without marks and without zeros in front",
  });

/** Digits there could be a part of another invoice's number. */
const affix = comparable.refine((text) => !/^\d+$/.test(text), {
  error: "is a number, which may be a part of the invoice's own: write letters, or take it out",
});

const noNumber = comparable.refine((text) => !/\d/.test(text), {
  error: "has digits, and would stand for a number: write letters alone, or take it out",
});

const payableType = z.string().refine((text) => text !== "" && text === text.trim().toLowerCase(), {
  error: "is not in small letters, or has spaces around it: write it in small letters, without them",
});

/** What a line may say of itself that tells why no ledger has it (ORG-02, ORG-06 to ORG-09). */
const natureSchema = z.strictObject({
  /** Words or phrases of a description, in capitals; and those which say that it is something else after all. */
  words: z.array(phrase),
  unless: z.array(phrase).optional(),
  /** The payable bodies, types of body in the directory (in small letters), and kinds of statement that it is about; all where absent. */
  payables: z.array(organisationCodeSchema).optional(),
  payableTypes: z.array(payableType).optional(),
  kinds: z.array(kindSchema).optional(),
  /** The rest of a sentence that begins with the line's name. */
  because: z.string().min(1),
  /** Who has it instead, in words; nobody in the exercise where absent. */
  belongsTo: z.strictObject({ name: z.string().min(1), code: organisationCodeSchema.optional() }).optional(),
});

/**
 * What the rules call data that changes: VAT rates, whose invoices a prefix marks (ORG-05), NHS England's sub-entities
 * (ORG-01), and the words in which references and descriptions are written. An administrator can replace it.
 */
export const reconcileReferenceDataSchema = z.strictObject({
  /** In hundredths of a per cent: 2000 is 20 %. */
  vatRates: z.array(
    z.strictObject({ basisPoints: z.number().int().min(1).max(10_000), ...inForce }).refine(isPeriod, endsFirst),
  ),
  /** Invoices of an issuer that belong to another body, or (`belongsTo` absent) to none in the exercise. */
  invoicePrefixes: z.array(
    z
      .strictObject({
        issuers: z.array(organisationCodeSchema),
        /** Words in the directory's name of the issuer, in capitals. */
        issuerNames: z.array(phrase),
        prefixes: z.array(comparable),
        belongsTo: organisationCodeSchema.optional(),
        name: z.string().min(1),
        ...inForce,
      })
      .refine(isPeriod, endsFirst),
  ),
  /** The bodies as which NHS England answers, and the one against which everybody records what it is owed. */
  subEntities: z.strictObject({
    core: organisationCodeSchema,
    bodies: z.array(
      z.strictObject({ code: organisationCodeSchema, name: z.string().min(1), ...inForce }).refine(isPeriod, endsFirst),
    ),
    /** REC-16: the fixed wording. */
    wording: z.string().min(1),
  }),
  /** What people write before or after an invoice number, in capitals without marks. */
  numberAffixes: z.array(affix),
  /** What people write where there is no number, in capitals without marks. */
  noNumber: z.array(noNumber),
  /** Beginnings of words which say that a number in a description is of another invoice than the line's. */
  otherInvoiceWords: z.array(phrase),
  /** Words of a provision for bad debts, which a statement must not net off (STM-12). */
  creditLossWords: z.array(phrase),
  /** Words of a lease (STM-09). */
  leaseWords: z.array(phrase),
  natures: z.array(natureSchema),
});

export type ReconcileReferenceData = z.infer<typeof reconcileReferenceDataSchema>;
