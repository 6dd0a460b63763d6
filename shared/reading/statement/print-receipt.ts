import { formatCalendarDate } from "../../domain/calendar-date.ts";
import type { Finding } from "../../domain/finding.ts";
import { formatPounds } from "../../domain/format-pounds.ts";
import { nameOfKind } from "../../domain/kind.ts";
import type { ReadingReceipt } from "../../domain/reading-receipt.ts";
import { isComplete, type NamedParty, type Statement } from "../../domain/statement.ts";

/** The reading receipt of a statement in lines of plain text: what was taken for what, what was left out and why, and every finding. */
export function printReceipt(statement: Statement): string[] {
  const { receipt } = statement;
  return [
    `File: ${receipt.file} (${receipt.format})`,
    ...summaryOf(statement),
    ...receipt.tables.flatMap(linesOfTable),
    ...linesOfLeftOut(receipt),
    ...linesOfFindings(statement.findings),
  ];
}

function summaryOf(statement: Statement): string[] {
  const { kind, receivable, payables, asAt, contact, accounts, lines, totalPence, unread = [] } = statement;
  const people = [contact.telephone, contact.email].filter((each) => each !== undefined).join(", ");
  const summary = [
    `Kind: ${kind === undefined ? "not said" : nameOfKind(kind)}`,
    `From: ${nameOfParty(receivable)}`,
    `To: ${payables.length === 0 ? "not said" : payables.map(nameOfParty).join("; ")}`,
    `As at: ${asAt === undefined ? "not said" : formatCalendarDate(asAt)}`,
    `Contact: ${people === "" ? "not said" : people}`,
  ];
  if (accounts.length > 0)
    summary.push(`Customer accounts: ${accounts.slice(0, 20).join(", ")}${accounts.length > 20 ? ", …" : ""}`);
  summary.push(`Lines: ${String(lines.length)}, ${formatPounds(totalPence)} in all`);
  if (!isComplete(statement))
    summary.push(`Not complete: ${String(unread.length)} ${unread.length === 1 ? "line" : "lines"} could not be read`);
  return summary;
}

function nameOfParty({ code, name }: NamedParty): string {
  if (code === undefined) return name ?? "not said";
  return name === undefined ? code : `${name} (${code})`;
}

const ROLES: Record<NonNullable<ReadingReceipt["tables"][number]["role"]>, string> = {
  lines: "",
  response: "for answers, not read as lines",
  copy: "a copy of lines elsewhere, not counted again",
  summary: "a summary, not read as lines",
  "other-kind": "of another kind, not read",
};

function linesOfTable(table: ReadingReceipt["tables"][number]): string[] {
  const hidden = table.visibility === "visible" ? "" : " (hidden)";
  const role = table.role === undefined || table.role === "lines" ? "" : `, ${ROLES[table.role]}`;
  const counted =
    role === "" ? [`  Rows read: ${String(table.rowsRead)}; they add up to ${formatPounds(table.linesPence)}`] : [];
  return [
    "",
    `Sheet "${table.sheet}"${hidden}, headings in row ${String(table.headerRow)}${role}`,
    ...table.columns.map(
      ({ column, heading, takenFor, why }) =>
        `  ${column.padEnd(3)} ${heading === "" ? "(no heading)" : heading} → ${takenFor === undefined ? "not used" : wordsOf(takenFor)}: ${why}`,
    ),
    ...counted,
    ...table.statedTotals.map(
      ({ row, label, statedPence, addedPence }) =>
        `  Row ${String(row)}, ${label}: says ${formatPounds(statedPence)}, added up ${formatPounds(addedPence)}${statedPence === addedPence ? "" : " – DIFFERENT"}`,
    ),
  ];
}

/** `invoiceNumber` as people write it. */
function wordsOf(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function linesOfLeftOut(receipt: ReadingReceipt): string[] {
  if (receipt.leftOut.length === 0) return [];
  return [
    "",
    "Rows that are no lines:",
    ...receipt.leftOut.map(({ sheet, why, count, rows }) => {
      const more = count > rows.length ? ", …" : "";
      return `  Sheet "${sheet}": ${String(count)} – ${why} (${count === 1 ? "row" : "rows"} ${rows.join(", ")}${more})`;
    }),
  ];
}

const WEIGHTS: Record<Finding["severity"], string> = { refusal: "REFUSED", warning: "Please check", note: "Note" };

function linesOfFindings(findings: readonly Finding[]): string[] {
  if (findings.length === 0) return ["", "Findings: none"];
  return [
    "",
    "Findings:",
    ...findings.map((finding) => `  ${WEIGHTS[finding.severity]}: ${placeOf(finding)}${finding.what} ${finding.todo}`),
  ];
}

function placeOf({ sheet, row, column, line }: Finding): string {
  const places = [
    sheet === undefined ? "" : `sheet "${sheet}"`,
    column === undefined
      ? row === undefined
        ? ""
        : `row ${String(row)}`
      : `cell ${column}${row === undefined ? "" : String(row)}`,
    line === undefined ? "" : `line ${String(line)}`,
  ].filter((place) => place !== "");
  return places.length === 0 ? "" : `[${places.join(", ")}] `;
}
