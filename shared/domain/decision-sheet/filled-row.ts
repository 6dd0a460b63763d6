import * as z from "zod";

import { LONGEST_CELL } from "./longest-cell.ts";
import { filledReplySchema } from "./reply-row.ts";

/** A sheet that we make has fewer rows. */
export const MOST_ROWS = 20_000;

const cell = z.string().max(LONGEST_CELL);

/** A row of a Decisions sheet in which a person wrote something: the texts of its cells, empty where nothing stands. */
export const filledRowSchema = z.object({
  /** Its number in the spreadsheet. */
  row: z.number().int().positive(),
  /** What identifies the line and its state: see row-reference.ts. */
  reference: cell,
  /** As the sheet shows it; only used to name the row in sentences. */
  invoice: cell,
  decision: cell,
  amount: cell,
  disputeReference: cell,
  question: cell,
  sameInvoiceAs: cell,
  tell: cell,
  note: cell,
});

export type FilledRow = z.infer<typeof filledRowSchema>;

/** A Decisions sheet that came back, with the sheet of replies beside it: the rows in which a person wrote something. */
export const decisionSheetSchema = z.object({
  rows: z.array(filledRowSchema).max(MOST_ROWS),
  replies: z.array(filledReplySchema).max(MOST_ROWS),
  /** Whether it had more of them than are read. */
  isCut: z.boolean(),
});

export type DecisionSheet = z.infer<typeof decisionSheetSchema>;
