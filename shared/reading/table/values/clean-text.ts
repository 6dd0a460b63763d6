/** Spaces of every width, tabs and line ends; each run becomes one space. */
const ANY_SPACES = /[\s\u00a0\u1680\u180e\u2000-\u200a\u202f\u205f\u2800\u3000]+/g;

/** Invisible characters without a meaning: zero-width joiners, byte-order marks, soft hyphens, direction marks, controls. */
const INVISIBLE = /[\p{Cc}\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/gu;

/** Footnote marks at the end of a value: `1,234.50*`, `INV100 †`, `Total²`. */
const FOOTNOTE_MARKS = /[\s\u00a0]*[*†‡§¶¹²³⁰⁴-⁹ᵃᵇᶜ]+$/u;

/** Whether a text is printable ASCII without double spaces, spaces around it or a footnote mark. Most texts are, so this check is fast. */
function isPlain(text: string): boolean {
  let previous = 32;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 32 || code > 126 || (code === 32 && previous === 32)) return false;
    previous = code;
  }
  return previous !== 32 && previous !== 42;
}

/** A cell's text as a person sees it: without invisible characters and surrounding spaces, each run of spaces made one. */
export function cleanText(text: string): string {
  if (text.length <= SHORT) return isPlain(text) ? text : cleaned(text);
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const clean = isPlain(text) ? text : cleaned(text);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(text, clean);
  return clean;
}

/** Only longer texts are remembered: numbers and marks are short and differ from row to row, words are longer and repeat. */
const SHORT = 12;
const MOST_REMEMBERED = 4096;
const remembered = new Map<string, string>();

function cleaned(text: string): string {
  return withoutInvisible(text).replace(ANY_SPACES, " ").trim();
}

/** The same, without footnote marks at the end. */
export function cleanValue(text: string): string {
  if (isPlain(text)) return text;
  const clean = cleanText(text);
  return clean.replace(FOOTNOTE_MARKS, "").trimEnd();
}

/** The lines of a cell that holds several values one under the other, each cleaned like a value. */
export function cleanLines(text: string): string[] {
  return text
    .split(/\r\n|[\r\n\u0085\u2028\u2029\v]/u)
    .map(cleanValue)
    .filter((line) => line !== "");
}

function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, (character) => (/\s|\u0085/u.test(character) ? " " : ""));
}
