import type { MailHeaders } from "../mail-facts.ts";
import { readMailHeaders, type HeaderLine } from "./read-mail-headers.ts";

/** Limits on the header block of a message. */
export const headerLimits = {
  /** Normal mail through many relays stays under 64 KB. Stops: an endless header. */
  headerBytes: 256 * 1024,
  /** Stops: a hundred thousand empty fields, each an object. */
  headerFields: 2000,
  /** Of each address field. Stops: a huge list of victims, kept and logged with the mail. */
  addresses: 500,
} as const;

/** The header of a message. Past a limit it is not read, and nothing is known about the mail but its envelope. */
export type HeaderBlock =
  | { readonly outcome: "read"; readonly headers: MailHeaders }
  | {
      readonly outcome: "failed";
      readonly reason: "headers-too-big" | "too-many-header-fields";
      readonly why: string;
    };

/**
 * Reads the header block of a message, and nothing behind it. It splits lines and no more, in linear time, so that what it needs
 * of trust is small: this is the only part of a mail that a function with rights on records reads itself.
 *
 * @param raw the whole message, or as much of it as the limit of the block and one byte
 */
export function readHeaderBlock(raw: Uint8Array): HeaderBlock {
  const lines: HeaderLine[] = [];
  let end = 0;
  while (end < raw.length) {
    const lineFeed = raw.indexOf(LINE_FEED, end);
    const next = lineFeed < 0 ? raw.length : lineFeed + 1;
    if (next > headerLimits.headerBytes)
      return {
        outcome: "failed",
        reason: "headers-too-big",
        why: `The header fields of a part take more than ${headerLimits.headerBytes / 1024} KB.`,
      };
    const line = textOfBytes(raw.subarray(end, next)).replace(/\r?\n$/, "");
    if (line === "") break;
    addLine(lines, line, end === 0);
    if (lines.length > headerLimits.headerFields)
      return {
        outcome: "failed",
        reason: "too-many-header-fields",
        why: `It has more than ${headerLimits.headerFields} header fields.`,
      };
    end = next;
  }
  return { outcome: "read", headers: readMailHeaders(lines.filter(isField), headerLimits) };
}

const LINE_FEED = 0x0a;

/** Adds a line as a field of its own, or to the field that it continues. */
function addLine(lines: HeaderLine[], line: string, isFirst: boolean): void {
  const last = lines.at(-1);
  if (last && /^[ \t]/.test(line)) {
    const joined = `${last.line}\r\n${line}`;
    lines[lines.length - 1] = { key: last.key === "" ? keyOf(joined) : last.key, line: joined };
  } else lines.push({ key: isFirst && isEnvelopeLine(line) ? ENVELOPE : keyOf(line), line });
}

/**
 * `From jane@…` as the very first line begins a message in a mailbox file, and is no field. `From : jane@…` there is a From field
 * by the standard: those who judged the sender may have read it.
 */
function isEnvelopeLine(line: string): boolean {
  return /^(?:from|post) /i.test(line) && !/^from[ \t]+:/i.test(line);
}

const ENVELOPE = " ";

function isField({ key }: HeaderLine): boolean {
  return key !== ENVELOPE;
}

function keyOf(line: string): string {
  return line
    .slice(0, Math.max(0, line.indexOf(":")))
    .trim()
    .toLowerCase();
}

/** One character for each byte. */
function textOfBytes(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join("");
}
