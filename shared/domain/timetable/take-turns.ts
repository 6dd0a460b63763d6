/** As many organisations are looked at in one run of the clock. */
const MOST_AT_ONCE = 40;

/** How often the clock runs. */
const RUN_MS = 5 * 60_000;

/**
 * Whose turn it is in this run of the clock. A few organisations all have theirs in each run; four hundred take turns, so that a run
 * is short and each is looked at within the hour. Nobody remembers whose turn it was: a run that is lost makes its organisations wait for
 * their next turn.
 *
 * @param all in any order, which must be the same in each run
 * @param now ISO instant
 */
export function whoseTurn<Organisation>(all: readonly Organisation[], now: string): readonly Organisation[] {
  const turns = Math.ceil(all.length / MOST_AT_ONCE);
  const turn = Math.floor(Date.parse(now) / RUN_MS) % Math.max(turns, 1);
  return all.filter((_, place) => place % turns === turn);
}
