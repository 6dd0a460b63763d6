import * as z from "zod";

import { penceSchema } from "../../domain/amounts-and-days/pence.ts";
import { exerciseIdSchema, kindSchema, type ExerciseId } from "../../domain/exercise/exercise.ts";
import { organisationCodeSchema, type OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import { partitionKey } from "../audit/record-kinds.ts";
import type { Table } from "../storage/table.ts";

/** How it stood with one counterparty and kind at a deadline. */
export const picturedPositionSchema = z.object({
  counterparty: organisationCodeSchema,
  kind: kindSchema,
  /** As `accord positions` calls it; `missing`: a statement should have come, and had not. */
  state: z.string().min(1),
  notifiedPence: penceSchema,
  agreedPence: penceSchema,
  notAgreedPence: penceSchema,
  inDisputePence: penceSchema,
  /** Of a missing statement: what our ledger had with the counterparty. */
  ledgerPence: penceSchema.optional(),
});

export type PicturedPosition = z.infer<typeof picturedPositionSchema>;

/** How it stood at a deadline of an exercise. Written once: what is agreed later does not rewrite it. */
export const pictureSchema = z.object({
  organisation: organisationCodeSchema,
  exercise: exerciseIdSchema,
  /** `cut-off`, `agreement-rp`, `submission`, … */
  moment: z.string().min(1),
  /** The deadline, in UK time. */
  deadline: z.string().min(1),
  takenAt: z.iso.datetime(),
  statements: z.number().int().nonnegative(),
  missing: z.number().int().nonnegative(),
  notifiedPence: penceSchema,
  agreedPence: penceSchema,
  notAgreedPence: penceSchema,
  inDisputePence: penceSchema,
  /** Key, in the record bucket, of the counterparties one by one. */
  positions: z.string().min(1),
});

export type Picture = z.infer<typeof pictureSchema>;

export const picturedPositionsSchema = z.array(picturedPositionSchema);

/** The pictures of all organisations, by exercise. */
export interface Pictures {
  /** Writes a picture unless there is one of this organisation and deadline. Returns whether this call wrote it. */
  keep(picture: Picture): Promise<boolean>;
  /** Those of one deadline. */
  at(exercise: ExerciseId, moment: string): AsyncIterable<Picture>;
  /** Those of one organisation, in order of the deadlines. */
  of(organisation: OrganisationCode, exercise: ExerciseId): Promise<Picture[]>;
}

export function picturesIn(table: Table): Pictures {
  async function* listed(exercise: ExerciseId, prefix: string): AsyncGenerator<Picture> {
    for await (const item of table.query({ pk: partitionKey("pictures", exercise), skPrefix: prefix }))
      yield pictureSchema.parse(item.body);
  }
  return {
    keep: async (picture) => {
      const { exercise, moment, organisation } = picture;
      const key = { pk: partitionKey("pictures", exercise), sk: `${moment}#${organisation}` };
      return (await table.put({ ...key, body: picture }, "ifAbsent")).put;
    },
    at: (exercise, moment) => listed(exercise, `${moment}#`),
    of: async (organisation, exercise) => {
      const own: Picture[] = [];
      for await (const picture of listed(exercise, "")) if (picture.organisation === organisation) own.push(picture);
      return own.sort((one, other) => (one.deadline < other.deadline ? -1 : 1));
    },
  };
}
