import { addDays, calendarDate, type CalendarDate } from "../../../../shared/domain/amounts-and-days/calendar-date.ts";
import type { Invoice } from "../invoice-source.ts";
import type { PairMaker } from "../pair-maker.ts";
import type { Kind } from "./kind.ts";

/** Numbers that come back each month or as instalments: C4711, "SLA". */
export const recurringKinds: readonly Kind[] = [
  {
    name: "recurring number, every month booked",
    weight: 8,
    make: (maker) => {
      for (const invoice of months(maker, maker.random.between(2, 5))) agreedMonth(maker, invoice);
    },
  },
  {
    name: "recurring number, paid month claimed",
    weight: 6,
    make: (maker) => {
      const [first, ...others] = months(maker, maker.random.between(2, 5));
      if (first === undefined) return;
      const paid = maker.bookPaid(first, { invoiceDate: first.date });
      maker.claim(first, { amount: first.amount, standsOn: [paid] });
      for (const invoice of others) agreedMonth(maker, invoice);
    },
  },
  {
    name: "recurring number, month not booked",
    weight: 6,
    make: (maker) => {
      const all = months(maker, maker.random.between(2, 5));
      const missing = maker.random.between(0, all.length - 1);
      for (const [at, invoice] of all.entries()) {
        if (at === missing) maker.claim(invoice, { amount: invoice.amount });
        // The other months are on the ledger, and on the statement or paid and so no longer on it.
        else if (maker.random.chance(0.5)) agreedMonth(maker, invoice);
        else if (maker.random.chance(0.5)) maker.bookOn(invoice);
        else maker.bookPaid(invoice, { invoiceDate: invoice.date });
      }
    },
  },
  {
    name: "equal instalments, rows some days late",
    weight: 6,
    make: (maker) => {
      const late = maker.random.between(1, 4);
      // Under a word only the day identifies, and a row some days late is a question.
      const all = months(maker, maker.random.between(2, 4), { mayBeWord: false });
      const booked = all.map((invoice) => maker.bookOn({ ...invoice, date: addDays(invoice.date, late) }));
      for (const invoice of all)
        maker.claim(invoice, { amount: invoice.amount, agreeable: invoice.amount, standsOn: booked });
    },
  },
  {
    name: "twins",
    weight: 10,
    make: (maker) => {
      const invoice = maker.source.next();
      const booked = [maker.bookOn(invoice), maker.bookOn(invoice)];
      for (let twin = 0; twin < 2; twin++) {
        maker.claim(invoice, { amount: invoice.amount, agreeable: invoice.amount, standsOn: booked });
      }
    },
  },
  {
    name: "twins, one booked",
    weight: 8,
    make: (maker) => {
      const invoice = maker.source.next();
      const booked = maker.book(invoice);
      const shared = maker.sharedSum(invoice.amount);
      for (let twin = 0; twin < 2; twin++) {
        maker.claim(invoice, { amount: invoice.amount, agreeable: invoice.amount, standsOn: [booked], shared });
      }
    },
  },
];

function agreedMonth(maker: PairMaker, invoice: Invoice): void {
  const booked = maker.bookOn(invoice);
  maker.claim(invoice, { amount: invoice.amount, agreeable: invoice.amount, standsOn: [booked] });
}

/** One number and amount on the same day of consecutive months. */
function months(maker: PairMaker, count: number, { mayBeWord } = { mayBeWord: true }): Invoice[] {
  const { random } = maker;
  const invoice = { ...maker.source.next(), order: "" };
  // A word is no number of the supplier's system: one contract of that name in a pair.
  const number = mayBeWord && random.chance(0.25) && maker.takeWord() ? "SLA" : invoice.number;
  const first = random.between(4, 12 - count);
  const day = random.pick(["01", "15", "28"]);
  return Array.from({ length: count }, (_, at) => ({ ...invoice, number, date: dayOf(first + at, day) }));
}

function dayOf(month: number, day: string): CalendarDate {
  return calendarDate(`2022-${String(month).padStart(2, "0")}-${day}`);
}
