import { onUkClock } from "../../shared/domain/amounts-and-days/uk-clock.ts";
import type { Exercise } from "../../shared/domain/exercise/exercise.ts";
import { roundAt, roundsOf, type Round } from "../../shared/domain/form/rounds.ts";
import { sectorOf } from "../../shared/domain/form/sector.ts";
import type { Organisation } from "../../shared/domain/organisation/organisation.ts";

/** The round for which an organisation hands its form in at an instant. */
export function roundNow(exercise: Exercise, organisation: Organisation | undefined, at: string): Round {
  return roundAt(roundsOf(exercise, organisation && sectorOf(organisation)), onUkClock(at));
}
