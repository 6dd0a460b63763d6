import { formatPounds } from "../../shared/domain/amounts-and-days/format-pounds.ts";
import type { CellDescription, WorkbookDescription } from "../../shared/messages/rendering/workbook-description.ts";

/** A workbook as text for golden files: a heading for each sheet, a line for each row. */
export function workbookTranscript(workbook: WorkbookDescription): string {
  const sheets = workbook.sheets.map((sheet) => {
    const rows = Array.from(sheet.rows, (row, index) => {
      const cells = row.cells.map(cellTranscript).join(" | ");
      return `${String(index + 1).padStart(3)}  ${cells}`.trimEnd();
    });
    return [`[${sheet.name}]`, ...rows].join("\n");
  });
  return `${workbook.fileName}\n\n${sheets.join("\n\n")}\n`;
}

function cellTranscript(cell: CellDescription): string {
  switch (cell.cell) {
    case "empty":
      return "";
    case "blank":
      return "____";
    case "text":
      return cell.text;
    case "pounds":
      return formatPounds(cell.pence);
    case "count":
      return String(cell.count);
    case "date":
      return cell.date;
    case "sum":
      return `${formatPounds(cell.pence)} {=${cell.formula}}`;
  }
}
