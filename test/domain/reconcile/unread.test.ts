import { describe, expect, it } from "vitest";

import type { UnreadRow } from "../../../shared/domain/statement/statement.ts";
import { reconcile } from "../../../shared/domain/reconcile/reconcile.ts";
import type { LedgerOnly } from "../../../shared/domain/position/outcome.ts";
import { booked, bookedCredit, claim, inputOf, type Case } from "./statement-and-ledger.ts";

const unreadRow = (row: number, invoiceNumber?: string): UnreadRow => ({
  sheet: "Statement",
  row,
  value: "TBC",
  ...(invoiceNumber === undefined ? {} : { invoiceNumber }),
});

const ledgerOnly = (one: Case, unread: readonly UnreadRow[]): readonly LedgerOnly[] => {
  const input = inputOf(one);
  return reconcile({ ...input, statement: { ...input.statement, unread } }).ledgerOnly;
};

describe("REC-08 a row that could not be read is never called missing", () => {
  const one: Case = {
    statement: [claim("NF-1", 100)],
    ledger: [booked("NF-1", 100), booked("NF-3", 420.01), bookedCredit("NFC-4", -50)],
  };

  it("names the row where its number is on the ledger", () => {
    const [invoice] = ledgerOnly(one, [unreadRow(9, "NF-3")]);
    expect(invoice?.why).toContain(
      "which may be your invoice NF-3 in row 9, whose amount we could not read: we add it",
    );
  });

  it.each(["nf3", "Inv. NF/003", "NF 3"])("finds the number written as %s", (written) => {
    expect(ledgerOnly(one, [unreadRow(9, written)])[0]?.why).toContain(`your invoice ${written} in row 9`);
  });

  it("says of other ledger lines only that they are not among the lines that were read", () => {
    const [first, second] = ledgerOnly(one, [unreadRow(9)]);
    for (const each of [first, second]) {
      expect(each?.why).toContain("it is not among the lines of your statement that we could read");
      expect(each?.why).not.toContain("does not list");
    }
  });

  it("does the same for a credit note", () => {
    const credit = ledgerOnly(one, [unreadRow(9, "NFC-4")]).find(({ invoiceNumber }) => invoiceNumber === "NFC-4");
    expect(credit?.why).toContain("which may be your invoice NFC-4 in row 9");
  });

  it("finds the number under the convention of the pair", () => {
    const numbers = Array.from({ length: 12 }, (_, at) => 15021 + at * 7);
    const withPrefix: Case = {
      statement: numbers.slice(1).map((number, at) => claim(String(number), 100 + at * 3.17)),
      ledger: [
        booked(`77${String(numbers[0])}`, 88.12),
        ...numbers.slice(1).map((number, at) => booked(`77${String(number)}`, 100 + at * 3.17)),
      ],
    };
    const [only, ...others] = ledgerOnly(withPrefix, [unreadRow(20, String(numbers[0]))]);
    expect(others).toEqual([]);
    expect(only?.why).toContain(`which may be your invoice ${String(numbers[0])} in row 20`);
  });

  it("changes no amount", () => {
    const input = inputOf(one);
    const unread = [unreadRow(9, "NF-3"), unreadRow(10)];
    const withUnread = reconcile({ ...input, statement: { ...input.statement, unread } });
    const without = reconcile(input);
    expect(withUnread.totalPence).toBe(without.totalPence);
    expect(withUnread.lines).toEqual(without.lines);
    expect(without.ledgerOnly[0]?.why).toContain("your statement does not list it");
  });
});
