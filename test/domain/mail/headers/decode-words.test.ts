import fc from "fast-check";
import { expect, test } from "vitest";

import { decodeWords } from "../../../../shared/domain/mail/headers/decode-words.ts";

test.each([
  ["quoted printable", "=?utf-8?Q?ZB2_caf=C3=A9?=", "ZB2 café"],
  ["base64", "=?UTF-8?B?WkIyIGNhZsOp?=", "ZB2 café"],
  ["two words, the space between them is dropped", "=?utf-8?q?ZB?= =?utf-8?q?2?=", "ZB2"],
  ["a character split between two words", "=?utf-8?q?caf=C3?= =?utf-8?q?=A9?=", "café"],
  ["among plain words", "RE: =?iso-8859-1?q?caf=E9?= ZB2", "RE: café ZB2"],
  ["two character sets", "=?iso-8859-1?q?=E9?= =?utf-8?q?=C3=A9?=", "éé"],
  ["with a language", "=?utf-8*en?q?ZB2?=", "ZB2"],
  ["Japanese", "=?iso-2022-jp?B?GyRCJF4kXxsoQg==?=", "まみ"],
  ["raw UTF-8 bytes", "ZB2 caf\u00c3\u00a9", "ZB2 café"],
  ["raw Windows-1252 bytes", "ZB2 \u0093caf\u00e9\u0094", "ZB2 “café”"],
  ["an unknown character set stays", "=?klingon?q?ZB2?=", "=?klingon?q?ZB2?="],
  ["a broken word stays", "=?utf-8?q?ZB2", "=?utf-8?q?ZB2"],
  ["base64 with rubbish in it", "=?utf-8?b?Wk!Iy?=", "ZB2"],
  ["no word at all", "ZB2 = ? statement", "ZB2 = ? statement"],
])("encoded words are decoded: %s", (_, value, expected) => {
  expect(decodeWords(value)).toBe(expected);
});

test("a text that is encoded by RFC 2047 is decoded to the same text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 20 }), (text) => {
      fc.pre(text.isWellFormed() && !text.startsWith("\uFEFF"));
      expect(decodeWords(`=?utf-8?B?${Buffer.from(text).toString("base64")}?=`)).toBe(text);
    }),
  );
});

test("no bytes cause an exception, and long ones take linear time", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(..."=?bqQ_ \u00c3\u00a9\0AZ".split("")), maxLength: 80 }),
      (value) => {
        expect(typeof decodeWords(value)).toBe("string");
      },
    ),
  );
  for (const unit of ["=?", "=?a?q?", "=?a?b?AA?= ", "?=", "\u00e9"]) decodeWords(unit.repeat(100_000));
});
