import { isYearOrAmount, rangeOf } from "./read-line.ts";
import { wordsAndMarks } from "./read-number.ts";

/** Words behind which a text speaks of another document. */
const RELATION =
  /\b(?:further to|re|replac\w*|rebill\w*|supplement\w*|credit\w*|in lieu|balance|additional|uplift|adjust\w*|refund\w*|revers\w*|cancel\w*|was|see|correct\w*|amend\w*|supersed\w*|instead|with)\b/i;

/** A word behind a number that makes it another document. */
const ENDING = /^(?:ADJ|SUPP?L?|REV|R\d|\d|[A-Z]|FINAL|PART|BAL|CR|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)$/;

/** What joins the numbers of a set or a range. */
const JOINT = /^(?:\s*[,;&+–-]\s*|\s+(?:and|to)\s+)+$/i;

const LONGEST_TEXT = 200;

/**
 * The numbers in a description with their endings (`15284 rev`), as far as it does not speak of another document. Numbers of
 * a set or a range are one text: `10421, 10422`.
 */
export function numbersInText(description = ""): readonly string[] {
  const relation = RELATION.exec(description);
  const text = description.slice(0, Math.min(LONGEST_TEXT, relation?.index ?? LONGEST_TEXT));
  const found: { from: number; to: number }[] = [];
  for (const token of text.matchAll(/[^\s,;:&+()[\]]+/g)) {
    const [written] = token;
    const to = token.index + written.length;
    const last = found.at(-1);
    const between = last === undefined ? "" : text.slice(last.to, token.index);
    if (/\d{2}/.test(written) && !isYearOrAmount(written)) {
      if (last !== undefined && isJoined(text.slice(last.from, to), between, written)) last.to = to;
      else found.push({ from: token.index, to });
    } else if (last !== undefined && /^[\s(]+$/.test(between) && ENDING.test(wordsAndMarks(written).join(""))) {
      last.to = to;
    }
  }
  if (found.length === 0) return wordAlone(text);
  return found.map(({ from, to }) => text.slice(from, to));
}

/** Whether a number behind another one belongs to the same set, or ends the same range. */
function isJoined(both: string, between: string, written: string): boolean {
  if (!/\d.*\d.*\d/.test(written) || !JOINT.test(between)) return false;
  return !/[-–]|to/i.test(between) || rangeOf(both).length > 0;
}

/** A description that is one word, such as `SLA`, and perhaps announces it. */
function wordAlone(text: string): readonly string[] {
  const words = wordsAndMarks(text);
  return words.length > 0 && words.length <= 2 && !/\d/.test(text) ? [text.trim()] : [];
}
