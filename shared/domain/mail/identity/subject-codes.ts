import type { Directory } from "../../organisation/organisation.ts";
import { parseOrganisationCode, type OrganisationCode } from "../../organisation/organisation-code.ts";
import { withoutHoldCodes } from "../holds/hold-code.ts";
import { codesThatAreWords, wordsInCapitals } from "./subject-words.ts";

/** The organisation codes in a subject line. A code proves nothing by itself. */
export interface SubjectCodes {
  /** Codes that are in the directory, in order, each once. */
  readonly known: readonly {
    readonly code: OrganisationCode;
    /**
     * Whether it can only be meant as a code: in capitals, and not also a word that people write in subjects (REF, RAN,
     * REP, RAT). Other codes count only if something else names the same organisation.
     */
    readonly deliberate: boolean;
  }[];
  /** Words in the place and form of a code that are not in the directory. */
  readonly unknown: readonly string[];
}

/**
 * Finds the codes in a decoded subject, among words, brackets, punctuation and reply prefixes, in any case. Codes are looked
 * up in the directory as they are, never corrected.
 */
export function findSubjectCodes(subject: string, directory: Directory): SubjectCodes {
  const text = withoutPrefixes(withoutHoldCodes(subject.normalize("NFKC")));
  const known = new Map<OrganisationCode, boolean>();
  const unknown: string[] = [];
  for (const token of tokensOf(text)) {
    const code = parseOrganisationCode(token.text);
    if (code !== undefined && directory.has(code)) {
      known.set(code, (known.get(code) ?? false) || isDeliberate(token));
    } else if (looksLikeCode(token, text)) {
      unknown.push(token.text);
    }
  }
  return { known: Array.from(known, ([code, deliberate]) => ({ code, deliberate })), unknown: [...new Set(unknown)] };
}

interface Token {
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

/** Reply prefixes. `REF:` is not one: the trust REF begins its subjects with it. */
const PREFIX = /^\s*(?:re|fw|fwd|aw|wg|sv|vs|tr|rv|antw|odp|enc|vb)(?:\s?\[\d+\])?\s*:\s*/i;
/** A mail system's mark before the prefix, `[EXTERNAL] RE: …`; it might also contain a code. */
const MARK = /^\s*\[[^\]]{1,40}\]\s*/;

function withoutPrefixes(subject: string): string {
  let text = subject;
  for (let count = 0; count < 20; count++) {
    const mark = MARK.exec(text)?.[0] ?? "";
    const rest = text.slice(mark.length);
    if (!PREFIX.test(rest)) return text;
    text = `${rest.replace(PREFIX, "")} ${mark}`;
  }
  return text;
}

function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), (found) => ({
    text: found[0],
    before: text.slice(Math.max(0, found.index - 24), found.index),
    after: text.slice(found.index + found[0].length, found.index + found[0].length + 24),
  })).filter((token) => /^[A-Za-z0-9]{3,6}$/.test(token.text));
}

function isDeliberate(token: Token): boolean {
  if (token.text !== token.text.toUpperCase()) return false;
  return !codesThatAreWords.has(token.text) || isPlaced(token);
}

/** Whether it is in brackets or after a word such as `code`. There, even REF is meant as a code. */
function isPlaced(token: Token): boolean {
  const bracketed = /[[({]\s*$/.test(token.before) && /^\s*[\])}]/.test(token.after);
  return bracketed || /\b(?:code|ods|organisation|organization|org)\W{1,3}$/i.test(token.before);
}

function looksLikeCode(token: Token, subject: string): boolean {
  const { text } = token;
  if (text !== text.toUpperCase() || !/[A-Z]/.test(text) || wordsInCapitals.has(text)) return false;
  if (NO_CODE.some((shape) => shape.test(text)) || NUMBER_WORD.test(token.before)) return false;
  if (/\d/.test(text) || isPlaced(token)) return true;
  // Letters alone are a code only in the place of a code, and not in a subject that is all in capitals.
  const shouting = subject === subject.toUpperCase();
  const leading = token.before.trim() === "" || /\b(?:from|by)\s+$/i.test(token.before);
  const dashed = /^\s*(?:[-–—:|/]|$)/.test(token.after) && /(?:^|[-–—:|/])\s*$/.test(token.before);
  return !shouting && (leading || dashed);
}

/** Periods, years, ordinals, amounts and document numbers that have the shape of a code. */
const NO_CODE = [
  /^(?:Q[1-4]|M\d{1,2}|P\d{1,2}|H[12]|FY\d{2,4}|\d{2,4}FY|WK\d{1,2}|V\d{1,4}|REV\d+|VER\d+|PT\d+|DAY\d+)$/,
  /^(?:FY\d{2}Q[1-4]|Q[1-4]FY\d{2}|\d{2}Q[1-4]|Q[1-4]\d{2,4}|\d{2}M\d{1,2}|M\d{2}Y\d{2}|MTH\d{1,2})$/,
  /^\d{0,2}(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|SEPT|OCT|NOV|DEC)\d{0,4}$/,
  /^\d+(?:ST|ND|RD|TH|K|M|BN|PM|AM|P|GBP)$/,
  /^(?:INV|PO|CN|CR|SI|SIN|REF|NO|ACC|TEL|EXT|DOC|ID)\d+$/,
  /^(?:COVID|CV)\d*$/,
];

/** Words before a number of the sender's own: `invoice A1234`, `ref: X99`. */
const NUMBER_WORD =
  /\b(?:invoices?|inv|po|order|refs?|reference|numbers?|nos?|account|acc|a\/c|ticket|case|version|v)\W{1,3}$/i;
