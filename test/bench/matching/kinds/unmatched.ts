import { addDays } from "../../../../shared/domain/amounts-and-days/calendar-date.ts";
import type { Invoice } from "../invoice-source.ts";
import { mistype, truncate } from "../noise.ts";
import type { PairMaker } from "../pair-maker.ts";
import type { Kind } from "./kind.ts";

const subsidiaries = ["Eastmere Facilities Limited", "Eastmere Pharmacy Limited"] as const;

export const MISTYPED = "mistyped";

/** Lines whose number the ledger does not have. */
export const unmatchedKinds: readonly Kind[] = [
  {
    name: MISTYPED,
    weight: 40,
    make: (maker) => {
      const invoice = maker.source.next();
      const booked = maker.book(invoice);
      const typed = misread(maker, invoice, mistype);
      if (typed === undefined) return;
      maker.claim(typed, { amount: invoice.amount, candidates: [booked], mustBeUnique: true });
    },
  },
  {
    name: `${MISTYPED} on the ledger`,
    weight: 20,
    make: (maker) => {
      const invoice = maker.source.next();
      const typed = misread(maker, invoice, mistype);
      if (typed === undefined) return;
      const booked = maker.bookTyped(typed);
      maker.claim(invoice, { amount: invoice.amount, candidates: [booked] });
    },
  },
  {
    name: "cut short",
    weight: 8,
    make: (maker) => {
      const invoice = maker.source.next();
      const booked = maker.book(invoice);
      const typed = misread(maker, invoice, truncate);
      if (typed === undefined) return;
      maker.claim(typed, { amount: invoice.amount, candidates: [booked], mustBeUnique: true });
    },
  },
  {
    name: "not booked",
    weight: 60,
    make: (maker) => {
      const invoice = maker.source.next();
      maker.claim(invoice, { amount: invoice.amount, hasNoCounterpart: true, mustBeUnique: true });
    },
  },
  {
    // The next number with the same amount and day is another invoice, and no clerk would take it for this one.
    name: "not booked, neighbour of equal amount",
    weight: 20,
    make: (maker) => {
      const invoice = maker.source.next();
      maker.book({ ...maker.source.next(), amount: invoice.amount, date: invoice.date });
      maker.claim(invoice, { amount: invoice.amount, mustBeUnique: true });
    },
  },
  {
    name: "not booked, neighbour of nearly equal amount",
    weight: 20,
    make: (maker) => {
      const invoice = maker.source.next();
      const amount = invoice.amount + maker.random.between(1, 100);
      maker.book({ ...maker.source.next(), amount, date: invoice.date });
      maker.claim(invoice, { amount: invoice.amount, hasNoCounterpart: true, mustBeUnique: true });
    },
  },
  {
    name: "other supplier's number, amount of another invoice",
    weight: 15,
    make: (maker) => {
      const other = maker.source.next();
      maker.book(other);
      const number = maker.source.foreignNumber();
      maker.claim({ ...other, number, order: "" }, { amount: other.amount, numberCell: number });
    },
  },
  {
    name: "not booked, its order is another invoice's number",
    weight: 6,
    make: (maker) => {
      const other = maker.source.next();
      const own = { ...maker.source.next(), amount: other.amount, date: other.date };
      maker.book(other);
      maker.claim(own, { amount: own.amount, line: { purchaseOrder: maker.onLedger(other) }, mustBeUnique: true });
    },
  },
  {
    name: "not booked, a credit note has its digits",
    weight: 6,
    make: (maker) => {
      const invoice = maker.source.next();
      maker.book({ ...invoice, number: `CN${invoice.number}`, amount: 0 - invoice.amount, order: "" });
      maker.claim(invoice, { amount: invoice.amount });
    },
  },
  {
    name: "other subsidiary's number",
    weight: 10,
    make: (maker) => {
      const invoice = maker.source.next();
      maker.book({ ...invoice, amount: maker.source.amount() }, { supplierName: subsidiaries[0] });
      maker.claim(invoice, { amount: invoice.amount, line: { subsidiary: subsidiaries[1] } });
    },
  },
  {
    // It is that invoice, and nothing on the line says so.
    name: "no number, amount of an invoice",
    weight: 10,
    make: (maker) => {
      const invoice = { ...maker.source.next(), order: "" };
      const booked = maker.book(invoice);
      const numberCell = maker.random.pick(["", "N/A", "TBC", "-"]);
      maker.claim(invoice, { amount: invoice.amount, candidates: [booked], numberCell });
    },
  },
  {
    name: "mistyped into a neighbour's number",
    weight: 10,
    make: (maker) => {
      const invoice = { ...maker.source.next(), order: "" };
      const neighbour = maker.source.next();
      maker.book(invoice);
      maker.book({
        ...neighbour,
        // Its day and amount are so different that the officer sees the slip.
        amount: invoice.amount * 3 + maker.random.between(1, 5_000),
        date: addDays(invoice.date, maker.random.between(40, 90)),
      });
      maker.claim({ ...invoice, number: neighbour.number }, { amount: invoice.amount });
    },
  },
];

/** The invoice with its number misread; undefined if no slip makes another number of it under the convention. */
function misread(
  maker: PairMaker,
  invoice: Invoice,
  slip: (random: PairMaker["random"], number: string) => string,
): Invoice | undefined {
  for (let tried = 0; tried < 20; tried++) {
    const typed = { ...invoice, number: slip(maker.random, invoice.number) };
    if (maker.isOtherNumber(typed, invoice)) return typed;
  }
  return undefined;
}
