import { parsePounds } from "../amounts-and-days/parse-pounds.ts";
import { sumPence } from "../amounts-and-days/pence.ts";
import type { IssuedLine } from "../issuing/issued-statement.ts";
import { normaliseReference } from "../reconcile/references/normalise-reference.ts";

export interface NumbersInSentence {
  /** The lines that it names. */
  readonly lines: readonly IssuedLine[];
  /** Whether it states what the whole statement adds up to. */
  readonly saysTotal: boolean;
  /** The first word with a digit that is neither a number of one of our lines nor the total of our statement. */
  readonly unknown: string | undefined;
}

/** What the words with digits in a sentence are: numbers of our lines, or our total. Any other makes the sentence one that a person reads. */
export function numbersInSentence(sentence: string, lines: readonly IssuedLine[]): NumbersInSentence {
  const byNumber = Map.groupBy(lines, ({ invoiceNumber }) => normaliseReference(invoiceNumber));
  const byDigits = Map.groupBy(lines, ({ invoiceNumber }) => digitsOf(invoiceNumber));
  const total = sumPence(lines.map(({ claimedPence }) => claimedPence));
  const words = (sentence.match(/[£#]?[\p{L}\p{N}][\p{L}\p{N}/.,_-]*/gu) ?? []).map((word) =>
    word.replace(/[.,/_-]+$/u, ""),
  );
  const named = new Set<IssuedLine>();
  let saysTotal = false;
  let unknown: string | undefined;
  for (const [at, word] of words.entries()) {
    if (!/\d/u.test(word)) continue;
    const digits = /^#?\d{3,}$/u.test(word) ? digitsOf(word) : "";
    const candidates = [
      byNumber.get(normaliseReference(word)),
      byNumber.get(normaliseReference(`${words[at - 1] ?? ""}${word}`)),
      digits === "" ? undefined : byDigits.get(digits),
    ];
    const [line, another] = candidates.find((each) => each !== undefined) ?? [];
    if (line !== undefined && another === undefined) named.add(line);
    else if (parsePounds(word) === total) saysTotal = true;
    else unknown ??= word;
  }
  return { lines: [...named], saysTotal, unknown };
}

/** The last run of digits, without leading zeros. */
function digitsOf(number: string): string {
  return (/(\d+)\D*$/u.exec(number)?.[1] ?? "").replace(/^0+(?=\d)/u, "");
}
