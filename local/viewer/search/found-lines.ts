import type { Pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { Outcome } from "../../../shared/domain/position/outcome.ts";
import type { PositionKey } from "../../../shared/domain/position/position-key.ts";
import { squeezed } from "../lists/choose-rows.ts";
import { hrefOfPosition } from "../addresses.ts";

/** A line of a statement, or of a ledger alone, that has the number that was sought. */
export interface FoundLine {
  readonly position: PositionKey;
  readonly href: string;
  readonly where: "statement" | "ledger only";
  readonly invoiceNumber: string;
  /** What the statement claims, or the ledger has outstanding. */
  readonly pence: Pence;
  readonly agreedPence?: Pence;
  readonly notAgreedPence?: Pence;
  readonly disputedPence?: Pence;
  readonly reason: string;
  readonly why: string;
}

/** The lines of an outcome whose number has the sought one in it. */
export function foundLines(position: PositionKey, { lines, ledgerOnly }: Outcome, number: string): FoundLine[] {
  const sought = squeezed(number);
  const fits = ({ invoiceNumber }: { readonly invoiceNumber: string }) => squeezed(invoiceNumber).includes(sought);
  const path = hrefOfPosition(position);
  return [
    ...lines.filter(fits).map((line): FoundLine => ({
      position,
      href: `${path}/lines/${line.line}`,
      where: "statement",
      invoiceNumber: line.invoiceNumber,
      pence: line.outstandingPence,
      agreedPence: line.agreedPence,
      notAgreedPence: line.notAgreedPence,
      disputedPence: line.disputedPence,
      reason: line.reason,
      why: line.why,
    })),
    ...ledgerOnly.filter(fits).map((line): FoundLine => ({
      position,
      href: `${path}/ledger-only?find=${encodeURIComponent(line.invoiceNumber)}`,
      where: "ledger only",
      invoiceNumber: line.invoiceNumber,
      pence: line.outstandingPence,
      reason: line.reason,
      why: line.why,
    })),
  ];
}
