import type { TableField } from "../table-description.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import { dateInText } from "../values/parse-date.ts";
import { headingWords } from "../headings/heading-words.ts";
import type { HeaderCell } from "../headings/heading-meaning.ts";
import { type Assignment, nameOfColumn, nameOfField } from "./assignment.ts";
import type { ColumnProfile } from "./column-profile.ts";
import { haveSameAmounts, holdsInvoiceNumbers } from "./column-values.ts";
import { hasNumberOnEachLine, takeNumberOnEachLine } from "./number-on-each-line.ts";

/** By how much a heading that says invoice is better than another one for invoice numbers. */
export const SURELY_BETTER = 60;

/** Whether a phrase that may head invoice numbers says that they are those of invoices. */
export function saysInvoice(phrase: string): boolean {
  return /\b(?:invoice|bill|billing)\b/u.test(phrase) && !/\binternal\b/u.test(phrase);
}

/** A field that the heading of a column may mean. */
export interface HeadingCandidate<Extra extends string> {
  readonly cell: HeaderCell<Extra>;
  readonly field: TableField<Extra>;
  readonly score: number;
  readonly phrase: string;
}

/** How many cells of the candidate's column are filled. */
export function countFilled<Extra extends string>(
  profiles: ReadonlyMap<number, ColumnProfile>,
  candidate: HeadingCandidate<Extra>,
): number {
  return profiles.get(candidate.cell.column)?.filled ?? 0;
}

/**
 * Decides between two columns whose headings mean the same field: by the payments beside them, by the dates in the headings, or by how well
 * the headings fit.
 */
export function breakTie<Extra extends string>(
  assignment: Assignment<Extra>,
  winner: HeadingCandidate<Extra>,
  loser: HeadingCandidate<Extra>,
): void {
  if (breakTieByPayments(assignment, winner, loser) || breakTieByDay(assignment, winner, loser)) return;
  if (breakTieByLines(assignment, winner, loser)) return;
  if (breakTieByForm(assignment, winner, loser) || breakTieByWords(assignment, winner, loser)) return;
  breakTieByScore(assignment, winner, loser);
}

/** Two columns of numbers, of which one has gaps. */
function breakTieByLines<Extra extends string>(
  assignment: Assignment<Extra>,
  winner: HeadingCandidate<Extra>,
  loser: HeadingCandidate<Extra>,
): boolean {
  const { profiles } = assignment;
  if (winner.field !== "invoiceNumber" || winner.score - loser.score >= SURELY_BETTER) return false;
  const [one, other] = [winner.cell.column, loser.cell.column];
  const [full, gaps] = hasNumberOnEachLine(profiles, one, other) ? [one, other] : [other, one];
  if (!hasNumberOnEachLine(profiles, full, gaps)) return false;
  takeNumberOnEachLine(assignment, full, gaps);
  return true;
}

/**
 * `Voucher Number`, `Document Number` in a ledger: a system gives all its documents numbers of one form, and every supplier has a form of its own.
 * The numbers of many forms are therefore the suppliers', if the headings say the same: the forms alone may deceive.
 */
function breakTieByForm<Extra extends string>(
  { table, header, fields, profiles, why, findings, otherNumberColumns, row }: Assignment<Extra>,
  winner: HeadingCandidate<Extra>,
  loser: HeadingCandidate<Extra>,
): boolean {
  const own = table.numberByValues;
  if (own === "invoiceNumber" || (winner.field !== "invoiceNumber" && winner.field !== own)) return false;
  if (winner.field === own && fields.has("invoiceNumber")) return false;
  const [ours, theirs] = saysOurs(loser, winner) ? [loser, winner] : [winner, loser];
  const areForms = isOfOneForm(profiles.get(ours.cell.column)) && isOfManyForms(profiles.get(theirs.cell.column));
  if (!saysOurs(ours, theirs) || !(areForms || mayBeTheirs(profiles.get(theirs.cell.column)))) return false;
  fields.set("invoiceNumber", theirs.cell.column);
  if (winner.field === own || !fields.has(own)) fields.set(own, ours.cell.column);
  else otherNumberColumns.push(ours.cell.column);
  why.set(
    theirs.cell.column,
    areForms
      ? "its numbers have many forms, as those of several suppliers do"
      : "the other heading is a system's own word",
  );
  why.set(
    ours.cell.column,
    areForms ? "its numbers have one form, as those of one system do" : "its heading is a system's own word",
  );
  const reason = areForms
    ? "its numbers have many forms, and those of the other column have one"
    : `"${ours.cell.heading}" is a system's word for its own numbers`;
  findings.push({
    code: "two-columns-fit",
    severity: areForms ? "note" : "warning",
    row,
    column: columnLetters(theirs.cell.column),
    what: `Columns ${nameOfColumn(header, winner.cell.column)} and ${nameOfColumn(header, loser.cell.column)} both may hold the suppliers' invoice numbers: ${columnLetters(theirs.cell.column)} was used, because ${reason}.`,
    todo: areForms
      ? "Nothing, unless the other column was meant."
      : "Please save which column has the suppliers' invoice numbers, if it is the other one, and upload the ledger again.",
  });
  return true;
}

