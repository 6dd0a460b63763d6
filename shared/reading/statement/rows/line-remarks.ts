import { columnLetters } from "../../cells/column-letters.ts";
import type { Row } from "../../cells/row.ts";
import { headingWords } from "../../table/headings/heading-words.ts";
import { saysNotOwed } from "../../table/values/says-not-owed.ts";
import { textOfCell } from "../../table/values/cell-value.ts";
import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import type { StatementLayout } from "../columns/statement-table.ts";
import type { StatementFindings } from "../statement-findings.ts";

/** Looks at the remarks and the status beside a line; `undefined` if the table has no column for them. */
export function lineRemarks(
  layout: StatementLayout,
  sheet: string,
  findings: StatementFindings,
): ((row: Row, line: StatementLine) => void) | undefined {
  const columns = new Set(
    (layout.header?.cells ?? [])
      .filter(({ heading }) => headingWords(heading).main.some((word) => OF_REMARKS.has(word)))
      .map(({ column }) => column),
  );
  if (columns.size === 0) return undefined;
  return (row, line) => {
    if (line.outstandingPence <= 0) return;
    for (let place = 0; place < row.count; place += 1) {
      const column = row.columns[place] ?? 0;
      if (row.types[place] !== "text" || !columns.has(column)) continue;
      const text = textOfCell(row, place);
      if (!saysNotOwed(text)) continue;
      findings.add(
        {
          code: "remark-says-not-owed",
          severity: "warning",
          sheet,
          row: row.row,
          column: columnLetters(column),
          what: `"${text}" beside this line says that it is not owed; it was read as owed, because it has an unpaid amount.`,
          todo: "Please check this, and leave the line out if nothing is owed.",
        },
        line,
      );
    }
  };
}

const OF_REMARKS: ReadonlySet<string> = new Set(["comment", "remark", "note", "status", "stage", "state"]);
