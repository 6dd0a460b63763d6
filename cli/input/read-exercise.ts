import { exerciseSchema, type Exercise } from "../../shared/domain/exercise/exercise.ts";
import { CommandRefused } from "../command-errors.ts";
import { readJson } from "./read-file.ts";

/**
 * Reads a file with the thresholds and dates of one exercise.
 *
 * @throws CommandRefused if it is not an exercise, with the place of each mistake.
 */
export async function readExercise(file: string): Promise<Exercise> {
  const read = exerciseSchema.safeParse(await readJson(file));
  if (read.success) return read.data;
  throw new CommandRefused(
    `${file} is not an exercise; nothing has changed.`,
    read.error.issues.map((issue) => `${issue.path.join(".") || "the whole file"}: ${issue.message}`),
  );
}
