/**
 * This room compares invoice numbers as text, however people write them: the normal form here, equal hashes of it in
 * `hash-reference.ts`, the number without prefixes and suffixes in `core-number.ts`, slips of typing in `slips.ts`, and which
 * numbers are distinctive in `distinctive-number.ts`.
 */

export const ZERO = 48;
export const NINE = 57;
export const NOT_ASCII = 128;
const FIRST_LETTER = 97;
const LAST_LETTER = 122;
const LOWER_CASE_BIT = 32;

/** A shorter reference, or one without a digit, does not identify an invoice by itself. */
const SHORTEST_STRONG_REFERENCE = 3;

/**
 * The normal form of a reference: letters in capitals and digits, without marks and without leading zeros of a number.
 * `INV-000123/a` becomes `INV123A`.
 */
export function normaliseReference(text: string): string {
  // Nearly all references are plain ASCII, and each is normalised many times.
  if (!isPlain(text)) return normaliseFolded(text);
  let normal = "";
  let pendingZero = false;
  let inNumber = false;
  for (let at = 0; at < text.length; at++) {
    const character = NORMAL_CODE[text.charCodeAt(at)] ?? 0;
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
 * A stricter form: a mark between two digits counts (`20-03` is not `2003`), and a number after letters keeps at least three
 * digits. Two references with the same strict form are the same number.
 */
export function strictReference(text: string): string {
  return fold(text)
    .replaceAll(/(?<!\d)-|-(?!\d)/g, "")
    .replaceAll(/^0+(?=\d)|(?<=\D)0+(?=\d{3})/g, "");
}

/** Whether a reference is long enough to identify an invoice by itself. */
export function isStrongReference(text: string): boolean {
  const normal = normaliseReference(text);
  return normal.length >= SHORTEST_STRONG_REFERENCE && /\d/.test(normal);
}

/** The code that each ASCII character has in the normal form: that of a digit or a capital; 0 for any other. */
export const NORMAL_CODE = Uint8Array.from({ length: NOT_ASCII }, (_, code) => {
  if (code >= ZERO && code <= NINE) return code;
  const lower = code | LOWER_CASE_BIT;
  return lower >= FIRST_LETTER && lower <= LAST_LETTER ? code & ~LOWER_CASE_BIT : 0;
});

/** Whether all characters of a text are ASCII. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= NOT_ASCII) return false;
  return true;
}

/** The text with full-width digits and the like replaced by the common characters. */
export function commonCharacters(text: string): string {
  return isPlain(text) ? text : text.normalize("NFKC");
}

/** Capitals and digits, with one `-` for all that separates them. */
export function fold(text: string): string {
  return commonCharacters(text)
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "");
}
