import { once } from "node:events";
import { crc32, createDeflateRaw } from "node:zlib";

import type { PackedEntry } from "./write-zip.ts";

/** So much text is passed on at once: less costs calls, more costs memory. */
const CHUNK_CHARACTERS = 64 * 1024;
const LEVEL = 6;

/** A part of a zip file that is packed while it is written, so that a large one is never in memory as a whole. */
export interface PackingPart {
  /** Takes more text. What it returns must be awaited, if it returns anything: the packer is behind. */
  readonly write: (text: string) => Promise<void> | undefined;
  readonly end: () => Promise<PackedEntry>;
}

/** Begins a part with this name. The same texts give the same bytes, in whatever pieces they come. */
export function packPart(name: string): PackingPart {
  const deflate = createDeflateRaw({ level: LEVEL });
  const packed: Buffer[] = [];
  deflate.on("data", (chunk: Buffer) => packed.push(chunk));
  const finished = once(deflate, "end");
  let waiting = "";
  let checksum = 0;
  let wholeBytes = 0;

  function passOn(): Promise<void> | undefined {
    const bytes = Buffer.from(waiting, "utf8");
    waiting = "";
    checksum = crc32(bytes, checksum);
    wholeBytes += bytes.length;
    return deflate.write(bytes) ? undefined : drained();
  }

  async function drained(): Promise<void> {
    await once(deflate, "drain");
  }

  return {
    write: (text) => {
      waiting += text;
      return waiting.length < CHUNK_CHARACTERS ? undefined : passOn();
    },
    end: async () => {
      await passOn();
      deflate.end();
      await finished;
      return { name, deflated: true, packed: Buffer.concat(packed), crc32: checksum, wholeBytes };
    },
  };
}
