import { appendFile, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";

import * as z from "zod";

import { parseJsonIfWhole } from "../../shared/records/storage/json.ts";
import { hasCode } from "../has-code.ts";

import type { Figure } from "./logged-figures.ts";
import { mergeSummaries, summaryOf, summarySchema, type Summary } from "./summary.ts";

/** One metric with one set of dimensions. */
export interface FiguresOfSeries {
  readonly dimensions: Readonly<Record<string, string>>;
  /** The summary of each step of time, by its beginning in milliseconds. Steps without a value are missing. */
  readonly steps: ReadonlyMap<number, Summary>;
}

/** All figures of a range, by the name of the metric. */
export type Figures = ReadonlyMap<string, readonly FiguresOfSeries[]>;

export interface MetricsStore {
  readonly note: (figures: readonly Figure[]) => void;
  /** All figures from a time to another, in steps of whole minutes; all in milliseconds. */
  readonly read: (from: number, to: number, stepMs: number) => Promise<Figures>;
  /** Writes what is only in memory. */
  readonly stop: () => Promise<void>;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const DAYS_KEPT = 15;

/** What one minute brought to one series: a line of a file. */
const keptSchema = z.object({
  minute: z.number(),
  name: z.string(),
  dimensions: z.record(z.string(), z.string()),
  summary: summarySchema,
});

type Kept = z.infer<typeof keptSchema>;

/**
 * Keeps the figures of the local run as CloudWatch would: a summary of each minute, in one file a day, for fifteen days. What it
 * needs on disk is bounded by the number of metrics, not by the work done. The present minute is only in memory, so a process that is
 * killed loses that minute of its figures.
 */
export async function openMetricsStore(directory: string, now: () => Date): Promise<MetricsStore> {
  await mkdir(directory, { recursive: true });
  const open = new Map<string, Kept>();
  let lastMinute = 0;
  let writing: Promise<void> = Promise.resolve();

  function write(isOver: (minute: number) => boolean): void {
    const over = [...open].filter(([, { minute }]) => isOver(minute));
    for (const [key] of over) open.delete(key);
    const byFile = Map.groupBy(over, ([, { minute }]) => fileOf(directory, minute));
    writing = writing.then(async () => {
      for (const [file, lines] of byFile)
        await appendFile(file, lines.map(([, kept]) => `${JSON.stringify(kept)}\n`).join(""));
      await removeOld(directory, now().getTime());
    });
    // A full disk must not end the system; what could not be written is missing on the dashboards.
    writing = writing.catch((error: unknown) => {
      console.warn(`Figures could not be kept: ${String(error)}`);
    });
  }

  return {
    note(figures) {
      for (const { at, name, dimensions, value } of figures) {
        const minute = at - (at % MINUTE_MS);
        const key = JSON.stringify([minute, name, dimensions]);
        const before = open.get(key)?.summary;
        const summary = summaryOf(value, at);
        open.set(key, {
          minute,
          name,
          dimensions,
          summary: before === undefined ? summary : mergeSummaries(before, summary),
        });
        if (minute > lastMinute) {
          lastMinute = minute;
          write((each) => each < minute);
        }
      }
    },
    async read(from, to, stepMs) {
      await writing;
      const collected = collector(from, to, stepMs);
      for (let day = from - (from % DAY_MS); day < to; day += DAY_MS)
        for (const kept of await linesOf(fileOf(directory, day))) collected.add(kept);
      for (const kept of open.values()) collected.add(kept);
      return collected.figures();
    },
    async stop() {
      write(() => true);
      await writing;
    },
  };
}

interface Collected {
  readonly dimensions: Readonly<Record<string, string>>;
  readonly steps: Map<number, Summary>;
}

function collector(from: number, to: number, step: number) {
  const names = new Map<string, Map<string, Collected>>();
  return {
    add({ minute, name, dimensions, summary }: Kept): void {
      if (minute + MINUTE_MS <= from || minute > to) return;
      const ofName = names.get(name) ?? new Map<string, Collected>();
      names.set(name, ofName);
      const key = JSON.stringify(Object.entries(dimensions).sort());
      const { steps } = ofName.get(key) ?? { steps: new Map<number, Summary>() };
      ofName.set(key, { dimensions, steps });
      const at = minute - (minute % step);
      const before = steps.get(at);
      steps.set(at, before === undefined ? summary : mergeSummaries(before, summary));
    },
    figures: (): Figures => new Map([...names].map(([name, series]) => [name, [...series.values()]])),
  };
}

async function linesOf(file: string): Promise<Kept[]> {
  try {
    const text = await readFile(file, "utf8");
    // A line that a killed process wrote in part is left out.
    return text.split("\n").flatMap((line) => keptSchema.safeParse(parseJsonIfWhole(line)).data ?? []);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return [];
    throw error;
  }
}

function fileOf(directory: string, at: number): string {
  return join(directory, `${dayOf(at)}.jsonl`);
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

async function removeOld(directory: string, now: number): Promise<void> {
  const oldest = `${dayOf(now - DAYS_KEPT * DAY_MS)}.jsonl`;
  for (const file of await readdir(directory)) if (file < oldest) await rm(join(directory, file));
}
