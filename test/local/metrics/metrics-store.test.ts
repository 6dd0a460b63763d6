import { appendFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { loggedFigures, type Figure } from "../../../local/metrics/logged-figures.ts";
import { openMetricsStore, type Figures } from "../../../local/metrics/metrics-store.ts";
import { logTo } from "../../../shared/telemetry/log.ts";
import { temporaryDirectory } from "../temporary-directory.ts";

const noon = Date.parse("2023-03-29T12:00:00.000Z");
const MINUTE = 60_000;
const now = () => new Date(noon);

function figure(minutes: number, value: number, own: Record<string, string> = {}): Figure {
  return { at: noon + minutes * MINUTE, name: "Accord/MailsReceived", dimensions: { stage: "local", ...own }, value };
}

/** Sums by step, of the series with these dimensions. */
function sums(figures: Figures, own: Record<string, string> = {}): [number, number][] {
  const wanted = JSON.stringify({ stage: "local", ...own });
  const found = figures.get("Accord/MailsReceived")?.find(({ dimensions }) => JSON.stringify(dimensions) === wanted);
  return [...(found?.steps ?? [])]
    .map(([at, { sum }]): [number, number] => [(at - noon) / MINUTE, sum])
    .sort(([one], [other]) => one - other);
}

test("figures come back in steps, from memory and from disk, after a restart too", async () => {
  const directory = temporaryDirectory();
  const first = await openMetricsStore(directory, now);
  first.note([figure(0, 1), figure(0.5, 2), figure(1, 4), figure(1, 8, { kind: "r&p" })]);
  first.note([figure(7, 16)]);
  expect(sums(await first.read(noon, noon + 10 * MINUTE, MINUTE))).toEqual([
    [0, 3],
    [1, 4],
    [7, 16],
  ]);
  await first.stop();
  const second = await openMetricsStore(directory, now);
  second.note([figure(7, 32)]);
  expect(sums(await second.read(noon, noon + 10 * MINUTE, 5 * MINUTE))).toEqual([
    [0, 7],
    [5, 48],
  ]);
  expect(sums(await second.read(noon, noon + 10 * MINUTE, 5 * MINUTE), { kind: "r&p" })).toEqual([[0, 8]]);
  expect(sums(await second.read(noon + 6 * MINUTE, noon + 10 * MINUTE, MINUTE))).toEqual([[7, 48]]);
});

test("what is kept is one line for each minute and series, however many values there were", async () => {
  const directory = temporaryDirectory();
  const store = await openMetricsStore(directory, now);
  for (let each = 0; each < 5000; each += 1) store.note([figure(0, each)]);
  await store.stop();
  const [file = ""] = readdirSync(directory);
  expect(readFileSync(join(directory, file), "utf8").trim().split("\n")).toHaveLength(1);
});

test("old files are removed, and a line that was written in part is left out", async () => {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, "2023-03-13.jsonl"), "{}\n");
  writeFileSync(join(directory, "2023-03-15.jsonl"), "{}\n");
  const store = await openMetricsStore(directory, now);
  store.note([figure(0, 1), figure(1, 2)]);
  await store.stop();
  expect(readdirSync(directory).sort()).toEqual(["2023-03-15.jsonl", "2023-03-29.jsonl"]);
  appendFileSync(join(directory, "2023-03-29.jsonl"), '{"minute":16800');
  expect(sums(await store.read(noon, noon + 10 * MINUTE, MINUTE))).toEqual([
    [0, 1],
    [1, 2],
  ]);
});

test("figures are found in the lines that functions log, and in no other lines", () => {
  const lines: string[] = [];
  const log = logTo({ name: "receive-mail", stage: "local" }, (line) => lines.push(line), now);
  log({ event: "mail-judged", reason: "pdf", metrics: { MailsRefused: 1 } });
  log({ event: "mail-judged", mailId: "mail-1" });
  expect(loggedFigures(lines[0] ?? "")).toEqual([
    { at: noon, name: "Accord/MailsRefused", dimensions: { function: "receive-mail", stage: "local" }, value: 1 },
    {
      at: noon,
      name: "Accord/MailsRefused",
      dimensions: { function: "receive-mail", stage: "local", reason: "pdf" },
      value: 1,
    },
  ]);
  for (const line of [lines[1] ?? "", "a stack trace", "{", '{"_aws":1}', '{"_aws"'])
    expect(loggedFigures(line)).toEqual([]);
});
