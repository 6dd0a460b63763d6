import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { StartRefused } from "./start-options.ts";

/** The file of the lock. Every data directory has it. */
export const LOCK_FILE = "lock";

/**
 * Locks a data directory for this process alone. It is a file lock of the operating system (SQLite takes it in the same way on
 * every platform). The lock ends with the process, however that ends, so that it never becomes stale.
 *
 * @returns a function that unlocks the directory
 * @throws StartRefused if another process has locked it, or its lock can't be read
 */
export function lockDirectory(directory: string): () => void {
  const path = resolve(directory);
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(join(path, LOCK_FILE));
    lock.exec("PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE");
  } catch (error) {
    lock?.close();
    if (/locked|busy/.test(messageOf(error))) {
      throw new StartRefused(
        `The data directory ${path} is in use by another Accord. Stop that one, or choose another directory with --data.`,
        { cause: error },
      );
    }
    throw new StartRefused(
      `The lock of the data directory ${path} can't be used: ${messageOf(error)}. If no other Accord uses this directory, delete ${join(path, LOCK_FILE)} and start again.`,
      { cause: error },
    );
  }
  const taken = lock;
  return () => {
    taken.close();
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
