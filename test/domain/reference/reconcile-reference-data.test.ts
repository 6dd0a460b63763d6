import { expect, test } from "vitest";

import { reconcileReferenceData2022To23 } from "../../../shared/domain/reference/reconcile-reference-data-2022-23.ts";
import { reconcileReferenceDataSchema } from "../../../shared/domain/reference/reconcile-reference-data.ts";

/** Where the data is refused when one of its parts is another. */
function refusedAt(part: Record<string, unknown>): string[] {
  const read = reconcileReferenceDataSchema.safeParse({ ...reconcileReferenceData2022To23, ...part });
  return (read.error?.issues ?? []).map(({ path }) => path.join("."));
}

test("an administrator could import the built-in reference data", () => {
  expect(reconcileReferenceDataSchema.parse(reconcileReferenceData2022To23)).toEqual(reconcileReferenceData2022To23);
});

test("words that could never be found are refused: small letters, marks, leading zeros, spaces around them", () => {
  for (const list of ["otherInvoiceWords", "creditLossWords", "leaseWords"]) {
    expect(refusedAt({ [list]: ["LEASE", "Lease", " LEASE", "RE-BILL", ""] })).toEqual([
      `${list}.1`,
      `${list}.2`,
      `${list}.4`,
    ]);
  }
  expect(refusedAt({ numberAffixes: ["INV", "Inv", "INV-NO", "SI2"] })).toEqual(["numberAffixes.1", "numberAffixes.2"]);
  const supplyChain = { issuers: [], issuerNames: ["Supply"], prefixes: ["901", "091", "9-1"], name: "another" };
  expect(refusedAt({ invoicePrefixes: [supplyChain] })).toEqual([
    "invoicePrefixes.0.issuerNames.0",
    "invoicePrefixes.0.prefixes.1",
    "invoicePrefixes.0.prefixes.2",
  ]);
  expect(refusedAt({ leaseWords: ["LEAS*", "*", "+"] })).toEqual(["leaseWords.1", "leaseWords.2"]);
  const nature = { words: ["pdc"], payableTypes: ["Trust", "trust"], because: "is another" };
  expect(refusedAt({ natures: [nature] })).toEqual(["natures.0.words.0", "natures.0.payableTypes.0"]);
});

test('REC-01 a number is refused as a prefix or suffix of invoice numbers, and as a text for "no number"', () => {
  expect(refusedAt({ numberAffixes: ["20"], noNumber: ["0", "TBC1"] })).toEqual([
    "numberAffixes.0",
    "noNumber.0",
    "noNumber.1",
  ]);
});

test("a period that ends before it begins is refused, a single day is not", () => {
  const years = { from: "2023-04-01", to: "2023-03-31" };
  const day = { from: "2023-04-01", to: "2023-04-01" };
  expect(
    refusedAt({
      vatRates: [
        { basisPoints: 2000, ...years },
        { basisPoints: 500, ...day },
      ],
      invoicePrefixes: [{ issuers: [], issuerNames: [], prefixes: [], name: "another", ...years }],
      subEntities: { core: "CBA033", bodies: [{ code: "Y56", name: "London", ...years }], wording: "unknown" },
    }),
  ).toEqual(["vatRates.0.to", "invoicePrefixes.0.to", "subEntities.bodies.0.to"]);
});

test("a misspelled name is refused, not ignored", () => {
  expect(refusedAt({ vatRates: [{ basisPoints: 2000, form: "2011-01-04" }] })).toEqual(["vatRates.0"]);
});
