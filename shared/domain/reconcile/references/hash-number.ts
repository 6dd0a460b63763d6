import { commonCharacters } from "./normalise-reference.ts";

declare const coreHashBrand: unique symbol;

/** A 32-bit hash of a number's core, segments or base (see `NumberParts`); 0 means that there is none. */
export type CoreHash = number & { readonly [coreHashBrand]: true };

/** @throws RangeError for a number that does not fit in 32 bits. */
export function coreHash(value: number): CoreHash {
  if (isCoreHash(value)) return value;
  throw new RangeError(`${String(value)} is not a hash`);
}

function isCoreHash(value: number): value is CoreHash {
  return (value | 0) === value;
}

const noHash = coreHash(0);

/** The result of `hashNumber`. The caller keeps one and reuses it, so that a million numbers cost no garbage. */
export class NumberHashes {
  /** Of the core; 0 if the text has no letters or digits. */
  core: CoreHash = noHash;
  /** Of the core with the leading zeros of each segment taken out. */
  segments: CoreHash = noHash;
  /** Of the segments without their ending; 0 if there is none. */
  base: CoreHash = noHash;
  /** Whether the text has marks between several numbers: `10421, 10422`. */
  isSet = false;
  /** Whether the text has no digit. Its words may only announce a number or speak of the copy. */
  isWord = false;
  /** Whether letters follow a digit. They may be a word that speaks of the copy and is no part of the number. */
  hasLettersBehind = false;
}

const HASH_START = 0x811c9dc5 | 0;
const HASH_FACTOR = 0x01000193;
const AMPERSAND = 38;
const PLUS = 43;
const COMMA = 44;
const ZERO = 48;
const NINE = 57;
const SEMICOLON = 59;
const NOT_ASCII = 128;
const FIRST_CAPITAL = 65;
const LAST_CAPITAL = 90;
const LOWER_CASE_BIT = 32;

/** For each ASCII character its code in capitals; 0 for a mark. */
const CAPITAL = Uint8Array.from({ length: NOT_ASCII }, (_, code) => {
  if (code >= ZERO && code <= NINE) return code;
  const upper = code & ~LOWER_CASE_BIT;
  return code >= FIRST_CAPITAL && upper >= FIRST_CAPITAL && upper <= LAST_CAPITAL ? upper : 0;
});

/**
 * Hashes a number in one scan of its characters. Equal hashes prove nothing: compare the `NumberParts` of both.
 */
export function hashNumber(text: string, into: NumberHashes): void {
  let core = HASH_START;
  let segments = HASH_START;
  let base = 0;
  let word = HASH_START;
  let hasLetter = false;
  let inBody = false;
  let coreLength = 0;
  let afterMark = false;
  let segmentHasDigit = false;
  let segmentZero = false;
  let wasDigit = false;
  const { length } = text;
  into.isSet = false;
  into.hasLettersBehind = false;
  into.isWord = false;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= NOT_ASCII) {
      hashNumber(foldedForHash(text), into);
      return;
    }
    const character = CAPITAL[code] ?? 0;
    if (character === 0) {
      afterMark = true;
      if (code === COMMA || code === AMPERSAND || code === SEMICOLON || code === PLUS) into.isSet = true;
      continue;
    }
    const isDigit = character <= NINE;
    if (!inBody) {
      if (!isDigit) {
        word = Math.imul(word ^ character, HASH_FACTOR);
        hasLetter = true;
        afterMark = false;
        continue;
      }
      inBody = true;
      // Most numbers end with their first run of digits: it needs no further checks.
      let digit = character;
      for (; digit === ZERO; digit = text.charCodeAt(++at)) segmentZero = true;
      for (; digit >= ZERO && digit <= NINE; digit = text.charCodeAt(++at)) {
        core = Math.imul(core ^ digit, HASH_FACTOR);
        coreLength++;
      }
      at--;
      segments = core;
      wasDigit = true;
      afterMark = false;
      if (coreLength > 0) {
        segmentZero = false;
        segmentHasDigit = true;
      }
      continue;
    }
    if (!isDigit) into.hasLettersBehind = true;
    // A digit behind a letter belongs to the same ending: PART 2.
    if (coreLength > 0 && (isDigit ? afterMark && wasDigit : afterMark || wasDigit)) {
      base = segmentZero ? Math.imul(segments ^ ZERO, HASH_FACTOR) : segments;
    }
    if (afterMark) {
      if (segmentZero) segments = Math.imul(segments ^ ZERO, HASH_FACTOR);
      segmentZero = false;
      segmentHasDigit = false;
      afterMark = false;
    }
    wasDigit = isDigit;
    if (character === ZERO && !segmentHasDigit) segmentZero = true;
    else {
      segmentZero = false;
      segmentHasDigit = true;
      segments = Math.imul(segments ^ character, HASH_FACTOR);
    }
    if (character === ZERO && coreLength === 0) continue;
    core = Math.imul(core ^ character, HASH_FACTOR);
    coreLength++;
  }
  if (!inBody) {
    into.isWord = hasLetter;
    into.core = hasLetter ? finish(word) : noHash;
    into.segments = into.core;
    into.base = noHash;
    return;
  }
  if (segmentZero) segments = Math.imul(segments ^ ZERO, HASH_FACTOR);
  into.core = finish(coreLength === 0 ? Math.imul(HASH_START ^ ZERO, HASH_FACTOR) : core);
  into.segments = finish(segments);
  into.base = base === 0 ? noHash : finish(base);
}

/** The hash of a core that is known already, such as a base or a rewritten number. */
export function hashCore(core: string): CoreHash {
  let hash = HASH_START;
  for (let at = 0; at < core.length; at++) hash = Math.imul(hash ^ core.charCodeAt(at), HASH_FACTOR);
  return finish(hash);
}

/** The common characters of a text; what is still not ASCII becomes a code of ASCII letters. */
function foldedForHash(text: string): string {
  return commonCharacters(text)
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "-")
    .replaceAll(/[^\0-\x7f]/g, (character) => `U${String(character.codePointAt(0) ?? 0)}U`);
}

/** Mixes every bit of a hash into the low ones, which choose the slot in a hash table. */
function finish(hash: number): CoreHash {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  return mixed === 0 ? coreHash(1) : coreHash(mixed);
}
