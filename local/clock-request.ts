import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";

import { parseJsonIfWhole } from "../shared/records/storage/json.ts";
import { writeDurably } from "./write-durably.ts";

const requestSchema = z.object({ to: z.iso.datetime() });

/** Asks the system of a data directory to move its clock to an instant. Only who may write in the directory can. */
export async function requestClock(data: string, to: string): Promise<void> {
  await writeDurably(data, pathOf(data), Buffer.from(JSON.stringify({ to })));
}

/** Takes what was asked for last: the instant that the clock is to move to; `undefined` if nothing was. */
export async function takeClockRequest(data: string): Promise<string | undefined> {
  let text: string;
  try {
    text = await readFile(pathOf(data), "utf8");
  } catch {
    return undefined;
  }
  await rm(pathOf(data), { force: true });
  return requestSchema.safeParse(parseJsonIfWhole(text)).data?.to;
}

function pathOf(data: string): string {
  return join(data, "move-clock.json");
}
