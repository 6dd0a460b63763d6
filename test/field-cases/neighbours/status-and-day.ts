import { booked, claim } from "../../domain/reconcile/statement-and-ledger.ts";
import type { Neighbour } from "./neighbour.ts";

const february = { on: "2023-02-01" };
const march = { on: "2023-03-01" };
const paid = { status: "paid", gross: 20_000, paidOn: "2023-03-10", paymentReference: "BACS 9" } as const;

/** Who a line is does not depend on what is open: neighbours of the paid month, the posted-twice and the reversal cases. */
export const statusAndDay: readonly Neighbour[] = [
  {
    title: "REC-15 the paid month is the line in another writing too",
    statement: [claim("C4711", 20_000, february)],
    ledger: [booked("C-4711", 0, { ...february, ...paid }), booked("C-4711", 20_000, march)],
    expected: [{ agreed: 0, reason: "paid", says: ["BACS 9"] }],
  },
  {
    title: "REC-15 the paid month is the line if the ledger is two days late",
    statement: [claim("C4711", 20_000, february)],
    ledger: [booked("C4711", 0, { on: "2023-02-03", ...paid }), booked("C4711", 20_000, { on: "2023-03-03" })],
    expected: [{ agreed: 0, reason: "paid" }],
  },
  {
    title: "REC-02 the open month is the line if the line is of that month",
    statement: [claim("C4711", 20_000, march)],
    ledger: [booked("C4711", 0, { ...february, ...paid }), booked("C4711", 20_000, march)],
    expected: [{ agreed: 20_000, reason: "agreed" }],
  },
  {
    title: "REC-06 a month on hold is not taken for the approved month after it",
    statement: [claim("C4711", 20_000, february)],
    ledger: [booked("C4711", 20_000, { ...february, status: "on-hold" }), booked("C4711", 20_000, march)],
    expected: [{ agreed: 0, reason: "on-hold" }],
  },
  {
    title: "REC-05 a disputed month is not taken for the approved month after it",
    statement: [claim("C4711", 20_000, february)],
    ledger: [
      booked("C4711", 20_000, { ...february, disputed: 20_000, disputeReference: "MED/3" }),
      booked("C4711", 20_000, march),
    ],
    expected: [{ agreed: 0, disputed: 20_000, reason: "in-dispute" }],
  },
  {
    title: "REC-06 a cancelled month is not taken for the approved month after it",
    statement: [claim("C4711", 20_000, february)],
    ledger: [booked("C4711", 0, { ...february, gross: 20_000, status: "cancelled" }), booked("C4711", 20_000, march)],
    expected: [{ agreed: 0, reason: "cancelled" }],
  },
  {
    title: "REC-15 a paid month under a word is the line",
    statement: [claim("SLA", 20_000, february)],
    ledger: [booked("SLA", 0, { ...february, ...paid }), booked("SLA", 20_000, march)],
    expected: [{ agreed: 0, reason: "paid" }],
  },
  {
    title: "REC-15 with zeros in front the paid row of the day is the line, not an open one of another season",
    statement: [claim("0001234", 400, february)],
    ledger: [
      booked("1234", 0, { ...february, gross: 400, status: "paid", paidOn: "2023-03-01", paymentReference: "B9" }),
      booked("1234", 400, { on: "2022-11-01" }),
    ],
    expected: [{ agreed: 0, reason: "paid", says: ["B9"] }],
  },
  {
    title: "REC-15 posted twice and paid once is queried under zeros",
    statement: [claim("0010421", 1200)],
    ledger: [
      booked("10421", 0, { gross: 1200, status: "paid", paidOn: "2023-03-15", paymentReference: "BACS 80" }),
      booked("10421", 1200),
    ],
    expected: [{ agreed: 0, says: ["15 March 2023", "BACS 80"] }],
  },
  {
    title: "REC-03 posted twice, both open, is agreed once, and the other row is on the ledger only",
    statement: [claim("10421", 1200)],
    ledger: [booked("10421", 1200), booked("10421", 1200)],
    expected: [{ agreed: 1200 }],
  },
  {
    title: "REC-02 an invoice reversed on the same day has nothing outstanding",
    statement: [claim("NF1007", 400)],
    ledger: [booked("NF-1007", 400), booked("NF-1007", -400, { entry: "credit-note" })],
    expected: [{ agreed: 0, says: [/revers|cancel each other/] }],
  },
  {
    title: "REC-02 an invoice reversed and posted again is agreed once",
    statement: [claim("NF-1007", 400)],
    ledger: [
      booked("NF-1007", 400),
      booked("NF-1007", -400, { entry: "credit-note", on: "2023-03-05" }),
      booked("NF-1007", 400, { on: "2023-03-05" }),
    ],
    expected: [{ agreed: 400 }],
  },
  {
    title: "REC-04 an invoice reversed and posted again for less is agreed for what was posted again",
    statement: [claim("NF-1007", 400)],
    ledger: [
      booked("NF-1007", 400),
      booked("NF-1007", -400, { entry: "credit-note", on: "2023-03-05" }),
      booked("NF-1007", 350, { on: "2023-03-05" }),
    ],
    expected: [{ agreed: 350 }],
  },
  {
    title: "REC-03 four weekly instalments, each row three days late, are all agreed",
    statement: ["01", "08", "15", "22"].map((day) => claim("C4711", 500, { on: `2023-02-${day}` })),
    ledger: ["04", "11", "18", "25"].map((day) => booked("C4711", 500, { on: `2023-02-${day}` })),
    expected: [{ agreed: 500 }, { agreed: 500 }, { agreed: 500 }, { agreed: 500 }],
  },
  {
    title: "REC-06 the first of three instalments is not booked and not called a repetition",
    statement: ["2023-01-01", "2023-02-01", "2023-03-01"].map((on) => claim("C4711", 20_000, { on })),
    ledger: ["2023-02-01", "2023-03-01"].map((on) => booked("C4711", 20_000, { on })),
    expected: [
      { agreed: 0, neverSays: [/repetition/] },
      { agreed: 20_000, reason: "agreed" },
      { agreed: 20_000, reason: "agreed" },
    ],
  },
  {
    title: "REC-06 a month under a word is not booked and not called a repetition",
    statement: ["2023-02-01", "2023-03-01"].map((on) => claim("SLA", 20_000, { on })),
    ledger: [booked("SLA", 20_000, february)],
    expected: [
      { agreed: 20_000, reason: "agreed" },
      { agreed: 0, neverSays: [/repetition/] },
    ],
  },
  {
    title: "REC-03 last month's instalment is not this month's, though the number is the same",
    statement: [claim("C4711", 20_000, march)],
    ledger: [booked("C4711", 20_000, february)],
    expected: [{ agreed: 0, candidates: ["C4711"], says: ["1 February 2023"] }],
  },
  {
    title: "REC-03 a word identifies the document of the day after",
    statement: [claim("SLA", 20_000, february)],
    ledger: [booked("SLA", 20_000, { on: "2023-02-02" })],
    expected: [{ agreed: 20_000 }],
  },
  {
    title: "REC-03 a phrase as a number does not identify the document of another quarter",
    statement: [claim("Monthly charge", 8_400, march)],
    ledger: [booked("Monthly charge", 8_400, { on: "2022-12-01" })],
    expected: [{ agreed: 0, candidates: ["Monthly charge"] }],
  },
  {
    title: "REC-03 the same invoice twice on the statement is agreed once",
    statement: [claim("10421", 1200), claim("10421", 1200)],
    ledger: [booked("10421", 1200)],
    expected: [{ agreed: [0, 1200] }, { agreed: [0, 1200] }],
    total: 1200,
  },
];
