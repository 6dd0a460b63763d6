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
    const start = median(Array.from({ length: PROCESSES }, () => startOf(index)));
    return [
      { name: `${name}: its bundle`, value: size, unit: "MB", bar: `at most ${megabytes}`, holds: size <= megabytes },
      { name: "… loaded in a fresh process", value: start, unit: "ms", bar: `at most ${ms}`, holds: start <= ms },
    ];
  });
}

function startOf(index: string): number {
  const script = `const started = performance.now(); await import(${JSON.stringify(pathToFileURL(index).href)}); console.log(performance.now() - started); process.exit();`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
    encoding: "utf8",
    env: { ...environment, NODE_OPTIONS: "--enable-source-maps" },
  });
  const taken = Number(stdout.trim());
  if (!(taken > 0)) throw new Error(`${index} can't be loaded: ${stderr}`);
  return taken;
}

const nowhere = "http://127.0.0.1:9";
const environment = functionEnvironment(
  { dynamodb: nowhere, s3: nowhere, ses: nowhere, queues: nowhere },
  (name) => `${nowhere}/000000000000/${name}`,
  0,
  "0".repeat(64),
);
