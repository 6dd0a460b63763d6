import * as z from "zod";

import { addPence, noPence, penceSchema, subtractPence } from "../../domain/amounts-and-days/pence.ts";
import type { PositionRecord } from "../position/position-record.ts";
import { isSettled } from "../position/positions.ts";
import { stateOfPosition, summaryOfPosition } from "../position/position-view.ts";

/** Sums over positions of one exercise and kind. */
export const figuresSchema = z.object({
  positions: z.number().int().nonnegative(),
  /** Those whose last answer has left. */
  answered: z.number().int().nonnegative(),
  /** Those that something still has to be done about: their figures will change soon. */
  unsettled: z.number().int().nonnegative(),
  notifiedPence: penceSchema,
  agreedPence: penceSchema,
  notAgreedPence: penceSchema,
  inDisputePence: penceSchema,
});

export type Figures = z.infer<typeof figuresSchema>;

export const noFigures: Figures = {
  positions: 0,
  answered: 0,
  unsettled: 0,
  notifiedPence: noPence,
  agreedPence: noPence,
  notAgreedPence: noPence,
  inDisputePence: noPence,
};

/**
 * What a statement that is not compared with the ledger yet notifies is neither agreed nor disputed. Accruals are in none of the
 * amounts: nothing of them is notified, and what is agreed of them is no part of what is (COL-03).
 */
export function figuresOfPosition(position: PositionRecord): Figures {
  const { kind, notifiedPence, agreedPence, notAgreedPence, inDisputePence } = summaryOfPosition(position);
  const amounts = kind === "accruals" ? {} : { notifiedPence, agreedPence, notAgreedPence, inDisputePence };
  return {
    ...noFigures,
    positions: 1,
    answered: stateOfPosition(position) === "answered" ? 1 : 0,
    unsettled: isSettled(position) ? 0 : 1,
    ...amounts,
  };
}

export function addFigures(one: Figures, other: Figures): Figures {
  return {
    positions: one.positions + other.positions,
    answered: one.answered + other.answered,
    unsettled: one.unsettled + other.unsettled,
    notifiedPence: addPence(one.notifiedPence, other.notifiedPence),
    agreedPence: addPence(one.agreedPence, other.agreedPence),
    notAgreedPence: addPence(one.notAgreedPence, other.notAgreedPence),
    inDisputePence: addPence(one.inDisputePence, other.inDisputePence),
  };
}

/** What is neither agreed nor in dispute: people still have to work on it. */
export function openPence({ notifiedPence, agreedPence, inDisputePence }: Figures) {
  return subtractPence(subtractPence(notifiedPence, agreedPence), inDisputePence);
}
