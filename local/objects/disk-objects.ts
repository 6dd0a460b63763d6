import { randomUUID } from "node:crypto";
import { link, mkdir, open, readdir, rename, rm, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import * as z from "zod";

import { hasCode } from "../has-code.ts";
import { syncFolder } from "../write-durably.ts";
import { runningDigests, type Digests } from "./checksums.ts";
import { keyOfNames, pathOfObject } from "./object-path.ts";

const descriptionSchema = z.object({
  key: z.string(),
  contentType: z.string().optional(),
  metadata: z.record(z.string(), z.string()),
  etag: z.string(),
  checksums: z.record(z.string(), z.string()),
  lastModified: z.iso.datetime(),
});

type Description = z.infer<typeof descriptionSchema>;

export interface StoredDescription extends Description {
  readonly size: number;
}

export interface NewObject {
  readonly key: string;
  readonly contentType?: string | undefined;
  readonly metadata: Readonly<Record<string, string>>;
  /** Store it only if there is no object with this key (`If-None-Match: *`). */
  readonly ifAbsent: boolean;
  readonly body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** Called after the body has ended, before the object becomes visible. Throws to refuse the object. */
  readonly verify?: (digests: Digests, size: number) => void;
}

/** One bucket's objects on disk. */
export interface DiskObjects {
  /** Resolves when the object is on the disk and survives a loss of power; `undefined` if `ifAbsent` prevented it. */
  put(object: NewObject): Promise<StoredDescription | undefined>;
  describe(key: string): Promise<StoredDescription | undefined>;
  /** The description with the bytes, or `undefined` if there is no such object. */
  open(key: string): Promise<{ readonly description: StoredDescription; readonly body: Readable } | undefined>;
  /** All keys with this prefix, ascending. */
  keys(prefix: string): Promise<string[]>;
}

const LENGTH_BYTES = 4;

/**
 * Stores objects as files. A file has the object's bytes, then its description as JSON, then the length of the JSON, so that
 * one rename puts bytes and description in place together.
 *
 * @param now the clock for the objects' dates
 */
export function diskObjects(directory: string, temporary: string, now: () => Date): DiskObjects {
  return {
    async put({ key, contentType, metadata, ifAbsent, body, verify }) {
      const path = pathOfObject(directory, key);
      const unfinished = join(temporary, randomUUID());
      try {
        const description = await writeUnfinished(unfinished, body, (digests, size) => {
          verify?.(digests, size);
          return {
            key,
            ...(contentType === undefined ? {} : { contentType }),
            metadata,
            etag: digests.md5Hex,
            checksums: digests.checksums,
            lastModified: now().toISOString(),
          };
        });
        await makeFolder(dirname(path));
        if (ifAbsent) {
          if (!(await linkIfAbsent(unfinished, path))) return undefined;
        } else {
          await rename(unfinished, path);
        }
        await syncFolder(dirname(path));
        return description;
      } finally {
        await rm(unfinished, { force: true });
      }
    },

    async describe(key) {
      const file = await openIfThere(pathOfObject(directory, key));
      if (!file) return undefined;
      try {
        return await readDescription(file);
      } finally {
        await file.close();
      }
    },

    async open(key) {
      const file = await openIfThere(pathOfObject(directory, key));
      if (!file) return undefined;
      const description = await readDescription(file);
      if (description.size === 0) {
        await file.close();
        return { description, body: Readable.from([]) };
      }
      // The stream keeps this file open, so a put that replaces it meanwhile does not affect the read.
      return { description, body: file.createReadStream({ start: 0, end: description.size - 1 }) };
    },

    async keys(prefix) {
      const found = [];
      for await (const names of namesBelow(directory)) {
        const key = keyOfNames(names);
        if (key?.startsWith(prefix)) found.push(key);
      }
      return found.sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
    },
  };
}

async function makeFolder(path: string): Promise<void> {
  const firstMade = await mkdir(path, { recursive: true });
  if (firstMade === undefined) return;
  for (let made = path; made.length >= firstMade.length; made = dirname(made)) await syncFolder(dirname(made));
}

async function writeUnfinished(
  path: string,
  body: NewObject["body"],
  describe: (digests: Digests, size: number) => Description,
): Promise<StoredDescription> {
  const file = await open(path, "wx");
  try {
    const digests = runningDigests();
    let size = 0;
    for await (const chunk of body) {
      digests.add(chunk);
      size += chunk.length;
      await file.writeFile(chunk);
    }
    const description = describe(digests.finish(), size);
    const json = Buffer.from(JSON.stringify(description));
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(json.length);
    await file.writeFile(Buffer.concat([json, length]));
    await file.sync();
    return { ...description, size };
  } finally {
    await file.close();
  }
}

async function readDescription(file: FileHandle): Promise<StoredDescription> {
  const { size: fileSize } = await file.stat();
  const length = await readAt(file, fileSize - LENGTH_BYTES, LENGTH_BYTES);
  const jsonLength = length.readUInt32BE();
  const json = await readAt(file, fileSize - LENGTH_BYTES - jsonLength, jsonLength);
  return {
    ...descriptionSchema.parse(JSON.parse(json.toString("utf8"))),
    size: fileSize - LENGTH_BYTES - jsonLength,
  };
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead !== length) throw new Error("A stored object is cut short.");
  return buffer;
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, "r");
  } catch (error) {
    if (hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR")) return undefined;
    throw error;
  }
}

async function linkIfAbsent(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

async function* namesBelow(directory: string): AsyncGenerator<string[]> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    if (!entry.isDirectory()) yield [entry.name];
    else for await (const names of namesBelow(join(directory, entry.name))) yield [entry.name, ...names];
  }
}
