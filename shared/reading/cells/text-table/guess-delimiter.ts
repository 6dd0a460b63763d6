/** Possible delimiters. If two fit equally well the earlier one wins; the comma is last because of decimal commas. */
const CANDIDATES = ["\t", ";", "|", ","] as const;

/**
 * Guesses the delimiter of a text table: the candidate that most lines have the same number of times.
 * @param sample the start of the file.
 */
export function guessDelimiter(sample: string): string {
  let best = ",";
  let bestScore = 0;
  for (const candidate of CANDIDATES) {
    const counts = countPerLine(sample, candidate);
    const lines = new Map<number, number>();
    for (const count of counts) if (count > 0) lines.set(count, (lines.get(count) ?? 0) + 1);
    for (const [count, sameLines] of lines) {
      const score = count * sameLines;
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
  }
  return best;
}

const MOST_LINES = 200;

function countPerLine(sample: string, delimiter: string): number[] {
  const counts: number[] = [];
  let count = 0;
  let quoted = false;
  for (let at = 0; at < sample.length && counts.length < MOST_LINES; at++) {
    const character = sample.charAt(at);
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === delimiter) count++;
    else if (character === "\n" || character === "\r") {
      counts.push(count);
      count = 0;
    }
  }
  if (counts.length < MOST_LINES) counts.push(count);
  return counts;
}
