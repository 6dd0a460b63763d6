import { join } from "node:path";

const MAX_NAME = 200;
const OBJECT = "=object";
const EMPTY = "=empty";

/**
 * The file of an object: a folder for each part of the key between slashes, so that a person finds it, with everything
 * encoded that a file system could take for something else. No encoded text holds `=`, so the mark at the end keeps the
 * object `a` apart from the folder of `a/b`.
 */
export function pathOfObject(bucketDirectory: string, key: string): string {
  return join(bucketDirectory, ...key.split("/").flatMap(namesOfPart)) + OBJECT;
}

/** The key of a file, by the names on the way to it from its bucket's folder; `undefined` where it is no object. */
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

/** A part that is too long for a file name goes on below a folder that ends in `=`. */
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
