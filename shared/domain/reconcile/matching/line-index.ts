declare const statementIndexBrand: unique symbol;
declare const ledgerIndexBrand: unique symbol;

/** The place of a line among the statement's lines, from 0. Not the line number that people see. */
export type StatementIndex = number & { readonly [statementIndexBrand]: true };

/** The place of a line among the ledger's lines, from 0. */
export type LedgerIndex = number & { readonly [ledgerIndexBrand]: true };

/** A value for each statement line. Any index but a `StatementIndex` is a type error. */
export interface PerStatementLine<Value> {
  readonly length: number;
  [line: StatementIndex]: Value;
}

/** A value for each ledger line. Any index but a `LedgerIndex` is a type error. */
export interface PerLedgerLine<Value> {
  readonly length: number;
  [line: LedgerIndex]: Value;
}

/** @throws RangeError for a negative number, which marks the absence of a line. */
export function statementIndex(place: number): StatementIndex {
  if (isStatementIndex(place)) return place;
  throw new RangeError(`${String(place)} is not the index of a statement line`);
}

/** @throws RangeError for a negative number, which marks the absence of a line. */
export function ledgerIndex(place: number): LedgerIndex {
  if (isLedgerIndex(place)) return place;
  throw new RangeError(`${String(place)} is not the index of a ledger line`);
}

function isStatementIndex(place: number): place is StatementIndex {
  return place >= 0;
}

function isLedgerIndex(place: number): place is LedgerIndex {
  return place >= 0;
}
