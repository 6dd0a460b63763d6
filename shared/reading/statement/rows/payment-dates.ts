import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import type { Row } from "../../cells/row.ts";
import { headingWords } from "../../table/headings/heading-words.ts";
import { dateOfCell, textOfCell } from "../../table/values/cell-value.ts";
import type { StatementLayout } from "../columns/statement-table.ts";
import type { StatementFindings } from "../statement-findings.ts";

/**
 * Looks at the day on which a line was paid, where no column gives the payment: the line may be paid although it has an unpaid amount. `undefined` if
 * the table has no column of such days.
 */
export function paymentDates(
  layout: StatementLayout,
  sheet: string,
  findings: StatementFindings,
): ((row: Row, line: StatementLine) => void) | undefined {
  if (layout.fields.has("paid")) return undefined;
  const heading = new Map(
    (layout.header?.cells ?? [])
      .filter((cell) => ON_WHICH_PAID.test(headingWords(cell.heading).main.join(" ")))
      .map((cell) => [cell.column, cell.heading]),
  );
  if (heading.size === 0) return undefined;
  return (row, line) => {
    // A part of the invoice was paid where less than its total is unpaid.
    if (line.outstandingPence <= 0 || (line.totalPence ?? line.outstandingPence) !== line.outstandingPence) return;
    for (let place = 0; place < row.count; place += 1) {
      const column = row.columns[place] ?? 0;
      const name = heading.get(column);
      if (name === undefined || dateOfCell(row, place) === undefined) continue;
      findings.add(
        {
          code: "payment-date-beside-amount",
          severity: "warning",
          sheet,
          row: row.row,
          column: columnLetters(column),
          what: `"${name}" says ${textOfCell(row, place)} beside this line, so it may be paid; it was read as owed, because it has an unpaid amount.`,
          todo: "Please check this, and leave the line out if nothing is owed.",
        },
        line,
      );
    }
  };
}

/** Not `Payment date`, which may be the day by which to pay. */
const ON_WHICH_PAID = /^(?:date|day|when)? ?(?:paid|cleared|settled|payment received)(?: (?:date|day|on))?$/u;
