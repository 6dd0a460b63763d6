import { type Convention, pickConvention } from "./conventions.ts";
import type { Invoice, InvoiceSource } from "./invoice-source.ts";
import { pickKind } from "./kinds/kinds.ts";
import { bareNumber } from "./noise.ts";
import { PairMaker } from "./pair-maker.ts";
import type { Random } from "./random.ts";
import { takeRowsAway } from "./take-rows-away.ts";
import type { MadePair } from "./truth.ts";

/** The number of invoices that any kind takes at most. */
const MOST_INVOICES_OF_A_KIND = 6;
const SHARE_PAID = 0.7;
/** Ledgers that lack many of the invoices, as of a body that books late. */
const SHARE_WITHOUT_ROWS = 0.15;

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
  const source = withDistinctWritings(sourceOf(random, convention), convention);
  const maker = new PairMaker(random, source, convention);
  const kept = Number.isFinite(source.left()) ? Math.ceil(source.left() * 0.3) : 0;
  while (maker.count < size && source.left() >= kept + MOST_INVOICES_OF_A_KIND) {
    const kind = pickKind(random);
    maker.kind = kind.name;
    kind.make(maker);
  }
  addLedgerOnly(maker, Math.round(size * 1.2));
  const pair = maker.shuffled();
  return random.chance(SHARE_WITHOUT_ROWS) ? takeRowsAway(random, pair) : pair;
}

/** Of invoices that the convention writes alike, such as by their last digits, the first: nobody could tell them apart. */
function withDistinctWritings(source: InvoiceSource, convention: Convention | undefined): InvoiceSource {
  const taken = new Set<string>();
  const isNew = ({ number, date }: Invoice): boolean => {
    const written = bareNumber(convention?.rewrite(number, date) ?? number);
    if (taken.has(written)) return false;
    taken.add(written);
    return true;
  };
  return {
    ...source,
    next: () => {
      for (;;) {
        const invoice = source.next();
        if (isNew(invoice) || source.left() === 0) return invoice;
      }
    },
    run: (count) => {
      const invoices = source.run(count);
      return invoices?.every(isNew) === true ? invoices : undefined;
    },
  };
}

/** Invoices that only the ledger has, open and paid, with numbers among the others'. */
function addLedgerOnly(maker: PairMaker, count: number): void {
  for (let made = 0; made < count && maker.source.left() > 0; made++) {
    const invoice = maker.source.next();
    if (maker.random.chance(SHARE_PAID)) maker.bookPaid(invoice);
    else maker.book(invoice);
  }
}
