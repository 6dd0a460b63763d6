import { expect, test } from "vitest";

import { bareNumber } from "../bench/matching/noise.ts";
import { readRealInvoices } from "../bench/matching/real-invoices.ts";
import { booked, claim, reconcileCase, type Booking, type Claim } from "../domain/reconcile/statement-and-ledger.ts";

const real = readRealInvoices();

/** Invoices of one supplier, with numbers that differ in more than marks; the first sixty. */
function suppliers(): { number: string; on: string; pounds: number }[][] {
  const bySupplier = Map.groupBy(real ?? [], ({ supplier }) => supplier);
  return [...bySupplier.values()]
    .map((invoices) => [...new Map(invoices.map((each) => [bareNumber(each.number), each])).values()].slice(0, 60))
    .filter(({ length }) => length >= 12)
    .map((invoices) =>
      invoices.map(({ number, date, amount }) => ({ number, on: date.slice(0, 10), pounds: amount / 100 })),
    );
}

const WRITINGS: readonly (readonly [string, (number: string) => string])[] = [
  ["as the supplier", (number) => number],
  ["with a word in front", (number) => `77-${number}`],
  ["with a word behind", (number) => `${number}-LNW`],
  ["without marks", (number) => number.replaceAll(/[^\p{L}\p{N}]/gu, "")],
  ["padded with zeros", (number) => (/^\d+$/.test(number) ? number.padStart(12, "0") : number)],
  ["with INV before it", (number) => `INV${number}`],
];

/** Every sixth invoice is not booked, every fifth is paid. */
function pairOf(
  invoices: readonly { number: string; on: string; pounds: number }[],
  theirs: (number: string) => string,
  ours: (number: string) => string,
) {
  const statement: Claim[] = [];
  const ledger: Booking[] = [];
  const most: number[] = [];
  for (const [at, { number, on, pounds }] of invoices.entries()) {
    const isBooked = at % 6 !== 0;
    const isPaid = at % 5 === 0;
    statement.push(claim(theirs(number), pounds, { on }));
    most.push(isBooked && !isPaid ? pounds : 0);
    if (isBooked)
      ledger.push(
        booked(ours(number), isPaid ? 0 : pounds, { on, gross: pounds, status: isPaid ? "paid" : "approved" }),
      );
  }
  return { statement, ledger, most };
}

test.skipIf(real === undefined).each(WRITINGS)(
  "REC-03 real invoices, %s on either side: nothing is agreed wrongly, and most is agreed (needs ../shared/corpora)",
  (_, write) => {
    const wrong: string[] = [];
    let agreeable = 0;
    let agreed = 0;
    const plain = (number: string): string => number;
    for (const invoices of suppliers())
      for (const [theirs, ours] of [
        [plain, write],
        [write, plain],
      ] as const) {
        const { statement, ledger, most } = pairOf(invoices, theirs, ours);
        for (const [at, line] of reconcileCase({ statement, ledger }).lines.entries()) {
          const truth = Math.round((most[at] ?? 0) * 100);
          if (line.agreedPence > truth) wrong.push(`${line.invoiceNumber}: ${line.why}`);
          if (truth === 0) continue;
          agreeable += 1;
          if (line.agreedPence === truth) agreed += 1;
        }
      }
    expect(wrong).toEqual([]);
    expect(agreeable).toBeGreaterThan(500);
    expect(agreed / agreeable).toBeGreaterThan(0.97);
  },
);
