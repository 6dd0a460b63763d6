import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { StartRefused } from "./start-refused.ts";

/**
 * Takes a data directory for this process alone. The hold is a lock of the operating system on a file (SQLite takes it
 * the same way on every system): it ends with the process, however that ends, so that nothing stale is left behind.
 *
 * @returns a function that gives the directory back
 * @throws StartRefused where another process holds it, or where it can't be made.
 */
export function holdDirectory(directory: string): () => void {
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
  const held = lock;
  return () => {
    held.close();
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
