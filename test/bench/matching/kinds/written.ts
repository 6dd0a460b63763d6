import { glueAccount, glueBatch, glueEnding, reformat, reprefix, rezero } from "../noise.ts";
import type { Kind } from "./kind.ts";

/** The same invoice on both sides, its number written differently on this one line. */
export const writtenKinds: readonly Kind[] = [
  {
    name: "as it is",
    weight: 330,
    make: (maker) => {
      maker.agreed(maker.source.next());
    },
  },
  {
    name: "reformatted",
    weight: 60,
    make: (maker) => {
      maker.agreed(maker.source.next(), (number) => reformat(maker.random, number));
    },
  },
  {
    name: "zeros",
    weight: 25,
    make: (maker) => {
      // The spreadsheet changes the supplier's number, before any year or prefix of the system.
      const invoice = maker.source.next();
      const number = rezero(maker.random, invoice.number);
      maker.agreed(invoice, () => maker.onStatement({ ...invoice, number }));
    },
  },
  {
    name: "with words",
    weight: 40,
    make: (maker) => {
      maker.agreed(maker.source.next(), (number) => reprefix(maker.random, number));
    },
  },
  {
    name: "account glued on",
    weight: 15,
    make: (maker) => {
      const { account } = maker;
      maker.agreed(maker.source.next(), (number) =>
        account === undefined ? number : glueAccount(maker.random, number, account),
      );
    },
  },
  {
    // The evidence is good (day and amount are the invoice's), but an ending may make another document: the officer asks.
    name: "something glued on",
    weight: 15,
    make: (maker) => {
      const invoice = maker.source.next();
      const booked = maker.bookOn(invoice);
      maker.claim(invoice, {
        amount: invoice.amount,
        most: invoice.amount,
        standsOn: [booked],
        candidates: [booked],
        write: (number) => (maker.random.chance(0.5) ? glueEnding : glueBatch)(maker.random, number),
      });
    },
  },
  {
    name: "no number, description begins with it",
    weight: 15,
    make: (maker) => {
      const invoice = maker.source.next();
      const booked = maker.book(invoice);
      const written = maker.onStatement(invoice);
      const description = maker.random.pick([`Invoice ${written}`, `Invoice ${written} theatre services`]);
      const line = { description };
      maker.claim(invoice, {
        amount: invoice.amount,
        agreeable: invoice.amount,
        standsOn: [booked],
        numberCell: "",
        line,
      });
    },
  },
  {
    name: "no number, reference column has it",
    weight: 10,
    make: (maker) => {
      const invoice = maker.source.next();
      const booked = maker.book(invoice);
      const line = { references: [maker.onStatement(invoice)] };
      maker.claim(invoice, {
        amount: invoice.amount,
        agreeable: invoice.amount,
        standsOn: [booked],
        numberCell: "",
        line,
      });
    },
  },
  {
    // One line of a statement that otherwise has its numbers where they belong: its own number decides.
    name: "unknown own number, description has the number",
    weight: 10,
    make: (maker) => {
      const invoice = maker.source.next();
      const booked = maker.book(invoice);
      const written = maker.onStatement(invoice);
      const description = maker.random.pick([`Recharge ref ${written}`, `${written}: staffing`]);
      maker.claim(invoice, {
        amount: invoice.amount,
        most: invoice.amount,
        standsOn: [booked],
        candidates: [booked],
        numberCell: `TRX${String(maker.random.between(1_000_000, 9_000_000))}`,
        line: { description },
      });
    },
  },
];
