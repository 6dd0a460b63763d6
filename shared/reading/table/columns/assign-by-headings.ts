import type { TableField } from "../table-description.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import type { KeptRow } from "../rows/kept-row.ts";
import type { HeaderCell } from "../headings/heading-meaning.ts";
import { GIVEN } from "../headings/match-heading.ts";
import { headingWords } from "../headings/heading-words.ts";
import type { FindingInTable } from "./layout.ts";
import { type Assignment, nameOfField } from "./assignment.ts";
import { type HeadingCandidate, SURELY_BETTER, breakTie, countFilled, saysInvoice } from "./break-ties.ts";
import type { ColumnProfile } from "./column-profile.ts";
import { fitsField, holdsInvoiceNumbers } from "./column-values.ts";
import { areDaysInDigits } from "./days-in-digits.ts";

/** Assigns each field to the column whose heading means it best, if the values under the heading fit. */
export function assignByHeadings<Extra extends string>(
  assignment: Assignment<Extra>,
  cells: readonly HeaderCell<Extra>[],
  rows: readonly KeptRow[],
): void {
  const { fields, why, profiles } = assignment;
  const { candidates, unlike } = findCandidates(assignment, cells, rows);
  candidates.sort((one, other) => other.score - one.score || countFilled(profiles, other) - countFilled(profiles, one));
  const ties: [winner: HeadingCandidate<Extra>, loser: HeadingCandidate<Extra>][] = [];
  const taken = new Map<number, HeadingCandidate<Extra>>();
  const winners = new Map<TableField<Extra>, HeadingCandidate<Extra>>();
  /** Whether the heading may mean another field as well, which no column has: `Supplier Reference` beside `Supplier Code`. */
  const hasFreeMeaning = ({ cell, field, score }: HeadingCandidate<Extra>): boolean =>
    candidates.some(
      (other) => other.cell === cell && other.field !== field && other.score >= score && !winners.has(other.field),
    );
  for (const candidate of candidates) {
    const { column } = candidate.cell;
    if (taken.has(column)) continue;
    if (candidate.field === "notUsed") {
      taken.set(column, candidate);
      why.set(column, "not needed for reconciling");
      continue;
    }
    const winner = winners.get(candidate.field);
    if (winner === undefined) {
      taken.set(column, candidate);
      winners.set(candidate.field, candidate);
      fields.set(candidate.field, column);
      why.set(column, candidate.score >= GIVEN ? candidate.phrase : `the heading says ${candidate.phrase}`);
    } else if (candidate.cell.matches[0]?.field === candidate.field && !hasFreeMeaning(candidate)) {
      taken.set(column, candidate);
      ties.push([winner, candidate]);
    }
  }
  for (const [winner, loser] of ties) breakTie(assignment, winner, loser);
  // Where another column is what the heading says, the values show that this one is something else: `Open` with Yes and No.
  for (const { cell, field } of unlike)
    if (!fields.has(field)) assignment.findings.push(valuesUnlikeHeading(assignment, cell, field));
}

interface Candidates<Extra extends string> {
  readonly candidates: HeadingCandidate<Extra>[];
  /** Headings that mean a field for certain, over values that are nothing of the kind. */
  readonly unlike: readonly { readonly cell: HeaderCell<Extra>; readonly field: TableField<Extra> }[];
}

/** What each heading may mean, without the meanings that the values under it contradict. */
function findCandidates<Extra extends string>(
  { table, profiles }: Assignment<Extra>,
  cells: readonly HeaderCell<Extra>[],
  rows: readonly KeptRow[],
): Candidates<Extra> {
  const unlike: { cell: HeaderCell<Extra>; field: TableField<Extra> }[] = [];
  const dated = new Set(
    cells.filter(({ matches }) => bestScoreAmong(matches, table.dates) > 0).map(({ column }) => column),
  );
  /** `Due` may head dates or amounts. If every number under it may be a date, these are the fields that the numbers are not. */
  const unlikely = ({ matches }: HeaderCell<Extra>, { column, serialDays, filled }: ColumnProfile) => {
    if (serialDays === 0 || serialDays < filled || !dated.has(column)) return undefined;
    const areDays =
      bestScoreAmong(matches, table.dates) > bestScoreAmong(matches, table.amounts) ||
      areDaysInDigits(rows, column, dated);
    return areDays ? table.amounts : table.dates;
  };
  const candidates: HeadingCandidate<Extra>[] = [];
  for (const cell of cells) {
    const profile = profiles.get(cell.column);
    for (const match of cell.matches) {
      if (match.score >= GIVEN) {
        candidates.push({ cell, field: match.field, score: match.score, phrase: match.phrase });
        continue;
      }
      if (table.answers.has(match.field) || table.pivots.has(match.field)) continue;
      if (
        profile !== undefined &&
        (!fitsField(table, match.field, profile) || unlikely(cell, profile)?.has(match.field))
      ) {
        const others = cell.matches.filter((each) => fitsField(table, each.field, profile));
        if (match === cell.matches[0] && match.score >= FITS_WELL && others.length === 0)
          unlike.push({ cell, field: match.field });
        continue;
      }
      if (match.field === "description" && isNumberUnderWord(cell, profile)) continue;
      if (match.field === "invoiceNumber" && isAmountsOfInvoices(cell, profile, cells, profiles)) {
        const field = hasCredits(cells) ? table.owedSide : "total";
        candidates.push({ cell, field, score: match.score, phrase: "the amounts of invoices" });
        continue;
      }
      const emptiness = profile === undefined && profiles.size > 0 && table.decisive.has(match.field) ? 40 : 0;
      const score = match.score - emptiness + preferenceAmongNumbers(match, profile);
      candidates.push({ cell, field: match.field, score, phrase: match.phrase });
    }
  }
  return { candidates, unlike };
}

