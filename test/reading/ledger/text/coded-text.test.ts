import fc from "fast-check";
import { expect, test } from "vitest";

import { codedText, codedUtf8 } from "../../../../shared/reading/ledger/text/coded-text.ts";

test("the codes of UTF-8 bytes equal those of their text, also beyond the first Unicode plane", () => {
  const text = fc.string({
    unit: fc.constantFrom("a", "9", ",", "\n", "é", "£", "ÿ", "þ", "Ā", "\u0080", "–", "中", "😀"),
  });
  fc.assert(
    fc.property(text, (written) => {
      const piece = codedUtf8(Buffer.from(written, "utf8"));
      expect(piece.text).toBe(written);
      expect([...piece.codes]).toEqual([...codedText(written).codes]);
    }),
  );
});
