import { cutOff } from "../unreadable-file.ts";

/** A part of a web archive: a page, a style sheet, a picture. */
export interface MimePart {
  /** In lower case: `text/html`. */
  readonly type: string;
  readonly charset: string | undefined;
  /** The address of the part: `file:///C:/a/sheet001.htm`. */
  readonly location: string;
  readonly content: () => Buffer;
}

/**
 * Splits a web archive into its parts, in their order; a part that has parts itself is replaced by them.
 *
 * @param most how many parts are read at most.
 * @throws UnreadableFile if the archive is cut off.
 */
export function mimeParts(bytes: Buffer, most: number): MimePart[] {
  const parts: MimePart[] = [];
  splitInto(parts, bytes, most, 0);
  return parts;
}

/** Real archives have two levels. */
const MOST_NESTED = 5;
/** Headers of real parts have some hundred bytes. */
const LONGEST_HEADERS = 65_536;

function splitInto(parts: MimePart[], bytes: Buffer, most: number, depth: number): void {
  const { headers, bodyStart } = readHeaders(bytes);
  const declared = headers.get("content-type") ?? "text/plain";
  const type = declared.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  const body = bytes.subarray(bodyStart);
  const boundary = parameterOf(declared, "boundary");
  if (type.startsWith("multipart/") && boundary !== undefined && depth < MOST_NESTED) {
    for (const piece of piecesBetween(body, boundary)) {
      if (parts.length >= most) return;
      splitInto(parts, piece, most, depth + 1);
    }
    return;
  }
  const encoding = (headers.get("content-transfer-encoding") ?? "").trim().toLowerCase();
  parts.push({
    type,
    charset: parameterOf(declared, "charset"),
    location: headers.get("content-location")?.trim() ?? "",
    content: () => decodeBody(body, encoding),
  });
}

/** Reads the headers up to the first empty line. Names are in lower case; a continued line is joined. */
function readHeaders(bytes: Buffer): { headers: ReadonlyMap<string, string>; bodyStart: number } {
  const text = bytes.toString("latin1", 0, LONGEST_HEADERS);
  const end = /(?:^|\r?\n)\r?\n/.exec(text);
  const block = end === null ? text : text.slice(0, end.index);
  const headers = new Map<string, string>();
  for (const line of block.replaceAll(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, bodyStart: end === null ? bytes.length : end.index + end[0].length };
}

function parameterOf(header: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]{1,200})"|([^\\s;"]{1,200}))`, "i").exec(header);
  return match?.[1] ?? match?.[2];
}

/** The pieces between the lines that are the boundary. */
function piecesBetween(body: Buffer, boundary: string): Buffer[] {
  const mark = Buffer.from(`--${boundary}`, "latin1");
  const pieces: Buffer[] = [];
  let from = -1;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    const isLineStart = at === 0 || body[at - 1] === LINE_FEED;
    if (!isLineStart) continue;
    if (from >= 0) pieces.push(body.subarray(from, at));
    const lineEnd = body.indexOf(LINE_FEED, at + mark.length);
    const rest = body.toString("latin1", at + mark.length, lineEnd < 0 ? body.length : lineEnd).trim();
    if (rest === "--") return pieces;
    if (lineEnd < 0) break;
    from = lineEnd + 1;
  }
  throw cutOff("the archive ends before its last boundary");
}

function decodeBody(body: Buffer, encoding: string): Buffer {
  if (encoding === "base64") return Buffer.from(body.toString("latin1"), "base64");
  return encoding === "quoted-printable" ? decodeQuotedPrintable(body) : body;
}

function decodeQuotedPrintable(body: Buffer): Buffer {
  const decoded = Buffer.allocUnsafe(body.length);
  let length = 0;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at] ?? 0;
    if (byte !== EQUALS) {
      decoded[length++] = byte;
      continue;
    }
    const code = body.toString("latin1", at + 1, at + 3);
    if (/^[0-9a-f]{2}$/i.test(code)) {
      decoded[length++] = parseInt(code, 16);
      at += 2;
    } else if (code.startsWith("\r\n")) at += 2;
    else if (code.startsWith("\n")) at += 1;
    // Anything else breaks the rules, and stays as it is.
    else decoded[length++] = byte;
  }
  return decoded.subarray(0, length);
}

const LINE_FEED = 10;
const EQUALS = 61;