/** Whether the headings say which number is the ledger's own: it is a system's word, or the other says the same and more, `Supplier Invoice | Supplier's Invoice Number`. */
function saysOurs<Extra extends string>(ours: HeadingCandidate<Extra>, theirs: HeadingCandidate<Extra>): boolean {
  if (SYSTEMS.test(ours.phrase)) return !SYSTEMS.test(theirs.phrase);
  const more = headingWords(theirs.cell.heading).main;
  const less = headingWords(ours.cell.heading).main;
  return more.length > less.length && less.every((word) => more.includes(word));
}

const SYSTEMS = /\b(?:voucher|journal|transaction|register|registration|internal)\b/u;

const FEWEST_OF_ONE_FORM = 5;

const FEWEST_FORMS = 3;

function isOfOneForm(profile: ColumnProfile | undefined): boolean {
  return profile !== undefined && profile.filled >= FEWEST_OF_ONE_FORM && profile.forms() === 1;
}

/** Whether numbers may be those of suppliers: so many of one form would be a system's. */
function mayBeTheirs(profile: ColumnProfile | undefined): boolean {
  return profile !== undefined && holdsInvoiceNumbers(profile) && !isOfOneForm(profile);
}

function isOfManyForms(profile: ColumnProfile | undefined): boolean {
  return profile !== undefined && holdsInvoiceNumbers(profile) && profile.forms() >= FEWEST_FORMS;
}

/** `Document`, `Reference`: numbers in one column, and in the other words, which then describe the line. */
function breakTieByWords<Extra extends string>(
  { header, fields, profiles, why }: Assignment<Extra>,
  winner: HeadingCandidate<Extra>,
  loser: HeadingCandidate<Extra>,
): boolean {
  if (winner.field !== "invoiceNumber") return false;
  const [number, words] = areWords(profiles.get(loser.cell.column)) ? [winner, loser] : [loser, winner];
  const profile = profiles.get(number.cell.column);
  if (!areWords(profiles.get(words.cell.column)) || profile === undefined || !holdsInvoiceNumbers(profile))
    return false;
  fields.set("invoiceNumber", number.cell.column);
  if (!fields.has("description")) fields.set("description", words.cell.column);
  why.set(number.cell.column, `${nameOfColumn(header, words.cell.column)} holds words`);
  why.set(words.cell.column, "its values are words");
  return true;
}

function areWords(profile: ColumnProfile | undefined): boolean {
  return profile !== undefined && profile.filled > 0 && profile.details().words === profile.filled;
}

/** `Amount Due`, `Amount Paid`, `Balance`: if one amount less the payment gives the other amount, the first is the invoice total and the second the unpaid amount. */
function breakTieByPayments<Extra extends string>(
  assignment: Assignment<Extra>,
  winner: HeadingCandidate<Extra>,
  loser: HeadingCandidate<Extra>,
): boolean {
  const { header, fields, profiles, why } = assignment;
  const paid = fields.get("paid");
  if (winner.field !== "outstanding" || paid === undefined) return false;
  const isLess = (whole: HeadingCandidate<Extra>, rest: HeadingCandidate<Extra>): boolean => {
    const wholes = profiles.get(whole.cell.column)?.pence ?? new Map<number, number>();
    const rests = profiles.get(rest.cell.column)?.pence;
    const payments = profiles.get(paid)?.pence;
    const differences = [...wholes].map(([row, amount]) => ({
      less: amount - (rests?.get(row) ?? Number.NaN),
      paid: payments?.get(row) ?? 0,
    }));
    const isSame = differences.every(({ less, paid: payment }) => Math.abs(less) === Math.abs(payment));
    return isSame && differences.some(({ less }) => less !== 0);
  };
  const [left, right] = winner.cell.column < loser.cell.column ? [winner, loser] : [loser, winner];
  const isAround = left.cell.column < paid && paid < right.cell.column;
  // If the first lines have no payments, the order of the columns decides: a later line may have one.
  const isUnpaid = isAround && haveSameAmounts(profiles.get(left.cell.column), profiles.get(right.cell.column));
  const [whole, rest] = isUnpaid || isLess(left, right) ? [left, right] : [right, left];
  if (!isUnpaid && !isLess(whole, rest)) return false;
  fields.set("outstanding", rest.cell.column);
  why.set(rest.cell.column, `it is ${nameOfColumn(header, whole.cell.column)} less what was paid`);
  why.set(whole.cell.column, `${nameOfColumn(header, rest.cell.column)} is what is left of it after payments`);
  if (!fields.has("total")) fields.set("total", whole.cell.column);
  return true;
}

