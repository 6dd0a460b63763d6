import type { Exercise, ExerciseId } from "../../domain/exercise/exercise.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import type { PositionRecord } from "./position-record.ts";
import { positionsOfPayable, type Positions } from "./positions.ts";

/**
 * The positions of a payable organisation in the newest exercise in which it has any, or one with this counterparty; `undefined` if there is
 * none.
 */
export async function newestPositions(
  payable: OrganisationCode,
  exercises: readonly Exercise[],
  positions: Positions,
  receivable?: OrganisationCode,
): Promise<{ readonly exercise: ExerciseId; readonly positions: readonly PositionRecord[] } | undefined> {
  const newest = exercises
    .map(({ exercise }) => exercise)
    .toSorted()
    .toReversed();
  for (const exercise of newest) {
    const found: PositionRecord[] = [];
    for await (const position of positionsOfPayable(positions, payable, { exercise }))
      if (receivable === undefined || position.key.receivable === receivable) found.push(position);
    if (found.length > 0) return { exercise, positions: found };
  }
  return undefined;
}
