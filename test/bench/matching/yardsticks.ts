import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import type { StatementLine } from "../../../shared/domain/statement/statement-line.ts";
import type { Answer } from "./count.ts";
import { keyOfLedgerLine } from "./truth.ts";

/** A simple way of matching that people use today, measured on the same truth. */
export interface Yardstick {
  readonly name: string;
  readonly answer: (lines: readonly StatementLine[], ledger: readonly LedgerLine[]) => Answer[];
}

export const yardsticks: readonly Yardstick[] = [
  { name: "exact join", answer: join(exact, { usesRowsOnce: true }) },
  { name: "VLOOKUP (first row)", answer: join(exact, { usesRowsOnce: false }) },
  { name: "digits-only join", answer: join(digits, { usesRowsOnce: true }) },
  {
    name: "amount and date",
    answer: (lines, ledger) =>
      join((line) => `${String(line.outstandingPence)}|${line.invoiceDate ?? ""}`, { usesRowsOnce: true })(
        lines,
        ledger,
      ),
  },
];

type KeyOf = (line: StatementLine | LedgerLine) => string;

/** Each line takes the first row of its key and agrees what is open on it. */
function join(keyOf: KeyOf, { usesRowsOnce }: { usesRowsOnce: boolean }): Yardstick["answer"] {
  return (lines, ledger) => {
    const rows = new Map<string, LedgerLine[]>();
    for (const row of ledger) {
      const key = keyOf(row);
      if (key === "") continue;
      const known = rows.get(key);
      if (known === undefined) rows.set(key, [row]);
      else known.push(row);
    }
    return lines.map((line) => {
      const found = rows.get(keyOf(line)) ?? [];
      const row = usesRowsOnce ? found.shift() : found[0];
      const open = row?.status === "approved" ? row.outstandingPence - row.disputedPence : 0;
      const isSameSign = open > 0 === line.outstandingPence > 0;
      const agreed = isSameSign && open !== 0 ? lesser(open, line.outstandingPence) : 0;
      return {
        agreedPence: agreed,
        claimedPence: line.outstandingPence,
        used: row === undefined || agreed === 0 ? [] : [{ key: keyOfLedgerLine(row), pence: agreed }],
        candidates: [],
      };
    });
  };
}

function exact({ invoiceNumber }: { readonly invoiceNumber: string }): string {
  return invoiceNumber.trim().toUpperCase();
}

function digits({ invoiceNumber }: { readonly invoiceNumber: string }): string {
  return invoiceNumber.replaceAll(/\D/g, "").replace(/^0+/, "");
}

function lesser(one: number, other: number): number {
  return Math.abs(one) < Math.abs(other) ? one : other;
}
