import * as z from "zod";

import { calendarDateSchema } from "../amounts-and-days/calendar-date.ts";
import { penceSchema } from "../amounts-and-days/pence.ts";
import { exerciseIdSchema } from "../exercise/exercise.ts";
import { ledgerKindSchema } from "../ledger/ledger-snapshot.ts";
import { organisationCodeSchema } from "../organisation/organisation-code.ts";
import { adjustmentSchema } from "../position/outcome.ts";
import { sectors } from "./sector.ts";

/** The collection form of one organisation in one exercise, as it is shown, signed and kept. `fill-form.ts` fills it. */

export const formPartSchema = z.enum(["payables", "receivables", "income", "expenditure"]);

const columnsShape = {
  part: formPartSchema,
  notifiedPence: penceSchema,
  accruedPence: penceSchema,
  adjustedPence: penceSchema,
  disputedPence: penceSchema,
  totalPence: penceSchema,
  reasons: z.array(z.string()),
};

/**
 * What a counterparty's figures rest on. `statement`: its statement, compared with the ledger. `not-compared`: its statement alone.
 * `under-threshold`: our ledger alone, and no statement had to be issued (COL-11). `no-statement`: our ledger alone, although one should
 * have come. What we are owed rests on our own statement (`own-statement`), or on our sales ledger alone: no statement had to be issued
 * (`own-under-threshold`, COL-11), or one should have been and was not (`not-issued`).
 */
export const formBasisSchema = z.enum([
  "statement",
  "not-compared",
  "under-threshold",
  "no-statement",
  "own-statement",
  "own-under-threshold",
  "not-issued",
]);

export type FormBasis = z.infer<typeof formBasisSchema>;

/** Something that has to be explained before the form is signed. */
export const openPointSchema = z.object({
  kind: z.enum([
    "statement-missing",
    "not-issued",
    "not-compared",
    "no-ledger",
    "other-quarter",
    "soft-close",
    "not-explained",
    "on-no-list",
    "supplier-not-settled",
    "code-not-used",
  ]),
  counterparty: organisationCodeSchema.optional(),
  part: formPartSchema.optional(),
  pence: penceSchema.optional(),
  /** A sentence. */
  what: z.string().min(1),
});

export type OpenPoint = z.infer<typeof openPointSchema>;

/** What one statement, or our ledger's lines with one counterparty without a statement, add to the form. */
export const formEntrySchema = z.object({
  /** Whom the form names: for the bodies of NHS England their core (ORG-01). */
  counterparty: organisationCodeSchema,
  /** Who wrote the statement, or whom the ledger names. */
  writer: organisationCodeSchema,
  kind: z.enum(["r&p", "i&e"]),
  basis: formBasisSchema,
  rows: z.array(z.object(columnsShape)),
  /** The parts of the adjusted column of its first row. */
  adjustments: z.array(adjustmentSchema),
  open: z.array(openPointSchema),
  /** Key of the outcome in the record bucket, once it is kept. */
  outcome: z.string().min(1).optional(),
});

export type FormEntry = z.infer<typeof formEntrySchema>;

/** COL-01: the row of one counterparty in one part. */
export const counterpartyRowSchema = z.object({
  ...columnsShape,
  counterparty: organisationCodeSchema,
  name: z.string(),
  /** Absent for a body on no list. */
  sector: z.enum(sectors).optional(),
  /** ORG-10: whether the balance has to be agreed in Whole of Government Accounts as well. */
  wga: z.enum(["required", "voluntary", "not applicable", "exempt"]),
  bases: z.array(formBasisSchema),
});

export type CounterpartyRow = z.infer<typeof counterpartyRowSchema>;

export const collectionFormSchema = z.object({
  organisation: organisationCodeSchema,
  name: z.string(),
  exercise: exerciseIdSchema,
  ledgers: z.array(
    z.object({
      kind: ledgerKindSchema,
      snapshot: z.string(),
      asAt: calendarDateSchema,
      close: z.enum(["soft", "hard"]),
    }),
  ),
  rows: z.array(counterpartyRowSchema),
  entries: z.array(formEntrySchema),
  open: z.array(openPointSchema),
});

export type CollectionForm = z.infer<typeof collectionFormSchema>;
