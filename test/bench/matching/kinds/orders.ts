import { addDays } from "../../../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../../../shared/domain/amounts-and-days/pence.ts";
import type { Invoice } from "../invoice-source.ts";
import type { PairMaker } from "../pair-maker.ts";
import type { Kind } from "./kind.ts";

/** Lines that have an order and no number of their own. */
export const orderKinds: readonly Kind[] = [
  {
    name: "order only",
    weight: 25,
    make: (maker) => {
      const invoice = ordered(maker);
      const booked = maker.book(invoice, { purchaseOrder: invoice.order });
      claimOrder(maker, invoice, { amount: invoice.amount, agreeable: invoice.amount, standsOn: [booked] });
    },
  },
  {
    name: "order only, other amount",
    weight: 8,
    make: (maker) => {
      const invoice = ordered(maker);
      const booked = maker.book(invoice, { purchaseOrder: invoice.order });
      claimOrder(maker, invoice, {
        amount: invoice.amount + maker.random.between(200, invoice.amount),
        candidates: [booked],
      });
    },
  },
  {
    name: "order only, last month's invoice",
    weight: 8,
    make: (maker) => {
      const invoice = ordered(maker);
      const before = { ...invoice, date: addDays(invoice.date, 0 - maker.random.between(28, 62)) };
      const booked = maker.bookOn(before, { purchaseOrder: invoice.order });
      claimOrder(maker, invoice, { amount: invoice.amount, candidates: [booked] });
    },
  },
  {
    name: "order only, its invoice is paid and the next one open",
    weight: 8,
    make: (maker) => {
      const invoice = ordered(maker);
      const next = {
        ...maker.source.next(),
        date: addDays(invoice.date, maker.random.between(28, 33)),
        amount: invoice.amount,
      };
      const paid = maker.bookPaid(invoice, { purchaseOrder: invoice.order, invoiceDate: invoice.date });
      maker.book(next, { purchaseOrder: invoice.order });
      claimOrder(maker, invoice, { amount: invoice.amount, standsOn: [paid] });
    },
  },
  {
    name: "order only, two invoices alike",
    weight: 8,
    make: (maker) => {
      const invoice = ordered(maker);
      const apart = maker.random.between(0, 6);
      const other = { ...maker.source.next(), date: addDays(invoice.date, apart), amount: invoice.amount };
      const disputed = maker.random.chance(0.5) ? { disputedPence: pence(other.amount) } : {};
      const rows = [
        maker.bookOn(invoice, { purchaseOrder: invoice.order }),
        maker.bookOn(other, { purchaseOrder: invoice.order, ...disputed }),
      ];
      // In the middle of the two, so that no day speaks for either.
      const date = addDays(invoice.date, Math.round(apart / 2));
      claimOrder(maker, { ...invoice, date }, { amount: invoice.amount, candidates: rows });
    },
  },
  {
    name: "several invoices under one order",
    weight: 8,
    make: (maker) => {
      const invoice = ordered(maker);
      const others = [maker.source.next(), maker.source.next()].slice(0, maker.random.between(1, 2));
      const all = [invoice, ...others].map((one) => ({ ...one, date: invoice.date }));
      const rows = all.map((one) => maker.bookOn(one, { purchaseOrder: invoice.order }));
      const amount = all.reduce((sum, one) => sum + one.amount, 0);
      claimOrder(maker, invoice, { amount, agreeable: amount, standsOn: rows });
    },
  },
];

/** An invoice under an order of its own: of a blanket order nobody could say which invoice is meant. */
function ordered(maker: PairMaker): Invoice {
  return { ...maker.source.next(), order: maker.source.freshOrder() };
}

function claimOrder(maker: PairMaker, invoice: Invoice, claim: Parameters<PairMaker["claim"]>[1]): void {
  const line = { purchaseOrder: invoice.order };
  // People without an order column type the order where the number belongs.
  if (maker.random.chance(0.4)) maker.claim({ ...invoice, order: "" }, { ...claim, numberCell: invoice.order });
  else maker.claim(invoice, { ...claim, numberCell: "", line });
}
