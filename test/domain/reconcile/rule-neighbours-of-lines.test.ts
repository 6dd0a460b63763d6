import { describe, expect, test } from "vitest";

import { booked, bookedCredit, claim, creditNote, reconcileCase, verdicts, type Case } from "./statement-and-ledger.ts";

/** Neighbours of the kinds of lines in the guidance, each written before it was run: what the engine has to make of them. */
const neighbours: readonly (readonly [rule: string, what: string, given: Case, expected: readonly string[]])[] = [
  [
    "STM-08",
    "pairs whose amounts cross by VAT of 5 % are told apart by their numbers",
    {
      statement: [claim("8001", 1050), claim("8002", 1000)],
      ledger: [booked("8001", 1050), booked("8002", 1000)],
    },
    ["agreed: 1050 agreed", "agreed: 1000 agreed"],
  ],
  [
    "STM-08",
    "a claim without VAT of 5 % of an invoice with it",
    { statement: [claim("8001", 1000)], ledger: [booked("8001", 1050)] },
    ["vat-difference: 1000 agreed"],
  ],
  [
    "STM-08",
    "a claim with VAT of 5 % of an expense without it, in I&E",
    { kind: "i&e", statement: [claim("8001", 1050)], ledger: [booked("8001", 1000)] },
    ["vat-difference: 1000 agreed, 50 not agreed"],
  ],
  [
    "STM-08",
    "a claim with VAT of 20 % of an expense without it, in I&E",
    { kind: "i&e", statement: [claim("8001", 1200)], ledger: [booked("8001", 1000)] },
    ["vat-difference: 1000 agreed, 200 not agreed"],
  ],
  [
    "REC-12",
    "a credit for an invoice in dispute, also where the ledger has the credit",
    {
      statement: [claim("8001", 500), creditNote("C1", -500, { references: ["8001"] })],
      ledger: [booked("8001", 500, { disputed: 500 }), bookedCredit("C1", -500, { description: "credit of 8001" })],
    },
    ["in-dispute: 500 in dispute", "credit-for-disputed-invoice: -500 not agreed"],
  ],
  [
    "REC-12",
    "a credit in part of an open invoice that the ledger does not have yet",
    {
      statement: [claim("8001", 500), creditNote("C1", -200, { references: ["8001"] })],
      ledger: [booked("8001", 500)],
    },
    ["agreed: 500 agreed", "credit-agreed: -200 agreed"],
  ],
  [
    "REC-12",
    "a credit for a cancelled invoice",
    {
      statement: [creditNote("C1", -500, { references: ["8001"] })],
      ledger: [booked("8001", 500, { status: "cancelled" })],
    },
    ["credit-for-cancelled-invoice: -500 not agreed"],
  ],
  [
    "STM-05",
    "an order written with PO in front, alone on its line",
    {
      statement: [claim("", 500, { order: "PO 4500012345" })],
      ledger: [booked("8001", 500, { order: "4500012345" })],
    },
    ["agreed: 500 agreed"],
  ],
  [
    "STM-05",
    "an order written with PO in front by the ledger only",
    {
      statement: [claim("", 500, { order: "4500012345" })],
      ledger: [booked("8001", 500, { order: "PO-4500012345" })],
    },
    ["agreed: 500 agreed"],
  ],
  [
    "STM-05",
    "an order in words, of several documents of one day",
    {
      statement: [claim("", 500, { order: "Purchase Order No. 4500012345" })],
      ledger: [booked("8001", 200, { order: "PO4500012345" }), booked("8002", 300, { order: "PO4500012345" })],
    },
    ["agreed: 500 agreed"],
  ],
  [
    "STM-05",
    "an order of other letters is another order",
    {
      statement: [claim("", 500, { order: "PO4500012345" })],
      ledger: [booked("8001", 500, { order: "RX4500012345" })],
    },
    ["same-amount: 500 not agreed"],
  ],
  [
    "STM-05",
    "an order with zeros in front",
    { statement: [claim("", 500, { order: "0004500012345" })], ledger: [booked("8001", 500, { order: "4500012345" })] },
    ["agreed: 500 agreed"],
  ],
  [
    "STM-05",
    "an order of which the ledger has two documents of the amount is not agreed by guess",
    {
      statement: [claim("", 500, { order: "4500012345", on: null })],
      ledger: [
        booked("8001", 500, { order: "4500012345", on: "2023-02-01" }),
        booked("8002", 500, { order: "4500012345", on: "2023-03-01", status: "awaiting-approval" }),
      ],
    },
    ["order-unclear: 500 not agreed"],
  ],
  [
    "REC-10",
    "an invoice for a future period that the ledger has is adjusted out",
    {
      statement: [claim("8001", 500, { futurePeriod: true })],
      ledger: [booked("8001", 500)],
    },
    ["future-period: 500 not agreed"],
  ],
  [
    "REC-10",
    "an invoice that only the ledger marks as future is adjusted out",
    { statement: [claim("8001", 500)], ledger: [booked("8001", 500, { futurePeriod: true })] },
    ["future-period: 500 not agreed"],
  ],
  [
    "REC-09",
    "expenditure that the ledger posted in month 12 of the year before, though the invoice is of April",
    {
      kind: "i&e",
      statement: [claim("8001", 500, { on: "2022-04-05" })],
      ledger: [booked("8001", 500, { on: "2022-04-05", postedOn: "2022-03-31" })],
    },
    ["earlier-year: 500 not agreed"],
  ],
  [
    "REC-09",
    "expenditure of a March invoice that the ledger posted in the year",
    {
      kind: "i&e",
      statement: [claim("8001", 500, { on: "2022-03-28" })],
      ledger: [booked("8001", 500, { on: "2022-03-28", postedOn: "2022-04-12" })],
    },
    ["agreed: 500 agreed"],
  ],
  [
    "REC-15",
    "an invoice paid in part before the statement",
    {
      statement: [claim("8001", 500)],
      ledger: [booked("8001", 200, { gross: 500, paidOn: "2023-03-10", paymentReference: "BACS1" })],
    },
    ["part-paid: 200 agreed, 300 not agreed"],
  ],
];

describe("neighbours of the kinds of lines in the guidance", () => {
  test.each(neighbours)("%s %s", (_, __, given, expected) => {
    expect(verdicts(reconcileCase(given))).toEqual(expected);
  });
});
