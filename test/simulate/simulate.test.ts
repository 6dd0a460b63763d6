import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

import { plants } from "./plants.ts";
import { scenarioOf } from "./scenario.ts";
import { simulate } from "./simulate.ts";

const SEEDS_IN_A_TEST = 50;

test.each([1, 51, 101, 151])(
  "the functions under faults: fifty seeds from %i, each ends as it does without faults",
  async (from) => {
    for (let seed = from; seed < from + SEEDS_IN_A_TEST; seed += 1) {
      const { wrong, story } = await simulate(seed);
      expect(wrong, `seed ${seed}: npm run simulate -- --seeds 1 --from ${seed}\n${story.join("\n")}`).toEqual([]);
    }
  },
);

test("a seed gives the same run every time", async () => {
  const [once, again] = [await simulate(7), await simulate(7)];
  expect(again).toEqual(once);
  expect(once.faults).toBeGreaterThan(0);
  expect(scenarioOf(8)).not.toEqual(scenarioOf(7));
});

describe("a planted bug is found", () => {
  test.each(plants.map(({ name, from = 1 }, index) => ({ name, from, index })))("$name", async ({ from, index }) => {
    const { code, output } = await runMain("--plant", String(index), "--from", String(from), "--seeds", "400");
    expect(output).toMatch(/seed \d+ finds that/);
    expect(code).toBe(1);
  });
});

/** Runs the simulator as `npm run simulate` does. */
async function runMain(...args: string[]): Promise<{ code: number | null; output: string }> {
  const main = fileURLToPath(new URL("./main.ts", import.meta.url));
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", main, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output: string[] = [];
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => output.push(chunk.toString("utf8")));
  await once(child, "close");
  return { code: child.exitCode, output: output.join("") };
}
