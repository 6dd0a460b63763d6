import { onUkClock } from "../amounts-and-days/uk-clock.ts";
import type { Exercise } from "../exercise/exercise.ts";
import { roundAt, roundsOf, type Round } from "./rounds.ts";
import { sectorOf } from "./sector.ts";
import type { Organisation } from "../organisation/organisation.ts";

/** The round for which an organisation hands its form in at an instant. */
export function roundNow(exercise: Exercise, organisation: Organisation | undefined, at: string): Round {
  return roundAt(roundsOf(exercise, organisation && sectorOf(organisation)), onUkClock(at));
}
