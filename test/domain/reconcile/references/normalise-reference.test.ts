import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { coreNumber, wordsOf } from "../../../../shared/domain/reconcile/references/core-number.ts";
import {
  GrowingReference,
  hashReference,
  ReferenceHashes,
} from "../../../../shared/domain/reconcile/references/hash-reference.ts";
import {
  isStrongReference,
  normaliseReference,
  strictReference,
} from "../../../../shared/domain/reconcile/references/normalise-reference.ts";

function hashes(text: string): ReferenceHashes {
  const into = new ReferenceHashes();
  hashReference(text, into);
  return into;
}

describe("references", () => {
  test.each([
    ["INV-000123/a", "INV123A"],
    ["  inv 0 ", "INV0"],
    ["20-03", "2003"],
    ["000", "0"],
    ["A007B007", "A7B7"],
    ["ＩＮＶ１", "INV1"],
    ["", ""],
    ["--", ""],
  ])("the normal form of %j is %j", (text, normal) => {
    expect(normaliseReference(text)).toBe(normal);
  });

  test.each([
    ["20-03", "20-03"],
    ["INV-00123", "INV123"],
    ["INV-0012", "INV012"],
    ["INV-012", "INV012"],
    ["0012", "12"],
    ["A - 1", "A1"],
    ["1 - A", "1A"],
    ["1--2", "1-2"],
    ["0", "0"],
  ])("the strict form of %j is %j", (text, strict) => {
    expect(strictReference(text)).toBe(strict);
  });

  test("a strong reference has three characters and a digit", () => {
    expect(["123", "A1B", "12", "ABC", "0012", ""].map(isStrongReference)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  test("spellings of one number have one hash, and other numbers have others", () => {
    const same = ["inv-00123", "INV 123", "ＩＮＶ１２３", "(inv)0123", "Inv/0123"];
    for (const text of same) expect(hashes(text).whole, text).toBe(hashes("INV123").whole);
    const others = ["INV123", "INV124", "INV1230", "INV", "123", "INV12", "0", "00A", "A0", "A", "100", "10", "1"];
    expect(new Set(others.map((text) => hashes(text).whole)).size).toBe(others.length);
    expect(hashes("0A").whole).toBe(hashes("00A").whole);
    expect(hashes("A-0").whole).toBe(hashes("A000").whole);
    expect(hashes("A-0-B").whole).toBe(hashes("A00B").whole);
    expect(hashes("-").whole).toBe(0);
    expect(hashes("0").whole).not.toBe(0);
  });

  test("words added one by one have the hash of the whole, and it is known whether it has digits", () => {
    const word = fc.string({ unit: fc.constantFrom(...Array.from("00019AZÉ")), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        const growing = new GrowingReference();
        for (const [at, next] of words.entries()) {
          growing.add(next);
          const whole = words.slice(0, at + 1).join("");
          expect(growing.hash, whole).toBe(hashes(whole).whole);
          expect(growing.hasDigits, whole).toBe(/\d/.test(whole));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("words are the text between marks, in any script", () => {
    const texts = fc.string({ unit: fc.constantFrom(...Array.from("aZ09 @[`{/:-éß１ـ")), maxLength: 12 });
    fc.assert(
      fc.property(texts, (text) => {
        const words =
          text
            .normalize("NFKC")
            .toUpperCase()
            .match(/[\p{L}\p{N}]+/gu) ?? [];
        expect(wordsOf(text)).toEqual([...words]);
      }),
      { numRuns: 2_000 },
    );
  });

  test("a number in full-width characters has the normal form of the plain one", () => {
    const wide = (text: string): string =>
      Array.from(text, (character) =>
        character === " " ? "\u3000" : String.fromCharCode(character.charCodeAt(0) + 0xfee0),
      ).join("");
    const texts = fc.string({ unit: fc.constantFrom(...Array.from("000019aAzZ-/ .#(_")), minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(texts, (text) => {
        expect(normaliseReference(wide(text))).toBe(normaliseReference(text));
      }),
      { numRuns: 2_000 },
    );
  });

  test("hashes are equal whenever the normal forms are", () => {
    const texts = ["A0", "A00", "0A0", "00-1", "1-00", "1 0 0", "A-007", "A7", "A07-0", "Å1", "å01", "1-A", "٣"];
    for (const one of texts) {
      for (const other of texts) {
        const isSame = normaliseReference(one) === normaliseReference(other);
        if (isSame) expect(hashes(one).whole, `${one} ${other}`).toBe(hashes(other).whole);
      }
    }
  });

  test("the longest and the last run of three digits and more, without leading zeros", () => {
    const run = hashes("123").longestRun;
    expect(hashes("INV-000123").longestRun).toBe(run);
    expect(hashes("123-45").longestRun).toBe(run);
    expect(hashes("12-123-12").longestRun).toBe(run);
    expect(hashes("123-456").longestRun).toBe(run);
    expect(hashes("1234-123").longestRun).not.toBe(run);
    expect(hashes("12").longestRun).toBe(0);
    expect(hashes("0012").longestRun).toBe(0);
    expect(hashes("1234-123").lastRun).toBe(run);
    expect(hashes("1234-123-A").lastRun).toBe(run);
    expect(hashes("123-45").lastRun).toBe(0);
    expect(hashes("45-0123 ").lastRun).toBe(run);
    expect(hashes("123-45-").lastRun).toBe(0);
    expect(hashes("A").lastRun).toBe(0);
  });
});

describe("the number without the prefixes and suffixes that people add", () => {
  const affixes = new Set(["INVOICE", "INV", "NO", "COPY", "INVOICENO", "EAST1", "4400", "44001"]);

  test.each([
    ["Invoice No. INV-001001", "1001"],
    ["1001 COPY", "1001"],
    ["INVOICENO1001", "1001"],
    ["1001COPY", "1001"],
    ["INV1001COPY", "1001"],
    ["INVX1001", "INVX1001"],
    ["1001COPYX", "1001COPYX"],
    ["EAST01100123", "100123"],
    ["100123EAST01", "100123"],
    ["44001567", "567"],
    ["4400156", "4400156"],
    ["56744001", "567"],
    ["44001", "44001"],
    ["Invoice", "INVOICE"],
    ["copy", "COPY"],
    ["", ""],
  ])("%j is %j", (text, core) => {
    expect(coreNumber(text, affixes)).toBe(core);
  });

  test("words are the parts of a text in capitals", () => {
    expect(wordsOf(" inv.12/ａ - b ")).toEqual(["INV", "12", "A", "B"]);
    expect(wordsOf("--")).toEqual([]);
  });
});

test("known prefixes and suffixes inside a number are a part of it", () => {
  const affixes = new Set(["INV", "COPY"]);
  expect(coreNumber("1001COPY2", affixes)).toBe("1001COPY2");
  expect(coreNumber("1001INV2", affixes)).toBe("1001INV2");
  expect(coreNumber("inv 1001 / 22 copy", affixes)).toBe("100122");
});
