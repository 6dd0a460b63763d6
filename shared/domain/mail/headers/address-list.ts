import { parseEmailAddress } from "../../organisation/email-address.ts";
import { decodeWords } from "./decode-words.ts";
import type { HeaderAddress } from "../mail-facts.ts";
import { toSafeLine } from "./safe-line.ts";

export interface AddressList {
  readonly addresses: readonly HeaderAddress[];
  /** Whether a part of the field was neither an address nor empty; another program might read other addresses. */
  readonly malformed: boolean;
}

/**
 * Reads the addresses of a From, To or Reply-To value. Deliberately strict: anything that two mail programs could read
 * differently (two bracketed addresses in one entry, text after the address, quoted or non-ASCII local parts, encoded words
 * instead of an address, unclosed quotes) counts as malformed; we never guess. Takes time linear in the value.
 *
 * @param value unfolded, one character for each byte
 * @param limit the most addresses to read; more make the value malformed
 */
export function parseAddressList(value: string, limit: number): AddressList {
  const addresses: HeaderAddress[] = [];
  let malformed = false;
  for (const entry of entriesOf(value)) {
    const read = readEntry(entry);
    if (read === "malformed" || addresses.length >= limit) malformed = true;
    else if (read !== "empty") addresses.push(read);
  }
  return { addresses, malformed };
}

interface Entry {
  /** The text outside brackets and comments, without its quotes. */
  phrase: string;
  comment: string;
  /** The texts in angle brackets. */
  bracketed: string[];
  quoted: boolean;
  broken: boolean;
}

const NAME_LENGTH = 200;
/** Our addresses and those of counterparties are plain ASCII; anything else is an attempt at a look-alike. */
const PLAIN_ADDRESS = /^[!-~]+$/;

function readEntry(entry: Entry): HeaderAddress | "malformed" | "empty" {
  if (entry.broken || entry.bracketed.length > 1) return "malformed";
  const [bracketed] = entry.bracketed;
  if (bracketed !== undefined) return headerAddress(bracketed, entry.phrase.trim() || entry.comment);
  const phrase = entry.phrase.trim();
  if (phrase === "") return entry.quoted ? "malformed" : "empty";
  return entry.quoted ? "malformed" : headerAddress(phrase, entry.comment);
}

function headerAddress(text: string, name: string): HeaderAddress | "malformed" {
  const plain = text.trim();
  const address = PLAIN_ADDRESS.test(plain) ? parseEmailAddress(plain) : undefined;
  return address === undefined ? "malformed" : { name: toSafeLine(decodeWords(name), NAME_LENGTH), address };
}

/** Splits at commas, semicolons and group names outside quotes, comments and angle brackets. */
function entriesOf(value: string): Entry[] {
  const entries: Entry[] = [];
  let entry = emptyEntry();
  let inside: "phrase" | "quote" | "angle" = "phrase";
  let comments = 0;
  const close = (): void => {
    entries.push(entry);
    entry = emptyEntry();
  };
  for (let at = 0; at < value.length; at++) {
    const character = value.charAt(at);
    const escaped = character === "\\" && (inside === "quote" || comments > 0) ? value.charAt(++at) : undefined;
    if (comments > 0) {
      if (escaped === undefined && character === "(") comments++;
      else if (escaped === undefined && character === ")") comments--;
      else entry.comment += escaped ?? character;
    } else if (inside === "quote") {
      if (escaped === undefined && character === '"') inside = "phrase";
      else entry.phrase += escaped ?? character;
    } else if (inside === "angle") {
      if (character === ">") inside = "phrase";
      else addToBracketed(entry, character);
    } else {
      switch (character) {
        case '"':
          entry.quoted = true;
          // Text after the bracketed address: programs disagree on which of the two is the sender.
          if (entry.bracketed.length > 0) entry.broken = true;
          inside = "quote";
          break;
        case "(":
          comments++;
          break;
        case "<":
          entry.bracketed.push("");
          inside = "angle";
          break;
        case ":":
          // The text so far was the name of a group, unless it contains an address.
          if (entry.bracketed.length > 0 || entry.phrase.includes("@")) entry.broken = true;
          else entry = emptyEntry();
          break;
        case ",":
        case ";":
          close();
          break;
        default:
          if (entry.bracketed.length > 0 && !/\s/.test(character)) entry.broken = true;
          entry.phrase += character;
      }
    }
  }
  if (inside !== "phrase" || comments > 0) entry.broken = true;
  close();
  return entries;
}

function addToBracketed(entry: Entry, character: string): void {
  const last = entry.bracketed.pop() ?? "";
  entry.bracketed.push(last + character);
}

function emptyEntry(): Entry {
  return { phrase: "", comment: "", bracketed: [], quoted: false, broken: false };
}
