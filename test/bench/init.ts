import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { bundle } from "../../infra/constructs/bundle.ts";
import { functionEnvironment } from "../../local/functions/function-environment.ts";
import type { Figure } from "./figure.ts";
import { median } from "./median.ts";

const PROCESSES = 10;

/** Of each function that an answer waits for: the most bytes of its bundle, and the longest start. */
const BARS: readonly { readonly name: string; readonly megabytes: number; readonly ms: number }[] = [
  { name: "receive-mail", megabytes: 1, ms: 110 },
  { name: "read-mail", megabytes: 3, ms: 150 },
  { name: "reconcile-position", megabytes: 1, ms: 110 },
  { name: "send-mail", megabytes: 2, ms: 110 },
];

/** Measures how long each function's bundle takes to load in a fresh process, as deployed, and how large it is. Medians of ten. */
export function benchInit(): Figure[] {
  return BARS.flatMap(({ name, megabytes, ms }) => {
    const index = join(bundle(name), "index.mjs");
    const size = statSync(index).size / 1_000_000;
    const starts = Array.from({ length: PROCESSES }, () => startOf(index));
    const start = median(starts.map(({ taken }) => taken));
    return [
      { name: `${name}: its bundle`, value: size, unit: "MB", bar: `at most ${megabytes}`, holds: size <= megabytes },
      { name: "… loaded in a fresh process", value: start, unit: "ms", bar: `at most ${ms}`, holds: start <= ms },
      // Says something on a machine that others use, too.
      { name: "… CPU for it", value: median(starts.map(({ cpu }) => cpu)), unit: "ms", bar: "", holds: true },
    ];
  });
}

/** In milliseconds. */
function startOf(index: string): { readonly taken: number; readonly cpu: number } {
  const script =
    `const [started, before] = [performance.now(), process.cpuUsage()]; await import(${JSON.stringify(pathToFileURL(index).href)}); ` +
    `const { user, system } = process.cpuUsage(before); console.log(performance.now() - started, (user + system) / 1000); process.exit();`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
    encoding: "utf8",
    env: { ...environment, NODE_OPTIONS: "--enable-source-maps" },
  });
  const [taken = 0, cpu = 0] = stdout.trim().split(" ").map(Number);
  if (!(taken > 0)) throw new Error(`${index} can't be loaded: ${stderr}`);
  return { taken, cpu };
}

const nowhere = "http://127.0.0.1:9";
const environment = functionEnvironment(
  { dynamodb: nowhere, s3: nowhere, ses: nowhere, queues: nowhere },
  (name) => `${nowhere}/000000000000/${name}`,
  0,
  "0".repeat(64),
);
