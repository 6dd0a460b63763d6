import type { Exercise } from "../exercise/exercise.ts";
import type { Sector } from "./sector.ts";

/** The times at which a form is handed in (EXR-05): first, again after the mismatch reports, and audited. */
export const rounds = ["submission", "resubmission", "audit"] as const;

export type Round = (typeof rounds)[number];

/** A round of an exercise, and by when an organisation hands its form in: UK time, `2023-04-27T12:00`, or a day. */
export interface RoundDue {
  readonly round: Round;
  readonly by: string;
}

/** The rounds of an exercise for an organisation of a sector, the earliest first. Empty where nothing is submitted (Q2). */
export function roundsOf({ events }: Pick<Exercise, "events">, sector: Sector | undefined): RoundDue[] {
  const own = bodiesWord(sector);
  return events
    .flatMap(({ at, bodies, event }): RoundDue[] => {
      const round = roundIn(event);
      const isOwn = bodies.length === 0 || bodies.includes("all") || own === undefined || bodies.includes(own);
      return round === undefined || !isOwn ? [] : [{ round, by: at }];
    })
    .sort((one, other) => (one.by < other.by ? -1 : 1))
    .filter(({ round }, index, all) => all.findIndex((each) => each.round === round) === index);
}

/** The round that a form is handed in for at an instant on UK clocks: the first whose time has not passed, or else the last. */
export function roundAt(due: readonly RoundDue[], ukNow: string): Round {
  return due.find(({ by }) => ukNow.slice(0, by.length) <= by)?.round ?? due.at(-1)?.round ?? "submission";
}

/** What an event of the timetable hands in; `undefined` for any other event. */
function roundIn(event: string): Round | undefined {
  const words = event.toLowerCase();
  if (words.includes("audited")) return "audit";
  if (words.includes("resubmission")) return "resubmission";
  return words.includes("collection form") || words.includes("submission") ? "submission" : undefined;
}

/** The timetable's word for the bodies of a sector. */
function bodiesWord(sector: Sector | undefined): string | undefined {
  switch (sector) {
    case "NHS providers":
      return "provider";
    case "NHS England group":
      return "nhse";
    case "Department and arm's length bodies":
      return "alb";
    case "Local authorities":
    case "Public corporations":
    case "Other government":
    case undefined:
      return undefined;
  }
}
