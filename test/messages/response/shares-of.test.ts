import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { shareBlocks, sharesOf } from "../../../shared/messages/response/shares-of.ts";

const bar = (agreed: number, open: number, disputed: number): ReturnType<typeof shareBlocks> =>
  shareBlocks({ agreedPence: pence(agreed), notAgreedPence: pence(open), inDisputePence: pence(disputed) });

describe("the bar of agreed, not agreed and disputed", () => {
  test("has a part for each that is not nil, at least 1 wide, and all parts are 100", () => {
    const amount = fc.integer({ min: 0, max: 1_000_000_000 });
    fc.assert(
      fc.property(amount, amount, amount, (agreed, open, disputed) => {
        fc.pre(agreed + open + disputed > 0);
        const whole = agreed + open + disputed;
        const shares = sharesOf([agreed / whole, open / whole, disputed / whole]);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(100);
        for (const [index, part] of [agreed, open, disputed].entries()) expect((shares[index] ?? 0) > 0).toBe(part > 0);
      }),
    );
  });

  test("never rounds a part away in words, nor to the whole", () => {
    expect(bar(99_999_999, 1, 0)).toMatchObject([
      { parts: [{ label: "over 99.9% agreed" }, { label: "under 0.1% not agreed" }] },
    ]);
    expect(bar(500, 0, 0)).toMatchObject([{ parts: [{ label: "100% agreed" }] }]);
  });

  test("is left out where the parts are no parts of a whole", () => {
    expect(bar(1_000, -200, 0)).toEqual([]);
    expect(bar(0, 0, 0)).toEqual([]);
    expect(bar(-1_000, -200, 0)).toHaveLength(1);
  });
});
