import { access, rm } from "node:fs/promises";
import { dirname } from "node:path";

import { syncFolder, writeDurably } from "../write-durably.ts";

/**
 * Takes away the mark that the last run left when it stopped by itself, and says whether it was there. Then its tables and their index
 * agree, as only a process that is killed leaves them different. Call it before anything is written.
 *
 * @param mark the file
 */
export async function takeCleanStop(mark: string): Promise<boolean> {
  const isThere = await access(mark).then(
    () => true,
    () => false,
  );
  if (!isThere) return false;
  await rm(mark, { force: true });
  // Otherwise it might come back after a loss of power, and stand for a run that was killed.
  await syncFolder(dirname(mark));
  return true;
}

/** Leaves the mark. Call it after the tables have stopped. */
export async function leaveCleanStop(mark: string, temporary: string): Promise<void> {
  await writeDurably(temporary, mark, Buffer.from("The last run stopped by itself.\n"));
}
