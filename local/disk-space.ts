import { statfs } from "node:fs/promises";

/**
 * So much of the disk stays free of new work. The tables' library ends the process if it can't write; before that, mail is
 * turned away for later, and the functions wait.
 */
const LEAST_FREE_BYTES = 16 * 1024 * 1024;

/** Whether the disk of a directory has room for more work, of this many bytes if that is known. */
export async function hasDiskSpace(directory: string, bytes = 0): Promise<boolean> {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize - bytes >= LEAST_FREE_BYTES;
}

/** Whether an error says that the disk is full, whichever library reports it. */
export function saysDiskIsFull(error: unknown): boolean {
  return error instanceof Error && /ENOSPC|no space left on device|disk is full/i.test(error.message);
}
