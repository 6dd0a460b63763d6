import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { StartRefused } from "./start-options.ts";

/**
 * Locks a data directory for this process alone. It is a file lock of the operating system (SQLite takes it in the same way on
 * every platform). The lock ends with the process, however that ends, so that it never becomes stale.
 *
 * @returns a function that unlocks the directory
 * @throws StartRefused if another process has locked it, or it can't be created.
 */
export function lockDirectory(directory: string): () => void {
  const path = resolve(directory);
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new StartRefused(`The data directory ${path} can't be made: ${messageOf(error)}.`, { cause: error });
  }
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(join(path, "lock"));
    lock.exec("PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE");
  } catch (error) {
    lock?.close();
    if (/locked|busy/.test(messageOf(error))) {
      throw new StartRefused(
        `The data directory ${path} is in use by another Accord. Stop that one, or choose another directory with --data.`,
        { cause: error },
      );
    }
    throw new StartRefused(`The data directory ${path} can't be used: ${messageOf(error)}.`, { cause: error });
  }
  const taken = lock;
  return () => {
    taken.close();
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
