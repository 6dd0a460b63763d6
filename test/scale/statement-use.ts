import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import * as z from "zod";

const mapSchema = z.array(z.tuple([z.string(), z.number()])).transform((entries) => new Map(entries));

/** What answering one statement takes, as `measure-size.ts` prints it: see AnswerUse. */
export const statementUseSchema = z.object({
  lines: z.number(),
  cpuMs: mapSchema,
  requests: mapSchema,
  runs: mapSchema,
  readUnits: mapSchema,
  writeUnits: mapSchema,
  indexUnits: mapSchema,
  logged: z.number(),
  mailBytes: z.number(),
  replyBytes: z.number(),
});

export type StatementUse = z.infer<typeof statementUseSchema>;

/** Measures the answering of statements of a size, in a process of its own. */
export function measureSize(lines: number, warming: number, counted: number): StatementUse {
  const script = fileURLToPath(new URL("measure-size.ts", import.meta.url));
  const { stdout } = spawnSync(process.execPath, [script, String(lines), String(warming), String(counted)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return statementUseSchema.parse(JSON.parse(stdout));
}
