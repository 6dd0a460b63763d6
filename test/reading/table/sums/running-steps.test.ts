import fc from "fast-check";
import { expect, test } from "vitest";

import { runningSteps } from "../../../../shared/reading/table/sums/running-steps.ts";

const movements = fc.array(
  fc.integer({ min: -100_000, max: 100_000 }).filter((each) => each !== 0),
  { minLength: 3, maxLength: 12 },
);

test("whatever the movements are, and whichever end is the oldest, each balance shows the sign of its movement", () => {
  fc.assert(
    fc.property(
      movements,
      fc.integer({ min: 0, max: 10_000 }),
      fc.boolean(),
      fc.boolean(),
      (moves, opening, isDownwards, unsigned) => {
        let balance = opening;
        const rows = moves.map((move) => {
          balance += move;
          return { moved: unsigned ? Math.abs(move) : move, balance };
        });
        // Below a balance of nothing stands the first of an account, which shows nothing.
        fc.pre(rows.every(({ balance }) => balance !== 0));
        const found = runningSteps(isDownwards ? rows : [...rows].reverse());
        expect(found.fits).toBe(found.steps);
        // Some movements fit in both directions; then the choice makes no difference to how many fit.
        if (found.isDownwards !== isDownwards) return;
        const ordered = isDownwards ? found.signs : [...found.signs].reverse();
        expect(ordered.slice(1)).toEqual(moves.slice(1).map((move) => (unsigned && move < 0 ? -1 : 1)));
        expect(found.closing).toBe(balance);
      },
    ),
  );
});

test("what is unpaid of each invoice is no running balance", () => {
  const found = runningSteps([
    { moved: 100, balance: 100 },
    { moved: 40, balance: 30 },
    { moved: 70, balance: 70 },
  ]);
  expect(found.fits).toBeLessThan(found.steps);
});

test("the balance of each account begins again", () => {
  const found = runningSteps([
    { moved: 10, balance: 10 },
    { moved: 20, balance: 30 },
    { moved: 5, balance: 5 },
    { moved: 7, balance: 12 },
    { moved: 70, balance: 70 },
  ]);
  expect(found).toMatchObject({ steps: 2, fits: 2, isDownwards: true });
});

test("a balance brought forward is what the first movement adds to", () => {
  expect(
    runningSteps([
      { moved: 100, balance: 700 },
      { moved: 50, balance: 750 },
    ]),
  ).toMatchObject({ opening: 600, closing: 750 });
  expect(
    runningSteps([
      { moved: undefined, balance: 600 },
      { moved: 50, balance: 650 },
    ]),
  ).toMatchObject({ opening: 600, fits: 1 });
});
