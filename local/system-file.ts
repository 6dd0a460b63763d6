import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";

import { parseJsonIfWhole } from "../shared/records/storage/json.ts";
import { writeDurably } from "./write-durably.ts";

/** What the command line needs to know about a running local system. */
export const systemFileSchema = z.object({
  pid: z.number().int(),
  smtpPort: z.number().int(),
  httpPort: z.number().int(),
  /** How far its clock is ahead of the machine's. */
  clockOffsetMs: z.number(),
  dynamodb: z.url(),
  s3: z.url(),
  sqs: z.url(),
  queues: z.record(z.string(), z.url()),
});

export type SystemFile = z.infer<typeof systemFileSchema>;

/** Writes where the system of a data directory listens. */
export async function writeSystemFile(data: string, temporary: string, system: SystemFile): Promise<void> {
  mkdirSync(data, { recursive: true });
  await writeDurably(temporary, pathOf(data), Buffer.from(`${JSON.stringify(system, null, 2)}\n`));
}

/**
 * Reads where the system of a data directory listened last; `undefined` if none ever ran there. It may have ended since.
 *
 * @throws SystemFileDamaged if the file is there and can't be understood
 */
export async function readSystemFile(data: string): Promise<SystemFile | undefined> {
  let text: string;
  try {
    text = await readFile(pathOf(data), "utf8");
  } catch {
    return undefined;
  }
  const system = systemFileSchema.safeParse(parseJsonIfWhole(text)).data;
  if (system === undefined) throw new SystemFileDamaged(pathOf(data));
  return system;
}

/** The message is a sentence for the person who gave the command. */
export class SystemFileDamaged extends Error {
  override readonly name = "SystemFileDamaged";

  constructor(path: string) {
    super(
      `${path} is damaged, so nobody knows where the local system listens. Start Accord again: it writes the file anew.`,
    );
  }
}

function pathOf(data: string): string {
  return join(data, "system.json");
}
