import { sideOfLedger } from "../../../shared/domain/ledger/ledger-kind-of.ts";
import type { LedgerKind } from "../../../shared/domain/ledger/ledger-snapshot.ts";
import { templateColumns } from "../../../shared/reading/ledger/columns/ledger-template.ts";
import type { PlayedLedgerLine } from "./acts.ts";
import { nameOfBody } from "./bodies.ts";

/** A ledger as a CSV file in Accord's own form, with the column that says which entries are accruals. */
export function ledgerFile(kind: LedgerKind, lines: readonly PlayedLedgerLine[]): Uint8Array {
  const rows = lines.map((line) => {
    const { party, number, date, what, pounds, outstanding = pounds, status = "approved" } = line;
    const name = nameOfBody(party).replace(` (${party})`, "");
    return [
      ...[party, name, number, date, "", pounds.toFixed(2), outstanding.toFixed(2), status],
      ...[line.disputed?.toFixed(2) ?? "", line.paidOn ?? "", line.paidOn === undefined ? "" : "BACS", "N", "N"],
      ...[`"${what}"`, line.isAccrual ? "accrual" : "invoice"],
    ].join(",");
  });
  const isSales = sideOfLedger(kind) === "receivable";
  const headings = [
    ...templateColumns.map(([heading]) => (isSales ? heading.replace("supplier", "customer") : heading)),
    "entry",
  ];
  return Buffer.from(`${[headings.join(","), ...rows].join("\r\n")}\r\n`);
}
