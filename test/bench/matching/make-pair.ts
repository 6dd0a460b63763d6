import { type Convention, pickConvention } from "./conventions.ts";
import type { InvoiceSource } from "./invoice-source.ts";
import { pickKind } from "./kinds/kinds.ts";
import { PairMaker } from "./pair-maker.ts";
import type { Random } from "./random.ts";
import type { MadePair } from "./truth.ts";

/** The number of invoices that any kind takes at most. */
const MOST_INVOICES_OF_A_KIND = 6;
const SHARE_PAID = 0.7;

/**
 * A statement of about `size` lines and a ledger somewhat larger, with the truth about every line; smaller if the source
 * ends before. The steps:
 *
 * 1. `conventions.ts`: how the two sides of this pair write numbers.
 * 2. `kinds/`: one kind of trouble after the other, each with its lines, rows and truth.
 * 3. `pair-maker.ts`: writes the numbers by the convention and fills the columns.
 */
export function makePair(
  random: Random,
  size: number,
  sourceOf: (random: Random, convention: Convention | undefined) => InvoiceSource,
): MadePair {
  const convention = pickConvention(random);
  const source = sourceOf(random, convention);
  const maker = new PairMaker(random, source, convention);
  const kept = Number.isFinite(source.left()) ? Math.ceil(source.left() * 0.3) : 0;
  while (maker.count < size && source.left() >= kept + MOST_INVOICES_OF_A_KIND) {
    const kind = pickKind(random);
    maker.kind = kind.name;
    kind.make(maker);
  }
  addLedgerOnly(maker, Math.min(Math.round(size * 1.2), source.left()));
  return maker.shuffled();
}

/** Invoices that only the ledger has, open and paid, with numbers among the others'. */
function addLedgerOnly(maker: PairMaker, count: number): void {
  for (let made = 0; made < count; made++) {
    const invoice = maker.source.next();
    if (maker.random.chance(SHARE_PAID)) maker.bookPaid(invoice);
    else maker.book(invoice);
  }
}
