import { booked, bookedCredit, claim, creditNote } from "../../domain/reconcile/statement-and-ledger.ts";
import type { Neighbour } from "./neighbour.ts";

const disputed = { status: "on-hold", disputed: 1200, disputeReference: "MED/3" } as const;

/** What a credit credits decides, in any writing; neighbours of the credit and sign cases. */
export const creditsAndSigns: readonly Neighbour[] = [
  ...(
    [
      ["INV/22/73676", "CN against INV-22-73676"],
      ["INV/22/73676", "Credit note for 22/73676"],
      ["350", "Credit re invoice 0000350"],
      ["350", "Cr. for 350"],
      ["NF-10421", "refund of nf10421, charged twice"],
      ["10421", "Cancels Inv No. 10421"],
    ] as const
  ).map(([number, description]) => ({
    title: `REC-12 a booked credit for a disputed invoice is not accepted: ${description}`,
    statement: [creditNote("CN55", -200, { description })],
    ledger: [booked(number, 1200, disputed), bookedCredit("CN55", -200)],
    expected: [{ agreed: 0, reason: "credit-for-disputed-invoice", says: [number] }],
  })),
  {
    title: "REC-12 a credit that names a disputed invoice in its number cell is not accepted",
    statement: [creditNote("CN55 (10421)", -200)],
    ledger: [booked("10421", 1200, disputed), bookedCredit("CN55", -200)],
    expected: [{ agreed: 0, reason: "credit-for-disputed-invoice" }],
  },
  {
    title: "REC-12 a credit that names a disputed invoice in its reference column is not accepted",
    statement: [creditNote("CN55", -200, { references: ["10421"] })],
    ledger: [booked("10421", 1200, disputed), bookedCredit("CN55", -200)],
    expected: [{ agreed: 0, reason: "credit-for-disputed-invoice" }],
  },
  {
    title: "REC-12 a credit for two invoices, one of them disputed, is not accepted",
    statement: [creditNote("CN55", -200, { description: "Credit for invoices 10421 and 10422" })],
    ledger: [booked("10421", 1200), booked("10422", 1200, disputed), bookedCredit("CN55", -200)],
    expected: [{ agreed: 0, reason: "credit-for-disputed-invoice", says: ["10422"] }],
  },
  ...["Credit for invoice NF-99999", "Refund for inv 99999", "CN re 99999"].map((description) => ({
    title: `REC-12 a booked credit for an unknown invoice is not accepted: ${description}`,
    statement: [creditNote("CN55", -200, { description })],
    ledger: [booked("10421", 1200), bookedCredit("CN55", -200)],
    expected: [{ agreed: 0, reason: "credit-for-unknown-invoice", says: ["99999"] }],
  })),
  {
    title: "REC-12 a booked credit of which only our own text names the unknown invoice is not accepted",
    statement: [creditNote("CN55", -200)],
    ledger: [bookedCredit("CN55", -200, { description: "Credit for 99999" })],
    expected: [{ agreed: 0, reason: "credit-for-unknown-invoice", says: ["99999"] }],
  },
  {
    title: "REC-12 a credit that is not booked, for a cancelled invoice in another writing, gives that reason",
    statement: [creditNote("CN55", -1200, { description: "Credit for invoice 010421" })],
    ledger: [booked("10421", 0, { gross: 1200, status: "cancelled" })],
    expected: [{ agreed: 0, reason: "credit-for-cancelled-invoice", says: ["10421"] }],
  },
  {
    title: "REC-14 a credit for a paid invoice is not accepted",
    statement: [creditNote("CN55", -200, { description: "Credit for invoice 10421" })],
    ledger: [booked("10421", 0, { gross: 1200, status: "paid", paidOn: "2023-03-10" }), bookedCredit("CN55", -200)],
    expected: [{ agreed: 0, reason: "credit-for-settled-invoice" }],
  },
  {
    title: "REC-12 a booked credit for an open invoice is agreed",
    statement: [claim("10421", 1200), creditNote("CN55", -200, { description: "Credit for invoice no. 10421" })],
    ledger: [booked("10421", 1200), bookedCredit("CN55", -200)],
    expected: [{ agreed: 1200 }, { agreed: -200 }],
  },
  {
    title: "REC-12 a ledger with all signs turned round is asked about as a whole",
    statement: [claim("NF-1", 400), claim("NF-2", 410, { on: "2023-03-02" }), creditNote("NFC-3", -50)],
    ledger: [bookedCredit("NF-1", -400), bookedCredit("NF-2", -410, { on: "2023-03-02" }), booked("NFC-3", 50)],
    expected: [{ agreed: 0 }, { agreed: 0 }, { agreed: 0 }],
    replySays: /\bsigns?\b/,
  },
  {
    title: "REC-12 one negative line under the number of an open invoice is not a credit for it",
    statement: [claim("NF-1", 400), claim("NF-2", 410), creditNote("NF-5", -300), claim("NF-7", 90)],
    ledger: [booked("NF-1", 400), booked("NF-2", 410), booked("NF-5", 300), booked("NF-7", 90)],
    expected: [
      { agreed: 400 },
      { agreed: 410 },
      { agreed: 0, reason: "opposite-sign", neverSays: [/credits invoice NF-5/] },
      { agreed: 90 },
    ],
  },
  {
    title: "REC-12 a negative line is not a credit for the open invoice that is written with INV",
    statement: [creditNote("INV-10421", -300)],
    ledger: [booked("10421", 300)],
    expected: [{ agreed: 0, reason: "opposite-sign" }],
  },
];
