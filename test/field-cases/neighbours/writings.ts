import { booked, claim } from "../../domain/reconcile/statement-and-ledger.ts";
import { habit, type Neighbour } from "./neighbour.ts";

const prefixed = habit(
  6,
  (number) => `NF-${number}`,
  (number) => number,
);
const padded = habit(
  6,
  (number) => number,
  (number) => `00000${number}`,
);
const described = habit(
  6,
  (number) => `NF-${number}`,
  (number) => booked(`51000${number.slice(1)}`, 0, { description: `NF-${number} physiotherapy` }),
);
const referenced = habit(
  6,
  (number) => claim(`88${number.slice(2)}`, 0, { references: [number] }),
  (number) => number,
);
const inDescription = habit(
  6,
  (number) => claim(`TRX9${number.slice(2)}`, 0, { description: `Invoice ${number} theatre` }),
  (number) => number,
);

/** Two systems write one number differently: neighbours of the prefix, VAT, INV, slip and description cases. */
export const writings: readonly Neighbour[] = [
  {
    title: "REC-04 under a habit of the pair the lesser amount is agreed",
    statement: [...prefixed.statement, claim("NF-10421", 36_000)],
    ledger: [...prefixed.ledger, booked("10421", 24_000)],
    expected: [...prefixed.expected, { agreed: 24_000, reason: "above-ledger" }],
  },
  {
    title: "REC-15 under a habit of the pair an invoice that is paid in part is agreed for the rest",
    statement: [...prefixed.statement, claim("NF-10421", 36_000)],
    ledger: [...prefixed.ledger, booked("10421", 24_000, { gross: 36_000 })],
    expected: [...prefixed.expected, { agreed: 24_000 }],
  },
  {
    title: "STM-08 under a habit of the pair VAT is told as VAT",
    statement: [...padded.statement, claim("10421", 1200)],
    ledger: [...padded.ledger, booked("0000010421", 1000)],
    expected: [...padded.expected, { agreed: 1000, reason: "vat-difference" }],
  },
  {
    title: "STM-08 VAT is explained if the prefix is on our side",
    statement: [claim("10421", 1200)],
    ledger: [booked("NF-10421", 1000)],
    expected: [{ agreed: 1000, reason: "vat-difference" }],
  },
  {
    title: "COL-08 pennies are explained under a prefix",
    statement: [claim("NF-10421", 1200.01)],
    ledger: [booked("10421", 1200)],
    expected: [{ agreed: 1200, reason: "rounding-difference" }],
  },
  {
    title: "REC-03 a short number with a prefix and another amount is a candidate",
    statement: [claim("NF-421", 36_000)],
    ledger: [booked("421", 24_000)],
    expected: [{ agreed: 0, candidates: ["421"] }],
  },
  ...(
    [
      ["RXH0039955", "INVRXH0039955"],
      ["Inv.RXH0039955", "RXH0039955"],
      ["Invoice No RXH0039955", "RXH0039955"],
      ["INV0010421", "10421"],
      ["Our ref NF10421", "NF10421"],
      ["#10421", "INVOICE 10421"],
    ] as const
  ).map(([written, ours]) => ({
    title: `REC-03 words for an invoice are noise: ${written} and ${ours}`,
    statement: [claim(written, 1200)],
    ledger: [booked(ours, 1200, { on: "2023-03-03" })],
    expected: [{ agreed: 1200 }],
  })),
  ...(
    [
      ["0003292349", "3292349"],
      ["3292349", "INV3292349"],
      ["KICO-3292349", "3292349"],
    ] as const
  ).map(([written, ours]) => ({
    title: `REC-03 the rows of an invoice add up under another writing: ${written} and ${ours}`,
    statement: [claim(written, 111_072)],
    ledger: [booked(ours, 50_022), booked(ours, 61_050)],
    expected: [{ agreed: 111_072 }],
  })),
  ...(
    [
      ["INV 10431", "INV 10421"],
      ["NF-1O421", "NF-10421"],
      ["Inv No. 104210", "10421"],
      ["10421", "INV-1042"],
      ["NF10421", "NF-10412"],
    ] as const
  ).map(([written, ours]) => ({
    title: `REC-03 a slip has its candidate behind words and marks: ${written} and ${ours}`,
    statement: [claim(written, 1234.56)],
    ledger: [booked(ours, 1234.56, { on: "2023-03-08" })],
    expected: [{ agreed: 0, candidates: [ours] }],
  })),
  ...["Inv NF-10421 physio", "Physiotherapy NF10421", "nf 10421"].map((description) => ({
    title: `REC-06 a number in our description is at least a candidate: ${description}`,
    statement: [claim("NF10421", 1200)],
    ledger: [booked("5100012345", 1200, { on: "2023-03-08", description })],
    expected: [{ agreed: [0, 1200], candidates: ["5100012345"] }],
  })),
  {
    title: "REC-03 where all our descriptions have the number, it is the number",
    statement: [...described.statement, claim("NF-10421", 1200)],
    ledger: [...described.ledger, booked("5100099999", 1000, { description: "NF-10421 wheelchairs" })],
    expected: [...described.expected, { agreed: 1000, reason: "vat-difference" }],
  },
  {
    title: "REC-03 where the statement's reference column has all numbers, it has the number",
    statement: [...referenced.statement, claim("88999", 500, { references: ["10421"] })],
    ledger: [...referenced.ledger, booked("10421", 400)],
    expected: [...referenced.expected, { agreed: 400, reason: "above-ledger" }],
  },
  {
    title: "REC-03 where the statement's description has all numbers, it has the number",
    statement: [...inDescription.statement, claim("TRX9999", 500, { description: "Invoice 10421 wards" })],
    ledger: [...inDescription.ledger, booked("10421", 400)],
    expected: [...inDescription.expected, { agreed: 400, reason: "above-ledger" }],
  },
  {
    title: "REC-03 a habit of the pair does not make a slip right",
    statement: [...prefixed.statement, claim("NF-10412", 1234.56)],
    ledger: [...prefixed.ledger, booked("10421", 1234.56)],
    expected: [...prefixed.expected, { agreed: 0, candidates: ["10421"] }],
  },
];
