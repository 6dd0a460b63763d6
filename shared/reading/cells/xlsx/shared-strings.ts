import type { ReadingLimits } from "../reading-limits.ts";
import { garbled, tooLargeInside } from "../unreadable-file.ts";
import { decodeCellText, textByteClass, decodeCharacterCodes } from "./cell-text.ts";
import type { ScanPiece } from "../zip/piece-feed.ts";
import { createShortTexts, type ShortTexts } from "./short-texts.ts";
import { createXmlTokens } from "../xml/xml-tokens.ts";

/** Scans the part of shared texts into `strings`, in order. Phonetic readings are left out; runs of rich text are joined. */
export function createSharedStringScanner(part: string, strings: string[], limits: ReadingLimits): ScanPiece {
  const tokens = createXmlTokens(part);
  let inside = false;
  let closed = false;
  let foreignDepth = 0;
  let stringBytes = 0;
  const shortTexts = createShortTexts();

  return (bytes, end, last) => {
    shortTexts.forget(end);
    let position = 0;
    if (!inside && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) position = 3;
    for (;;) {
      if (inside && foreignDepth === 0) position = scanPlainItems(part, shortTexts, bytes, position, strings);
      if (stringBytes + position > limits.stringBytes) {
        throw tooLargeInside(`The shared texts of the workbook hold over ${limits.stringBytes} bytes.`);
      }
      const next = tokens.next(bytes, position, end);
      if (next < 0) break;
      if (foreignDepth > 0) {
        if (tokens.kind === "open") foreignDepth++;
        else if (tokens.kind === "close") foreignDepth--;
        position = next;
      } else if (tokens.kind === "open" && tokens.is("si") && inside) {
        const after = scanItem(bytes, next, end);
        if (after < 0) break;
        position = after;
      } else {
        if (tokens.kind === "empty" && tokens.is("si")) strings.push("");
        else if (tokens.kind === "open" && tokens.is("sst")) inside = true;
        else if (tokens.kind === "empty" && tokens.is("sst")) closed = true;
        else if (tokens.kind === "close" && tokens.is("sst")) closed = true;
        else if (tokens.kind === "open") foreignDepth = 1;
        position = next;
      }
    }
    stringBytes += position;
    if (last && !closed) throw garbled(`The part ${part} ends before the last shared text.`);
    return closed && last ? end : position;
  };

  /** Scans an item of any form: runs, phonetic readings, CDATA. Returns the position after its end, or -1. */
  function scanItem(bytes: Buffer, from: number, end: number): number {
    let position = from;
    let text = "";
    let runText = "";
    let depth = 1;
    let textDepth = 0;
    let leftOutDepth = 0;
    for (;;) {
      position = tokens.next(bytes, position, end);
      if (position < 0) return -1;
      switch (tokens.kind) {
        case "open":
          depth++;
          if (leftOutDepth === 0) {
            if (tokens.is("t")) textDepth = depth;
            else if (!tokens.is("r")) leftOutDepth = depth;
          }
          break;
        case "close":
          if (depth === textDepth) {
            textDepth = 0;
            text += decodeCharacterCodes(runText);
            runText = "";
          }
          if (depth === leftOutDepth) leftOutDepth = 0;
          depth--;
          if (depth === 0) {
            if (!tokens.is("si")) throw garbled(`The part ${part} closes a tag that it has not opened.`);
            strings.push(text);
            return position;
          }
          break;
        case "text":
        case "verbatim":
          if (textDepth > 0 && leftOutDepth === 0) runText += tokens.text();
          break;
        case "empty":
          break;
      }
    }
  }
}

/** Scans items as long as they have the common form `<si><t>…</t></si>`. Returns where the first other one begins. */
function scanPlainItems(part: string, shortTexts: ShortTexts, bytes: Buffer, from: number, strings: string[]): number {
  let position = from;
  for (;;) {
    // <si><t
    if (bytes[position] !== 60 || bytes[position + 1] !== 115 || bytes[position + 2] !== 105) return position;
    if (bytes[position + 3] !== 62 || bytes[position + 4] !== 60 || bytes[position + 5] !== 116) return position;
    let at = position + 6;
    if (bytes[at] === 32) {
      // The only attribute of a text is xml:space="preserve"; blanks are kept with or without it.
      while (bytes[at] !== 62 && bytes[at] !== 0 && bytes[at] !== 47) at++;
    }
    if (bytes[at] !== 62) return position;
    const start = ++at;
    let seen = 0;
    let kind = 0;
    while ((kind = textByteClass[bytes[at] ?? 0] ?? 0) < 4) {
      seen |= kind;
      at++;
    }
    // </t></si>
    if (kind !== 4 || bytes[at + 1] !== 47 || bytes[at + 2] !== 116 || bytes[at + 3] !== 62) return position;
    if (bytes[at + 4] !== 60 || bytes[at + 5] !== 47 || bytes[at + 6] !== 115) return position;
    if (bytes[at + 7] !== 105 || bytes[at + 8] !== 62) return position;
    if (seen === 0) strings.push(shortTexts.text(bytes, start, at));
    else if (seen === 1) strings.push(bytes.toString("utf8", start, at));
    else strings.push(decodeCellText(bytes, start, at, part));
    position = at + 9;
  }
}
