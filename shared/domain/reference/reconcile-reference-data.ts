import * as z from "zod";

import { hostedServiceSchema } from "./hosted-service.ts";
import { phrase } from "./phrase.ts";
import { kindSchema } from "../exercise/exercise.ts";
import { normaliseReference } from "../reconcile/references/normalise-reference.ts";
import { organisationCodeSchema } from "../organisation/organisation-code.ts";
import { calendarDateSchema } from "../amounts-and-days/calendar-date.ts";

const inForce = { from: calendarDateSchema.optional(), to: calendarDateSchema.optional() };

const isPeriod = ({ from, to }: { from?: string | undefined; to?: string | undefined }) =>
  from === undefined || to === undefined || from <= to;

const endsFirst = { path: ["to"], error: "is before from: write the last day on which it holds, or take it out" };

/** Compared with numbers in normal form. */
const comparable = z
  .string()
  .min(1)
  .refine((text) => text === normaliseReference(text), {
    error: "never equals a number's part: write capitals and digits alone, without marks and without zeros in front",
  });

/** A number here could be a part of an invoice number. */
const affix = comparable.refine((text) => !/^\d+$/.test(text), {
  error: "is a number, which may be a part of the invoice's own: write letters, or take it out",
});

const noNumber = comparable.refine((text) => !/\d/.test(text), {
  error: "has digits, and would stand for a number: write letters alone, or take it out",
});

const payableType = z.string().refine((text) => text !== "" && text === text.trim().toLowerCase(), {
  error: "is not in small letters, or has spaces around it: write it in small letters, without them",
});

/** Who has the lines of a nature instead: a body, or the region of NHS England that leads for the provider (ORG-02). */
const rightBodySchema = z.strictObject({
  name: z.string().min(1),
  code: organisationCodeSchema.optional(),
  /** Named from `providerRegions` where that has the provider; else by `name`. */
  by: z.literal("provider-region").optional(),
});

/** A nature of lines, recognised by a description on either side, that puts them outside or elsewhere (ORG-02, ORG-06 to ORG-09). */
const natureSchema = z.strictObject({
  /** Words or phrases of a description, in capitals (`TRANSFER + ABSORPTION`: both, in any order; `ABSORB*`: any word that begins so), and those that rule this nature out. */
  words: z.array(phrase),
  unless: z.array(phrase).optional(),
  /** The payable bodies, types of body in the directory (in small letters) and kinds of statement to which it applies; by default all. */
  payables: z.array(organisationCodeSchema).optional(),
  payableTypes: z.array(payableType).optional(),
  kinds: z.array(kindSchema).optional(),
  /** The rest of a sentence that begins with the name of the line. */
  because: z.string().min(1),
  /** The first day of the trade to which it applies; by default all. */
  from: calendarDateSchema.optional(),
  /** Who has it instead; absent if nobody in the exercise does. */
  belongsTo: rightBodySchema.optional(),
  /** For a nature that belongs to another body: whether it does even if the payable organisation's ledger has it here. */
  evenOnLedger: z.boolean().optional(),
  /** As what the payable organisation records it: `external to government`. */
  recordedAs: z.string().min(1).optional(),
});

/**
 * The data of the reconciliation that changes over time: VAT rates, whose invoices a prefix marks (ORG-05), NHS England's
 * sub-entities (ORG-01), and the words of references and descriptions. An administrator can replace it.
 */
export const reconcileReferenceDataSchema = z.strictObject({
  /** In hundredths of a per cent: 2000 is 20 %. */
  vatRates: z.array(
    z.strictObject({ basisPoints: z.number().int().min(1).max(10_000), ...inForce }).refine(isPeriod, endsFirst),
  ),
  /** Prefixes of an issuer's invoices that belong to another body, or to none in the exercise if `belongsTo` is absent. */
  invoicePrefixes: z.array(
    z
      .strictObject({
        issuers: z.array(organisationCodeSchema),
        /** Words of the issuer's name in the directory, in capitals. */
        issuerNames: z.array(phrase),
        prefixes: z.array(comparable),
        /** Whether it is for all other numbers of the issuer, which no prefix marks. */
        otherNumbers: z.boolean().optional(),
        /** Words of names, in capitals, of bodies that are not this issuer. */
        unlessNames: z.array(phrase).optional(),
        belongsTo: organisationCodeSchema.optional(),
        name: z.string().min(1),
        ...inForce,
      })
      .refine(isPeriod, endsFirst),
  ),
  /** The bodies of NHS England that answer statements, and the one against which all others record what they are owed. */
  subEntities: z.strictObject({
    core: organisationCodeSchema,
    bodies: z.array(
      z.strictObject({ code: organisationCodeSchema, name: z.string().min(1), ...inForce }).refine(isPeriod, endsFirst),
    ),
    /** REC-16: the fixed wording for an invoice that is not recognised. */
    wording: z.string().min(1),
  }),
  /** Prefixes and suffixes that people add to an invoice number, in capitals without marks. */
  numberAffixes: z.array(affix),
  /** What people write if there is no number, in capitals without marks. */
  noNumber: z.array(noNumber),
  /** Beginnings of words that show that a number in a description belongs to another invoice. */
  otherInvoiceWords: z.array(phrase),
  /** Words for a provision for bad debts, which a statement must not net off (STM-12). */
  creditLossWords: z.array(phrase),
  /** Words for a lease (STM-09). */
  leaseWords: z.array(phrase),
  natures: z.array(natureSchema),
  /** Words for a prepayment among the accruals (STM-13). */
  prepaymentWords: z.array(phrase).optional(),
  /** Words for the maternity pathway prepayment, of which a pair has one. */
  maternityWords: z.array(phrase).optional(),
  /** Words for activity, whose accruals rest on the provider's activity data (STM-17). */
  activityWords: z.array(phrase).optional(),
  /** Words for contract penalties, whose likelihood and treatment both sides agree (REC-22). */
  penaltyWords: z.array(phrase).optional(),
  /** ORG-06: bodies that the directory may list and that do not take part. */
  notTakingPart: z
    .array(
      z.strictObject({ code: organisationCodeSchema, name: z.string().min(1), ...inForce }).refine(isPeriod, endsFirst),
    )
    .optional(),
  /** ORG-07: what bodies host for others. Reissued before each exercise. */
  hostedServices: z.array(hostedServiceSchema).optional(),
  /** ORG-02: the region of NHS England whose hub leads for a provider. Reissued before each exercise. */
  providerRegions: z
    .array(z.strictObject({ provider: organisationCodeSchema, region: organisationCodeSchema }))
    .optional(),
});

export type ReconcileReferenceData = z.infer<typeof reconcileReferenceDataSchema>;
