import * as z from "zod";

import { pence, penceSchema } from "../amounts-and-days/pence.ts";

/** What is done about a debt that stays unpaid, in this order. */
export const creditStepSchema = z.enum(["reminder-one", "reminder-two", "reminder-three", "bad-debt"]);

export type CreditStep = z.infer<typeof creditStepSchema>;

/** Whether one step comes later than another. */
export function isLaterStep(step: CreditStep, than: CreditStep): boolean {
  return creditStepSchema.options.indexOf(step) > creditStepSchema.options.indexOf(than);
}

/** When an organisation chases what it is owed (RCV-02, RCV-03). Another organisation's policy may have fewer letters or other days. */
export const creditTermsSchema = z.object({
  /** How many days after the invoice date an invoice is to be paid. */
  termDays: z.number().int().min(0).max(365),
  /** Each step so many days after the one before it was taken; the first, after the day by which the invoice was to be paid. */
  steps: z
    .array(z.object({ step: creditStepSchema, afterDays: z.number().int().min(1).max(365) }))
    .min(1)
    .refine(
      (steps) => steps.every(({ step }, at) => steps.slice(0, at).every((before) => isLaterStep(step, before.step))),
      {
        error: "are not in the order of reminder one, two, three and the bad-debt steps",
      },
    ),
  /** A debt over this is called about on each working day. */
  dailyCallsOverPence: penceSchema,
  /** A debt over this is called about twice a week. */
  twiceWeeklyCallsOverPence: penceSchema,
});

export type CreditTerms = z.infer<typeof creditTermsSchema>;

/** RCV-02 and RCV-03 as they stand. */
export const usualCreditTerms: CreditTerms = {
  termDays: 30,
  steps: [
    { step: "reminder-one", afterDays: 30 },
    { step: "reminder-two", afterDays: 14 },
    { step: "reminder-three", afterDays: 14 },
    { step: "bad-debt", afterDays: 14 },
  ],
  dailyCallsOverPence: pence(10_000_000),
  twiceWeeklyCallsOverPence: pence(5_000_000),
};
