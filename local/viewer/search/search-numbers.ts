import type { Outcome } from "../../../shared/domain/position/outcome.ts";
import type { PositionRecord } from "../../../shared/records/position/position-record.ts";
import { squeezed } from "../lists/choose-rows.ts";

/** The positions that have a number, as far as they were looked through. */
export interface FoundNumbers {
  readonly positions: readonly PositionRecord[];
  /** How many positions were not looked through, as time was up. */
  readonly left: number;
}

/** Looks for the number of an invoice in all positions. What was looked through once is fast the next time. */
export type SearchNumbers = (number: string, positions: readonly PositionRecord[]) => Promise<FoundNumbers>;

/** So long one search reads outcomes: a page is there in 300 ms, and the next search goes on where this one stopped. */
const MOST_MS = 200;
/** About 16 bytes a number: 200 MB for ten million lines. Beyond that the outcomes are read again. */
const MOST_CHARACTERS = 200_000_000;

const BETWEEN = "\n";

/**
 * Keeps the numbers of each outcome as one text, without spaces and marks. An outcome's key names its content, so what is kept never becomes
 * wrong.
 */
export function searchNumbers(
  readOutcome: (key: string) => Promise<Outcome>,
  mostMs = MOST_MS,
  clock: () => number = () => performance.now(),
): SearchNumbers {
  const numbers = new Map<string, string>();
  let characters = 0;

  async function numbersOf(key: string): Promise<string> {
    const outcome = await readOutcome(key);
    const text = [...outcome.lines, ...outcome.ledgerOnly]
      .map(({ invoiceNumber }) => squeezed(invoiceNumber))
      .join(BETWEEN);
    if (characters + text.length <= MOST_CHARACTERS) {
      numbers.set(key, text);
      characters += text.length;
    }
    return text;
  }

  return async (number, positions) => {
    const sought = squeezed(number);
    if (sought === "") return { positions: [], left: 0 };
    const until = clock() + mostMs;
    const found: PositionRecord[] = [];
    let left = 0;
    for (const position of positions) {
      const key = outcomeKeyOf(position);
      if (key === undefined) continue;
      const known = numbers.get(key);
      if (known === undefined && clock() >= until) {
        left += 1;
        continue;
      }
      if ((known ?? (await numbersOf(key))).includes(sought)) found.push(position);
    }
    return { positions: found, left };
  };
}

/** The outcome of a position's current statement; `undefined` while it is being compared. */
export function outcomeKeyOf({ reconciled, current }: PositionRecord): string | undefined {
  return reconciled?.mailId === current.mailId ? reconciled.outcome : undefined;
}
