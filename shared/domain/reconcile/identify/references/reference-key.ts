/** Where `hashReference` puts what it found; kept by the caller so that a million references cost no garbage. */
export class ReferenceHashes {
  /** Of the letters and digits, whatever their case, spaces, punctuation and leading zeros; 0 where there are none. */
  whole = 0;
  /** Of the longest run of digits without its leading zeros; 0 where none has three digits. */
  longestRun = 0;
  /** Of the last run of digits; 0 where it has fewer than three. */
  lastRun = 0;
}

const HASH_START = 0x811c9dc5 | 0;
const HASH_FACTOR = 0x01000193;
const ZERO = 48;
const NINE = 57;
const FIRST_LETTER = 97;
const LAST_LETTER = 122;
const LOWER_CASE_BIT = 32;
const NOT_ASCII = 128;
const SHORTEST_RUN = 3;

/** Fewer letters and digits than this, or no digit at all, and a reference needs more than itself to be believed. */
const SHORTEST_STRONG_REFERENCE = 3;

/**
 * Hashes of a reference by which two writings of one number meet: `inv-00123` and `INV 123` have the same `whole`.
 * Equal hashes prove nothing: compare `normaliseReference` of both.
 */
export function hashReference(text: string, into: ReferenceHashes): void {
  hashCharacters(text, into, false);
}

/** The `whole` of words in capitals and digits that are put together one after the other: `INV`, `00`, `123`. */
export class GrowingReference {
  hasDigits = false;
  #whole = HASH_START;
  #pendingZero = false;
  #inNumber = false;

  get hash(): number {
    return spread(this.#pendingZero ? Math.imul(this.#whole ^ ZERO, HASH_FACTOR) : this.#whole) || 1;
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

/** Letters in capitals and digits, without anything between them and without zeros before a number: `INV-000123/a` is `INV123A`. */
export function normaliseReference(text: string): string {
  // Nearly all references are of plain characters, and this is asked of each of them many times.
  if (!isPlain(text)) return normaliseFolded(text);
  let normal = "";
  let pendingZero = false;
  let inNumber = false;
  for (let at = 0; at < text.length; at++) {
    const character = FOLDED[text.charCodeAt(at)] ?? 0;
    if (character === 0) continue;
    if (character === ZERO && !inNumber) {
      pendingZero = true;
      continue;
    }
    const isDigit = character <= NINE;
    if (pendingZero && !isDigit) normal += "0";
    pendingZero = false;
    inNumber = isDigit;
    normal += String.fromCharCode(character);
  }
  return pendingZero ? `${normal}0` : normal;
}

function normaliseFolded(text: string): string {
  return fold(text)
    .replaceAll("-", "")
    .replaceAll(/(?<!\d)0+(?=\d)/g, "");
}

/**
 * The same, where a mark between two digits still counts (`20-03` is not `2003`) and a number after letters has kept
 * three digits: two references with the same strict form are one number written twice.
 */
export function strictReference(text: string): string {
  return fold(text)
    .replaceAll(/(?<!\d)-|-(?!\d)/g, "")
    .replaceAll(/^0+(?=\d)|(?<=\D)0+(?=\d{3})/g, "");
}

/** Whether a reference says enough to stand for an invoice by itself. */
export function isStrongReference(text: string): boolean {
  const normal = normaliseReference(text);
  return normal.length >= SHORTEST_STRONG_REFERENCE && /\d/.test(normal);
}

/** What each ASCII character counts as: a digit or a capital by its code, anything else as nothing. */
const FOLDED = Uint8Array.from({ length: NOT_ASCII }, (_, code) => {
  if (code >= ZERO && code <= NINE) return code;
  const lower = code | LOWER_CASE_BIT;
  return lower >= FIRST_LETTER && lower <= LAST_LETTER ? code & ~LOWER_CASE_BIT : 0;
});

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
    const character = code < NOT_ASCII ? (FOLDED[code] ?? 0) : code;
    if (character >= ZERO && character <= NINE) {
      isEmpty = false;
      if (character === ZERO && runLength === 0) {
        if (inNumber) whole = Math.imul(whole ^ character, HASH_FACTOR);
        else pendingZero = true;
        continue;
      }
      inNumber = true;
      pendingZero = false;
      // From here to the end of the run every digit counts: most of what a ledger's numbers are made of.
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
  into.whole = isEmpty ? 0 : spread(whole) || 1;
  into.longestRun = longest === 0 ? 0 : spread(longest) || 1;
  into.lastRun = last === 0 ? 0 : spread(last) || 1;
}

/** Whether a text has ASCII characters alone. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= NOT_ASCII) return false;
  return true;
}

/** The characters of a text in their common form: full-width figures and the like as the plain ones. */
export function commonCharacters(text: string): string {
  return isPlain(text) ? text : text.normalize("NFKC");
}

/** Capitals and digits, with one `-` for whatever stands between them. */
function fold(text: string): string {
  return commonCharacters(text)
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "");
}

/** Lets every bit of a hash reach the low ones, which choose the slot. */
function spread(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}
