import { mkdirSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";

import { writeDurably } from "../write-durably.ts";

export interface Outbox {
  /**
   * Saves a message as the next file; it is on the disk when this resolves.
   *
   * @param messageOf makes the message for the number of its file
   */
  keep(messageOf: (number: number) => Uint8Array): Promise<void>;
}

const FILE = /^(\d+)\.eml$/;

/** Opens the folder of sent messages: `<directory>/000001.eml` and so on. Numbering continues from an earlier run. */
export async function openOutbox(directory: string, temporary: string): Promise<Outbox> {
  mkdirSync(directory, { recursive: true });
  let last = Math.max(0, ...(await readdir(directory)).map((name) => Number(FILE.exec(name)?.[1] ?? 0)));

  async function keepNext(messageOf: (number: number) => Uint8Array): Promise<void> {
    const number = last + 1;
    await writeDurably(temporary, join(directory, fileOfMessage(number)), messageOf(number));
    last = number;
  }

  let turn: Promise<unknown> = Promise.resolve();
  return {
    keep(messageOf) {
      const kept = turn.then(() => keepNext(messageOf));
      turn = kept.catch(() => undefined);
      return kept;
    },
  };
}

/** The file name for a number, with leading zeros, so that names sort like numbers. */
export function fileOfMessage(number: number): string {
  return `${String(number).padStart(6, "0")}.eml`;
}
