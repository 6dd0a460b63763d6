import { formatPounds } from "../../shared/domain/amounts-and-days/format-pounds.ts";
import type { LedgerOnly, LineOutcome } from "../../shared/domain/position/outcome.ts";
import { textTable, visible, type Line } from "./text-table.ts";

/** The verdicts line by line, each with its reason, then the lines that only the ledger has. */
export function outcomeLines({
  lines,
  ledgerOnly,
}: {
  readonly lines: readonly LineOutcome[];
  readonly ledgerOnly: readonly LedgerOnly[];
}): Line[] {
  return [
    ...textTable(
      lines,
      [
        { heading: "Line", of: (line) => String(line.line), right: true },
        { heading: "Invoice", of: (line) => line.invoiceNumber || "(none)", widest: 30 },
        { heading: "Outstanding", of: (line) => formatPounds(line.outstandingPence), right: true },
        { heading: "Agreed", of: (line) => formatPounds(line.agreedPence), right: true },
        { heading: "Not agreed", of: (line) => formatPounds(line.notAgreedPence), right: true },
        { heading: "Disputed", of: (line) => formatPounds(line.disputedPence), right: true },
        { heading: "Reason", of: (line) => line.reason },
        { heading: "Why", of: (line) => line.why, onlyCsv: true },
      ],
      (line) => [`      ${visible(line.why)}`],
    ),
    ...(ledgerOnly.length === 0
      ? []
      : [
          "",
          "On the ledger, not on the statement:",
          ...textTable(
            ledgerOnly,
            [
              { heading: "Invoice", of: (line) => line.invoiceNumber || "(none)", widest: 30 },
              { heading: "Outstanding", of: (line) => formatPounds(line.outstandingPence), right: true },
              { heading: "Reason", of: (line) => line.reason },
              { heading: "Why", of: (line) => line.why, onlyCsv: true },
            ],
            (line) => [`      ${visible(line.why)}`],
          ),
        ]),
  ];
}
