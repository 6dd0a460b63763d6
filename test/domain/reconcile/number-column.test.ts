import { describe, expect, it } from "vitest";

import type { StatementLine } from "../../../shared/domain/statement/statement-line.ts";
import { reconcile } from "../../../shared/domain/reconcile/reconcile.ts";
import { booked, bookedCredit, claim, creditNote, inputOf, type Case } from "./statement-and-ledger.ts";

/** Reconciles a case whose lines have these further numbers, line by line. */
const withOthers = (one: Case, others: readonly (readonly string[])[]) => {
  const input = inputOf(one);
  const lines = input.statement.lines.map((line, at): StatementLine => ({
    ...line,
    otherNumbers: [...(others[at] ?? [])],
  }));
  return reconcile({ ...input, statement: { ...input.statement, lines } });
};

const agreed = ({ lines }: ReturnType<typeof reconcile>) =>
  lines.map((line) => [line.invoiceNumber, line.agreedPence / 100]);

describe("REC-03 the column of numbers that the ledger knows names the invoices", () => {
  const ledger = [booked("SI101", 1200), booked("SI102", 340.5), bookedCredit("CN103", -40)];
  const own = [claim("700001", 1200), claim("700002", 340.5), creditNote("700003", -40)];

  it("takes the other column where its numbers are on the ledger, and says so", () => {
    const outcome = withOthers({ statement: own, ledger }, [["SI101"], ["SI102"], ["CN103"]]);
    expect(agreed(outcome)).toEqual([
      ["SI101", 1200],
      ["SI102", 340.5],
      ["CN103", -40],
    ]);
    expect(outcome.ledgerOnly).toEqual([]);
    expect(outcome.remarks).toContain(
      "Your lines have more than one number. Our ledger knows those like SI101, and not 700001, so we took these for your invoice numbers.",
    );
  });

  it("takes the second of two other columns", () => {
    const outcome = withOthers({ statement: own, ledger }, [
      ["9", "SI101"],
      ["9", "SI102"],
      ["9", "CN103"],
    ]);
    expect(agreed(outcome).map(([number]) => number)).toEqual(["SI101", "SI102", "CN103"]);
  });

  it("keeps a line's own number where the other column is empty", () => {
    const outcome = withOthers(
      { statement: [...own.slice(0, 2), claim("SI104", 10)], ledger: [...ledger, booked("SI104", 10)] },
      [["SI101"], ["SI102"], [""]],
    );
    expect(agreed(outcome)).toEqual([
      ["SI101", 1200],
      ["SI102", 340.5],
      ["SI104", 10],
    ]);
  });

  it.each([
    [
      "the first column's numbers are on the ledger as well",
      own.map((line, at) => ({ ...line, number: ["SI101", "SI102", "CN103"][at] ?? "" })),
      [["SI101"], ["SI102"], ["CN103"]],
    ],
    ["no amount agrees", own.map((line) => ({ ...line, pounds: line.pounds + 7 })), [["SI101"], ["SI102"], ["CN103"]]],
    ["one number is repeated on all lines", own, [["SI101"], ["SI101"], ["SI101"]].map(() => ["77"])],
  ])("leaves the lines as they are where %s", (_why, statement, others) => {
    const outcome = withOthers({ statement, ledger }, others);
    expect(outcome.lines.map(({ invoiceNumber }) => invoiceNumber)).toEqual(statement.map(({ number }) => number));
    expect(outcome.remarks.join(" ")).not.toContain("more than one number");
  });

  it("takes the number with which a description begins, where the reference beside it is an order", () => {
    const outcome = withOthers(
      {
        statement: [
          claim("PO77", 1200, { description: "Invoice # SI101" }),
          claim("PO78", 340.5, { description: "Invoice # SI102" }),
          creditNote("PO79", -40, { description: "Credit Note no. CN103" }),
        ],
        ledger,
      },
      [],
    );
    expect(agreed(outcome)).toEqual([
      ["SI101", 1200],
      ["SI102", 340.5],
      ["CN103", -40],
    ]);
  });

  it("does not take the invoice that a credit is for as the credit's own number", () => {
    const outcome = withOthers(
      {
        statement: [creditNote("CR1", -1200, { description: "Invoice SI101 credited" })],
        ledger: [booked("SI101", 1200)],
      },
      [],
    );
    expect(outcome.lines.map(({ invoiceNumber }) => invoiceNumber)).toEqual(["CR1"]);
  });
});
