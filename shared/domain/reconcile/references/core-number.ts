import { commonCharacters, normaliseReference } from "./normalise-reference.ts";

const SHORTEST_ACCOUNT = 5;
const SHORTEST_REST = 3;

/**
 * The number without the prefixes and suffixes that people add: `Invoice No. INV-001001` and `1001 COPY` become `1001`.
 *
 * @param affixes in capitals without marks; they include the account numbers and organisation codes of the statement
 */
export function coreNumber(text: string, affixes: ReadonlySet<string>): string {
  const words = wordsOf(text);
  const others = words.filter((word) => !affixes.has(normaliseReference(word)));
  const joined = normaliseReference((others.length === 0 ? words : others).join(""));
  const before = /^\p{L}+(?=\d)/u.exec(joined)?.[0] ?? "";
  const after = /(?<=\d)\p{L}+$/u.exec(joined)?.[0] ?? "";
  const bare = joined.slice(
    affixes.has(before) ? before.length : 0,
    affixes.has(after) ? joined.length - after.length : joined.length,
  );
  return normaliseReference(withoutAccount(bare, affixes));
}

const NOT_ASCII = 128;

/** The words of a reference or description, in capitals: the runs of letters and digits. */
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

/** For an ASCII character in capitals. */
function isLetterOrDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
}

function wordsInAnyScript(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]/u).filter((word) => word !== "");
}

/** The text without a long affix (an account number) joined to its beginning or end. */
function withoutAccount(text: string, affixes: ReadonlySet<string>): string {
  for (const affix of affixes) {
    if (affix.length < SHORTEST_ACCOUNT || text.length < affix.length + SHORTEST_REST) continue;
    if (text.startsWith(affix)) return text.slice(affix.length);
    if (text.endsWith(affix)) return text.slice(0, -affix.length);
  }
  return text;
}
