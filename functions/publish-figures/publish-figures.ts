import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { exercisesInView, runningExercises } from "../../shared/domain/exercise/exercises-in-view.ts";
import type { LedgerSnapshot } from "../../shared/domain/ledger/ledger-snapshot.ts";
import type { ReferenceLists } from "../../shared/records/reference/reference-data.ts";
import { publishExercises, type PublishExercisesPorts } from "./publish-exercises.ts";
import { publishLedgers } from "./publish-ledgers.ts";
import { publishQuota, type PublishQuotaPorts } from "./publish-quota.ts";
import { publishWork, type PublishWorkPorts } from "./publish-work.ts";
import { refreshFigures, type RefreshFiguresPorts } from "./refresh-figures.ts";

export interface PublishFiguresPorts
  extends RefreshFiguresPorts, PublishExercisesPorts, PublishQuotaPorts, PublishWorkPorts {
  readonly referenceLists: Pick<ReferenceLists, "exercises">;
  /** The ledgers in force. */
  readonly ledgers: () => AsyncIterable<LedgerSnapshot>;
}

/**
 * Writes the gauges of the dashboards, in this order:
 * 1. work: what waits, and how long,
 * 2. the sending quota,
 * 3. ledgers: how old they are,
 * 4. exercises: pounds and statements by exercise and kind, and the dates ahead, from figures that are refreshed first.
 *
 * A gauge has codes and sums, never a name or the amount of a line. May run at any time and as often as one likes.
 */
export async function publishFigures(ports: PublishFiguresPorts): Promise<void> {
  const today = calendarDate(ports.now().toISOString().slice(0, 10));
  const { entries: exercises } = await ports.referenceLists.exercises.current();
  const running = runningExercises(exercises, today);
  await publishWork(running, ports);
  await publishQuota(ports);
  publishLedgers(await collect(ports.ledgers()), running, today, ports.log);
  const inView = exercisesInView(exercises, today);
  const refreshed = await refreshFigures(inView, ports);
  await publishExercises(inView, today, ports);
  ports.log({ event: "figures-published", count: refreshed });
}

async function collect<Each>(all: AsyncIterable<Each>): Promise<Each[]> {
  const collected: Each[] = [];
  for await (const each of all) collected.push(each);
  return collected;
}
