import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";

import { eventually } from "./eventually.ts";
import { outboxOf, runAccordProcess, startSystemProcess, type RunningSystem } from "./running-system.ts";

let data: string;
let system: RunningSystem;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), "accord-canary-"));
  system = await startSystemProcess(data, "--no-demo", "--canary");
});

afterAll(async () => {
  await system.stop();
  rmSync(data, { recursive: true, force: true });
});

const runsSchema = z.array(z.object({ checked: z.object({ reached: z.string() }).optional() }));

async function printed(...args: readonly string[]): Promise<unknown> {
  return JSON.parse((await runAccordProcess(...args, "--json", "--data", data)).out);
}

test("a statement that the system mails to itself is answered by mail, and no list shows it", async () => {
  // On a busy machine the first may be looked at before its answer has left.
  await eventually(async () =>
    runsSchema.parse(await printed("canary")).find(({ checked }) => checked?.reached === "answered"),
  );
  expect(outboxOf(data).length).toBeGreaterThan(1);
  for (const list of [["mail"], ["positions"], ["organisations", "list"]])
    expect([list, await printed(...list)]).toEqual([list, []]);
  expect(await printed("ledger", "list")).toEqual({ ledgers: [], refused: [], rejected: [] });
  expect(await printed("held")).toEqual({ mails: [], messages: [], undelivered: [] });
});
