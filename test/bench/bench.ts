import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import * as z from "zod";

import type { Figure } from "./figure.ts";

const figuresSchema = z.array(
  z.object({ name: z.string(), value: z.number(), unit: z.string(), bar: z.string(), holds: z.boolean() }),
);

/** The benchmarks for speed. Each is a file in this folder that exports one `bench…` function. */
const PARTS = [
  "mail",
  "functions",
  "init",
  "scan",
  "statement",
  "small-statement",
  "answer-form",
  "ledger",
  "reconcile",
  "names",
  "response",
  "mismatches",
];

const asked = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const isJson = process.argv.includes("--json");
const here = readdirSync(new URL(".", import.meta.url));
const parts = PARTS.filter((part) => (asked.length === 0 || asked.includes(part)) && here.includes(`${part}.ts`));
const figures: Figure[] = [];
for (const part of parts) {
  if (!isJson) console.error(`${part} …`);
  // Run each in a separate process, so that the heap and caches of one do not affect the next.
  figures.push(...(parts.length === 1 ? await figuresOf(part) : figuresOfProcess(part)));
}
console.log(isJson ? JSON.stringify(figures, undefined, 2) : asTable(figures));
process.exitCode = figures.every((figure) => figure.holds) ? 0 : 1;

function figuresOfProcess(part: string): Figure[] {
  const { stdout } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), part, "--json"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return figuresSchema.parse(JSON.parse(stdout));
}

async function figuresOf(part: string): Promise<Figure[]> {
  const exported = z.record(z.string(), z.unknown()).parse(await import(`./${part}.ts`));
  const [bench] = Object.entries(exported).flatMap(([name, value]) =>
    /^bench[A-Z]/.test(name) && typeof value === "function" ? [value] : [],
  );
  if (bench === undefined) throw new Error(`test/bench/${part}.ts exports no bench function`);
  const figures: unknown = await Reflect.apply(bench, undefined, []);
  return figuresSchema.parse(figures);
}

/** Prints the table of figures for the documentation. */
function asTable(all: readonly Figure[]): string {
  const rows = all.map(({ name, value, unit, bar, holds }) => [
    name,
    `${rounded(value)} ${unit}`.trim(),
    bar,
    bar === "" ? "" : holds ? "yes" : "no",
  ]);
  return [
    "| what | measured | bar | holds |",
    "| --- | --- | --- | --- |",
    ...rows.map((row) => `| ${row.join(" | ")} |`),
  ].join("\n");
}

function rounded(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString("en-GB") : value.toPrecision(3);
}
