import { commonCharacters, normaliseReference } from "./reference-key.ts";

const SHORTEST_GLUED = 5;
const SHORTEST_REST = 3;

/**
 * The number without what people write around it: `Invoice No. INV-001001` and `1001 COPY` are `1001`. `affixes` are in
 * capitals without marks; account numbers and organisation codes are among them where the statement names them.
 */
export function coreNumber(text: string, affixes: ReadonlySet<string>): string {
  const words = wordsOf(text);
  const telling = words.filter((word) => !affixes.has(normaliseReference(word)));
  const joined = normaliseReference((telling.length === 0 ? words : telling).join(""));
  const before = /^\p{L}+(?=\d)/u.exec(joined)?.[0] ?? "";
  const after = /(?<=\d)\p{L}+$/u.exec(joined)?.[0] ?? "";
  const bare = joined.slice(
    affixes.has(before) ? before.length : 0,
    affixes.has(after) ? joined.length - after.length : joined.length,
  );
  return normaliseReference(withoutGlued(bare, affixes));
}

const NOT_ASCII = 128;

/** The parts of a reference or description that something stands between, in capitals. */
export function wordsOf(text: string): string[] {
  const capitals = commonCharacters(text).toUpperCase();
  const words: string[] = [];
  let from = -1;
  for (let at = 0; at < capitals.length; at++) {
    const code = capitals.charCodeAt(at);
    if (code >= NOT_ASCII) return wordsInAnyScript(capitals);
    if (isLetterOrDigit(code)) {
      if (from < 0) from = at;
    } else if (from >= 0) {
      words.push(capitals.slice(from, at));
      from = -1;
    }
  }
  if (from >= 0) words.push(capitals.slice(from));
  return words;
}

/** Of a character in capitals that is ASCII. */
function isLetterOrDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
}

function wordsInAnyScript(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]/u).filter((word) => word !== "");
}

/** Without an account number of some length that stands before or behind the number with nothing between. */
function withoutGlued(text: string, affixes: ReadonlySet<string>): string {
  for (const affix of affixes) {
    if (affix.length < SHORTEST_GLUED || text.length < affix.length + SHORTEST_REST) continue;
    if (text.startsWith(affix)) return text.slice(affix.length);
    if (text.endsWith(affix)) return text.slice(0, -affix.length);
  }
  return text;
}
