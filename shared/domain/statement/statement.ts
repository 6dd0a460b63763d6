import * as z from "zod";

import { findingSchema } from "./finding.ts";
import { kindSchema } from "../exercise/kind.ts";
import { readingReceiptSchema } from "./reading-receipt.ts";
import { statementLineSchema } from "./statement-line.ts";
import { storedCode, storedDate, storedPence } from "../amounts-and-days/stored-values.ts";

const unreadRowSchema = z.object({
  sheet: z.string(),
  row: z.number().int().positive(),
  /** The column of the value that could not be read, `E`. */
  column: z.string().optional(),
  /** What stands there, or why nothing does. */
  value: z.string(),
  invoiceNumber: z.string().optional(),
});

/** A row that is a line of the statement and whose amount could not be read: it is not among the lines, and nothing about it is agreed. */
export type UnreadRow = z.infer<typeof unreadRowSchema>;

const namedPartySchema = z.object({ code: storedCode.optional(), name: z.string().optional() });

/** A party as the workbook names it: corroboration, never proof of who wrote. */
export type NamedParty = z.infer<typeof namedPartySchema>;

/** A statement as its workbook says it, before anybody decided who sent it. */
export const statementSchema = z.object({
  /** What the workbook says it is; `undefined` where it does not say. */
  kind: kindSchema.optional(),
  receivable: namedPartySchema,
  /** All the payable organisations that it names: more than one is STM-03. */
  payables: z.array(namedPartySchema),
  asAt: storedDate.optional(),
  contact: z.object({ telephone: z.string().optional(), email: z.string().optional() }),
  accounts: z.array(z.string()),
  lines: z.array(statementLineSchema),
  /** What the lines add up to. Not what is claimed where the statement is not complete. */
  totalPence: storedPence,
  /** Absent where every line was read; otherwise the statement is not complete, and its reply says so line by line. */
  unread: z.array(unreadRowSchema).optional(),
  findings: z.array(findingSchema),
  receipt: readingReceiptSchema,
});

export type Statement = z.infer<typeof statementSchema>;

/** Whether the statement can't be used at all; the findings say why. */
export function isRefused(statement: Pick<Statement, "findings">): boolean {
  return statement.findings.some((finding) => finding.severity === "refusal");
}

/** Whether every line of the statement was read: only then its total is what the sender claims. */
export function isComplete(statement: Pick<Statement, "unread">): boolean {
  return statement.unread === undefined || statement.unread.length === 0;
}
