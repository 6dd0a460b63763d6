import { addDays } from "../../../../shared/domain/amounts-and-days/calendar-date.ts";
import { endings } from "../noise.ts";
import type { PairMaker } from "../pair-maker.ts";
import type { Kind } from "./kind.ts";

/** Lines that name another document than their own. */
export const relationKinds: readonly Kind[] = [
  {
    name: "relation, own number not booked",
    weight: 20,
    make: (maker) => {
      const { own, other } = relatedInvoices(maker);
      const booked = maker.book(other);
      claimRelation(maker, own, other, { candidates: [booked], mustBeUnique: true });
    },
  },
  {
    name: "relation, own number booked",
    weight: 15,
    make: (maker) => {
      const { own, other } = relatedInvoices(maker);
      maker.book(other);
      const booked = maker.book(own);
      claimRelation(maker, own, other, { agreeable: own.amount, standsOn: [booked] });
    },
  },
  {
    name: "ending, only the plain number booked",
    weight: 20,
    make: (maker) => {
      const invoice = maker.source.next();
      const later = addDays(invoice.date, maker.random.between(2, 40));
      const amount = maker.random.chance(0.4) ? invoice.amount : maker.source.amount();
      // Dated as the statement has it: with another day the officer sees that it is another document.
      const booked = maker.bookOn(invoice);
      const ending = maker.random.pick(endings);
      const write = () => maker.onStatement(invoice, ending);
      maker.claim({ ...invoice, date: later }, { amount, candidates: [booked], write });
    },
  },
  {
    name: "ending on both sides",
    weight: 20,
    make: (maker) => {
      const invoice = maker.source.next();
      const ending = maker.random.pick(endings);
      const other = {
        ...invoice,
        date: addDays(invoice.date, maker.random.between(0, 30)),
        amount: maker.random.chance(0.4) ? invoice.amount : maker.source.amount(),
      };
      const booked = maker.book(other, {}, () => maker.onLedger(other, ending));
      maker.claim(other, {
        amount: other.amount,
        agreeable: other.amount,
        standsOn: [booked],
        write: () => maker.onStatement(other, ending),
      });
      if (maker.random.chance(0.5)) maker.agreed(invoice);
      else maker.book(invoice);
    },
  },
  {
    name: "ending, only the ledger has it",
    weight: 10,
    make: (maker) => {
      const invoice = maker.source.next();
      const later = addDays(invoice.date, maker.random.between(2, 40));
      const amount = maker.random.chance(0.4) ? invoice.amount : maker.source.amount();
      const ending = maker.random.pick(endings);
      const booked = maker.bookOn({ ...invoice, date: later, amount }, {}, () => maker.onLedger(invoice, ending));
      maker.claim(invoice, { amount: invoice.amount, candidates: [booked] });
    },
  },
  {
    // PATH-10421 and RAD-10421 of one day and amount, and one 10421 on the ledger: nobody can say whose it is.
    name: "two departments, one bare number",
    weight: 8,
    make: (maker) => {
      const invoice = { ...maker.source.next(), order: "" };
      const digits = invoice.number.replaceAll(/\D/g, "");
      const booked = maker.bookOn({ ...invoice, number: digits });
      for (const department of ["PATH-", "RAD-"]) {
        maker.claim(
          { ...invoice, number: department + digits },
          { amount: invoice.amount, candidates: [booked], numberCell: department + digits },
        );
      }
    },
  },
];

function relatedInvoices(maker: PairMaker) {
  const other = maker.source.next();
  const own = { ...maker.source.next(), date: addDays(other.date, maker.random.between(0, 45)), order: "" };
  return { other, own: maker.random.chance(0.6) ? { ...own, amount: other.amount } : own };
}

/** The line's number is its own; its cell, its description or its reference column names the other document too. */
function claimRelation(
  maker: PairMaker,
  own: ReturnType<typeof relatedInvoices>["own"],
  other: ReturnType<typeof relatedInvoices>["other"],
  truth: Pick<Parameters<PairMaker["claim"]>[1], "agreeable" | "standsOn" | "candidates" | "mustBeUnique">,
): void {
  const { random } = maker;
  const named = maker.onStatement(other);
  const claim = { amount: own.amount, ...truth };
  const where = random.next();
  if (where < 0.3) {
    const said = random.pick([`(replaces ${named})`, `replaces ${named}`, `re ${named}`, `(was ${named})`]);
    maker.claim(own, { ...claim, write: (number) => `${number} ${said}` });
  } else if (where < 0.5) {
    maker.claim(own, { ...claim, line: { references: [named] } });
  } else {
    const words = random.pick([
      "Further to invoice",
      "Supplementary to",
      "Replaces",
      "Rebill of",
      "In lieu of",
      "Balance of invoice",
      "Additional charge on",
      "Re",
      "Uplift for inv",
    ]);
    maker.claim(own, { ...claim, line: { description: `${words} ${named}` } });
  }
}
