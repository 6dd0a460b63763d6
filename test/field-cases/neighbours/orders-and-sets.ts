import { booked, claim } from "../../domain/reconcile/statement-and-ledger.ts";
import { ASKS_FOR_THE_ORDER, type Neighbour } from "./neighbour.ts";

const order = "PO4711";
const neverSays = [ASKS_FOR_THE_ORDER];

/** Orders alone, several numbers in a cell, and what is outside the agreement: neighbours of those cases. */
export const ordersAndSets: readonly Neighbour[] = [
  {
    title: "REC-15 an order in its column, whose invoice of that day was paid, is paid",
    statement: [claim("", 1200, { on: "2023-02-01", order })],
    ledger: [
      booked("NF1", 0, { on: "2023-02-01", order, gross: 1200, status: "paid", paidOn: "2023-03-10" }),
      booked("NF2", 1200, { on: "2023-03-01", order }),
    ],
    expected: [{ agreed: 0, reason: "paid", says: ["NF1"], neverSays }],
  },
  {
    title: "REC-03 an order whose only invoice is of last month makes a candidate, in its own column too",
    statement: [claim("", 1200, { order })],
    ledger: [booked("NF881", 1200, { on: "2023-02-01", order })],
    expected: [{ agreed: 0, candidates: ["NF881"], neverSays }],
  },
  {
    title: "REC-03 an order identifies its only invoice near the day",
    statement: [claim("", 1200, { order })],
    ledger: [booked("NF881", 1200, { on: "2023-03-02", order }), booked("NF882", 700, { on: "2022-12-02", order })],
    expected: [{ agreed: 1200 }],
  },
  {
    title: "REC-03 an order with another amount names the candidate and agrees nothing",
    statement: [claim(order, 1500)],
    ledger: [booked("NF881", 1200, { order })],
    expected: [{ agreed: 0, candidates: ["NF881"], neverSays }],
  },
  {
    title: "REC-03 an order with two invoices alike some days apart is ambiguous",
    statement: [claim("", 1200, { on: "2023-02-22", order })],
    ledger: [booked("NF881", 1200, { on: "2023-02-20", order }), booked("NF882", 1200, { on: "2023-02-25", order })],
    expected: [{ agreed: 0, reason: ["ambiguous", "order-unclear"], candidates: ["NF881", "NF882"], neverSays }],
  },
  {
    title: "REC-03 an order with two invoices alike, one of them paid, is ambiguous",
    statement: [claim(order, 1200, { on: "2023-02-22" })],
    ledger: [
      booked("NF881", 0, { on: "2023-02-20", order, gross: 1200, status: "paid", paidOn: "2023-03-10" }),
      booked("NF882", 1200, { on: "2023-02-25", order }),
    ],
    expected: [{ agreed: 0, candidates: ["NF881", "NF882"], neverSays }],
  },
  {
    title: "REC-03 several invoices of one order and day are agreed if they add up",
    statement: [claim("", 2100, { order })],
    ledger: [booked("NF881", 1200, { order }), booked("NF882", 700, { order }), booked("NF883", 200, { order })],
    expected: [{ agreed: 2100 }],
  },
  ...["10421, 10422", "10421 & 10422", "INV10421; INV10422", "10421 + 10422", "10421-10422"].map((number) => ({
    title: `REC-03 several numbers in one cell are agreed if they add up: ${number}`,
    statement: [claim(number, 2000)],
    ledger: [booked("10421", 1200), booked("10422", 800)],
    expected: [{ agreed: 2000 }],
  })),
  {
    title: "REC-03 a range of three numbers is agreed if they add up",
    statement: [claim("NF-10421 to NF-10423", 2100)],
    ledger: [booked("NF-10421", 1200), booked("NF-10422", 800), booked("NF-10423", 100)],
    expected: [{ agreed: 2100 }],
  },
  {
    title: "REC-03 several lines are agreed with one row that has all their numbers",
    statement: [claim("10421", 1200), claim("10422", 800)],
    ledger: [booked("10421, 10422", 2000)],
    expected: [{ agreed: 1200 }, { agreed: 800 }],
  },
  ...["10421/10500", "10421, 10500", "10500 & 10421"].map((number) => ({
    title: `REC-03 of two numbers one is unknown: queried: ${number}`,
    statement: [claim(number, 1200)],
    ledger: [booked("10421", 1200, { on: "2023-02-10" })],
    expected: [{ agreed: 0, candidates: ["10421"] }],
  })),
  {
    title: "ORG-08 a grant in aid is outside the agreement although the ledger has it",
    statement: [claim("GIA1", 50_000, { description: "Grant-in-aid February" })],
    ledger: [booked("GIA1", 50_000)],
    expected: [{ agreed: 0, reason: "outside-exercise" }],
  },
  {
    title: "ORG-08 a dividend on public dividend capital is outside the agreement under another writing of the number",
    statement: [claim("INV-10421", 50_000, { description: "PDC dividend second half" })],
    ledger: [booked("10421", 50_000)],
    expected: [{ agreed: 0, reason: "outside-exercise" }],
  },
  {
    title: "ORG-08 the commitment fee of public dividend capital is inside the agreement",
    statement: [claim("PDC2", 500, { description: "PDC commitment fee" })],
    ledger: [booked("PDC2", 500)],
    expected: [{ agreed: 500 }],
  },
  {
    title: "REC-09 the last day of the old year is not agreed on an I&E statement",
    kind: "i&e",
    exercise: null,
    statement: [claim("10421", 1200, { on: "2022-03-31" }), claim("10430", 900, { on: "2022-04-01" })],
    ledger: [booked("10421", 1200, { on: "2022-03-31" }), booked("10430", 900, { on: "2022-04-01" })],
    expected: [{ agreed: 0, reason: "earlier-year" }, { agreed: 900 }],
  },
];
