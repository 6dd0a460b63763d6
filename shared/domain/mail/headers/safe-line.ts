/** Control characters, direction marks and overrides, zero-width characters, tags, lone surrogates, unassigned characters. */
const INVISIBLE = /\p{C}/gu;

/**
 * Makes somebody else's text safe to show on one line: nothing in it can start a header field, change the direction of the
 * text after it, or be invisible. A text longer than `limit` characters is cut and ends in `…`.
 */
export function toSafeLine(text: string, limit: number): string {
  // Cut first: do no work for text that is not shown anyway.
  const clean = text
    .slice(0, limit * 4)
    .replaceAll(/[\t\r\n\u0085\u2028\u2029]/gu, " ")
    .replaceAll(INVISIBLE, "")
    .replaceAll(/\s{2,}/gu, " ")
    .trim();
  return clean.length > limit ? `${truncate(clean, limit - 1).trimEnd()}…` : clean;
}

/** The first `length` characters, without half a character at the end. */
export function truncate(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "");
}
