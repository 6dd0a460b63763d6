import { addDays } from "../../../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../../../shared/domain/amounts-and-days/pence.ts";
import type { LedgerStatus } from "../../../../shared/domain/ledger/ledger-line.ts";
import { lightly } from "../noise.ts";
import type { PairMaker } from "../pair-maker.ts";
import type { Kind } from "./kind.ts";

/** The invoice is on the ledger, and its status decides; rows that are alike and open are put beside some. */
export const statusKinds: readonly Kind[] = [
  {
    name: "in dispute",
    weight: 15,
    make: (maker) => {
      const invoice = maker.source.next();
      const { amount } = invoice;
      const disputed = maker.random.chance(0.5) ? amount : maker.random.between(1, amount);
      const booked = maker.book(invoice, { disputedPence: pence(disputed), disputeReference: "MED/1" });
      maker.claim(invoice, {
        amount,
        agreeable: amount - disputed,
        standsOn: [booked],
        write: (number) => lightly(maker.random, number),
      });
    },
  },
  { name: "awaiting approval", weight: 20, make: withStatus("awaiting-approval") },
  { name: "on hold", weight: 10, make: withStatus("on-hold") },
  { name: "cancelled", weight: 12, make: withStatus("cancelled") },
  {
    name: "paid",
    weight: 40,
    make: (maker) => {
      const invoice = maker.source.next();
      notAgreed(maker, invoice, maker.bookPaid(invoice));
    },
  },
  {
    // The number comes back in another year or month with the same amount: the row of the line's day is the line.
    name: "paid, number in use again",
    weight: 10,
    make: (maker) => {
      const invoice = maker.source.next();
      const booked = maker.random.chance(0.8)
        ? maker.bookPaid(invoice, { invoiceDate: invoice.date })
        : maker.bookOn({ ...invoice, amount: 0 }, { grossPence: pence(invoice.amount), status: "cancelled" });
      maker.bookOn({ ...invoice, date: addDays(invoice.date, maker.random.pick([-365, -31, 31, 28, 62])) });
      notAgreed(maker, invoice, booked);
    },
  },
  {
    name: "number re-used, both years booked",
    weight: 10,
    make: (maker) => {
      const invoice = maker.source.next();
      const before = { ...invoice, date: addDays(invoice.date, -365), amount: maker.source.amount() };
      for (const one of [invoice, before]) {
        const booked = maker.book(one);
        maker.claim(one, { amount: one.amount, agreeable: one.amount, standsOn: [booked] });
      }
    },
  },
  {
    name: "number re-used, other year booked",
    weight: 10,
    make: (maker) => {
      const invoice = maker.source.next();
      const amount = maker.random.chance(0.4) ? invoice.amount : maker.source.amount();
      maker.book({ ...invoice, date: addDays(invoice.date, -365), amount });
      maker.claim(invoice, { amount: invoice.amount });
    },
  },
];

function withStatus(status: LedgerStatus): Kind["make"] {
  return (maker) => {
    const invoice = maker.source.next();
    notAgreed(maker, invoice, maker.book(invoice, { status }));
  };
}

function notAgreed(maker: PairMaker, invoice: ReturnType<PairMaker["source"]["next"]>, booked: string): void {
  maker.claim(invoice, {
    amount: invoice.amount,
    standsOn: [booked],
    write: (number) => lightly(maker.random, number),
  });
}
