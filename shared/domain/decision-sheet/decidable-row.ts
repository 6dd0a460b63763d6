import * as z from "zod";

import { calendarDateSchema } from "../amounts-and-days/calendar-date.ts";
import { penceSchema } from "../amounts-and-days/pence.ts";
import { exerciseIdSchema, kindSchema } from "../exercise/exercise.ts";
import { organisationCodeSchema } from "../organisation/organisation-code.ts";
import type { DecisionWithState } from "../position/decision-states.ts";
import { reasonSchema, type LineOutcome } from "../position/outcome.ts";
import type { PositionNow } from "./decide-row.ts";
import { decisionInWords } from "./decision-in-words.ts";
import { decisionsOn } from "./line-state.ts";
import { rowReference } from "./row-reference.ts";

/** A line that a decision could settle, as a Decisions sheet shows it. */
export const decidableRowSchema = z.object({
  receivable: organisationCodeSchema,
  name: z.string(),
  exercise: exerciseIdSchema,
  kind: kindSchema,
  line: z.number().int().positive(),
  invoiceNumber: z.string(),
  invoiceDate: calendarDateSchema.optional(),
  outstandingPence: penceSchema,
  agreedPence: penceSchema,
  notAgreedPence: penceSchema,
  disputedPence: penceSchema,
  reason: reasonSchema,
  why: z.string(),
  /** What a person has decided on it, and who; or what waits for a second person. */
  decided: z.string().optional(),
  /** As `rowReference` writes it. */
  reference: z.string().regex(/^[\w/-]+$/),
});

export type DecidableRow = z.infer<typeof decidableRowSchema>;

/** The lines of a position that a decision could settle: those that are not agreed in full, and those that a person has decided on. */
export function decidableRows(
  { key, lines, decisions }: Pick<PositionNow, "key" | "lines" | "decisions">,
  name: string,
): DecidableRow[] {
  return lines.flatMap(({ line, state }): DecidableRow[] => {
    if (!isDecidable(line, decisions)) return [];
    const standing = standingOn(line, decisions);
    const waiting = standing.findLast((each) => each.state === "waiting");
    const decided = standing.map(
      (each) =>
        `${each.decision.by}: ${decisionInWords(each.decision)}${each.state === "waiting" ? " – waits for a second person" : ""}`,
    );
    const mark = waiting?.decision.id.slice(waiting.decision.id.lastIndexOf("-d") + 2);
    return [
      {
        receivable: key.receivable,
        name,
        exercise: key.exercise,
        kind: key.kind,
        line: line.line,
        invoiceNumber: line.invoiceNumber,
        ...(line.invoiceDate === undefined ? {} : { invoiceDate: line.invoiceDate }),
        outstandingPence: line.outstandingPence,
        agreedPence: line.agreedPence,
        notAgreedPence: line.notAgreedPence,
        disputedPence: line.disputedPence,
        reason: line.reason,
        why: line.why,
        ...(decided.length === 0 ? {} : { decided: decided.join("; ") }),
        reference: rowReference({
          position: key,
          line: line.line,
          state,
          ...(mark === undefined ? {} : { waiting: mark }),
        }),
      },
    ];
  });
}

/** Whether a decision could settle a line: it is not agreed in full, or a person has decided on it. */
export function isDecidable(line: LineOutcome, decisions: readonly DecisionWithState[]): boolean {
  return line.notAgreedPence !== 0 || line.disputedPence !== 0 || standingOn(line, decisions).length > 0;
}

function standingOn(line: LineOutcome, decisions: readonly DecisionWithState[]): DecisionWithState[] {
  return decisionsOn(line, decisions).filter(({ state }) => state === "in-force" || state === "waiting");
}

type OpenAmounts = Pick<LineOutcome, "notAgreedPence" | "disputedPence">;

/** How much of a line is open: what a list is ordered by. */
export function openPenceOf({ notAgreedPence, disputedPence }: OpenAmounts): number {
  return Math.abs(notAgreedPence) + Math.abs(disputedPence);
}
