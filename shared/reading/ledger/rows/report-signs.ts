import type { Finding } from "../../../domain/statement/finding.ts";
import type { LineSigns } from "./ledger-totals.ts";

/** The lines of a sheet's tables in which nothing shows what a minus means. */
export interface UnprovenSigns extends LineSigns {
  readonly file: string;
  readonly sheet: string;
}

/**
 * Refuses an upload if most of its amounts are negative and nothing says what a minus means. All its sheets are one export: one supplier of many may
 * well owe more than it is owed.
 */
export function reportSigns(tables: readonly UnprovenSigns[]): Finding[] {
  const [first] = tables;
  const positive = tables.reduce((count, table) => count + table.positive, 0);
  const negative = tables.reduce((count, table) => count + table.negative, 0);
  const sum = tables.reduce((total, table) => total + table.sum, 0);
  if (first === undefined || negative === 0 || (negative <= positive && sum >= 0)) return [];
  const { file, sheet } = first;
  return [
    {
      code: "mostly-negative",
      severity: "refusal",
      file,
      ...(sheet === "" ? {} : { sheet }),
      what: `${String(negative)} of ${String(positive + negative)} amounts are negative, and nothing in the export says whether a minus means what you owe or a credit that you hold.`,
      todo: "Please save which it is for this organisation, or add the type of each document to the export, and upload it again.",
    },
  ];
}
