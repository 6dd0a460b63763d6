import { expect, test } from "vitest";

import { entryKindOf } from "../../../../shared/reading/table/values/entry-kind.ts";
import { areEntrySides, entrySideOf } from "../../../../shared/reading/table/values/entry-side.ts";

test.each([
  [
    "invoice",
    "INV|Invoice|SI|IN|RV|Charge|AR Invoice|Sales Invoice|Standard invoice|Invoice No|Debit Memo|Late payment interest|Customer Invoice",
  ],
  [
    "credit-note",
    "CN|C/N|CRN|CM|SC|DG|Cr.|Cr Note|CR NOTE|AR Credit Memo|Credit Note|Sales Credit|Credit|Credits|credit memo|Invoice Credit|Customer credit note|CreditMemo|Write-off",
  ],
  [
    "payment",
    "RCT|PMT|SA|DZ|POA|OA|BACS|Part payment|Payment on account|unallocated cash|Unallocated|On account|Cash receipt|Sales Receipt|AR Payment|Payment - thank you|Bank payment|Payment of invoice",
  ],
  ["receipt", "Receipt|RECEIPTS|Rec|Grant"],
  ["refund", "Refund|AR Refund|Refund of overpayment"],
  ["journal", "JNL|Journal|ADJ|Journal entry|Adjustment|Payment reversal|Contra|Transfer"],
  ["accrual", "ACC|Accrual|Accrued income"],
])("%s: %s", (kind, list) => {
  const words = list.split("|");
  expect(words.map((word) => [word, entryKindOf(word)])).toEqual(words.map((word) => [word, kind]));
});

test.each(["", "Pathology", "XX", "Estates recharge to community", "Services for February", "Y", "7"])(
  "%s is no type that we know",
  (text) => {
    expect(entryKindOf(text)).toBeUndefined();
  },
);

test.each([
  ["debit", "D DR Dr. DB Debit S + INV Charge"],
  ["credit", "C CR Cr. (CR) Credit H - CN Payment Receipt"],
])("on the side %s: %s", (side, list) => {
  expect(list.split(" ").map(entrySideOf)).toEqual(list.split(" ").map(() => side));
});

test.each<readonly [boolean, readonly string[]]>([
  [true, ["D", "C"]],
  [true, ["S", "H"]],
  [true, ["CR"]],
  [true, ["DR", "CR"]],
  [true, ["+", "-"]],
  [false, ["-"]],
  [false, ["C"]],
  [false, ["C", "R"]],
  [false, ["S"]],
  [false, ["D", "C", "X"]],
])("%s: a column without a heading holds sides if its words are %j", (expected, words) => {
  expect(areEntrySides(new Set(words))).toBe(expected);
});
