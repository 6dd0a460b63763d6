import { formatCalendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { ukDay } from "../../../shared/domain/amounts-and-days/uk-clock.ts";
import type { Exercise } from "../../../shared/domain/exercise/exercise.ts";
import type { LocalSystem } from "../../start-system.ts";
import { demoExercise } from "../demo-group.ts";
import { playedContacts, playedOrganisations } from "./bodies.ts";
import { carryOut } from "./carry-out.ts";
import { playedDays } from "./days.ts";

const MINUTE_MS = 60_000;

/**
 * Plays the Q4 exercise of 2022-23 by moving the clock from day to day: what is due leaves by itself, then the organisations do what they do
 * on that day, and then everything is answered.
 *
 * @param print gets what happened, line by line
 * @returns why it was left out, if it was
 */
export async function playExercise(system: LocalSystem, print: (line: string) => void): Promise<string | undefined> {
  const { records, now } = system;
  const { directory } = await records.referenceLists.all("group");
  if (directory.size > 0) return "the directory has organisations already";
  const exercise = demoExercise();
  const at = now().toISOString();
  await records.referenceLists.organisations.replace(() => playedOrganisations, at);
  await records.referenceLists.contacts.replace(() => playedContacts, at);
  await records.referenceLists.exercises.replace(() => [exercise], at);
  for (const day of playedDays) {
    print("");
    print(`${formatCalendarDate(ukDay(day.at))}${day.timetable === undefined ? "" : `. ${day.timetable}`}`);
    await playDay(day, system, exercise, print);
  }
  return undefined;
}

async function playDay(
  { at, acts }: (typeof playedDays)[number],
  system: LocalSystem,
  exercise: Exercise,
  print: (line: string) => void,
): Promise<void> {
  const [before = 0] = await system.sent.numbers();
  await tickAt(new Date(at), system);
  const byClock = await printSent(system, before, print);
  for (const act of acts) {
    for (const line of await carryOut(act, system, exercise)) print(`  ${line}`);
    await system.untilQuiet();
  }
  // What that has made due leaves on the same day.
  if (acts.length > 0) await tickAt(new Date(system.now().getTime() + MINUTE_MS), system);
  await printSent(system, byClock, print);
}

async function tickAt(at: Date, system: LocalSystem): Promise<void> {
  await system.moveClock(at);
  await system.untilQuiet(at);
}

/** Prints the messages that have left since, and returns the number of the last. */
async function printSent({ sent }: LocalSystem, since: number, print: (line: string) => void): Promise<number> {
  const numbers = (await sent.numbers()).filter((number) => number > since).sort((one, other) => one - other);
  const lines = await Promise.all(
    numbers.map(async (number) => {
      const summary = await sent.summary(number);
      return summary ? [`  Accord mails ${summary.to}: ${summary.subject}`] : [];
    }),
  );
  // Several are sent at the same time, in any order.
  for (const line of lines.flat().sort()) print(line);
  return numbers.at(-1) ?? since;
}
