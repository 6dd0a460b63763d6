/**
 * Whether a file holds nothing that a person sent: it is empty, or a program left it beside the file that the person meant. A Mac adds
 * the properties of a file, Office and LibreOffice the lock of an open one, Windows pictures and settings of a folder.
 */
export function isResidue(bytes: Uint8Array, name: string): boolean {
  return bytes.length === 0 || RESIDUE.test(name) || APPLE_DOUBLE.every((byte, at) => bytes[at] === byte);
}

const RESIDUE =
  /(?:^|[/\\])(?:__MACOSX[/\\].*|\._[^/\\]*|\.DS_Store|~\$[^/\\]*|\.~lock\.[^/\\]*#?|Thumbs\.db|desktop\.ini)$/i;
/** The first bytes of the properties that a Mac sends apart from the file. */
const APPLE_DOUBLE = [0x00, 0x05, 0x16, 0x07];
