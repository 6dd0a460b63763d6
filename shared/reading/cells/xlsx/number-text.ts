/** A double is exact for whole numbers of so many digits, and dividing one by a power of ten rounds correctly. */
export const MOST_EXACT_DIGITS = 15;

/**
 * Reads a number as spreadsheets store it.
 * @returns undefined if the text is not a number.
 */
export function parseStoredNumber(text: string): number | undefined {
  const trimmed = text.trim();
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?$/.test(trimmed)) return undefined;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : undefined;
}

/**
 * The stored digits if the double can't hold them all, otherwise an empty text. Such digits are an identifier
 * (`12345678901234567890`), hardly an amount. Excel writes doubles with 17 digits (`1.1000000000000001`); those are the same
 * value as the double.
 */
export function digitsBeyondDouble(text: string, value: number): string {
  const digits = significantDigits(text);
  if (digits.length <= MOST_EXACT_DIGITS || value === 0) return "";
  const precision = Math.min(digits.length, 100);
  if (significantDigits(value.toPrecision(precision)) === digits) return "";
  // The shortest text of a fraction may round its last digit the other way.
  return !Number.isInteger(value) && significantDigits(String(value)) === digits ? "" : text.trim();
}

function significantDigits(text: string): string {
  return text
    .trim()
    .replace(/[eE].*$/, "")
    .replaceAll(/[^0-9]/g, "")
    .replace(/^0+/, "");
}
