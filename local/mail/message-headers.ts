export interface MessageHeader {
  readonly name: string;
  /** Unfolded; encoded words are not decoded. */
  readonly value: string;
}

export interface MessageParts {
  readonly headers: readonly MessageHeader[];
  /** The bytes of each header, including folds and line ends. */
  readonly fields: readonly Uint8Array[];
  /** Everything from the empty line on; empty if there is no empty line. */
  readonly rest: Uint8Array;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const TAB = 9;

/** Splits a message into its headers and the rest, keeping every byte; lines may end in CRLF or LF. */
export function splitMessage(bytes: Uint8Array): MessageParts {
  const fields: Uint8Array[] = [];
  let fieldStart = 0;
  let lineStart = 0;
  while (lineStart < bytes.length) {
    const feed = bytes.indexOf(LINE_FEED, lineStart);
    const lineEnd = feed < 0 ? bytes.length : feed + 1;
    const first = bytes[lineStart];
    const isFold = (first === SPACE || first === TAB) && lineStart > fieldStart;
    const isEnd = first === LINE_FEED || (first === CARRIAGE_RETURN && bytes[lineStart + 1] === LINE_FEED);
    if (!isFold) {
      if (lineStart > fieldStart) fields.push(bytes.subarray(fieldStart, lineStart));
      fieldStart = lineStart;
    }
    if (isEnd) return { fields, headers: fields.map(headerOf), rest: bytes.subarray(lineStart) };
    lineStart = lineEnd;
  }
  if (fieldStart < bytes.length) fields.push(bytes.subarray(fieldStart));
  return { fields, headers: fields.map(headerOf), rest: bytes.subarray(bytes.length) };
}

/** The first header of this name (in any case), or `undefined`. */
export function headerValue(headers: readonly MessageHeader[], name: string): string | undefined {
  return headers.find((header) => header.name.toLowerCase() === name.toLowerCase())?.value;
}

function headerOf(field: Uint8Array): MessageHeader {
  const text = decode(field)
    .replaceAll(/\r?\n(?=[ \t])/g, "")
    .replace(/\r?\n$/, "");
  const colon = text.indexOf(":");
  return colon < 0
    ? { name: text.trim(), value: "" }
    : { name: text.slice(0, colon).trim(), value: text.slice(colon + 1).trim() };
}

/** Decodes a header as UTF-8 or, if it is not valid UTF-8, one character for each byte. */
function decode(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString("utf8");
  return text.includes("\uFFFD") ? Buffer.from(bytes).toString("latin1") : text;
}
