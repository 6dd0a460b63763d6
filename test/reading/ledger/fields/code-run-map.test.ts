import fc from "fast-check";
import { expect, test } from "vitest";

import { CodeRunMap } from "../../../../shared/reading/ledger/fields/code-run-map.ts";
import { codedText } from "../../../../shared/reading/ledger/text/coded-text.ts";

test("a value is found by the same two texts at any position, and by no others", () => {
  // Few letters and long texts, so that many differ in one character only.
  const part = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 14 });
  fc.assert(
    fc.property(fc.array(fc.tuple(part, part, part), { maxLength: 40 }), (rows) => {
      const keys = new CodeRunMap<string>();
      const expected = new Map<string, string>();
      for (const [before, one, other] of rows) {
        const { codes } = codedText(`${before}${one},${other};`);
        const from = before.length;
        const from2 = from + one.length + 1;
        const places = [from, from + one.length, from2, from2 + other.length] as const;
        expect(keys.find(codes, ...places)).toBe(expected.get(`${one},${other}`));
        if (!expected.has(`${one},${other}`)) keys.put(codes, ...places, `${one},${other}`);
        expected.set(`${one},${other}`, `${one},${other}`);
      }
    }),
    { numRuns: 300 },
  );
});
