import type { Invoice } from "../invoice-source.ts";
import type { PairMaker } from "../pair-maker.ts";
import { split } from "./amounts.ts";
import type { Kind } from "./kind.ts";

/** One line for several invoices, or several lines for one. */
export const setKinds: readonly Kind[] = [
  {
    name: "several numbers in one cell",
    weight: 15,
    make: (maker) => {
      const all = someInvoices(maker);
      const rows = all.map((one) => maker.book(one));
      claimSet(maker, all, sumOf(all), { agreeable: sumOf(all), standsOn: rows });
    },
  },
  {
    // The known one of the set is a candidate; agreeing it as a part is not wrong.
    name: "several numbers in one cell, one not booked",
    weight: 8,
    make: (maker) => {
      const [missing, ...others] = someInvoices(maker);
      if (missing === undefined) return;
      maker.reserve(missing);
      const rows = others.map((one) => maker.book(one));
      claimSet(maker, [...others, missing], sumOf([missing, ...others]), {
        most: sumOf(others),
        standsOn: rows,
        candidates: rows,
      });
    },
  },
  {
    name: "a range of numbers",
    weight: 8,
    make: (maker) => {
      const all = maker.source.run(maker.random.between(2, 4));
      const [first] = all ?? [];
      const last = all?.at(-1);
      if (all === undefined || first === undefined || last === undefined) return;
      // Nobody can spell out a range in which more than the last digits change, such as a month in the middle.
      if (first.number.replace(/\d+$/, "") !== last.number.replace(/\d+$/, "")) return;
      const rows = all.map((one) => maker.book(one));
      const to = maker.random.pick(["-", " - ", " to "]);
      maker.claim(first, {
        amount: sumOf(all),
        agreeable: sumOf(all),
        standsOn: rows,
        write: (number) => `${number}${to}${maker.onStatement(last)}`,
      });
    },
  },
  {
    name: "one ledger row for several lines",
    weight: 8,
    make: (maker) => {
      const all = someInvoices(maker).map((one, _, [first]) => ({ ...one, date: first?.date ?? one.date }));
      const [first] = all;
      if (first === undefined) return;
      const number = all.map((one) => maker.onLedger(one)).join(maker.random.pick([", ", " & ", "; "]));
      const row = maker.bookOn({ ...first, amount: sumOf(all) }, {}, () => number);
      for (const one of all) maker.claim(one, { amount: one.amount, agreeable: one.amount, standsOn: [row] });
    },
  },
  {
    // The parts are numbered and complete, and together they are the invoice: an officer may agree, and may ask.
    name: "parts with endings on the statement",
    weight: 8,
    make: (maker) => {
      const invoice = maker.source.next();
      const row = maker.bookOn(invoice);
      for (const [at, part] of split(maker, invoice.amount).entries()) {
        maker.claim(invoice, {
          amount: part,
          most: part,
          standsOn: [row],
          candidates: [row],
          write: () => maker.onStatement(invoice, `/${String(at + 1)}`),
        });
      }
    },
  },
  {
    name: "parts with endings on the ledger",
    weight: 8,
    make: (maker) => {
      const invoice = maker.source.next();
      const mark = maker.random.pick(["/", "-"]);
      const rows = split(maker, invoice.amount).map((part, at) =>
        maker.bookOn({ ...invoice, amount: part }, {}, () => maker.onLedger(invoice, `${mark}${String(at + 1)}`)),
      );
      maker.claim(invoice, { amount: invoice.amount, agreeable: invoice.amount, standsOn: rows });
    },
  },
];

function someInvoices(maker: PairMaker): Invoice[] {
  return Array.from({ length: maker.random.between(2, 4) }, () => maker.source.next());
}

function sumOf(invoices: readonly Invoice[]): number {
  return invoices.reduce((sum, one) => sum + one.amount, 0);
}

function claimSet(
  maker: PairMaker,
  all: readonly Invoice[],
  amount: number,
  truth: Pick<Parameters<PairMaker["claim"]>[1], "agreeable" | "most" | "standsOn" | "candidates">,
): void {
  const [first, ...others] = all;
  if (first === undefined) return;
  const mark = maker.random.pick([", ", "; ", " & ", " + ", " and "]);
  maker.claim(
    { ...first, order: "" },
    {
      amount,
      ...truth,
      write: (number) => [number, ...others.map((one) => maker.onStatement(one))].join(mark),
    },
  );
}
