import type { Finding } from "../../../domain/statement/finding.ts";
import type { KeptRow } from "../../table/rows/kept-row.ts";
import { besideCurrencies, contradictoryHeading, describeSaying, moneyOf } from "../../table/said/money.ts";
import { isAboutAll, sayingsAboveAmounts, sayingsAroundAmounts } from "../../table/said/sayings-about-columns.ts";
import type { LedgerField } from "../../../domain/ledger/ledger-mapping.ts";
import type { LedgerColumns } from "../columns/ledger-columns.ts";

/** A ledger's table with the rows around its lines. */
export interface LedgerTableInSheet {
  readonly sheet: string;
  readonly columns: LedgerColumns;
  readonly headerRow: number;
  readonly headings: readonly KeptRow[];
  readonly titles: readonly KeptRow[];
  /** Rows below the headings that are no lines. */
  readonly remarks: readonly KeptRow[];
  readonly lastLine: number;
}

const AMOUNTS: readonly LedgerField[] = ["outstanding", "amount", "owed", "settled", "gross", "paid"];

/** Refuses a ledger whose amounts are said to be in another currency, or in pence, thousands or millions; and tells contradictions. */
export function findLedgerMoney(table: LedgerTableInSheet): Finding[] {
  const { sheet, columns, remarks, lastLine, headerRow } = table;
  const about = remarks.filter((row) => row.row > lastLine || isAboutAll(row));
  const all = [
    ...sayingsAboveAmounts({ ...table, columns: amountColumns(columns) }),
    ...sayingsAroundAmounts(sheet, about),
  ];
  const { counted, mixed } = columns.byField.has("currency") ? besideCurrencies(all) : { counted: all, mixed: [] };
  const { foreign, unit, mention, payment, contradictions } = moneyOf(counted);
  const at = (row: number | undefined): Pick<Finding, "sheet" | "row"> => ({
    ...(sheet === "" ? {} : { sheet }),
    row: row ?? headerRow,
  });
  const told = contradictions.map(({ near, far }): Finding => ({
    code: "money-contradictory",
    severity: "warning",
    ...at(far.row),
    what: `What the amounts are in is said twice and differently: ${describeSaying(near)}, but ${describeSaying(far)}. The first of the two was followed, because it is nearer to the amounts.`,
    todo: "Please correct the one that is wrong and upload the ledger again.",
  }));
  if (foreign !== undefined) {
    return [
      {
        code: "ledger-in-foreign-currency",
        severity: "refusal",
        ...at(foreign.row),
        what: `The amounts are in ${foreign.currency} and not in pounds: ${describeSaying(foreign)}.`,
        todo: "Please export the amounts in pounds sterling and upload the ledger again.",
      },
    ];
  }
  if (unit !== undefined) {
    return [
      {
        code: "ledger-not-in-pounds",
        severity: "refusal",
        ...at(unit.row),
        what: `The amounts are in ${unit.unit} and not in pounds and pence: ${describeSaying(unit)}.`,
        todo: "Please export the amounts in pounds and pence and upload the ledger again.",
      },
    ];
  }
  const both = contradictoryHeading(mixed);
  if (both !== undefined) {
    told.push({
      code: "money-contradictory",
      severity: "warning",
      ...at(both.row),
      what: `Two currencies are named: ${describeSaying(both)}. Each line was read in the currency that the column of currencies says.`,
      todo: "Please check that the lines in pounds are in pounds sterling.",
    });
  }
  if (mention !== undefined) {
    told.push({
      code: "unit-unclear",
      severity: "warning",
      ...at(mention.row),
      what: `A unit of ${mention.unit} is mentioned, and we do not understand whether the amounts are in it, so they were read as pounds: ${describeSaying(mention)}.`,
      todo: "Please check that all amounts are in pounds and pence.",
    });
  }
  if (payment !== undefined) {
    told.push({
      code: "payment-in-other-currency",
      severity: "warning",
      ...at(payment.row),
      what: `Payments in ${payment.currency} are mentioned, and nothing says that the amounts are in it, so they were read as pounds: ${describeSaying(payment)}.`,
      todo: "Please check that all amounts are in pounds sterling.",
    });
  }
  return told;
}

function amountColumns({ byField, ages, columns }: LedgerColumns): { column: number; heading: string }[] {
  const used = new Set([...AMOUNTS.flatMap((field) => byField.get(field) ?? []), ...ages]);
  return columns.filter(({ column }) => used.has(column)).map(({ column, heading }) => ({ column, heading }));
}
