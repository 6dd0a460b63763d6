import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import * as z from "zod";

const notedWriteSchema = z.object({
  pk: z.string(),
  sk: z.string(),
  /** Where it is in the list index; absent if the write takes it out of it. */
  list: z.object({ pk: z.string(), sk: z.string() }).optional(),
});

/** A write of an item, as far as it is needed to find the item in the table and in its index. */
export type NotedWrite = z.infer<typeof notedWriteSchema>;

export interface WriteJournal {
  /** The writes that the last run may not have finished; `undefined` if the directory is of an edition that noted none. */
  readonly left: readonly NotedWrite[] | undefined;
  /** Notes writes before they begin. Call the result once they are done. */
  readonly begin: (writes: readonly NotedWrite[]) => () => void;
  /** Call it once the writes that the last run left have been looked at. */
  readonly forgetLeft: () => void;
  /** Call it once nothing is under way: the next run then has nothing to look at. */
  readonly close: () => void;
}

/** So many writes are in one file. Two files, at most a few, are read after a kill. */
const WRITES_IN_FILE = 100;

/**
 * Keeps a journal of the writes that are under way, in files of a directory. A file goes once another is in use and all its writes are done, so
 * that the journal stays small however much is written. Each note reaches the operating system before its write begins: it is there if the
 * process is killed.
 */
export function openWriteJournal(directory: string): WriteJournal {
  const whole = join(directory, "noted-from-the-start");
  const isNoted = existsSync(whole);
  mkdirSync(directory, { recursive: true });
  const earlier = readdirSync(directory).flatMap((name) => /^writes-(\d+)$/.exec(name)?.[1] ?? []);
  const left = earlier.flatMap((number) => writesIn(join(directory, `writes-${number}`)));
  let current = newFile(Math.max(0, ...earlier.map(Number)) + 1);

  return {
    left: isNoted ? left : undefined,
    begin(writes) {
      if (current.writes >= WRITES_IN_FILE) {
        const full = current;
        current = newFile(full.number + 1);
        removeIfDone(full);
      }
      const file = current;
      appendFileSync(file.path, writes.map((write) => `${JSON.stringify(write)}\n`).join(""), { mode: 0o600 });
      file.writes += writes.length;
      file.underWay += 1;
      return () => {
        file.underWay -= 1;
        removeIfDone(file);
      };
    },
    forgetLeft() {
      for (const number of earlier) rmSync(join(directory, `writes-${number}`), { force: true });
      writeFileSync(whole, "", { mode: 0o600 });
    },
    close() {
      if (current.underWay === 0) rmSync(current.path, { force: true });
    },
  };

  function newFile(number: number) {
    return { number, path: join(directory, `writes-${number}`), writes: 0, underWay: 0 };
  }

  function removeIfDone(file: typeof current): void {
    if (file !== current && file.underWay === 0) rmSync(file.path, { force: true });
  }
}

/** A note that was broken off is of a write that never began. */
function writesIn(path: string): NotedWrite[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .flatMap((line) => {
      try {
        return notedWriteSchema.safeParse(JSON.parse(line)).data ?? [];
      } catch {
        return [];
      }
    });
}
