import type { TableField } from "../table-description.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import { type HeaderCell, isAgeing } from "../headings/heading-meaning.ts";
import { type Assignment, nameOfColumn, nameOfField } from "./assignment.ts";
import type { ColumnProfile } from "./column-profile.ts";
import { isSure } from "./keep-headings.ts";
import { noteOtherNumbers } from "./other-numbers.ts";
import {
  fitsField,
  holdsDates,
  holdsAmounts,
  holdsCurrencies,
  holdsDebitOrCredit,
  mostDistinct,
  holdsInvoiceNumbers,
  holdsOrganisations,
} from "./column-values.ts";

/** Assigns the fields that no heading named, by what the values look like. */
export function assignByValues<Extra extends string>(
  assignment: Assignment<Extra>,
  cells: readonly HeaderCell<Extra>[],
  without: ReadonlySet<number>,
): void {
  const { table, fields, profiles } = assignment;
  const spokenFor = new Set([...fields.values(), ...without, ...assignment.otherNumberColumns]);
  // A column whose values contradict its heading stays open.
  const isSaid = (cell: HeaderCell<Extra>): boolean => {
    const profile = profiles.get(cell.column);
    return cell.matches.some(
      ({ field, score }) => score >= 60 && (profile === undefined || fitsField(table, field, profile)),
    );
  };
  for (const cell of cells) if (isSaid(cell)) spokenFor.add(cell.column);
  const open = (): ColumnProfile[] =>
    [...profiles.values()]
      .filter((profile) => !spokenFor.has(profile.column))
      .sort((one, other) => one.column - other.column);
  const take = (field: TableField<Extra>, profile: ColumnProfile | undefined, looks: string): void => {
    if (profile === undefined) return;
    fields.set(field, profile.column);
    spokenFor.add(profile.column);
    reportByValues(assignment, field, profile.column, looks);
  };
  const party = table.partyByValues;
  if (party !== undefined && !fields.has(party.name) && !fields.has(party.code)) {
    // `Contact` heads a telephone in one system and the supplier in another.
    const free = [...profiles.values()].filter(
      ({ column }) => ![...fields.values()].includes(column) && !without.has(column),
    );
    take(party.name, free.find(holdsOrganisations), "its values are names of organisations");
  }
  if (!fields.has("invoiceDate")) {
    const [first, second] = open().filter(holdsDates);
    take("invoiceDate", first, "its values are dates");
    if (first !== undefined && second !== undefined) tellTwoDates(assignment, first, second);
  }
  if (!hasAmountColumn(assignment, without)) {
    const money = open().filter(holdsAmounts);
    const [first, second] = money;
    if (first !== undefined && second !== undefined) assignTwoAmounts(assignment, first, second, take);
    else take("amount", first, "its values are amounts of money");
  }
  if (!fields.has("currency")) take("currency", open().find(holdsCurrencies), "its values are currencies");
  if (!fields.has("side") && !fields.has("debit") && !fields.has("credit"))
    take("side", open().find(holdsDebitOrCredit), "its values say debit or credit");
  if (!fields.has("type") && !fields.has("side"))
    take("type", open().find(holdsSeveralLineTypes), "its values are types of lines");
  const hasNumber = fields.has("invoiceNumber") || fields.has(table.numberByValues);
  if (!hasNumber && !fields.has("purchaseOrder")) {
    const orders = open().find((profile) => profile.details().orders > profile.filled * 0.6);
    take("purchaseOrder", orders, "its values look like order numbers");
  }
  if (!hasNumber) {
    const numbers = releaseLineNumbers(assignment, cells) ?? mostDistinct(open().filter(holdsInvoiceNumbers));
    take(table.numberByValues, numbers, "its values look like invoice numbers");
  }
  if (table.numberByValues === "invoiceNumber") {
    const counted = cells.filter(
      ({ column, matches: [best] }) => best?.field === "lineNumber" && column !== fields.get("invoiceNumber"),
    );
    const others = [...open(), ...counted.flatMap(({ column }) => profiles.get(column) ?? [])];
    noteOtherNumbers(assignment, cells, others.filter(holdsInvoiceNumbers));
  }
  if (!fields.has("description") && !fields.has("comment")) {
    // "TBC" under a heading of amounts is no description.
    const said = new Set(cells.filter(isSure).map(({ column }) => column));
    const words = open().filter(
      (profile) =>
        !said.has(profile.column) &&
        // `715.00 CR` has letters, and is no word.
        profile.amounts * 2 < profile.filled &&
        profile.details().words > profile.filled * 0.6,
    );
    const best = mostDistinct(words);
    if (best !== undefined) {
      fields.set("description", best.column);
      assignment.why.set(best.column, "its values are words");
    }
  }
}

