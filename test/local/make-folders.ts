import { mkdirSync } from "node:fs";
import { join } from "node:path";

/** Creates two folders in a directory if they do not exist, and returns their paths in the same order. */
export function makeFolders(directory: string, first: string, second: string): [string, string] {
  const paths: [string, string] = [join(directory, first), join(directory, second)];
  for (const path of paths) mkdirSync(path, { recursive: true });
  return paths;
}
