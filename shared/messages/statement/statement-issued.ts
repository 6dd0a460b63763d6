import * as z from "zod";

import { calendarDateSchema } from "../../domain/amounts-and-days/calendar-date.ts";
import { penceSchema } from "../../domain/amounts-and-days/pence.ts";
import { issuedStatementSchema } from "../../domain/issuing/issued-statement.ts";
import { telephoneSchema } from "../../domain/organisation/contact.ts";
import { emailAddressSchema } from "../../domain/organisation/email-address.ts";
import { organisationCodeSchema } from "../../domain/organisation/organisation-code.ts";

const partySchema = z.object({ code: organisationCodeSchema, name: z.string().min(1) });

/** The facts of a statement that an organisation of the group sends to a payable organisation (RCV-01). */
export const statementIssuedSchema = z.object({
  reply: z.literal("statement-issued"),
  preparedAt: z.iso.datetime(),
  /** Where answers are to go: `statements+ZA1@…`. */
  mailbox: emailAddressSchema,
  receivable: partySchema,
  payable: partySchema,
  statement: issuedStatementSchema,
  /** STM-05: whom to ask. */
  contact: z.object({ telephone: telephoneSchema, email: emailAddressSchema }),
  /** By when balances are to be agreed, and over which amount that is required. */
  agree: z.object({ by: calendarDateSchema, overPence: penceSchema.optional(), isRequired: z.boolean() }).optional(),
  /** The statement before, which this one replaces (STM-04, REC-20). */
  supersedes: z
    .object({
      issuedAt: z.iso.datetime(),
      lines: z.number().int().nonnegative(),
      totalPence: penceSchema,
    })
    .optional(),
});

export type StatementIssued = z.infer<typeof statementIssuedSchema>;
