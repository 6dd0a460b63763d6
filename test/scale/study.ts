import { parseArgs } from "node:util";

import { readStageSettings } from "../../infra/read-stage-settings.ts";
import { deadlineDay, peakPerSecond, type DeadlineDay } from "./deadline-day.ts";
import { limitsOf, type Limit, type LimitSettings } from "./limits.ts";
import { secondsByLines } from "./mean-use.ts";
import { onOneMachine, playDay } from "./play-day.ts";
import { measureSize } from "./statement-use.ts";

/*
 * Which limit breaks first when the group's statements come on their last day, and what holds ten times as much. The functions themselves
 * answer statements of five sizes here, and are measured; AWS's quotas are those that it documents. docs/scale.md explains the result.
 */

const { values } = parseArgs({ options: { machine: { type: "string", default: "9.2" } } });
/** Statements that one machine answers in a second, as `npm run load` measures it. */
const machine = Number(values.machine);
if (!(machine > 0)) throw new RangeError("--machine N is how many statements one machine answers in a second");

const SIZES = [20, 65, 200, 650, 2000];

const { concurrency } = readStageSettings("dev");
/** What AWS usually gives an account that leaves the sandbox, and what a new table takes at once. */
const asGiven = { sesPerSecond: 14, sesPerDay: 50_000, warmWriteUnits: 4000 };
const cases: readonly (readonly [string, LimitSettings])[] = [
  ["lists in one partition, as before", { concurrency, listPartitions: 1, ...asGiven }],
  ["as the stage dev is deployed, with what AWS gives a new account", { concurrency, listPartitions: 16, ...asGiven }],
  [
    "settings for ten times the day",
    {
      concurrency: {
        "receive-mail": 100,
        "read-mail": 100,
        "reconcile-position": 100,
        "send-mail": 150,
        "note-delivery": 100,
      },
      listPartitions: 16,
      sesPerSecond: 200,
      sesPerDay: 1_000_000,
      warmWriteUnits: 20_000,
    },
  ],
];

console.error(`answering statements of ${SIZES.join(", ")} lines …`);
const uses = SIZES.map((lines) => measureSize(lines, 60, 30));
const seconds = secondsByLines(uses);
const days = [1, 10].map((times) => ({ times, day: deadlineDay(times) }));
const [{ day: once } = { day: deadlineDay(1) }] = days;
const peak = peakPerSecond(once);
const meanLines = once.lines.reduce((sum, lines) => sum + lines, 0) / once.lines.length;

console.log(
  `The last day: ${once.at.length.toLocaleString("en-GB")} statements in eight hours, ${meanLines.toFixed(0)} lines on average, ` +
    `${peak.toFixed(1)} a second in the fullest minute.`,
);
for (const [name, settings] of cases) {
  const limits = limitsOf(uses, seconds, meanLines, settings)
    .map((limit) => ({ ...limit, times: timesUntil(limit, once) }))
    .sort((one, other) => one.times - other.times);
  console.log(
    `\n## ${name}\n\n| limit | most | statements a second | breaks at | who changes it |\n| --- | --- | --- | --- | --- |`,
  );
  for (const { what, most, perSecond, times, change } of limits)
    console.log(`| ${what} | ${most} | ${perSecond?.toFixed(0) ?? ""} | ${times.toFixed(1)} × the day | ${change} |`);
  const index = limits.find(({ change }) => change === "`listPartitions`") ?? {};
  for (const { times, day } of days) console.log(`\n${playedWords(times, playDay(day, seconds, settings, index))}`);
}

console.log(`\n## one machine that answers ${machine} statements a second\n`);
console.log(
  `It keeps up with ${(machine / peak).toFixed(1)} × the day. ${playedWords(1, onOneMachine(once, machine))}`,
);

function timesUntil({ perSecond, perDay }: Limit, day: DeadlineDay): number {
  return perDay === undefined ? (perSecond ?? Infinity) / peak : perDay / day.at.length;
}

function playedWords(times: number, played: ReturnType<typeof playDay>): string {
  const { median, worstOfHundred, longest, afterTheEnd } = played;
  return (
    `${times} × the day: answered after ${words(median)} (median), ${words(worstOfHundred)} (99 of 100), ${words(longest)} at most; ` +
    `the last ${words(afterTheEnd)} after the end.`
  );
}

function words(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return seconds < 7200 ? `${(seconds / 60).toFixed(0)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
