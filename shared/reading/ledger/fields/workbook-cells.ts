import type { LedgerField } from "../../../domain/ledger/ledger-mapping.ts";
import { type Row, createRow } from "../../cells/row.ts";
import { amountAsShown } from "../../table/values/shown-amount.ts";
import { amountOfCell, doubtOfIdentifier, identifierOfCell, textOfCell } from "../../table/values/cell-value.ts";
import { dateOutcomeOfCell, LOST_DIGITS, amountProblemText, shownInMessage } from "./cell-readings.ts";
import { cellsOf, type CellRules, type LedgerCell, type LedgerCells } from "./ledger-cells.ts";

/** The ledger cells of workbook rows. */
export interface WorkbookCells {
  readonly cells: LedgerCells;
  take(row: Row): void;
}

export function workbookCells({ byField, dateOrder, decimals, onUnreadable, onDoubtful }: CellRules): WorkbookCells {
  const width = Math.max(0, ...byField.values()) + 1;
  /** For each column the place of its cell in the row, from 1; 0 if the row has no such cell. */
  const places = new Int32Array(width);
  let row = createRow();

  const showAmount = amountAsShown();
  const cell = (field: LedgerField, column: number): LedgerCell => {
    const placeOf = (): number => (column === 0 ? 0 : (places[column] ?? 0));
    const text = (): string => (placeOf() === 0 ? "" : textOfCell(row, placeOf() - 1));
    const refuse = (why: string): void => {
      onUnreadable({ field, column, value: shownInMessage(text()), why });
    };
    const doubtful = (why: string): void => {
      onDoubtful({ field, column, value: shownInMessage(text()), why });
    };
    const identifier = (): string => {
      const place = placeOf();
      if (place === 0) return "";
      const doubt = doubtOfIdentifier(row, place - 1);
      if (doubt === "exponent" || doubt === "digits-lost") doubtful(LOST_DIGITS);
      return identifierOfCell(row, place - 1);
    };
    return {
      has: () => placeOf() > 0,
      hasDigit: () => placeOf() > 0 && /\d/u.test(text()),
      amount: () => {
        const place = placeOf();
        if (place === 0) return undefined;
        const reading = amountOfCell(row, place - 1, decimals);
        const format = row.formats[place - 1];
        if (typeof reading === "number") return format === undefined ? reading : showAmount(reading, format);
        if (reading !== "empty") refuse(amountProblemText(reading));
        return undefined;
      },
      date: () => {
        const place = placeOf();
        if (place === 0) return undefined;
        const outcome = dateOutcomeOfCell(row, place - 1, dateOrder);
        if ("date" in outcome) return outcome.date;
        refuse(outcome.why);
        return undefined;
      },
      text,
      identifier,
      write: (as, line) => {
        line.addText(as === "identifier" ? identifier() : text());
      },
      doubt: doubtful,
      refuse,
    };
  };

  return {
    cells: cellsOf(byField, cell),
    take: (next) => {
      row = next;
      places.fill(0);
      const { columns, count } = next;
      for (let at = 0; at < count; at += 1) {
        const column = columns[at] ?? 0;
        if (column < width) places[column] = at + 1;
      }
    },
  };
}
