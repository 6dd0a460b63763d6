import type { ExerciseId } from "../../domain/exercise/exercise.ts";
import { LoggableError } from "../../domain/loggable-error.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import { partitionKey } from "../audit/record-kinds.ts";
import type { ItemKey, Table } from "../storage/table.ts";
import { formRecordSchema, type FormRecord, type Submission } from "./form-record.ts";

/** The collection forms that organisations have handed in, by exercise. */
export interface Forms {
  get(organisation: OrganisationCode, exercise: ExerciseId): Promise<FormRecord | undefined>;

  /** Those of an exercise, by organisation. */
  of(exercise: ExerciseId): AsyncIterable<FormRecord>;

  /**
   * Changes an organisation's forms of an exercise in one conditional write. `decide` gets them as they are, and is called again if somebody
   * else wrote in between; if it returns nothing, nothing is written.
   */
  change(
    organisation: OrganisationCode,
    exercise: ExerciseId,
    decide: (before: readonly Submission[]) => readonly Submission[] | undefined,
  ): Promise<{ readonly record: FormRecord; readonly changed: boolean }>;
}

export function formsIn(table: Table): Forms {
  return {
    get: async (organisation, exercise) => {
      const item = await table.get(keyOf(organisation, exercise));
      return item && formRecordSchema.parse(item.body);
    },

    of: async function* (exercise) {
      for await (const item of table.query({ pk: partitionKey("forms", exercise) }))
        yield formRecordSchema.parse(item.body);
    },

    change: async (organisation, exercise, decide) => {
      const key = keyOf(organisation, exercise);
      for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
        const item = await table.get(key);
        const before = item ? formRecordSchema.parse(item.body) : { organisation, exercise, submissions: [] };
        const submissions = decide(before.submissions);
        if (submissions === undefined) return { record: before, changed: false };
        const after = { organisation, exercise, submissions: [...submissions] };
        const { put } = await table.put({ ...key, body: after }, item ? { ifVersion: item.version } : "ifAbsent");
        if (put) return { record: after, changed: true };
      }
      throw new LoggableError(
        `the form of ${organisation} was changed by others ${String(MOST_CONFLICTS)} times in a row`,
      );
    },
  };
}

const MOST_CONFLICTS = 20;

function keyOf(organisation: OrganisationCode, exercise: ExerciseId): ItemKey {
  return { pk: partitionKey("forms", exercise), sk: organisation };
}