/** `Balance at 28/02/2023`, `Balance at 23/03/2023`: the later one is claimed. */
function breakTieByDay<Extra extends string>(
  { table, header, fields, why, findings, row }: Assignment<Extra>,
  winner: HeadingCandidate<Extra>,
  loser: HeadingCandidate<Extra>,
): boolean {
  const [first, second] = [dateInText(winner.cell.heading), dateInText(loser.cell.heading)];
  if (!table.amounts.has(winner.field) || first === undefined || second === undefined || first === second) return false;
  const [later, earlier] = first > second ? [winner.cell, loser.cell] : [loser.cell, winner.cell];
  fields.set(winner.field, later.column);
  why.set(later.column, `it has the latest date of the columns for ${nameOfField(table, winner.field)}`);
  why.set(earlier.column, `${nameOfColumn(header, later.column)} is as at a later date`);
  findings.push({
    code: "two-columns-fit",
    severity: "note",
    row,
    column: columnLetters(later.column),
    what: `Columns ${nameOfColumn(header, winner.cell.column)} and ${nameOfColumn(header, loser.cell.column)} are as at different dates: ${columnLetters(later.column)} was used, because its date is later.`,
    todo: "Nothing, unless the other column was meant.",
  });
  return true;
}

/** The better heading wins; if both fit equally well, the column with more values, then the first one, and that is a finding. */
function breakTieByScore<Extra extends string>(
  assignment: Assignment<Extra>,
  better: HeadingCandidate<Extra>,
  worse: HeadingCandidate<Extra>,
): void {
  const isTurned = isSystemNumber(assignment, better, worse);
  const [winner, loser] = isTurned ? [worse, better] : [better, worse];
  if (isTurned) assignment.fields.set("invoiceNumber", winner.cell.column);
  const { table, header, why, findings, profiles, otherNumberColumns: alternates, row, unexplained } = assignment;
  const { field } = winner;
  const isNumber = field === "invoiceNumber" && (profiles.get(loser.cell.column)?.filled ?? 0) > 0;
  const lead = Math.abs(winner.score - loser.score);
  // A document number or a reference may be the sender's own: only a heading that says invoice settles it.
  const equal = lead < (isNumber ? SURELY_BETTER / 2 : 10) || (isNumber && saysInvoice(loser.phrase));
  const same = haveSameAmounts(profiles.get(winner.cell.column), profiles.get(loser.cell.column));
  if (table.amounts.has(field) && !same && !(equal && table.decisive.has(field))) unexplained.add(loser.cell.column);
  why.set(
    loser.cell.column,
    `${nameOfColumn(header, winner.cell.column)} fits ${nameOfField(table, field)} ${lead < 10 && !isTurned ? "as well and came first" : "better"}`,
  );
  if (isNumber) alternates.push(loser.cell.column);
  if (!equal || !table.decisive.has(field)) return;
  const fuller = countFilled(profiles, winner) > countFilled(profiles, loser);
  const reason = same
    ? "both hold the same values"
    : isTurned
      ? "the numbers of the other are those of a system"
      : lead >= 10
        ? "its heading fits better"
        : fuller
          ? "more of its cells are filled"
          : "it comes first";
  findings.push({
    code: "two-columns-fit",
    severity: same ? "note" : "warning",
    row,
    column: columnLetters(winner.cell.column),
    what: `Columns ${nameOfColumn(header, winner.cell.column)} and ${nameOfColumn(header, loser.cell.column)} both fit ${nameOfField(table, field)}: ${columnLetters(winner.cell.column)} was used, because ${reason}${isNumber ? "; the numbers of the other are looked for on the ledger too" : ""}.`,
    todo: same
      ? "Nothing, unless the other column was meant."
      : `Please check that ${columnLetters(winner.cell.column)} was meant; if not, give one of the two columns another heading and ${table.sendAgain}.`,
  });
}

/** In pence: a number of ten digits, as systems count their own documents with. */
const LEAST_SYSTEM_NUMBER = 100_000_000_000;

/** Whether the better heading holds nothing but numbers of ten digits and more, and the other one numbers with letters, which people print on invoices. */
function isSystemNumber<Extra extends string>(
  { profiles }: Assignment<Extra>,
  better: HeadingCandidate<Extra>,
  worse: HeadingCandidate<Extra>,
): boolean {
  const own = profiles.get(better.cell.column);
  const other = profiles.get(worse.cell.column);
  if (better.field !== "invoiceNumber" || own === undefined || other === undefined) return false;
  if (better.score - worse.score >= SURELY_BETTER / 2) return false;
  const long = [...own.pence.values()].filter((number) => number >= LEAST_SYSTEM_NUMBER);
  const printed = other.texts().filter((text) => /\p{L}/u.test(text) && /\d{2}/.test(text));
  return long.length === own.filled && printed.length === other.filled && other.details().orders === 0;
}
