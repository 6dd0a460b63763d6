import { mkdirSync } from "node:fs";
import { open, readdir } from "node:fs/promises";
import { join } from "node:path";

import { writeDurably } from "../write-durably.ts";
import { headerValue, splitMessage } from "./message-headers.ts";

export interface Outbox {
  /**
   * Saves a message as the next file; it is on the disk when this resolves. If an earlier message has the same Message-ID, the
   * sending is a repeat (the answer was lost), and no second file is written.
   *
   * @returns the number of the message's file
   */
  keep(message: Uint8Array): Promise<number>;
}

const HEADER_BYTES = 64 * 1024;
const FILE = /^(\d+)\.eml$/;

/** Opens the folder of sent messages: `<directory>/000001.eml` and so on. Numbering continues from an earlier run. */
export async function openOutbox(directory: string, temporary: string): Promise<Outbox> {
  mkdirSync(directory, { recursive: true });
  const numberByMessageId = new Map<string, number>();
  let last = 0;
  for (const name of await readdir(directory)) {
    const number = Number(FILE.exec(name)?.[1] ?? 0);
    if (number === 0) continue;
    last = Math.max(last, number);
    const messageId = messageIdOf(await firstBytes(join(directory, name)));
    if (messageId !== undefined) numberByMessageId.set(messageId, number);
  }

  async function keepNext(message: Uint8Array): Promise<number> {
    const messageId = messageIdOf(message);
    const kept = messageId === undefined ? undefined : numberByMessageId.get(messageId);
    if (kept !== undefined) return kept;
    const number = last + 1;
    await writeDurably(temporary, join(directory, fileOfMessage(number)), message);
    last = number;
    if (messageId !== undefined) numberByMessageId.set(messageId, number);
    return number;
  }

  let turn: Promise<unknown> = Promise.resolve();
  return {
    keep(message) {
      const kept = turn.then(() => keepNext(message));
      turn = kept.catch(() => undefined);
      return kept;
    },
  };
}

/** The file name for a number, with leading zeros, so that names sort like numbers. */
export function fileOfMessage(number: number): string {
  return `${String(number).padStart(6, "0")}.eml`;
}

function messageIdOf(message: Uint8Array): string | undefined {
  const value = headerValue(splitMessage(message.subarray(0, HEADER_BYTES)).headers, "message-id");
  return value === "" ? undefined : value;
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path, "r");
  try {
    const buffer = Buffer.alloc(HEADER_BYTES);
    const { bytesRead } = await file.read(buffer, 0, HEADER_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
