import { noPence, sumPence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import { shortNameOfKind } from "../../domain/exercise/exercise.ts";
import type { MismatchSummary, PositionInSummary } from "../../domain/mismatch-summary/mismatch-summary.ts";
import type { Outcome } from "../../domain/position/outcome.ts";
import { emptyCell, kindSumCell, tableSumCell, textCell, textRow } from "../rendering/cells.ts";
import { headingRow, tableToEnd } from "../rendering/sheet-table.ts";
import type { RowDescription, SheetDescription } from "../rendering/workbook-description.ts";
import { INVOICE_COLUMNS, invoiceRows, notComparedRow, type InvoiceLimits, type InvoiceRoom } from "./invoice-rows.ts";
import { titleOfSummary } from "./summary-title.ts";
import { totalsLabel, totalsNote } from "./table-sheet.ts";

/** Gets the lines of one position by the key of its outcome. */
export type ReadOutcome = (key: string) => Promise<Outcome>;

const TABLE = "Invoices";

/**
 * The sheet of every invoice of every position (OVS-01): from a balance on another sheet, filter by its code. Outcomes are read one by one
 * while the sheet is written, so that the lines of a large organisation are never in memory together.
 */
export function invoicesSheet(
  summary: MismatchSummary,
  readOutcome: ReadOutcome,
  limits: InvoiceLimits,
): SheetDescription {
  const { positions } = summary;
  const kinds = Map.groupBy(positions, ({ kind }) => kind);
  const above = [
    textRow(titleOfSummary(summary, "every invoice"), "title"),
    textRow(positions.length === 0 ? "No statement has come yet." : totalsNote(kinds.size)),
  ];
  const totals = [...kinds].map(([kind, own]) => totalsRow(shortNameOfKind(kind), own, kinds.size === 1));
  const header = above.length + totals.length + 1;
  return {
    name: "Invoices",
    about: "Every invoice of every position with our verdict and why, and what only our ledger has.",
    columns: INVOICE_COLUMNS.map((column) => column.width),
    rows: positions.length === 0 ? above : [...above, ...totals, headingRow(INVOICE_COLUMNS)],
    ...(positions.length === 0 ? {} : { further: rowsOf(positions, readOutcome, limits) }),
    frozenRows: header,
    frozenColumns: 2,
    printTitleRow: header,
    printColumns: INVOICE_COLUMNS.length - 1,
    tables: positions.length === 0 ? [] : [tableToEnd(TABLE, INVOICE_COLUMNS, header)],
  };
}

/** As often as it is asked for, each time from the beginning. */
function rowsOf(
  positions: readonly PositionInSummary[],
  readOutcome: ReadOutcome,
  limits: InvoiceLimits,
): AsyncIterable<RowDescription> {
  const lines = positions.reduce((sum, { statement }) => sum + statement.lines, 0);
  return {
    async *[Symbol.asyncIterator](): AsyncGenerator<RowDescription> {
      const room: InvoiceRoom = { ...limits, listsAgreed: lines <= limits.lines };
      let count = 0;
      for (const position of positions) {
        const rows =
          position.outcome === undefined
            ? [notComparedRow(position)]
            : invoiceRows(position, await readOutcome(position.outcome), room);
        for (const row of rows) {
          count += 1;
          yield row;
        }
      }
      // A table has a row below its headings.
      if (count === 0) yield { cells: [textCell("No invoices")] };
    },
  };
}

function totalsRow(kind: string, positions: readonly PositionInSummary[], isOnly: boolean): RowDescription {
  const sumOf = (amount: (position: PositionInSummary) => Pence) => sumPence(positions.map(amount));
  const totals: readonly (readonly [heading: string, pence: Pence])[] = [
    ["On the statement", sumOf(({ statement }) => statement.totalPence)],
    ["Agreed", sumOf(({ pounds }) => pounds.agreedPence)],
    [
      "Not agreed",
      sumOf(({ pounds }) => sumPence([pounds.askedPence, pounds.notAgreedPence, pounds.notReconciledPence])),
    ],
    ["In dispute", sumOf(({ pounds }) => pounds.inDisputePence)],
    ["Only on our ledger", sumOf(onLedgerOnly)],
  ];
  const first = INVOICE_COLUMNS.findIndex(({ heading }) => heading === totals[0]?.[0]);
  return {
    cells: [
      ...Array.from({ length: first - 1 }, () => emptyCell),
      textCell(totalsLabel(kind, isOnly), "total-label"),
      ...totals.map(([heading, pence]) =>
        isOnly
          ? tableSumCell(TABLE, heading, pence, "total")
          : kindSumCell(`${TABLE}[${heading}]`, `${TABLE}[Kind]`, kind, pence, "total"),
      ),
    ],
  };
}

/** Without what the ledger has beyond lines that are agreed: that is no item of its own. */
function onLedgerOnly({ differences }: PositionInSummary): Pence {
  return sumPence(
    differences.map((each) => (each.on === "ledger" && each.isBeyondClaims !== true ? each.pence : noPence)),
  );
}
