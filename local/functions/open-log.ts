import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";

export interface LogFile {
  /** Takes one line without a line break. */
  readonly write: (line: string) => void;
  readonly close: () => void;
}

/** At this size a log is put aside as `<file>.1`, in place of the one before. */
const MOST_BYTES = 50_000_000;

/** Opens a log file to add to. It and the one before it need a bounded space, however long the system runs. */
export function openLog(file: string, mostBytes = MOST_BYTES): LogFile {
  mkdirSync(dirname(file), { recursive: true });
  let opened = openSync(file, "a");
  let size = fstatSync(opened).size;
  return {
    write(line) {
      if (size > mostBytes) {
        closeSync(opened);
        renameSync(file, `${file}.1`);
        opened = openSync(file, "a");
        size = 0;
      }
      size += writeSync(opened, `${line}\n`);
    },
    close() {
      closeSync(opened);
    },
  };
}
