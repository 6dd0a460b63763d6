import { open, rename, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";
import { randomUUID } from "node:crypto";

/**
 * Writes a file so that it exists completely or not at all, and survives a loss of power: writes a temporary file, syncs it
 * to the disk, renames it, and syncs the folder.
 *
 * @param temporary a folder on the same disk for the temporary file
 */
export async function writeDurably(temporary: string, path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = join(temporary, randomUUID());
  const file = await open(unfinished, "wx");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
  await syncFolder(dirname(path));
}

/** Makes a rename in a folder survive a loss of power. Windows has no such call and does not need it. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  let folder: FileHandle | undefined;
  try {
    folder = await open(path, "r");
    await folder.sync();
  } finally {
    await folder?.close();
  }
}
