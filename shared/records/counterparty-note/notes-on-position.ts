import { isNoteOn, type NoteOnCounterparty } from "../../domain/timetable/note-on-counterparty.ts";
import type { PositionKey } from "../../domain/position/position-key.ts";
import type { CounterpartyNotes } from "./counterparty-notes.ts";

/** The notes of the payable organisation that are about a position, the oldest first. */
export async function notesOnPosition(
  { payable, receivable, exercise, kind }: PositionKey,
  notes: Pick<CounterpartyNotes, "of">,
): Promise<NoteOnCounterparty[]> {
  const all = await Array.fromAsync(notes.of(payable, exercise, receivable));
  return all.filter((note) => isNoteOn(note, kind));
}
