import type { DeadlineDay } from "./deadline-day.ts";
import type { Limit, LimitSettings } from "./limits.ts";
import { WAY, type SecondsOf } from "./mean-use.ts";
import { orderOf, throughQuota, throughServers } from "./stages.ts";

export interface PlayedDay {
  /** From the mail to its reply, in seconds. */
  readonly median: number;
  readonly worstOfHundred: number;
  readonly longest: number;
  /** How long after the end of the day the last reply left, in seconds. */
  readonly afterTheEnd: number;
}

/** With what Lambda begins to poll a queue, and what it adds in a minute. */
const FIRST_RUNS = 5;
const MORE_RUNS_A_MINUTE = 300;

/** Sends a day's statements through the functions and quotas, one after the other, each with the time that its lines take. */
export function playDay(
  { at, lines }: DeadlineDay,
  seconds: SecondsOf,
  { concurrency, sesPerSecond, sesPerDay }: LimitSettings,
  index: Pick<Limit, "perSecond">,
): PlayedDay {
  let times = at;
  let jobs = Uint32Array.from(at.keys());
  for (const [step, name] of WAY.entries()) {
    if (!isLimited(name, concurrency)) throw new RangeError(`${name} is not on the way of a statement`);
    if (name === "send-mail") times = throughQuota(times, sesPerSecond, sesPerDay);
    if (step === 0) times = throughQuota(times, index.perSecond ?? Infinity);
    const most = concurrency[name];
    const done = throughServers(
      times,
      (place) => seconds(name, lines[jobs[place] ?? 0] ?? 0),
      (time) => Math.min(most, FIRST_RUNS + (time / 60) * MORE_RUNS_A_MINUTE),
    );
    const order = orderOf(done);
    times = Float64Array.from(order, (place) => done[place] ?? 0);
    jobs = Uint32Array.from(order, (place) => jobs[place] ?? 0);
  }
  return waitsOf(
    times,
    Float64Array.from(jobs, (job) => at[job] ?? 0),
  );
}

/** Sends a day's statements through one machine that answers so many in a second, whatever their size. */
export function onOneMachine({ at }: DeadlineDay, perSecond: number): PlayedDay {
  const done = throughServers(
    at,
    () => 1 / perSecond,
    () => 1,
  );
  return waitsOf(done, at);
}

function waitsOf(done: Float64Array, came: Float64Array): PlayedDay {
  const waits = Float64Array.from(done, (time, place) => time - (came[place] ?? 0)).sort();
  const of = (part: number) => waits[Math.min(waits.length - 1, Math.floor(waits.length * part))] ?? 0;
  return {
    median: of(0.5),
    worstOfHundred: of(0.99),
    longest: of(1),
    afterTheEnd: Math.max(0, (done.at(-1) ?? 0) - 8 * 3600),
  };
}

function isLimited(
  name: string,
  concurrency: LimitSettings["concurrency"],
): name is keyof LimitSettings["concurrency"] {
  return Object.hasOwn(concurrency, name);
}