function tellTwoDates<Extra extends string>(
  { table, header, findings, row }: Assignment<Extra>,
  first: ColumnProfile,
  second: ColumnProfile,
): void {
  findings.push({
    code: "two-columns-fit",
    severity: "warning",
    row,
    column: columnLetters(first.column),
    what: `Columns ${nameOfColumn(header, first.column)} and ${nameOfColumn(header, second.column)} both hold dates, and neither heading says which is ${nameOfField(table, "invoiceDate")}: ${columnLetters(first.column)} was used, because it comes first.`,
    todo: `Please name the column of invoice dates and ${table.sendAgain}.`,
  });
}

/**
 * `No.` may head line numbers (1, 2, 3) or invoice numbers. If it heads invoice numbers, releases the column for them. Of several such columns the
 * one that is not headed as a number of lines is meant: `Line | Num`.
 */
function releaseLineNumbers<Extra extends string>(
  { fields, profiles, otherNumberColumns }: Assignment<Extra>,
  cells: readonly HeaderCell<Extra>[],
): ColumnProfile | undefined {
  if (!fields.has("lineNumber")) return undefined;
  const found = cells
    .filter(({ matches: [best] }) => best?.field === "lineNumber")
    .flatMap((cell) => {
      const profile = profiles.get(cell.column);
      return profile !== undefined && holdsInvoiceNumbers(profile) ? [{ cell, profile }] : [];
    });
  const meant = found.find(({ cell }) => !SAYS_LINE.test(cell.heading)) ?? found[0];
  if (meant === undefined) return undefined;
  fields.delete("lineNumber");
  otherNumberColumns.push(...found.filter((each) => each !== meant).map(({ cell }) => cell.column));
  return meant.profile;
}

const SAYS_LINE = /\b(?:line|row|item|seq\w*)\b/iu;

/** Whether a column holds words for several types of lines: `SI` and `SC`. One word alone may mean anything. */
function holdsSeveralLineTypes(profile: ColumnProfile): boolean {
  const { distinct } = profile.details();
  return profile.holdsLineTypes() && distinct >= 2 && distinct <= MOST_TYPES;
}

const MOST_TYPES = 8;

function hasAmountColumn<Extra extends string>(assignment: Assignment<Extra>, without: ReadonlySet<number>): boolean {
  const { table, fields } = assignment;
  const ages = assignment.header?.cells.filter((cell) => without.has(cell.column) && isAgeing(cell)).length ?? 0;
  return ages >= 2 || [...table.claimable].some((field) => fields.has(field));
}

/** Assigns two columns of amounts: the one that is never smaller is the invoice total, the other one is what is unpaid of it. */
function assignTwoAmounts<Extra extends string>(
  assignment: Assignment<Extra>,
  first: ColumnProfile,
  second: ColumnProfile,
  take: (field: TableField<Extra>, profile: ColumnProfile, looks: string) => void,
): void {
  const pairs = [...first.pence].flatMap(([row, amount]) => {
    const other = second.pence.get(row);
    return other === undefined ? [] : [{ one: Math.abs(amount), other: Math.abs(other) }];
  });
  const doubt = (used: ColumnProfile, why: string): void => {
    assignment.findings.push({
      code: "two-columns-fit",
      severity: "warning",
      row: assignment.row,
      column: columnLetters(used.column),
      what: `Columns ${nameOfColumn(assignment.header, first.column)} and ${nameOfColumn(assignment.header, second.column)} both hold amounts, and neither heading says which one is unpaid: ${columnLetters(used.column)} was used, because ${why}.`,
      todo: `Please name the column of unpaid amounts (for example "Outstanding") and ${assignment.table.sendAgain}.`,
    });
  };
  const takeOrdered = (total: ColumnProfile, unpaid: ColumnProfile): void => {
    take("total", total, "its amounts are never under those of the other column");
    take("outstanding", unpaid, "its amounts are never over those of the other column");
    // Of an unpaid invoice both are the same. Where they never are, the larger amounts may be anything.
    if (!pairs.some(({ one, other }) => one === other)) doubt(unpaid, "its amounts are smaller");
  };
  if (pairs.length > 0 && pairs.every(({ one, other }) => one >= other)) takeOrdered(first, second);
  else if (pairs.length > 0 && pairs.every(({ one, other }) => one <= other)) takeOrdered(second, first);
  else {
    take("amount", first, "it is the first column of amounts");
    doubt(first, "it comes first");
  }
}

function reportByValues<Extra extends string>(
  assignment: Assignment<Extra>,
  field: TableField<Extra>,
  column: number,
  looks: string,
): void {
  assignment.why.set(column, looks);
  const heading = assignment.header?.cells.find((cell) => cell.column === column)?.heading ?? "";
  const says = heading === "" ? "has no heading" : `is headed "${heading}"`;
  assignment.findings.push({
    code: "column-by-values",
    severity: "note",
    row: assignment.row,
    column: columnLetters(column),
    what: `Column ${columnLetters(column)} ${says} and was read as ${nameOfField(assignment.table, field)}, because ${looks}.`,
    todo: "Please check that this is right, and give the column a heading that says so.",
  });
}
