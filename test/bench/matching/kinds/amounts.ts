import { pence } from "../../../../shared/domain/amounts-and-days/pence.ts";
import type { LedgerLine } from "../../../../shared/domain/ledger/ledger-line.ts";
import { lightly } from "../noise.ts";
import type { PairMaker } from "../pair-maker.ts";
import type { Kind } from "./kind.ts";

/** The same invoice on both sides with different amounts. */
export const amountKinds: readonly Kind[] = [
  {
    name: "paid in part on the ledger",
    weight: 30,
    make: (maker) => {
      const { amount } = maker.source.next();
      const open = maker.random.between(1, amount - 1);
      differing(maker, amount, open, amount, { grossPence: pence(amount) });
    },
  },
  {
    name: "paid in part on both sides",
    weight: 20,
    make: (maker) => {
      const { amount } = maker.source.next();
      const open = maker.random.between(1, amount - 1);
      differing(maker, open, open, amount, { grossPence: pence(amount) });
    },
  },
  {
    name: "claimed above the ledger",
    weight: 20,
    make: (maker) => {
      const { amount } = maker.source.next();
      differing(maker, amount + maker.random.between(101, amount), amount);
    },
  },
  {
    name: "claimed below the ledger",
    weight: 15,
    make: (maker) => {
      const { amount } = maker.source.next();
      differing(maker, maker.random.between(1, amount - 1), amount);
    },
  },
  {
    name: "20 of 30 days",
    weight: 10,
    make: (maker) => {
      const rate = maker.random.between(50, 900) * 100;
      differing(maker, rate * 30, rate * maker.random.between(10, 29));
    },
  },
  {
    name: "VAT on the statement only",
    weight: 15,
    make: (maker) => {
      const net = maker.random.between(1_000, 900_000) * 10;
      differing(maker, Math.round(net * 1.2), net);
    },
  },
  {
    name: "VAT on the ledger only",
    weight: 8,
    make: (maker) => {
      const net = maker.random.between(1_000, 900_000) * 10;
      differing(maker, net, Math.round(net * 1.2));
    },
  },
  {
    name: "pennies apart",
    weight: 10,
    make: (maker) => {
      const { amount } = maker.source.next();
      differing(maker, amount + maker.random.between(1, 9), amount);
    },
  },
  {
    name: "rows on the statement",
    weight: 20,
    make: (maker) => {
      const invoice = maker.source.next();
      const booked = maker.book(invoice);
      for (const part of split(maker, invoice.amount)) {
        maker.claim(invoice, { amount: part, agreeable: part, standsOn: [booked] });
      }
    },
  },
  {
    name: "rows on the ledger",
    weight: 20,
    make: (maker) => {
      const invoice = maker.source.next();
      const { date } = invoice;
      const booked = split(maker, invoice.amount).map((part) =>
        maker.book({ ...invoice, amount: part }, { invoiceDate: date }),
      );
      maker.claim(invoice, { amount: invoice.amount, agreeable: invoice.amount, standsOn: booked });
    },
  },
];

/** One invoice with what each side has of it; the officer agrees the lesser. */
function differing(
  maker: PairMaker,
  claimed: number,
  open: number,
  total = claimed,
  more: Partial<LedgerLine> = {},
): void {
  const invoice = { ...maker.source.next(), amount: open };
  const booked = maker.book(invoice, more);
  const agreeable = Math.min(claimed, open);
  maker.claim(invoice, {
    amount: claimed,
    agreeable,
    standsOn: [booked],
    write: (number) => lightly(maker.random, number),
    ...(total === claimed ? {} : { line: { totalPence: pence(total) } }),
  });
}

/** An amount in two or three parts. */
export function split(maker: PairMaker, amount: number): number[] {
  const first = maker.random.between(1, amount - 2);
  const second = maker.random.between(1, amount - first - 1);
  return maker.random.chance(0.5) ? [first, amount - first] : [first, second, amount - first - second];
}
