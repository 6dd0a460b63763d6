import type { StatementLine } from "../../statement/statement-line.ts";

/** Whether a line's description has one of the words or phrases (in capitals), whole. */
export function saysAny(line: StatementLine, words: readonly string[]): boolean {
  if (line.description === undefined) return false;
  const text = line.description.toUpperCase();
  return words.some((word) => hasWhole(text, word));
}

function hasWhole(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!PART_OF_WORD.test(text.charAt(at - 1)) && !PART_OF_WORD.test(text.charAt(at + word.length))) return true;
  }
  return false;
}

const PART_OF_WORD = /[A-Z0-9]/;
