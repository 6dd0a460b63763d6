import { join } from "node:path";

const MAX_NAME = 200;
const OBJECT = "=object";
const EMPTY = "=empty";

/**
 * The path of an object's file. Each part of the key between slashes is a folder, so that a person can find it; characters
 * that are special to a file system are encoded. No encoded text contains `=`, so the ending distinguishes the object `a` from
 * the folder of `a/b`.
 */
export function pathOfObject(bucketDirectory: string, key: string): string {
  return join(bucketDirectory, ...key.split("/").flatMap(namesOfPart)) + OBJECT;
}

/** The key of a file, from the names in its path below the bucket's folder; `undefined` if the file is not an object. */
export function keyOfNames(names: readonly string[]): string | undefined {
  const path = names.join("/");
  if (!path.endsWith(OBJECT)) return undefined;
  return path
    .slice(0, -OBJECT.length)
    .replaceAll(EMPTY, "")
    .replaceAll("=/", "")
    .split("/")
    .map(decodeURIComponent)
    .join("/");
}

/** Encodes one part of a key. A part that is too long for a file name is split into folders that end in `=`. */
function namesOfPart(part: string): string[] {
  if (part === "") return [EMPTY];
  const encoded = encodeURIComponent(part)
    .replaceAll("*", "%2A")
    .replace(/\.+$/, (dots) => dots.replaceAll(".", "%2E"));
  const names = [];
  for (let from = 0; from < encoded.length; from += MAX_NAME) {
    const isLast = from + MAX_NAME >= encoded.length;
    names.push(encoded.slice(from, from + MAX_NAME) + (isLast ? "" : "="));
  }
  return names;
}
