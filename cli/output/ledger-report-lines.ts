import { formatPounds } from "../../shared/domain/amounts-and-days/format-pounds.ts";
import type { LedgerDifference, LedgerReport, RefusedRow } from "../../shared/domain/ledger/ledger-report.ts";
import { partyWordOf } from "../../shared/domain/ledger/ledger-kind-of.ts";
import type { LedgerKind } from "../../shared/domain/ledger/ledger-snapshot.ts";
import { textTable, visible, type Line } from "./text-table.ts";

/** The report on how a ledger was read: control totals, suppliers to settle, changes since the last ledger. */
export function ledgerReportLines(report: LedgerReport, kind: LedgerKind): Line[] {
  const party = partyWordOf(kind);
  return [
    `${counted(report.linesRead, "line")} read, ${formatPounds(report.totalReadPence)} in all; ` +
      `${counted(report.lines, "line")} of the group's bodies, ${formatPounds(report.totalPence)} outstanding.`,
    "",
    ...textTable(report.counterparties, [
      { heading: "Counterparty", of: (each) => `${each.code} ${each.name}`, widest: 60 },
      { heading: "Lines", of: (each) => figure(each.lines), right: true },
      { heading: "Outstanding", of: (each) => formatPounds(each.outstandingPence), right: true },
      { heading: "Disputed", of: (each) => formatPounds(each.disputedPence), right: true },
    ]),
    ...toSettle(report, party),
    ...outside(report, party),
    ...(report.difference ? differenceLines(report.difference) : []),
    ...(report.findings.length === 0 ? [] : [""]),
    ...report.findings.map(({ severity, what, todo }) => `${severity}: ${visible(what)} ${visible(todo)}`),
  ];
}

/** Why an upload was refused: one line for each reason and each cell. */
export function ledgerProblems(report: LedgerReport): string[] {
  const { findings, refusedRows, refusedCount } = report;
  const unlisted = refusedCount - refusedRows.length;
  return [
    ...findings
      .filter(({ severity }) => severity === "refusal")
      .map(({ what, todo }) => `${visible(what)} ${visible(todo)}`),
    ...refusedRows.map(refusedLine),
    ...(unlisted > 0 ? [`and ${figure(unlisted)} more`] : []),
  ];
}

function refusedLine({ sheet, row, column, heading, value, why }: RefusedRow): string {
  const place = [
    ...(sheet === "" ? [] : [`sheet ${sheet}`]),
    `row ${row}`,
    ...(column === undefined ? [] : [`column ${column}${heading === undefined ? "" : ` (${heading})`}`]),
  ];
  return visible(`${place.join(", ")}: ${JSON.stringify(value)} ${why}`);
}

function toSettle({ toSettle: suppliers, toSettleCount }: LedgerReport, party: Party): string[] {
  if (toSettleCount === 0) return [];
  return [
    "",
    `${counted(toSettleCount, party)} could not be recognised, or should be checked; say who they are with accord ledger ${party}s:`,
    ...suppliers.map(
      ({ supplierCode, supplierName, lines, outstandingPence, candidates, why }) =>
        `  ${visible(supplierCode === "" ? "(no code)" : supplierCode)} ${visible(supplierName)}: ` +
        `${counted(lines, "line")}, ${formatPounds(outstandingPence)}. ${visible(why)}` +
        (candidates.length === 0 ? "" : ` Perhaps ${candidates.join(" or ")}.`),
    ),
    ...(toSettleCount > suppliers.length ? [`  and ${figure(toSettleCount - suppliers.length)} more`] : []),
  ];
}

type Party = ReturnType<typeof partyWordOf>;

const NO_STATEMENT: Readonly<Record<Party, string>> = {
  supplier: "no statement is compared with them",
  customer: "no statement is made for them",
};

function outside({ outside: { suppliers, lines, outstandingPence } }: LedgerReport, party: Party): string[] {
  if (suppliers === 0) return [];
  return [
    "",
    `${counted(suppliers, party)} outside the group: ${counted(lines, "line")}, ${formatPounds(outstandingPence)}; ${NO_STATEMENT[party]}.`,
  ];
}

function differenceLines({ before, linesBefore, totalBeforePence, changes }: LedgerDifference): Line[] {
  const was = `the previous ledger (${visible(before.file)}, as at ${before.asAt}, ${before.close} close: ${counted(linesBefore, "line")}, ${formatPounds(totalBeforePence)})`;
  if (changes.length === 0) return ["", `No counterparty's lines or total differ from ${was}.`];
  return [
    "",
    `Compared with ${was}:`,
    ...textTable(changes, [
      { heading: "Counterparty", of: (each) => `${each.code} ${each.name}`, widest: 60 },
      { heading: "Lines before", of: (each) => figure(each.linesBefore), right: true },
      { heading: "Now", of: (each) => figure(each.linesNow), right: true },
      { heading: "Outstanding before", of: (each) => formatPounds(each.outstandingBeforePence), right: true },
      { heading: "Now", of: (each) => formatPounds(each.outstandingNowPence), right: true },
    ]),
  ];
}

function counted(count: number, what: string): string {
  return `${figure(count)} ${what}${count === 1 ? "" : "s"}`;
}

function figure(count: number): string {
  return count.toLocaleString("en-GB");
}
