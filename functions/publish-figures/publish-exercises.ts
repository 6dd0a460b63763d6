import type { CalendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import type { Pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { kindSchema, type Exercise } from "../../shared/domain/exercise/exercise.ts";
import { deadlinesAhead } from "../../shared/domain/exercise/exercises-in-view.ts";
import type { KeptFigures } from "../../shared/records/figures/figures.ts";
import { addFigures, noFigures, openPence } from "../../shared/records/figures/payable-figures.ts";
import type { Log } from "../../shared/telemetry/log.ts";

export interface PublishExercisesPorts {
  readonly figures: KeptFigures;
  readonly log: Log;
}

/** Pounds and statements of each exercise and kind, over all organisations, and the days to each date ahead. */
export async function publishExercises(
  exercises: readonly Exercise[],
  today: CalendarDate,
  { figures, log }: PublishExercisesPorts,
): Promise<void> {
  for (const exercise of exercises) {
    for (const kind of kindSchema.options.filter((each) => exercise.kinds[each])) {
      let sum = noFigures;
      for await (const each of figures.of(exercise.exercise, kind)) sum = addFigures(sum, each.figures);
      log({
        event: "exercise-figures",
        exercise: exercise.exercise,
        kind,
        metrics: {
          PoundsNotified: poundsOf(sum.notifiedPence),
          PoundsAgreed: poundsOf(sum.agreedPence),
          PoundsNotAgreed: poundsOf(sum.notAgreedPence),
          PoundsDisputed: poundsOf(sum.inDisputePence),
          PoundsOpen: poundsOf(openPence(sum)),
          StatementsReceived: sum.positions,
          StatementsAnswered: sum.answered,
          // Nothing is answered of nothing: a share would be made up.
          ...(sum.positions === 0 ? {} : { StatementsAnsweredShare: (100 * sum.answered) / sum.positions }),
        },
      });
    }
    for (const { kind, deadline, days } of deadlinesAhead(exercise, today))
      log({ event: "deadline", exercise: exercise.exercise, kind, deadline, metrics: { DaysToDeadline: days } });
  }
}

/** For a plot. Nothing is calculated with it. */
function poundsOf(pence: Pence): number {
  return pence / 100;
}
