import * as z from "zod";

import { findingSchema } from "./finding.ts";
import { kindSchema } from "../exercise/exercise.ts";
import { foundFormSchema } from "../answer-form/found-form.ts";
import { readingReceiptSchema } from "./reading-receipt.ts";
import { statementLineSchema } from "./statement-line.ts";
import { organisationCodeSchema } from "../organisation/organisation-code.ts";
import { calendarDateSchema } from "../amounts-and-days/calendar-date.ts";
import { noPence, penceSchema } from "../amounts-and-days/pence.ts";

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

const totalDifferenceSchema = z.object({
  sheet: z.string(),
  row: z.number().int().positive(),
  column: z.string().optional(),
  /** The words beside the total; empty if there are none. */
  label: z.string(),
  statedPence: penceSchema,
  /** What the lines that the total is about add up to. */
  addedPence: penceSchema,
});

/** A total or balance that the workbook states, and that its lines don't add up to. */
export type TotalDifference = z.infer<typeof totalDifferenceSchema>;

const figureNotReadSchema = z.object({
  sheet: z.string(),
  row: z.number().int().positive(),
  column: z.string(),
  /** The content of the cell; if there are several such cells, of the first. */
  text: z.string(),
  /** How many cells it stands for: more than one for a whole column. */
  count: z.number().int().positive(),
});

/** A figure that could be money, and that is neither claimed nor verified nor known as something else. */
export type FigureNotRead = z.infer<typeof figureNotReadSchema>;

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
  /** Absent if every total that the workbook states is what its lines add up to. */
  differences: z.array(totalDifferenceSchema).optional(),
  /** Absent if every figure is accounted for. */
  figuresNotRead: z.array(figureNotReadSchema).optional(),
  /** The sender's own form for our answers (RSP-02); absent if the workbook has none. */
  form: foundFormSchema.optional(),
  findings: z.array(findingSchema),
  receipt: readingReceiptSchema,
});

export type Statement = z.infer<typeof statementSchema>;

/** Whether the statement is unusable; its findings say why. */
export function isRefused(statement: Pick<Statement, "findings">): boolean {
  return statement.findings.some((finding) => finding.severity === "refusal");
}

/**
 * Whether every line of the statement was read, every figure is accounted for, and every stated total is what the lines add up to. Only then
 * is its total what the sender claims, and only then may a reply agree it in full.
 */
export function isComplete(statement: Pick<Statement, "unread" | "differences" | "figuresNotRead">): boolean {
  const { unread = [], differences = [], figuresNotRead = [] } = statement;
  return unread.length + differences.length + figuresNotRead.length === 0;
}

/** Whether none of its lines claims anything, and none was left unread that might. */
export function claimsNothing({ lines, unread = [] }: Pick<Statement, "lines" | "unread">): boolean {
  return unread.length === 0 && lines.every(({ outstandingPence }) => outstandingPence === noPence);
}
