import type { Finding } from "../../shared/domain/statement/finding.ts";
import { formatPounds } from "../../shared/domain/amounts-and-days/format-pounds.ts";
import type { ReadingReceipt } from "../../shared/domain/statement/reading-receipt.ts";
import { counted } from "../../shared/messages/words/statement-words.ts";
import { visible } from "./text-table.ts";

/** How a file was read: each table with its columns, the rows that were left out, the findings. */
export function receiptLines(receipt: ReadingReceipt, findings: readonly Finding[]): string[] {
  return [
    `${visible(receipt.file)}, read as ${receipt.format}`,
    ...receipt.tables.flatMap((table) => [
      `  sheet ${visible(table.sheet)}${table.visibility === "visible" ? "" : ` (${table.visibility})`}, headings in row ${table.headerRow}: ` +
        `${counted(table.rowsRead, "row")}, ${formatPounds(table.linesPence)}`,
      ...table.columns.map(
        (column) =>
          `    ${column.column}  ${visible(column.heading) || "(no heading)"}: ` +
          `${column.takenFor === undefined ? "not used" : `taken for ${column.takenFor}`}. ${visible(column.why)}`,
      ),
      ...table.statedTotals.map(
        (total) =>
          `    row ${total.row} says ${visible(total.label)} ${formatPounds(total.statedPence)}; ` +
          `the lines above it add up to ${formatPounds(total.addedPence)}`,
      ),
    ]),
    ...receipt.leftOut.map(
      (left) =>
        `  ${counted(left.count, "row")} of sheet ${visible(left.sheet)} left out: ${visible(left.why)} (row ${left.rows.join(", ")})`,
    ),
    ...findings.map(
      (finding) => `  ${finding.severity}: ${placeOf(finding)}${visible(finding.what)} ${visible(finding.todo)}`,
    ),
  ];
}

function placeOf(finding: Finding): string {
  const place = [
    finding.sheet === undefined ? undefined : `sheet ${visible(finding.sheet)}`,
    finding.row === undefined ? undefined : `row ${finding.row}`,
    finding.column === undefined ? undefined : `column ${finding.column}`,
  ].filter((part) => part !== undefined);
  return place.length === 0 ? "" : `${place.join(", ")}: `;
}
