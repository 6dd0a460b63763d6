import type * as z from "zod";

import { logTo, type Log } from "../telemetry/log.ts";
import { parseEnvironment } from "./parse-environment.ts";

interface Started<Settings> {
  readonly environment: Settings;
  readonly now: () => Date;
  readonly log: Log;
}

/**
 * What every handler begins with: the settings of its function, its clock, and its log on standard output.
 *
 * @param name the function's folder
 * @throws SettingsError that names each setting that is missing or wrong
 */
export function startFunction<
  Settings extends { readonly ACCORD_STAGE: string; readonly ACCORD_CLOCK_OFFSET_MS: number },
>(name: string, schema: z.ZodType<Settings>): Started<Settings> {
  const environment = parseEnvironment(schema, process.env);
  // Read anew each time: a local system moves its clock while its functions run.
  const now = () => new Date(Date.now() + Number(process.env["ACCORD_CLOCK_OFFSET_MS"] ?? 0));
  const log = logTo({ name, stage: environment.ACCORD_STAGE }, (line) => process.stdout.write(`${line}\n`), now);
  return { environment, now, log };
}
