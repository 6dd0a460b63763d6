const MINUTE_MS = 60_000;

/** When something that has not moved is looked at for the first time. Anything younger is still on its way. */
export const GRACE_MS = 10 * MINUTE_MS;

/** The longest time between two looks at the same thing. */
const LONGEST_MS = 320 * MINUTE_MS;

/**
 * Whether something that has not moved since an instant comes due after `from` and at or before `to`: when it is ten minutes old,
 * then each time that its age has doubled, at last every five hours and twenty minutes.
 *
 * So a sweep that runs often queues a thing again only now and then, however long the thing waits: a queue that is hours behind
 * does not fill up with repeats. Nothing has to be noted on the thing itself, and runs that were missed are made up for.
 *
 * @param from the end of the last run's time; `undefined` if there was none
 */
export function comesDue(since: string, from: Date | undefined, to: Date): boolean {
  const looksBefore = from === undefined ? 0 : looksAtAge(from.getTime() - Date.parse(since));
  return looksAtAge(to.getTime() - Date.parse(since)) > looksBefore;
}

/** How often something of this age has come due. */
function looksAtAge(ageMs: number): number {
  if (ageMs < GRACE_MS) return 0;
  const doublings = (age: number) => Math.floor(Math.log2(age / GRACE_MS));
  return ageMs < LONGEST_MS ? doublings(ageMs) + 1 : doublings(LONGEST_MS) + Math.floor(ageMs / LONGEST_MS);
}
