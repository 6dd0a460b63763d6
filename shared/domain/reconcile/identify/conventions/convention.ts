import type { LedgerColumn, StatementColumn, Trim } from "../../../position/number-convention.ts";

/** A text of a statement line that may hold the number of the ledger. */
export type StatementField = StatementColumn;

/** A text of a ledger line that may hold the number of the statement. */
export type LedgerField = LedgerColumn;

/** Where a number stands, and what of it the other side leaves out. */
export interface Extractor<Field> {
  readonly field: Field;
  /** The whole text; or one of several numbers or references, counted from the first (0) or from the last (-1). */
  readonly part: "whole" | number;
  readonly front: Trim;
  readonly back: Trim;
}

/** A way in which the numbers of the statement become those of the ledger: both extractors give the same number. */
export interface Convention {
  readonly statement: Extractor<StatementField>;
  readonly ledger: Extractor<LedgerField>;
}

/** A convention as it is applied to one statement and ledger. */
export interface AppliedConvention extends Convention {
  /** Numbers that it makes of several different ones: those it does not rewrite. */
  readonly ambiguous: ReadonlySet<string>;
  readonly shapes: Shapes;
}

/** The shapes of the numbers that show a convention. Where it cuts a number, other shapes are not rewritten. */
export interface Shapes {
  readonly statement: ReadonlySet<string>;
  readonly ledger: ReadonlySet<string>;
}

export const nothing: Trim = { kind: "nothing" };

/** Whether an extractor leaves out nothing that could distinguish two numbers: a constant text, or the period of its date. */
export function isLossless({ front, back }: Extractor<unknown>): boolean {
  return [front, back].every(({ kind }) => kind === "nothing" || kind === "text" || kind === "period");
}

/** Whether an extractor takes the whole number of its column, as it stands there. */
export function isPlain({ front, back }: Extractor<unknown>): boolean {
  return front.kind === "nothing" && back.kind === "nothing";
}
