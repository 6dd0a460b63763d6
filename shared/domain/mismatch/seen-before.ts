import * as z from "zod";

import { noPence, penceSchema, type Pence } from "../amounts-and-days/pence.ts";
import { exerciseIdSchema, type ExerciseId } from "../exercise/exercise.ts";
import type { Mismatch } from "../form/collection-form.ts";
import { isCompared, type ComparedForms } from "./compare-forms.ts";
import { reportedPairSchema, textOfPair } from "./reported-pair.ts";

/** By what the pairs of an earlier exercise differed. */
export interface EarlierMismatches {
  readonly exercise: ExerciseId;
  /** By the name of the pair (`textOfPair`), without those that agreed: of 400 forms all pairs are too many to keep. */
  readonly differences: ReadonlyMap<string, Pick<Mismatch, "accruedPence" | "totalPence">>;
}

/** What is kept of an earlier exercise's comparison. */
export function earlierMismatchesOf(exercise: ExerciseId, pairs: ComparedForms["pairs"]): EarlierMismatches {
  const differing = pairs.filter(
    (pair) => isCompared(pair) && (pair.difference.accruedPence !== noPence || pair.difference.totalPence !== noPence),
  );
  return {
    exercise,
    differences: new Map(
      differing.map((pair) => {
        const { accruedPence, totalPence } = pair.difference;
        return [textOfPair(pair), { accruedPence, totalPence }];
      }),
    ),
  };
}

/**
 * What an earlier exercise says about a mismatch of this one. `accrual-returned`: the accruals differ the other way round, as those of a year end
 * tend to (MIS-06). `not-cleared`: the totals still differ by the same amount, as what is carried forward unsettled does (EXR-09).
 */
export const seenBeforeSchema = reportedPairSchema.pick({ kind: true, receivable: true, payable: true }).extend({
  exercise: exerciseIdSchema,
  seen: z.enum(["accrual-returned", "not-cleared"]),
  /** How the same pair differed then, with its sign: in accruals, or in total. */
  thenPence: penceSchema,
  nowPence: penceSchema,
});

export type SeenBefore = z.infer<typeof seenBeforeSchema>;

/** Compares the mismatches of an exercise with those of earlier ones, pair by pair. It says what was seen, and assumes no cause (MIS-05). */
export function seenBefore(
  pairs: ComparedForms["pairs"],
  earlier: readonly EarlierMismatches[],
): readonly SeenBefore[] {
  return pairs.filter(isCompared).flatMap((pair) =>
    earlier.flatMap(({ exercise, differences }): SeenBefore[] => {
      const before = differences.get(textOfPair(pair));
      if (before === undefined) return [];
      const { accruedPence, totalPence } = pair.difference;
      const { kind, receivable, payable } = pair;
      const about = { kind, receivable, payable, exercise };
      const found: SeenBefore[] = [];
      if (isOpposite(accruedPence, before.accruedPence))
        found.push({
          ...about,
          seen: "accrual-returned",
          thenPence: before.accruedPence,
          nowPence: accruedPence,
        });
      if (totalPence !== noPence && totalPence === before.totalPence)
        found.push({ ...about, seen: "not-cleared", thenPence: before.totalPence, nowPence: totalPence });
      return found;
    }),
  );
}

/** The exercises to compare with: the one before, and the last of the year before, whose accruals come back in this year. */
export function exercisesToLookBackAt(exercise: ExerciseId, all: readonly ExerciseId[]): readonly ExerciseId[] {
  const earlier = all.filter((each) => each < exercise).sort();
  const yearEnds = earlier.filter((each) => each.endsWith(YEAR_END) && yearOf(each) !== yearOf(exercise));
  const found = [earlier.at(-1), yearEnds.at(-1)].filter((each) => each !== undefined);
  return [...new Set(found)];
}

const YEAR_END = "Q4";

/** `2022-23` */
function yearOf(exercise: ExerciseId): string {
  return exercise.slice(0, "2022-23".length);
}

function isOpposite(now: Pence, then: Pence): boolean {
  return (now > 0 && then < 0) || (now < 0 && then > 0);
}
