import { ukDay } from "../../shared/domain/amounts-and-days/uk-clock.ts";
import { exercisesInView } from "../../shared/domain/exercise/exercises-in-view.ts";
import type { Exercise, ExerciseId } from "../../shared/domain/exercise/exercise.ts";
import { CommandRefused } from "../command-errors.ts";
import type { Connection } from "./connect.ts";

/**
 * The exercise that a command is about: the one that was named, or the newest that has begun.
 *
 * @throws CommandRefused if there is none.
 */
export async function exerciseOf(
  { records, now }: Pick<Connection, "records" | "now">,
  named: ExerciseId | undefined,
): Promise<Exercise> {
  const { exercises } = await records.referenceLists.all("group");
  const today = ukDay(now().toISOString());
  const found =
    named === undefined
      ? exercisesInView(exercises, today).at(-1)
      : exercises.find(({ exercise }) => exercise === named);
  if (found) return found;
  throw new CommandRefused(
    named === undefined
      ? "No exercise has begun. Import one with accord exercise import, or name it with --exercise."
      : `Nobody has imported the exercise ${named}. See accord exercise.`,
  );
}
