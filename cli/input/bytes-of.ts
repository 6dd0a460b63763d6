import { readFile } from "node:fs/promises";

import { Refused } from "../refused.ts";

/** @throws Refused where the file can't be read. */
export async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    throw new Refused(code === "ENOENT" ? `There is no file ${file}.` : `${file} can't be read: ${String(error)}`);
  }
}
