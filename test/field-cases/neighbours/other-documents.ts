import { booked, claim } from "../../domain/reconcile/statement-and-ledger.ts";
import type { Neighbour } from "./neighbour.ts";

const before = { on: "2023-02-10" };
const day = { on: "2023-03-07" };

/** A line's own number decides: neighbours of the relations, endings, segments and departments. */
export const otherDocuments: readonly Neighbour[] = [
  ...[
    "Supplementary to invoice 10421",
    "Rebill of 10421",
    "Replaces INV-10421",
    "re 10421",
    "In lieu of inv 10421",
    "10421 uplift",
  ].map((description) => ({
    title: `REC-03 a description that mentions another invoice makes a candidate: ${description}`,
    statement: [claim("10500", 1200, { ...day, description })],
    ledger: [booked("10421", 1200, before)],
    expected: [{ agreed: 0, candidates: ["10421"] }],
  })),
  ...["10500 re 10421", "10500 (was 10421)", "10500 rebill of 10421", "10500 supp. to 10421"].map((number) => ({
    title: `REC-03 a number cell that mentions another invoice makes a candidate: ${number}`,
    statement: [claim(number, 1200, day)],
    ledger: [booked("10421", 1200, before)],
    expected: [{ agreed: 0, candidates: ["10421"] }],
  })),
  {
    title: "REC-03 a mention does not make an agreement if day and amount are the mentioned invoice's",
    statement: [claim("10500", 1200, { description: "Further to invoice 10421" })],
    ledger: [booked("10421", 1200)],
    expected: [{ agreed: 0, candidates: ["10421"] }],
  },
  {
    title: "REC-03 a customer reference of the line's day does not overrule the own number either",
    statement: [claim("10500", 1200, { references: ["10421"] })],
    ledger: [booked("10421", 1200)],
    expected: [{ agreed: 0, candidates: ["10421"] }],
  },
  {
    title: "REC-03 an order does not overrule an own number that the ledger lacks",
    statement: [claim("10500", 1200, { order: "PO4711" })],
    ledger: [booked("NF881", 1200, { order: "PO4711" })],
    expected: [{ agreed: 0, candidates: ["NF881"] }],
  },
  {
    title: "REC-03 the own number is agreed although the text mentions another open invoice",
    statement: [claim("10500", 1200, { description: "Replaces 10421" })],
    ledger: [booked("10421", 1200), booked("10500", 1200)],
    expected: [{ agreed: 1200, says: ["10500"] }],
  },
  {
    title: "REC-03 our own row that mentions the line's number is not the line",
    statement: [claim("10400", 1200, before)],
    ledger: [booked("10421", 1200, { ...day, description: "Replaces 10400" })],
    expected: [{ agreed: 0 }],
  },
  ...["10421A", "10421/2", "10421-R1", "10421 (final)", "10421 PART 2", "10421-REV", "10421-ADJ", "10421/FEB"].map(
    (number) => ({
      title: `REC-03 an ending makes another document: ${number}`,
      statement: [claim(number, 1200, { on: "2023-03-15" })],
      ledger: [booked("10421", 1200, before)],
      expected: [{ agreed: 0, candidates: ["10421"] }],
    }),
  ),
  {
    title: "REC-03 an ending that only the ledger has makes another document",
    statement: [claim("10421", 1200, before)],
    ledger: [booked("10421-SUPP", 1200, { on: "2023-03-15" })],
    expected: [{ agreed: 0, candidates: ["10421-SUPP"] }],
  },
  {
    title: "REC-03 an ending on both sides is the same document, and the plain number is another",
    statement: [claim("10421-SUPP", 350, { on: "2023-03-15" })],
    ledger: [booked("10421", 1200, before), booked("10421-SUPP", 350, { on: "2023-03-15" })],
    expected: [{ agreed: 350, says: ["10421-SUPP"] }],
  },
  ...["10421 COPY", "10421 (copy)", "10421 RESENT", "10421 - overdue"].map((number) => ({
    title: `REC-03 a word about the paper makes no other document: ${number}`,
    statement: [claim(number, 1200)],
    ledger: [booked("10421", 1200)],
    expected: [{ agreed: 1200 }],
  })),
  ...(
    [
      ["1-123", "11-23"],
      ["22/0101", "220/101"],
      ["NF-12-3", "NF-1-23"],
      ["3.104", "31.04"],
    ] as const
  ).map(([written, ours]) => ({
    title: `REC-03 numbers of other segments are different: ${written} and ${ours}`,
    statement: [claim(written, 1200)],
    ledger: [booked(ours, 1200)],
    expected: [{ agreed: 0 }],
  })),
  ...(
    [
      ["21/104", "21-104"],
      ["NF 2023/0042", "NF-2023-42"],
    ] as const
  ).map(([written, ours]) => ({
    title: `REC-03 the same segments with other marks are one number: ${written} and ${ours}`,
    statement: [claim(written, 1200)],
    ledger: [booked(ours, 1200)],
    expected: [{ agreed: 1200 }],
  })),
  {
    title: "REC-03 three departments with one bare number are all queried",
    statement: ["PATH-10421", "RAD-10421", "PHARM-10421"].map((number) => claim(number, 1200)),
    ledger: [booked("10421", 1200)],
    expected: [
      { agreed: 0, candidates: ["10421"] },
      { agreed: 0, candidates: ["10421"] },
      { agreed: 0, candidates: ["10421"] },
    ],
  },
  {
    title: "REC-03 a plain number is the plain row, and the department's number of the same digits is not",
    statement: [claim("10421", 1200), claim("PATH-10421", 1200)],
    ledger: [booked("10421", 1200)],
    expected: [{ agreed: 1200 }, { agreed: 0 }],
  },
  {
    title: "REC-03 two departments that the ledger tells apart are both agreed",
    statement: [claim("PATH-10421", 1200), claim("RAD-10421", 1200)],
    ledger: [booked("RAD10421", 1200), booked("PATH10421", 1200)],
    expected: [{ agreed: 1200 }, { agreed: 1200 }],
  },
  ...["NF-2 (part paid)", "NF-2A", "NF-2 part 1"].map((number) => ({
    title: `REC-06 a part has the invoice as its candidate: ${number}`,
    statement: [claim(number, 100, { on: "2023-03-02" })],
    ledger: [booked("NF-2", 410, { on: "2023-03-02" })],
    expected: [{ agreed: 0, candidates: ["NF-2"] }],
  })),
];
