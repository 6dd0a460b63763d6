/** Four bytes of Latin letters and marks, as a number for comparison. */
export function fourBytes(text: string): number {
  return Buffer.from(text, "latin1").readInt32LE(0);
}

const LT_ROW = fourBytes("<row");
const CLOSE_RO = fourBytes("</ro");
const ATTRIBUTE_R = fourBytes(' r="');

/** Whether the six bytes of the end tag `</row>`, without a prefix, are at this position. */
export function isRowEnd(bytes: Buffer, view: DataView, at: number): boolean {
  return view.getInt32(at, true) === CLOSE_RO && bytes[at + 4] === 119 && bytes[at + 5] === 62;
}

/** Whether the eight bytes `<row r="`, without a prefix, are at this position. */
export function isRowStart(view: DataView, at: number): boolean {
  return view.getInt32(at, true) === LT_ROW && view.getInt32(at + 4, true) === ATTRIBUTE_R;
}

/** Skips a formula: from after the name of its tag to after its end tag; -1 if its form is unusual. */
export function afterFormula(prefix: string, bytes: Buffer, from: number): number {
  let at = from;
  let byte = bytes[at] ?? 0;
  while (byte === 32) {
    // An attribute.
    do byte = bytes[++at] ?? 0;
    while (byte !== 34 && byte !== 60 && byte !== 62 && byte !== 0);
    if (byte !== 34) return -1;
    do byte = bytes[++at] ?? 0;
    while (byte !== 34 && byte !== 60 && byte !== 0);
    if (byte !== 34) return -1;
    byte = bytes[++at] ?? 0;
  }
  if (byte === 47) return bytes[at + 1] === 62 ? at + 2 : -1;
  if (byte !== 62) return -1;
  do byte = bytes[++at] ?? 0;
  while (byte !== 60 && byte !== 0);
  return byte === 60 ? afterClose(prefix, bytes, at, 102) : -1;
}

/** The position after the end tag whose name is, or ends with, this letter; -1 if no such tag is here. */
export function afterClose(prefix: string, bytes: Buffer, at: number, letter: number): number {
  if (bytes[at] !== 60 || bytes[at + 1] !== 47) return -1;
  let name = at + 2;
  if (prefix.length > 0) {
    if (!hasPrefix(prefix, bytes, name)) return -1;
    name += prefix.length;
  }
  // </is> is the only one of two letters.
  if (letter === 115 && bytes[name++] !== 105) return -1;
  return bytes[name] === letter && bytes[name + 1] === 62 ? name + 2 : -1;
}

/** Whether the prefix of the sheet's tags is at this position. */
export function hasPrefix(prefix: string, bytes: Buffer, at: number): boolean {
  for (let index = 0; index < prefix.length; index++) {
    if (bytes[at + index] !== prefix.charCodeAt(index)) return false;
  }
  return true;
}
