import { fold, NINE, NORMAL_CODE, NOT_ASCII, ZERO } from "./normalise-reference.ts";

declare const referenceHashBrand: unique symbol;

/** A 32-bit hash of a reference, or of a run of digits in it; 0 means that there is none. */
export type ReferenceHash = number & { readonly [referenceHashBrand]: true };

/** @throws RangeError for a number that does not fit in 32 bits. */
export function referenceHash(value: number): ReferenceHash {
  if (isReferenceHash(value)) return value;
  throw new RangeError(`${String(value)} is not a hash`);
}

function isReferenceHash(value: number): value is ReferenceHash {
  return (value | 0) === value;
}

const noHash = referenceHash(0);

/** The result of `hashReference`. The caller keeps one and reuses it, so that a million references cost no garbage. */
export class ReferenceHashes {
  /** Of the letters and digits, without regard to case, spaces, punctuation and leading zeros; 0 if there are none. */
  whole: ReferenceHash = noHash;
  /** Of the longest run of digits without its leading zeros; 0 if no run has three digits. */
  longestRun: ReferenceHash = noHash;
  /** Of the last run of digits; 0 if it has fewer than three. */
  lastRun: ReferenceHash = noHash;
}

const HASH_START = 0x811c9dc5 | 0;
const HASH_FACTOR = 0x01000193;
const SHORTEST_RUN = 3;

/**
 * Hashes a reference so that two spellings of one number have equal hashes: `inv-00123` and `INV 123` have the same `whole`.
 * Equal hashes prove nothing: compare `normaliseReference` of both.
 */
export function hashReference(text: string, into: ReferenceHashes): void {
  hashCharacters(text, into, false);
}

/** Computes `whole` for words that are added one after the other, in capitals and digits: `INV`, `00`, `123`. */
export class GrowingReference {
  hasDigits = false;
  #whole = HASH_START;
  #pendingZero = false;
  #inNumber = false;

  get hash(): ReferenceHash {
    return nonZero(mixBits(this.#pendingZero ? Math.imul(this.#whole ^ ZERO, HASH_FACTOR) : this.#whole));
  }

  add(word: string): void {
    for (let at = 0; at < word.length; at++) {
      const character = word.charCodeAt(at);
      const isDigit = character >= ZERO && character <= NINE;
      this.hasDigits ||= isDigit;
      if (character === ZERO && !this.#inNumber) {
        this.#pendingZero = true;
        continue;
      }
      if (this.#pendingZero && !isDigit) this.#whole = Math.imul(this.#whole ^ ZERO, HASH_FACTOR);
      this.#pendingZero = false;
      this.#inNumber = isDigit;
      this.#whole = Math.imul(this.#whole ^ character, HASH_FACTOR);
    }
  }
}

function hashCharacters(text: string, into: ReferenceHashes, folded: boolean): void {
  let whole = HASH_START;
  let run = HASH_START;
  let runLength = 0;
  let longest = 0;
  let longestLength = SHORTEST_RUN - 1;
  let last = 0;
  // A zero that begins a number counts only if nothing but zeros follows it.
  let pendingZero = false;
  let inNumber = false;
  let isEmpty = true;
  const { length } = text;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= NOT_ASCII && !folded) {
      hashCharacters(fold(text), into, true);
      return;
    }
    const character = code < NOT_ASCII ? (NORMAL_CODE[code] ?? 0) : code;
    if (character >= ZERO && character <= NINE) {
      isEmpty = false;
      if (character === ZERO && runLength === 0) {
        if (inNumber) whole = Math.imul(whole ^ character, HASH_FACTOR);
        else pendingZero = true;
        continue;
      }
      inNumber = true;
      pendingZero = false;
      // A ledger's numbers are mostly digits: the rest of the run needs no further checks.
      for (let digit = character; ; at++) {
        run = Math.imul(run ^ digit, HASH_FACTOR);
        whole = Math.imul(whole ^ digit, HASH_FACTOR);
        runLength++;
        if (at + 1 === length) break;
        digit = text.charCodeAt(at + 1);
        if (digit < ZERO || digit > NINE) break;
      }
      continue;
    }
    if (runLength > 0) {
      if (runLength > longestLength) {
        longest = run;
        longestLength = runLength;
      }
      last = runLength >= SHORTEST_RUN ? run : 0;
      run = HASH_START;
      runLength = 0;
    }
    if (character === 0) continue;
    if (pendingZero) whole = Math.imul(whole ^ ZERO, HASH_FACTOR);
    pendingZero = false;
    inNumber = false;
    isEmpty = false;
    whole = Math.imul(whole ^ character, HASH_FACTOR);
  }
  if (runLength > 0) {
    if (runLength > longestLength) longest = run;
    last = runLength >= SHORTEST_RUN ? run : 0;
  }
  if (pendingZero) whole = Math.imul(whole ^ ZERO, HASH_FACTOR);
  into.whole = isEmpty ? noHash : nonZero(mixBits(whole));
  into.longestRun = longest === 0 ? noHash : nonZero(mixBits(longest));
  into.lastRun = last === 0 ? noHash : nonZero(mixBits(last));
}

/** Mixes every bit of a hash into the low ones, which choose the slot in a hash table. */
function mixBits(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}

function nonZero(hash: number): ReferenceHash {
  return hash === 0 ? referenceHash(1) : referenceHash(hash);
}
