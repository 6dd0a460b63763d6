import * as z from "zod";

import { findingSchema } from "./finding.ts";
import { kindSchema } from "../exercise/exercise.ts";
import { readingReceiptSchema } from "./reading-receipt.ts";
import { statementLineSchema } from "./statement-line.ts";
import { organisationCodeSchema } from "../organisation/organisation-code.ts";
import { calendarDateSchema } from "../amounts-and-days/calendar-date.ts";
import { penceSchema } from "../amounts-and-days/pence.ts";

const unreadRowSchema = z.object({
  sheet: z.string(),
  row: z.number().int().positive(),
  /** The column of the unreadable value, `E`. */
  column: z.string().optional(),
  /** The content of the cell, or why there is none. */
  value: z.string(),
  invoiceNumber: z.string().optional(),
});

/** A line of the statement whose amount could not be read. It is not among the lines, and nothing of it is agreed. */
export type UnreadRow = z.infer<typeof unreadRowSchema>;

const namedPartySchema = z.object({ code: organisationCodeSchema.optional(), name: z.string().optional() });

/** A party as the workbook names it. It corroborates who sent the statement but never proves it. */
export type NamedParty = z.infer<typeof namedPartySchema>;

/**
 * A statement as its workbook states it, before anybody has decided who sent it. `reading-receipt.ts` says how the file was
 * read, `finding.ts` what its sender should know.
 */
export const statementSchema = z.object({
  /** What the workbook says it is; `undefined` if it does not say. */
  kind: kindSchema.optional(),
  receivable: namedPartySchema,
  /** All the payable organisations that it names; more than one breaks STM-03. */
  payables: z.array(namedPartySchema),
  asAt: calendarDateSchema.optional(),
  contact: z.object({ telephone: z.string().optional(), email: z.string().optional() }),
  accounts: z.array(z.string()),
  lines: z.array(statementLineSchema),
  /** The sum of the lines. For an incomplete statement this is not the claimed total. */
  totalPence: penceSchema,
  /** Absent if every line was read. Otherwise the statement is incomplete, and the reply lists these rows. */
  unread: z.array(unreadRowSchema).optional(),
  findings: z.array(findingSchema),
  receipt: readingReceiptSchema,
});

export type Statement = z.infer<typeof statementSchema>;

/** Whether the statement is unusable; its findings say why. */
export function isRefused(statement: Pick<Statement, "findings">): boolean {
  return statement.findings.some((finding) => finding.severity === "refusal");
}

/** Whether every line of the statement was read. Only then is its total what the sender claims. */
export function isComplete(statement: Pick<Statement, "unread">): boolean {
  return statement.unread === undefined || statement.unread.length === 0;
}
