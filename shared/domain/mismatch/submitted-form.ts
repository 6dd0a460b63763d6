import * as z from "zod";

import { noPence, penceSchema, sumPence } from "../amounts-and-days/pence.ts";
import { exerciseIdSchema } from "../exercise/exercise.ts";
import { formPartSchema, type CollectionForm } from "../form/filled-form.ts";
import { organisationCodeSchema } from "../organisation/organisation-code.ts";

/** One row of a form that an organisation has submitted, in this product or in any other. */
export const submittedRowSchema = z.object({
  part: formPartSchema,
  counterparty: organisationCodeSchema,
  notifiedPence: penceSchema,
  accruedPence: penceSchema,
  adjustedPence: penceSchema,
  disputedPence: penceSchema,
  totalPence: penceSchema,
  reason: z.string(),
});

export type SubmittedRow = z.infer<typeof submittedRowSchema>;

/** The collection form of one organisation, as it was submitted: what mismatches are computed from. */
export const submittedFormSchema = z.object({
  organisation: organisationCodeSchema,
  exercise: exerciseIdSchema,
  rows: z.array(submittedRowSchema),
});

export type SubmittedForm = z.infer<typeof submittedFormSchema>;

/** A form that Accord has filled, as it is submitted. */
export function submittedFormOf({ organisation, exercise, rows }: CollectionForm): SubmittedForm {
  return {
    organisation,
    exercise,
    rows: rows.map(
      ({ part, counterparty, notifiedPence, accruedPence, adjustedPence, disputedPence, totalPence, reasons }) => ({
        part,
        counterparty,
        notifiedPence,
        accruedPence,
        adjustedPence,
        disputedPence,
        totalPence,
        reason: reasons.join(" "),
      }),
    ),
  };
}

/** What is wrong with a row by itself (COL-01, COL-05): sentences, none if it is right. */
export function problemsOfRow(row: SubmittedRow): string[] {
  const { part, notifiedPence, accruedPence, adjustedPence, disputedPence, totalPence } = row;
  const sum = sumPence([notifiedPence, accruedPence, adjustedPence, disputedPence]);
  return [
    ...(sum === totalPence ? [] : ["its total is not notified + accrued + adjusted + disputed"]),
    ...(disputedPence > 0 ? ["its disputed amount is positive"] : []),
    ...(disputedPence !== noPence && (part === "receivables" || part === "income")
      ? ["it disputes an invoice of its own"]
      : []),
  ];
}
