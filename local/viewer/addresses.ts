import type { ExerciseId } from "../../shared/domain/exercise/exercise.ts";
import type { OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import type { PositionKey } from "../../shared/domain/position/position-key.ts";

/** The address of a mail's page. */
export function hrefOfMail(id: string): string {
  return `/mail/${encodeURIComponent(id)}`;
}

/** The address of a position's page. */
export function hrefOfPosition(key: PositionKey): string {
  return `/positions/${[key.payable, key.receivable, key.exercise, key.kind].map(encodeURIComponent).join("/")}`;
}

/** The address of an organisation's page about an exercise. */
export function hrefOfExercise(exercise: ExerciseId, organisation: OrganisationCode): string {
  return `/exercises/${exercise}/${organisation}`;
}
