import * as z from "zod";

import { noteOnCounterpartySchema, type NoteOnCounterparty } from "../../domain/timetable/note-on-counterparty.ts";
import type { ExerciseId } from "../../domain/exercise/exercise.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import { partitionKey } from "../audit/record-kinds.ts";
import { digestOf } from "../storage/digest.ts";
import type { Table } from "../storage/table.ts";

const keptSchema = noteOnCounterpartySchema.extend({ organisation: z.string().min(1) });

/** What people of an organisation noted about its counterparties: who spoke to whom and when. Nothing is changed or removed. */
export interface CounterpartyNotes {
  /** Writes a note. The same note again changes nothing. */
  add(organisation: OrganisationCode, note: NoteOnCounterparty): Promise<void>;

  /** Those of an organisation in an exercise, by counterparty and in the order in which they were written. */
  of(
    organisation: OrganisationCode,
    exercise: ExerciseId,
    counterparty?: OrganisationCode,
  ): AsyncIterable<NoteOnCounterparty>;
}

export function counterpartyNotesIn(table: Table): CounterpartyNotes {
  return {
    add: async (organisation, note) => {
      const { exercise, counterparty, at } = note;
      const sk = `${exercise}#${counterparty}#${at}#${digestOf(note).slice(0, 8)}`;
      await table.put({ pk: partitionKey("notes", organisation), sk, body: { organisation, ...note } }, "ifAbsent");
    },

    of: async function* (organisation, exercise, counterparty) {
      const skPrefix = counterparty === undefined ? `${exercise}#` : `${exercise}#${counterparty}#`;
      for await (const { body } of table.query({ pk: partitionKey("notes", organisation), skPrefix }))
        yield noteOnCounterpartySchema.parse(keptSchema.parse(body));
    },
  };
}
