/** Controls, direction marks and overrides, zero-width characters, tags, halves of characters, and what no script has. */
const UNSEEN = /\p{C}/gu;

/**
 * A foreign text as one line that shows what it holds: nothing in it can start a header field, turn the direction of
 * what is written after it, or hide. Longer than `limit` characters, it is cut and ends in `…`.
 */
export function oneLine(text: string, limit: number): string {
  // Cut first: what comes after could not be shown anyway, and must not be paid for.
  const clean = text
    .slice(0, limit * 4)
    .replaceAll(/[\t\r\n\u0085\u2028\u2029]/gu, " ")
    .replaceAll(UNSEEN, "")
    .replaceAll(/\s{2,}/gu, " ")
    .trim();
  return clean.length > limit ? `${firstOf(clean, limit - 1).trimEnd()}…` : clean;
}

/** The first so many characters, without half a character at the end. */
export function firstOf(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "");
}
