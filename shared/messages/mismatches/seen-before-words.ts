import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { nameOfExercise } from "../../domain/exercise/exercise.ts";
import type { SeenBefore } from "../../domain/mismatch/seen-before.ts";

/** MIS-06, EXR-09: what an earlier exercise shows of the same pair, as a sentence. */
export function seenBeforeWords({ exercise, seen, thenPence, nowPence }: SeenBefore): string {
  const [now, then] = [formatPounds(nowPence), formatPounds(thenPence)];
  switch (seen) {
    case "accrual-returned":
      return `Accruals differ by ${now}, and in ${nameOfExercise(exercise)} by ${then}, the other way round: look first whether this is the same accrual.`;
    case "not-cleared":
      return `The totals differ by ${now}, as they did in ${nameOfExercise(exercise)}: look first whether the same items were carried forward.`;
  }
}
