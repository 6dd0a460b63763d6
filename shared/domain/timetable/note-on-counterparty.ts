import * as z from "zod";

import { calendarDateSchema } from "../amounts-and-days/calendar-date.ts";
import { exerciseIdSchema, kindSchema } from "../exercise/exercise.ts";
import { organisationCodeSchema } from "../organisation/organisation-code.ts";

/** That somebody of an organisation spoke with a counterparty in an exercise, or what else is to be known about it. */
export const noteOnCounterpartySchema = z.object({
  counterparty: organisationCodeSchema,
  exercise: exerciseIdSchema,
  /** The kind of statement that it is about; absent if it is about all. */
  kind: kindSchema.optional(),
  /** Who wrote it, and when. */
  by: z.string().min(1),
  at: z.iso.datetime(),
  /** The day on which they spoke, and with whom; absent if nobody spoke. */
  on: calendarDateSchema.optional(),
  with: z.string().min(1).optional(),
  text: z.string().min(1),
});

export type NoteOnCounterparty = z.infer<typeof noteOnCounterpartySchema>;

/** Whether a note is to be shown beside a balance of a kind. */
export function isNoteOn({ kind }: Pick<NoteOnCounterparty, "kind">, about: NoteOnCounterparty["kind"]): boolean {
  return kind === undefined || about === undefined || kind === about;
}
