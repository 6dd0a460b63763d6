import { accessSync, chmodSync, constants, mkdirSync, readdirSync } from "node:fs";
import { resolve } from "node:path";

import { LOCK_FILE, lockDirectory } from "./lock-directory.ts";
import { StartRefused } from "./start-options.ts";

/** Files that a system puts into every folder. */
const LEFT_BY_SYSTEMS = new Set([".DS_Store", "Thumbs.db", "desktop.ini", "lost+found"]);

/**
 * Makes a data directory, or takes one that an earlier run made, for its owner's eyes alone: it holds mails, ledgers and
 * passwords of workbooks. Then locks it.
 *
 * @returns a function that unlocks the directory
 * @throws StartRefused if it can't be made or written, is in use, or holds files of something else
 */
export function openDataDirectory(directory: string): () => void {
  const path = resolve(directory);
  const others = attempt("made", path, "Choose another with --data.", () => {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return readdirSync(path).filter((name) => !LEFT_BY_SYSTEMS.has(name));
  });
  if (others.length > 0 && !others.includes(LOCK_FILE)) {
    throw new StartRefused(
      `${path} can't be the data directory: it holds files of something else (${others.slice(0, 3).join(", ")}). Choose an empty directory, or a new one, with --data.`,
    );
  }
  const remedy = "Give this user the right to write there, or choose another directory with --data.";
  attempt("written", path, remedy, () => {
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    chmodSync(path, 0o700);
  });
  return lockDirectory(path);
}

function attempt<Result>(what: string, path: string, remedy: string, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StartRefused(`The data directory ${path} can't be ${what}: ${why}. ${remedy}`, { cause: error });
  }
}
