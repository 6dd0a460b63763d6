import fc from "fast-check";
import { expect, test } from "vitest";

import { textPiece, utf8Piece } from "../../../../shared/reading/ledger/fields/text-piece.ts";

test("the codes of UTF-8 are those of its text, letter for letter, also beyond the first plane", () => {
  const text = fc.string({
    unit: fc.constantFrom("a", "9", ",", "\n", "é", "£", "ÿ", "þ", "Ā", "\u0080", "–", "中", "😀"),
  });
  fc.assert(
    fc.property(text, (written) => {
      const piece = utf8Piece(Buffer.from(written, "utf8"));
      expect(piece.text).toBe(written);
      expect([...piece.codes]).toEqual([...textPiece(written).codes]);
    }),
  );
});
