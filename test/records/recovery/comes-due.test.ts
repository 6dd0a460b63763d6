import fc from "fast-check";
import { expect, test } from "vitest";

import { comesDue } from "../../../shared/records/recovery/comes-due.ts";

const MINUTE = 60_000;
const START = Date.parse("2023-03-29T09:00:00.000Z");
const at = (minutes: number) => new Date(START + minutes * MINUTE);
const since = at(0).toISOString();

/** The minutes at which a sweep that runs so often finds something that never moves. */
function looks(everyMinutes: number, forMinutes: number): number[] {
  const found: number[] = [];
  for (let minutes = everyMinutes; minutes <= forMinutes; minutes += everyMinutes)
    if (comesDue(since, at(minutes - everyMinutes), at(minutes))) found.push(minutes);
  return found;
}

test("something is found when it is ten minutes old, then each time its age has doubled, at last every 320 minutes", () => {
  expect(looks(5, 1300)).toEqual([10, 20, 40, 80, 160, 320, 640, 960, 1280]);
});

test("something young is on its way, and a clock that is behind changes nothing", () => {
  expect(comesDue(since, undefined, at(9.99))).toBe(false);
  expect(comesDue(since, undefined, at(-60))).toBe(false);
  expect(comesDue(since, undefined, at(10))).toBe(true);
});

test("whatever the times of the sweeps, each moment at which something is due is found once and by one of them", () => {
  const ages = fc.array(fc.integer({ min: 0, max: 3000 * MINUTE }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(ages, (times) => {
      const sorted = [...times].sort((one, other) => one - other);
      let from: Date | undefined;
      let found = 0;
      for (const age of sorted) {
        const to = new Date(START + age);
        if (comesDue(since, from, to)) found += 1;
        from = to;
      }
      const last = sorted.at(-1) ?? 0;
      expect(found > 0).toBe(last >= 10 * MINUTE);
      // Sweeps that are far apart find it once for all that they missed.
      expect(found).toBeLessThanOrEqual(looks(1, 3000).filter((minutes) => minutes * MINUTE <= last).length);
      expect(comesDue(since, from, from ?? at(0))).toBe(false);
    }),
  );
});
