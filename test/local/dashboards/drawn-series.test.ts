import { describe, expect, test } from "vitest";

import { loggedFigures, type Figure } from "../../../local/metrics/logged-figures.ts";
import { openMetricsStore } from "../../../local/metrics/metrics-store.ts";
import { drawnSeries } from "../../../local/viewer/dashboards/drawn-series.ts";
import { rangeOf, stepsOf } from "../../../local/viewer/dashboards/range.ts";
import { logTo, type LogEntry } from "../../../shared/telemetry/log.ts";
import type { Series } from "../../../shared/telemetry/dashboards/dashboard.ts";
import { temporaryDirectory } from "../temporary-directory.ts";

const end = Date.parse("2023-03-29T12:00:30.000Z");
const MINUTE = 60_000;
const range = rangeOf("hour", new Date(end));

/** What a series shows of entries that functions logged so many minutes ago. */
async function drawn(series: Series, logged: readonly (readonly [by: string, minutesAgo: number, entry: LogEntry])[]) {
  const figures: Figure[] = [];
  for (const [by, minutesAgo, entry] of logged)
    logTo(
      { name: by, stage: "local" },
      (line) => figures.push(...loggedFigures(line)),
      () => new Date(end - minutesAgo * MINUTE),
    )(entry);
  const store = await openMetricsStore(temporaryDirectory(), () => new Date(end));
  store.note(figures);
  return drawnSeries(series, await store.read(range.from, range.to, range.stepMs), range);
}

const refused = (reason: string): LogEntry => ({ event: "mail-judged", reason, metrics: { MailsRefused: 1 } });

test("a range has whole steps and includes the present one", () => {
  expect(stepsOf(range)).toHaveLength(60);
  expect(range.to).toBe(Date.parse("2023-03-29T12:01:00.000Z"));
  expect(rangeOf("nonsense", new Date(end)).id).toBe("hour");
  expect(stepsOf(rangeOf("week", new Date(end)))).toHaveLength(84);
});

describe("a series", () => {
  test("counts what happened in the range, once for all reasons, with noughts between", async () => {
    const [series] =
      (await drawn({ of: "sum", metric: "MailsRefused", label: "refused" }, [
        ["receive-mail", 3, refused("pdf")],
        ["receive-mail", 3, refused("corrupt")],
        ["receive-mail", 0, refused("pdf")],
        ["receive-mail", 75, refused("pdf")],
      ])) ?? [];
    expect(series).toMatchObject({ label: "refused", whole: 3, shown: "count" });
    expect(series?.points).toHaveLength(60);
    expect(series?.points.slice(-5).map(({ value }) => value)).toEqual([0, 2, 0, 0, 1]);
  });

  test("counts each reason by itself", async () => {
    const series = await drawn({ of: "sum-of-reasons", metric: "MailsRefused" }, [
      ["receive-mail", 3, refused("pdf")],
      ["receive-mail", 2, refused("pdf")],
      ["receive-mail", 2, refused("no-table")],
    ]);
    expect(series?.map(({ label, whole }) => [label, whole])).toEqual([
      ["no table", 1],
      ["pdf", 2],
    ]);
  });

  test("counts how many mails were read, and how long the slowest took", async () => {
    const read = (ms: number): LogEntry => ({ event: "mail-read", metrics: { ReadingTime: ms } });
    const logged = [
      ["read-mail", 9, read(100)],
      ["read-mail", 9, read(300)],
      ["read-mail", 1, read(800)],
    ] as const;
    const [count] = (await drawn({ of: "samples", metric: "ReadingTime", label: "read" }, logged)) ?? [];
    expect(count?.whole).toBe(3);
    const slowest = { of: "p99", metric: "ReadingTime", label: "slowest", shown: "milliseconds" } as const;
    const [time] = (await drawn(slowest, logged)) ?? [];
    expect(time?.whole).toBe(800);
    expect(time?.points.map(({ value }) => value)).toEqual([300, 800]);
  });

  test("shows the latest state, not a sum of states", async () => {
    const held = (count: number): LogEntry => ({ event: "figures", metrics: { HeldOpen: count } });
    const series = await drawn({ of: "latest", metric: "HeldOpen", label: "held", shown: "count" }, [
      ["publish-figures", 20, held(7)],
      ["publish-figures", 5, held(4)],
    ]);
    expect(series?.map(({ whole, points }) => [whole, points.map(({ value }) => value)])).toEqual([[4, [7, 4]]]);
  });

  test("shows the state of each exercise and kind, in their usual words", async () => {
    const agreed = (kind: string, pounds: number): LogEntry => ({
      event: "exercise-figures",
      exercise: "2022-23-Q4",
      kind,
      metrics: { PoundsAgreed: pounds },
    });
    const series = await drawn({ of: "latest-of-each", metric: "PoundsAgreed", label: "agreed", shown: "pounds" }, [
      ["publish-figures", 5, agreed("r&p", 1200.5)],
      ["publish-figures", 5, agreed("i&e", 80)],
    ]);
    expect(series?.map(({ label, own, whole }) => [label, own, whole])).toEqual([
      ["2022-23 Q4 I&E: agreed", { exercise: "2022-23 Q4", kind: "I&E" }, 80],
      ["2022-23 Q4 R&P: agreed", { exercise: "2022-23 Q4", kind: "R&P" }, 1200.5],
    ]);
  });

  test.each([
    [{ of: "queues", figure: "oldest" }],
    [{ of: "functions", figure: "throttles" }],
    [{ of: "mail-service", figure: "Bounce", label: "bounced" }],
  ] as const)("%o is only known on AWS", async (series) => {
    expect(await drawn(series, [])).toBeUndefined();
  });
});
