import fc from "fast-check";
import { expect, test } from "vitest";

import {
  debtKeyText,
  debtsInLedger,
  unallocatedCredit,
} from "../../../shared/domain/credit-control/debts-in-ledger.ts";
import { ledgerLineSchema, type LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";

function lineOf(row: number, said: Readonly<Record<string, unknown>>): LedgerLine {
  return ledgerLineSchema.parse({
    row,
    counterparty: "ZB2",
    supplierCode: "C1",
    supplierName: "Northfold",
    invoiceNumber: "4711",
    invoiceDate: "2023-03-01",
    outstandingPence: 100_000,
    status: "approved",
    disputedPence: 0,
    capital: false,
    futurePeriod: false,
    ...said,
  });
}

test("RCV-02 all lines of a number are one debt, less what was credited under the number, by its latest date", () => {
  const lines = [
    lineOf(1, {}),
    lineOf(2, { invoiceNumber: " 4711 ", invoiceDate: "2023-03-09", outstandingPence: 50_000, disputedPence: 20_000 }),
    lineOf(3, {
      entry: "credit-note",
      outstandingPence: -30_000,
      charge: { requisitioner: "Ward 9", specialised: false },
    }),
  ];
  expect(debtsInLedger(lines)).toEqual([
    {
      debtor: "ZB2",
      invoiceNumber: "4711",
      state: "open",
      invoiceDate: "2023-03-09",
      outstandingPence: 120_000,
      disputedPence: 20_000,
      requisitioner: "Ward 9",
    },
  ]);
});

test("RCV-02 numbers that differ only in case and blanks are one debt", () => {
  const debts = debtsInLedger([lineOf(1, { invoiceNumber: "inv-4711" }), lineOf(2, { invoiceNumber: "INV-4711 " })]);
  expect(debts.map((debt) => debt.outstandingPence)).toEqual([200_000]);
});

test.each([
  ["paid", [{ status: "paid" }]],
  ["paid", [{}, { entry: "credit-note", outstandingPence: -100_000 }]],
  ["cancelled", [{ status: "cancelled" }]],
  ["awaiting-approval", [{ status: "awaiting-approval" }]],
  ["on-hold", [{}, { status: "on-hold", outstandingPence: 1 }]],
  ["open", [{}, { status: "awaiting-approval", outstandingPence: 5 }]],
] as const)("RCV-02 an invoice is %s", (state, lines) => {
  expect(debtsInLedger(lines.map((line, at) => lineOf(at + 1, line))).map((debt) => debt.state)).toEqual([state]);
});

test("RCV-02 accruals, loose credit notes and receipts are no debts; the credit is told beside them", () => {
  const lines = [
    lineOf(1, { entry: "accrual", invoiceNumber: "A1" }),
    lineOf(2, { entry: "credit-note", invoiceNumber: "CN1", outstandingPence: -40_000 }),
    lineOf(3, { entry: "payment", invoiceNumber: "", outstandingPence: -5_000 }),
    lineOf(4, { entry: "credit-note", invoiceNumber: "CN2", outstandingPence: -900, status: "cancelled" }),
    lineOf(5, { entry: "credit-note", invoiceNumber: "CN3", outstandingPence: -7, counterparty: "ZC3" }),
  ];
  expect(debtsInLedger(lines)).toEqual([]);
  expect(unallocatedCredit(lines, organisationCode("ZB2"))).toBe(-45_000);
});

test("RCV-02 an invoice has no date if one of its lines has none", () => {
  const debts = debtsInLedger([lineOf(1, {}), lineOf(2, { invoiceDate: undefined })]);
  expect(debts[0]).not.toHaveProperty("invoiceDate");
});

test("RCV-02 a debt is the same whatever the order of the ledger's rows", () => {
  const anyLine = fc.record({
    invoiceNumber: fc.constantFrom("1", "2", "2 ", "a", "A"),
    counterparty: fc.constantFrom("ZB2", "ZC3"),
    entry: fc.constantFrom("invoice", "credit-note", "payment"),
    status: fc.constantFrom("approved", "paid", "cancelled", "awaiting-approval", "on-hold"),
    outstandingPence: fc.integer({ min: -500, max: 500 }),
    invoiceDate: fc.constantFrom("2023-01-01", "2023-02-01", undefined),
  });
  const summary = (lines: readonly LedgerLine[]) =>
    debtsInLedger(lines)
      .map((debt) => [debtKeyText(debt), debt.state, debt.invoiceDate, debt.outstandingPence].join("|"))
      .toSorted();
  fc.assert(
    fc.property(fc.array(anyLine), (said) => {
      const lines = said.map((each, at) => lineOf(at + 1, each));
      expect(summary(lines.toReversed())).toEqual(summary(lines));
    }),
  );
});
