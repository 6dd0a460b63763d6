import type { PairMaker } from "../pair-maker.ts";

/** One kind of trouble, which makes the lines and ledger rows of one or a few invoices. */
export interface Kind {
  readonly name: string;
  /** How frequent it is, in lines of some 1,500. */
  readonly weight: number;
  readonly make: (maker: PairMaker) => void;
}
