import type { StatementLine } from "../statement-line.ts";

/** Whether a line's description has one of the words or phrases (in capitals), whole. */
export function saysAny(line: StatementLine, words: readonly string[]): boolean {
  const text = (line.description ?? "").toUpperCase();
  return words.some((word) => new RegExp(`(?<![A-Z0-9])${word}(?![A-Z0-9])`).test(text));
}