/** `Trans` may head words or numbers: where each value is a number of a document, it is no description. */
function isNumberUnderWord<Extra extends string>(
  { matches }: HeaderCell<Extra>,
  profile: ColumnProfile | undefined,
): boolean {
  if (profile === undefined || !matches.some(({ field }) => field === "invoiceNumber")) return false;
  return holdsInvoiceNumbers(profile) && profile.details().identifiers === profile.filled;
}

/** `Reference | Invoices | Credits`: amounts in pounds and pence under the word for invoices, where another column has their numbers. */
function isAmountsOfInvoices<Extra extends string>(
  cell: HeaderCell<Extra>,
  profile: ColumnProfile | undefined,
  cells: readonly HeaderCell<Extra>[],
  profiles: ReadonlyMap<number, ColumnProfile>,
): boolean {
  if (profile === undefined || profile.fractions === 0 || profile.amounts < profile.filled) return false;
  if (headingWords(cell.heading).main.join(" ") !== "invoice") return false;
  return cells.some((other) => {
    const numbers = other === cell ? undefined : profiles.get(other.column);
    return (
      numbers !== undefined &&
      numbers.filled >= profile.filled &&
      numbers.fractions === 0 &&
      numbers.dates === 0 &&
      other.matches.some(({ field, score }) => field === "invoiceNumber" && score >= FITS_WELL)
    );
  });
}

/** Whether another column is headed as one of credits. Payments are taken off invoice totals. */
function hasCredits<Extra extends string>(cells: readonly HeaderCell<Extra>[]): boolean {
  return cells.some(({ matches: [best] }) => best?.field === "credit");
}

/**
 * How much better a heading is than others that may head invoice numbers: the payer knows the number of the invoice, and an internal number is
 * the sender's own. It is so much that the two are never close.
 */
function preferenceAmongNumbers<Extra extends string>(
  { field, score, phrase }: HeaderCell<Extra>["matches"][number],
  profile: ColumnProfile | undefined,
): number {
  if (field !== "invoiceNumber" || score < FITS_WELL) return 0;
  if (/\binternal\b/u.test(phrase)) return -SURELY_BETTER;
  if (/\b(?:transaction|voucher|journal)\b/u.test(phrase) && !/\breference\b/u.test(phrase)) return -PERHAPS_OWN;
  if (saysInvoice(phrase)) return SURELY_BETTER;
  // `Supplier Ref` may head the codes of suppliers too.
  const isSuppliers = /\b(?:supplier|vendor|creditor)\b/u.test(phrase);
  return isSuppliers && profile !== undefined && holdsInvoiceNumbers(profile) ? SUPPLIERS_OWN - score : 0;
}

/** The score of a number that is the supplier's: surely better than `Doc Ref`, which may be the system's, and surely worse than one of invoices. */
const SUPPLIERS_OWN = 130;

/** A transaction number is more likely the sender's own than a reference beside it, but that is not sure. */
const PERHAPS_OWN = 15;

const FITS_WELL = 70;

/** The best score of a heading for one of these fields; 0 if it means none of them. */
function bestScoreAmong<Extra extends string>(
  matches: HeaderCell<Extra>["matches"],
  among: ReadonlySet<TableField<Extra>>,
): number {
  let best = 0;
  for (const { field, score } of matches) if (score > best && among.has(field)) best = score;
  return best;
}

function valuesUnlikeHeading<Extra extends string>(
  { table, row }: Assignment<Extra>,
  cell: HeaderCell<Extra>,
  field: TableField<Extra>,
): FindingInTable {
  return {
    code: "column-unlike-heading",
    severity: "warning",
    row,
    column: columnLetters(cell.column),
    what: `The heading "${cell.heading}" in column ${columnLetters(cell.column)} means ${nameOfField(table, field)}, but the cells under it hold something else.`,
    todo: "Please check whether the headings are over the right columns.",
  };
}
