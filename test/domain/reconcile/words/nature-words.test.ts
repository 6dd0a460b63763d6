import { describe, expect, test } from "vitest";

import { knownWordsOf } from "../../../../shared/domain/reconcile/words/known-words.ts";
import { natureWordsOf } from "../../../../shared/domain/reconcile/words/nature-words.ts";
import { plainWords, withoutSpelledOut } from "../../../../shared/domain/reconcile/words/plain-words.ts";

describe("descriptions as plain words", () => {
  test.each([
    ["Un-invoiced lease liabilities", " UNINVOICED LEASE LIABILITY "],
    ["N.N.D.R. & water", " NNDR AND WATER "],
    ["Trust's utilization", " TRUST UTILISATION "],
    ["PDC2223, NNDR22/23, RATES2023", " PDC 2223 NNDR 22 23 RATE 2023 "],
    ["Losses of boxes, BUSINESS", " LOSS OF BOX BUSINESS "],
    ["INV00123 PDC2", " INV00123 PDC2 "],
    ["", "  "],
  ])("“%s” is “%s”", (text, plain) => {
    expect(plainWords(text)).toBe(plain);
  });

  test("an abbreviation that a text spells out itself counts for nothing", () => {
    expect(withoutSpelledOut(plainWords("Pinewood Development Centre (PDC) hire"))).toBe(
      " PINEWOOD DEVELOPMENT CENTRE HIRE ",
    );
    expect(withoutSpelledOut(plainWords("NCA - National Clinical Audit"))).toBe(" NATIONAL CLINICAL AUDIT ");
    expect(withoutSpelledOut(plainWords("PDC charge"))).toBe(" PDC CHARGE ");
  });

  test("a slip of typing is corrected towards known words alone", () => {
    const { correct } = knownWordsOf(["BUSINESS RATE", "DENTAL + SECONDARY", "CHARIT* FUND"]);
    expect(correct(" BUISNESS BUSNESS BUSINNESS BUSINASS BUSINE ")).toBe(
      " BUSINESS BUSINESS BUSINESS BUSINESS BUSINESS ",
    );
    expect(correct(" FND RTE ")).toBe(" FUND RTE ");
    expect(correct(" MENTAL RENTAL DENTIL BASENES CHARITIBLE ")).toBe(" MENTAL RENTAL DENTIL BASENES CHARITIBLE ");
  });

  test("a word that was cut short is completed where only one known word begins so", () => {
    const { completeCut } = knownWordsOf(["BUSINESS RATE", "PART COMPLETED SPELL", "PARTIAL SPELL"]);
    expect(completeCut("Bus. rates, compl. spells")).toBe("BUSINESS  rates, COMPLETED  spells");
    expect(completeCut("Par. spells. Rate. Bus.2")).toBe("Par. spells. Rate. Bus.2");
  });

  test("texts without any phrase of a nature are put aside, others come with all that is said beside them", () => {
    const words = natureWordsOf([{ words: ["PDC", "LOAN + INTEREST"], unless: ["FEE"], because: "is something" }]);
    expect(words(["Loans of staff, interesting fees"])).not.toEqual([]);
    expect(words(["Fee for physio"])).toEqual([]);
    expect(words(["Commitment fee", "P.D.C."])).toEqual([" COMMITMENT FEE ", " PDC "]);
  });
});
