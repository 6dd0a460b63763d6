import { type Pence, pence, negatePence } from "../../../domain/amounts-and-days/pence.ts";
import type { Row } from "../../cells/row.ts";
import { type CellAmountProblem, isPenceReading, textOfCell } from "../../table/values/cell-value.ts";
import { entrySideOf } from "../../table/values/entry-side.ts";
import type { StatementLayout } from "../columns/statement-table.ts";
import type { AmountCells } from "./amount-cells.ts";
import type { CellPlaces } from "./cell-places.ts";
import { columnRole } from "./column-roles.ts";

/** Reads the claimed amount of rows whose cells are located. */
export interface AmountReader {
  read(row: Row): Pence | CellAmountProblem;
  /** The place in its row of the cell that the last amount was read from, or should be in; -1 if there is no such cell. */
  lastPlace(): number;
}

/** What the amounts of a table say of credits beside their signs. */
export interface CreditCounts {
  /** The amounts in a column of credits, by their sign. */
  positive: number;
  negative: number;
  /** The row of the first positive number that its format shows as a credit, and how many there are. */
  firstShown: number | undefined;
  shown: number;
}

/** @param credits counts what the amounts say of credits */
export function amountReader(
  layout: StatementLayout,
  places: CellPlaces,
  cells: AmountCells,
  credits: CreditCounts,
): AmountReader {
  const { ageing } = places;
  const source = layout.amount;
  const hasAgeing = layout.ageing.length > 0;
  const hasSide = layout.side !== undefined;
  const isDash = /^[-–−]$/u;
  let lastPlace = -1;

  const amountAt = (row: Row, place: number): Pence | CellAmountProblem => {
    if (place < 0) return "empty";
    lastPlace = place;
    return cells.shownAt(row, place);
  };

  const sumOfAgeing = (): Pence | CellAmountProblem => {
    lastPlace = ageing.problemAt;
    return ageing.problem ?? (ageing.filled === 0 ? "empty" : pence(ageing.sum));
  };

  const onItsSide = (row: Row, amount: Pence | CellAmountProblem): Pence | CellAmountProblem => {
    if (!hasSide || !isPenceReading(amount) || amount <= 0) return amount;
    const place = places.placeOf(columnRole.side);
    const side = place < 0 ? "" : textOfCell(row, place);
    if (entrySideOf(side) !== "credit" || (isDash.test(side) && !layout.minusMeansCredit)) return amount;
    return negatePence(amount);
  };

  const fromColumn = (row: Row): Pence | CellAmountProblem => {
    const amount = amountAt(row, places.placeOf(columnRole.amount));
    return onItsSide(row, amount === "empty" && hasAgeing ? sumOfAgeing() : amount);
  };

  const debitLessCredit = (row: Row): Pence | CellAmountProblem => {
    const debit = amountAt(row, places.placeOf(columnRole.debit));
    if (!isPenceReading(debit) && debit !== "empty") return debit;
    const credit = amountAt(row, places.placeOf(columnRole.credit));
    if (!isPenceReading(credit) && credit !== "empty") return credit;
    if (!isPenceReading(debit) && !isPenceReading(credit)) return "empty";
    if (isPenceReading(credit) && credit > 0) credits.positive += 1;
    else if (isPenceReading(credit) && credit < 0) credits.negative += 1;
    return pence((isPenceReading(debit) ? debit : 0) - Math.abs(isPenceReading(credit) ? credit : 0));
  };

  const totalLessPaid = (row: Row, paidIsNegative: boolean | undefined): Pence | CellAmountProblem => {
    const total = amountAt(row, places.placeOf(columnRole.total));
    const paidPlace = places.placeOf(columnRole.paid);
    const paid = paidPlace < 0 ? "empty" : cells.amountAt(row, paidPlace);
    if (!isPenceReading(paid)) return paid === "empty" ? total : paid;
    // A row with only a payment is the payment itself: it reduces the debt.
    if (total === "empty") lastPlace = paidPlace;
    if (total === "empty") return pence(-Math.abs(paid));
    if (!isPenceReading(total)) return total;
    const isNegative = paidIsNegative ?? Math.sign(paid) * Math.sign(total) < 0;
    return pence(isNegative ? total + paid : total - paid);
  };

  return {
    lastPlace: () => lastPlace,
    read(row) {
      lastPlace = -1;
      switch (source?.from) {
        case "column":
          return fromColumn(row);
        case "ageing":
          return onItsSide(row, sumOfAgeing());
        case "debit-credit":
          return debitLessCredit(row);
        case "total-less-paid":
          return totalLessPaid(row, source.paidIsNegative);
        case undefined:
          return "empty";
      }
    },
  };
}
