import type { Booking, Case, Claim } from "../../domain/reconcile/statement-and-ledger.ts";
import { booked, claim } from "../../domain/reconcile/statement-and-ledger.ts";
import type { ExpectedLine } from "../expected-lines.ts";

/** An invented case of the same kind as a field case: another writing, column, place, side or amount. */
export interface Neighbour extends Omit<Case, "statement" | "ledger"> {
  readonly title: string;
  readonly statement: readonly Claim[];
  readonly ledger: readonly Booking[];
  readonly expected: readonly ExpectedLine[];
  /** Pounds that are agreed of all lines together, if it does not matter of which. */
  readonly total?: number;
  /** Words that the reply must have somewhere. */
  readonly replySays?: RegExp;
}

/** An ordinary purchase-order request, which nobody makes who has read the line. */
export const ASKS_FOR_THE_ORDER = /purchase order number|PO number/i;

/** Pairs that show how each side writes the numbers of the other. */
export interface Habit {
  readonly statement: readonly Claim[];
  readonly ledger: readonly Booking[];
  readonly expected: readonly ExpectedLine[];
}

/** `count` invoices that agree in day and amount, each written by its side. */
export function habit(
  count: number,
  onStatement: (number: string) => Claim | string,
  onLedger: (number: string) => Booking | string,
): Habit {
  const statement: Claim[] = [];
  const ledger: Booking[] = [];
  const expected: ExpectedLine[] = [];
  for (let at = 0; at < count; at++) {
    const number = String(20_503 + at * 13);
    const pounds = (31_000 + at * 9_735) / 100;
    const on = `2022-${String(6 + (at % 6)).padStart(2, "0")}-${String(5 + at).padStart(2, "0")}`;
    const line = onStatement(number);
    const row = onLedger(number);
    statement.push({ ...(typeof line === "string" ? claim(line, pounds) : line), pounds, on });
    ledger.push({ ...(typeof row === "string" ? booked(row, pounds) : row), pounds, on });
    expected.push({ agreed: pounds });
  }
  return { statement, ledger, expected };
}
