import { addDays } from "../../../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../../../shared/domain/amounts-and-days/pence.ts";
import type { Invoice } from "../invoice-source.ts";
import { lightly } from "../noise.ts";
import type { PairMaker } from "../pair-maker.ts";
import type { Kind } from "./kind.ts";

/** Credit notes: what they credit decides, in whatever writing they name it. */
export const creditKinds: readonly Kind[] = [
  {
    name: "credit note that names nothing",
    weight: 20,
    make: (maker) => {
      const invoice = creditOf(maker, maker.source.next());
      const booked = maker.book(invoice);
      maker.claim(invoice, {
        amount: invoice.amount,
        agreeable: invoice.amount,
        standsOn: [booked],
        write: (number) => lightly(maker.random, number),
      });
    },
  },
  { name: "credit for an open invoice, booked", weight: 12, make: credit("open", true) },
  { name: "credit for an open invoice, not booked", weight: 10, make: credit("open", false) },
  { name: "credit for a disputed invoice, booked", weight: 8, make: credit("disputed", true) },
  { name: "credit for a disputed invoice, not booked", weight: 5, make: credit("disputed", false) },
  { name: "credit for a cancelled invoice", weight: 6, make: credit("cancelled", true) },
  { name: "credit for a paid invoice", weight: 6, make: credit("paid", true) },
  { name: "credit for an unknown invoice, booked", weight: 8, make: credit("unknown", true) },
  { name: "credit for an unknown invoice, not booked", weight: 5, make: credit("unknown", false) },
  {
    name: "negative under an open invoice's number",
    weight: 6,
    make: (maker) => {
      const invoice = maker.source.next();
      const booked = maker.book(invoice);
      // In a description the number would be that of the invoice that is credited.
      const numberCell = maker.onStatement(invoice);
      maker.claim(invoice, { amount: 0 - invoice.amount, standsOn: [booked], numberCell });
    },
  },
];

function credit(state: "open" | "disputed" | "cancelled" | "paid" | "unknown", isBooked: boolean): Kind["make"] {
  return (maker) => {
    const invoice = maker.source.next();
    bookCredited(maker, invoice, state);
    const note = creditOf(maker, invoice);
    const booked = isBooked ? [maker.book({ ...note, order: "" })] : [];
    const credited = state === "open" ? note.amount : 0;
    maker.claim(
      { ...note, order: "" },
      {
        amount: note.amount,
        agreeable: credited,
        standsOn: booked,
        line: { description: naming(maker, invoice) },
      },
    );
  };
}

/** The invoice that is credited is open on both sides, or in a state in which no credit for it is accepted (REC-12, REC-14). */
function bookCredited(maker: PairMaker, invoice: Invoice, state: Parameters<typeof credit>[0]): void {
  const { amount } = invoice;
  switch (state) {
    case "open":
      maker.agreed(invoice);
      return;
    case "disputed":
      maker.book(invoice, { disputedPence: pence(amount), disputeReference: "MED/2", status: "on-hold" });
      return;
    case "cancelled":
      maker.book({ ...invoice, amount: 0 }, { grossPence: pence(amount), status: "cancelled" });
      return;
    case "paid":
      maker.bookPaid(invoice);
      return;
    case "unknown":
      maker.reserve(invoice);
      return;
  }
}

/** A credit note for the invoice or a part of it, under the next number. */
function creditOf(maker: PairMaker, invoice: Invoice): Invoice {
  const { random, source } = maker;
  const own = source.next();
  return {
    number: random.chance(0.5) ? own.number : own.number.replace(/^[A-Z]*-?/, "CN"),
    date: addDays(invoice.date, random.between(1, 40)),
    amount: 0 - (random.chance(0.3) ? invoice.amount : random.between(1, invoice.amount)),
    order: own.order,
  };
}

function naming(maker: PairMaker, invoice: Invoice): string {
  const { random } = maker;
  const number = lightly(random, maker.onStatement(invoice));
  return random.pick([
    `Credit for invoice ${number}`,
    `Credit note against ${number}`,
    `Credit re ${number} - duplicate charge`,
    `CN for ${number}`,
    `Cancels invoice ${number}`,
    `Credit of ${number}`,
    `${number} overcharged`,
  ]);
}
