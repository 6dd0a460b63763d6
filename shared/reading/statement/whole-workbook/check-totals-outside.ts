import { type Pence, pence } from "../../../domain/amounts-and-days/pence.ts";
import { formatPounds } from "../../../domain/amounts-and-days/format-pounds.ts";
import type { Finding } from "../../../domain/statement/finding.ts";
import type { TotalDifference } from "../../../domain/statement/statement.ts";
import type { HeaderBlock } from "../header-block/read-header-block.ts";
import type { TableRecord, TableWithRole } from "../rows/table-record.ts";

type TotalOutside = HeaderBlock["totals"][number];

/**
 * Compares the totals outside the tables (in the header block, in a footer, on a cover sheet) with the lines. A total is explained if it is
 * what all lines add up to or those of its sheet; or, where another total is that, if it is a part of it: of a table, of the credits, of the
 * invoices before payments. What is left is a difference.
 */
export function checkTotalsOutside(
  totals: readonly TotalOutside[],
  chosen: readonly TableWithRole[],
): readonly TotalDifference[] {
  const sums = sumsOfLines(chosen);
  const about = totals.filter(({ sheet }) => !sums.otherSheets.has(sheet));
  const isWhole = (total: TotalOutside): boolean =>
    total.pence === sums.whole || total.pence === sums.bySheet.get(total.sheet);
  const isAnyWhole = about.some(isWhole);
  return about
    .filter((total) => !isWhole(total) && !isExplained(total, about, sums, isAnyWhole))
    .map(({ sheet, row, column, label, pence: statedPence }) => {
      const addedPence = nearest(statedPence, [sums.whole, sums.bySheet.get(sheet) ?? sums.whole]);
      return { sheet, row, column, label, statedPence, addedPence };
    });
}

/** The finding about a total outside the tables. */
export function totalDiffers({ sheet, row, column, label, statedPence, addedPence }: TotalDifference): Finding {
  return {
    code: "total-differs",
    severity: "warning",
    sheet,
    row,
    ...(column === undefined ? {} : { column }),
    what: `"${label}" says ${formatPounds(statedPence)}, but the lines add up to ${formatPounds(addedPence)}, a difference of ${formatPounds(pence(statedPence - addedPence))}.`,
    todo: "Please check whether a line is missing or the total is wrong; the lines were read as they are.",
  };
}

/** What lines add up to, as far as a stated total may be about them. */
export interface SumsOfLines {
  readonly whole: Pence;
  /** The sheets that lines were read from. */
  readonly bySheet: ReadonlyMap<string, Pence>;
  /** What a part of the lines adds up to: a table, the credits, the invoice totals. */
  readonly parts: ReadonlySet<number>;
  readonly invoiceTotals: number;
  readonly lineCount: number;
  /** Sheets that belong to another statement as a whole. */
  readonly otherSheets: ReadonlySet<string>;
}

export function sumsOfLines(chosen: readonly TableWithRole[]): SumsOfLines {
  const own = chosen.filter(({ role }) => role === "lines").map(({ table }) => table);
  const bySheet = new Map<string, Pence>();
  for (const { sheet, sums } of own) bySheet.set(sheet.name, pence((bySheet.get(sheet.name) ?? 0) + sums.outstanding));
  const parts = new Set<number>(bySheet.values());
  for (const { table } of chosen) for (const sum of partsOf(table)) parts.add(sum);
  let credits = 0;
  let debits = 0;
  for (const { lines } of own) {
    for (const { outstandingPence } of lines) {
      if (outstandingPence < 0) credits += outstandingPence;
      else debits += outstandingPence;
    }
  }
  const invoiceTotals = own.reduce((sum, table) => sum + table.sums.totals, 0);
  for (const sum of [credits, -credits, debits, invoiceTotals]) parts.add(sum);
  const sheetsOfOthers = chosen.filter(({ role }) => OTHER_ROLES.has(role)).map(({ table }) => table.sheet.name);
  return {
    whole: pence(own.reduce((sum, table) => sum + table.sums.outstanding, 0)),
    bySheet,
    parts,
    invoiceTotals,
    lineCount: own.reduce((count, table) => count + table.lines.length, 0),
    otherSheets: new Set(sheetsOfOthers.filter((sheet) => !bySheet.has(sheet))),
  };
}

/** Tables that are not about what this statement claims. */
const OTHER_ROLES: ReadonlySet<TableWithRole["role"]> = new Set([
  "other-date",
  "other-kind",
  "settled",
  "owed-by-sender",
]);

function partsOf({ sums, lines }: TableRecord): number[] {
  return lines.length === 0 ? [] : [sums.outstanding, sums.totals];
}

function isExplained(
  total: TotalOutside,
  totals: readonly TotalOutside[],
  sums: SumsOfLines,
  isAnyWhole: boolean,
): boolean {
  const { pence: stated, label } = total;
  if (stated === sums.invoiceTotals && sums.invoiceTotals !== 0) return true;
  if (stated === sums.lineCount * 100 && COUNTED.test(label)) return true;
  if (OF_ANOTHER_KIND.test(label) && !NET_BALANCE.test(label)) return true;
  if (!isAnyWhole) return false;
  return sums.parts.has(stated) || OF_A_PART.test(label) || isStepToWhole(total, totals, sums);
}

const COUNTED = /\b(?:number|no|count|invoices|items|lines|documents|transactions)\b/iu;

/** Totals of VAT, of ages, of net amounts: known as something else than the claim. */
const OF_ANOTHER_KIND = /\b(?:vat|tax|net|overdue|past due|not (?:yet )?due|days|months?|average)\b/iu;

const NET_BALANCE = /\bnet (?:amount |balance |total )?(?:due|payable|owed|outstanding|balance|position)\b/iu;

/** Totals of which a balance is made up. They are history, once the balance is what the lines add up to. */
const OF_A_PART =
  /\b(?:paid|payments?|receipts?|received|credits?|credited|debits?|charges?|invoiced|invoices|disputed?|year to date|ytd|last|previous|quantity)\b/iu;

/** Whether a total and another one together make up the whole: `Invoiced 2,000.00`, `Deductions 459.50`, `Balance 1,540.50`. */
function isStepToWhole(total: TotalOutside, totals: readonly TotalOutside[], { whole }: SumsOfLines): boolean {
  return totals.some(
    (other) =>
      other !== total &&
      other.pence !== whole &&
      [total.pence + other.pence, total.pence - other.pence, other.pence - total.pence].includes(whole),
  );
}

function nearest(to: Pence, sums: readonly Pence[]): Pence {
  const [first = to, ...others] = sums;
  return others.reduce((best, sum) => (Math.abs(to - sum) < Math.abs(to - best) ? sum : best), first);
}
