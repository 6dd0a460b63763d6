import { addDays } from "../../../../shared/domain/amounts-and-days/calendar-date.ts";
import { lightly } from "../noise.ts";
import type { Kind } from "./kind.ts";

/** Several postings of one document on the ledger. */
export const reversalKinds: readonly Kind[] = [
  {
    name: "reversed",
    weight: 12,
    make: (maker) => {
      const invoice = maker.source.next();
      const rows = [
        maker.bookOn(invoice),
        maker.bookOn({
          ...invoice,
          amount: 0 - invoice.amount,
          date: addDays(invoice.date, maker.random.between(0, 25)),
        }),
      ];
      maker.claim(invoice, {
        amount: invoice.amount,
        standsOn: rows,
        write: (number) => lightly(maker.random, number),
      });
    },
  },
  {
    name: "reversed and posted again",
    weight: 10,
    make: (maker) => {
      const invoice = maker.source.next();
      const { amount, date } = invoice;
      const again = maker.random.chance(0.5) ? amount : maker.random.between(1, amount);
      const day = addDays(date, maker.random.between(1, 15));
      const rows = [
        maker.bookOn(invoice),
        maker.bookOn({ ...invoice, amount: 0 - amount, date: day }),
        maker.bookOn({ ...invoice, amount: again, date: maker.random.chance(0.5) ? date : day }),
      ];
      maker.claim(invoice, { amount, agreeable: again, standsOn: rows });
    },
  },
  {
    name: "posted twice, paid once",
    weight: 10,
    make: (maker) => {
      const invoice = maker.source.next();
      const rows = [maker.bookPaid(invoice, { invoiceDate: invoice.date }), maker.bookOn(invoice)];
      maker.claim(invoice, {
        amount: invoice.amount,
        standsOn: rows,
        write: (number) => lightly(maker.random, number),
      });
    },
  },
  {
    // Both rows are open and alike: whichever it is, the verdict is the same, and the other is on the ledger only.
    name: "posted twice, both open",
    weight: 8,
    make: (maker) => {
      const invoice = maker.source.next();
      const rows = [maker.bookOn(invoice), maker.bookOn(invoice)];
      maker.claim(invoice, { amount: invoice.amount, agreeable: invoice.amount, standsOn: rows });
    },
  },
];
