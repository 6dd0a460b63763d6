import type { Kind } from "../../../domain/exercise/kind.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import { addsUpAges } from "../../table/headings/overdue-sum.ts";
import { chooseAmount, type AmountChoice } from "./choose-amount.ts";
import { profileColumns, type ColumnProfile } from "./column-profile.ts";
import { nameOfColumn, nameOfField, type Assignment } from "./assignment.ts";
import { dateIn } from "../surroundings/date-in-text.ts";
import { areDaysInDigits } from "./days-in-digits.ts";
import { isAgeing, type Header, type HeaderCell } from "./find-header.ts";
import type { KeptRow } from "../rows/kept-row.ts";
import type { ColumnUse, FindingInTable, Layout } from "./layout.ts";
import { accountLabel, totalLabel } from "../rows/row-meaning.ts";
import type { StatementField } from "./statement-synonyms.ts";

const ANSWERS: ReadonlySet<StatementField> = new Set<StatementField>([
  "responseAgreed",
  "responseInPrinciple",
  "responseNotAgreed",
  "responseDisputed",
  "responseYesNo",
  "responseComment",
]);

const MONEY: ReadonlySet<StatementField> = new Set<StatementField>([
  "total",
  "net",
  "vat",
  "outstanding",
  "paid",
  "debit",
  "credit",
  "amount",
  "anyTotal",
  "income",
  "accrued",
]);

const DATES: ReadonlySet<StatementField> = new Set<StatementField>(["invoiceDate", "dueDate"]);

/** Fields on which a verdict may turn: for these, two columns that fit equally are a finding. */
const DECISIVE: ReadonlySet<StatementField> = new Set<StatementField>([
  "invoiceNumber",
  "purchaseOrder",
  "invoiceDate",
  "total",
  "outstanding",
  "amount",
  "anyTotal",
  "debit",
  "credit",
  "net",
  "income",
  "accrued",
  "capital",
]);

/**
 * Decides what each column of a table is: by its heading, and where that does not say enough, by what the values of the first rows look
 * like. Whatever could have been decided otherwise is a finding with the choice and its reason.
 *
 * @param sample the first rows under the headings, in which totals and notes may stand too
 * @param kind what the statement is about, where that is known: it decides which of several amounts is claimed
 */
export function assignColumns(header: Header | undefined, sample: readonly KeptRow[], kind: Kind | undefined): Layout {
  const rows = fullRows(sample);
  const profiles = profileColumns(rows);
  const cells = overTheirValues(header?.cells ?? [], profiles);
  const assignment: Assignment = {
    header: header === undefined ? undefined : { ...header, cells },
    row: header?.rows.at(-1)?.row ?? sample[0]?.row ?? 1,
    profiles,
    fields: new Map(),
    why: new Map(),
    findings: [],
    alternates: [],
  };
  const answers = answerColumns(cells);
  const ages = ageingColumns(cells, answers);
  const overdue = overdueInAll(ages, cells, profiles);
  const ageing = ages.filter((column) => !overdue.includes(column));
  for (const column of overdue) assignment.why.set(column, "it adds up the ages beside it");
  assignByHeadings(
    assignment,
    cells.filter((cell) => !answers.has(cell.column) && !ages.includes(cell.column)),
    rows,
  );
  assignByValues(assignment, cells, new Set([...answers, ...ages]));
  const choice = chooseAmount(assignment, ageing, kind);
  sayUnknownAmounts(assignment, cells, choice);
  sayUnusedSide(assignment, choice);
  const side = assignment.fields.get("side");
  return {
    header: assignment.header,
    fields: assignment.fields,
    ageing: choice.ageing,
    alternates: assignment.alternates,
    amount: choice.amount,
    total: choice.total,
    side,
    minusLessens: side !== undefined && profiles.get(side)?.looks().hasPlus === true,
    responses: countAnswers(cells, answers),
    pivot: cells.some((cell) => cell.matches[0]?.field === "pivot" && cell.matches[0].score >= 90),
    uses: usesOf(assignment, cells, answers, choice),
    findings: assignment.findings,
  };
}

/** Without titles, footers, notes, totals and accounts: what stands in a row of its own is no value of its column. */
function fullRows(rows: readonly KeptRow[]): readonly KeptRow[] {
  const most = rows.reduce((count, row) => Math.max(count, row.cells.length), 0);
  const full = rows.filter((row) => row.cells.length * 3 >= most && (row.cells.length > 1 || most === 1));
  const lines = full.filter((row) => !isLabelled(row));
  return lines.length === 0 ? full : lines;
}

/** Whether a row says by its words that it is a total or opens an account. */
function isLabelled({ cells }: KeptRow): boolean {
  if (cells.length <= 3 && accountLabel(cells) !== undefined) return true;
  return cells.some((cell) => cell.type === "text" && totalLabel(cell.text) !== undefined);
}

/** What each line has: columns for what only some lines have (payments, credits) may be empty, with somebody's remarks beside them. */
const NEVER_EMPTY: ReadonlySet<StatementField> = new Set<StatementField>([
  "invoiceNumber",
  "invoiceDate",
  "total",
  "outstanding",
  "amount",
  "anyTotal",
  "income",
  "accrued",
]);

/** A heading that is merged over two columns stands in the first of them; the values may be in the second. */
function overTheirValues(
  cells: readonly HeaderCell[],
  profiles: ReadonlyMap<number, ColumnProfile>,
): readonly HeaderCell[] {
  if (profiles.size === 0) return cells;
  const headed = new Set(cells.map(({ column }) => column));
  return cells.map((cell) => {
    const next = cell.column + 1;
    const [best] = cell.matches;
    if (best === undefined || !NEVER_EMPTY.has(best.field) || cell.ageing !== undefined) return cell;
    const isBeside = !profiles.has(cell.column) && profiles.has(next) && !headed.has(next);
    return isBeside ? { ...cell, column: next } : cell;
  });
}

/** The columns for answers, and what stands to the right of the first of them without being the statement's own. */
function answerColumns(cells: readonly HeaderCell[]): Set<number> {
  const answers = new Set<number>();
  for (const cell of cells) {
    const best = cell.matches[0];
    const isAnswer = best !== undefined && ANSWERS.has(best.field);
    if (cell.underResponseTitle || isAnswer) answers.add(cell.column);
  }
  const first = Math.min(...answers);
  const comment = (cell: HeaderCell): boolean => cell.matches[0]?.field === "comment" && cell.column > first;
  for (const cell of cells) if (comment(cell)) answers.add(cell.column);
  return answers;
}

/** A single "reason" or "agreed?" column does not make a response form; amounts to be answered do. */
function countAnswers(cells: readonly HeaderCell[], answers: ReadonlySet<number>): number {
  const amounts = cells.filter(
    (cell) => answers.has(cell.column) && cell.matches[0] !== undefined && cell.matches[0].field !== "responseComment",
  );
  return amounts.length === 0 ? 0 : answers.size;
}

function ageingColumns(cells: readonly HeaderCell[], answers: ReadonlySet<number>): number[] {
  const ages = cells.filter((cell) => isAgeing(cell) && !answers.has(cell.column));
  const sure = ages.some((cell) => cell.ageing === "sure");
  return ages.length >= 2 && (sure || ages.length >= 3 || ages.every((cell) => /current|due/iu.test(cell.heading)))
    ? ages.map((cell) => cell.column)
    : [];
}

/** Those of the ages that add up the others. */
function overdueInAll(
  ages: readonly number[],
  cells: readonly HeaderCell[],
  profiles: ReadonlyMap<number, ColumnProfile>,
): number[] {
  const columns = ages.map((column) => ({
    column,
    heading: cells.find((cell) => cell.column === column)?.heading ?? "",
    pence: profiles.get(column)?.pence ?? new Map<number, number>(),
  }));
  return columns.filter((age) => addsUpAges(age, columns)).map(({ column }) => column);
}

interface Candidate {
  readonly cell: HeaderCell;
  readonly field: StatementField;
  readonly score: number;
  readonly phrase: string;
}

function assignByHeadings(assignment: Assignment, cells: readonly HeaderCell[], rows: readonly KeptRow[]): void {
  const { fields, why, profiles, findings, row } = assignment;
  const dated = new Set(cells.filter(({ matches }) => bestOf(matches, DATES) > 0).map(({ column }) => column));
  /** What digits that may be days, every one, are not, under a heading that may be of days and of an amount: `Due`. */
  const unlikely = ({ matches }: HeaderCell, { column, serialDays, filled }: ColumnProfile) => {
    if (serialDays === 0 || serialDays < filled || !dated.has(column)) return undefined;
    const areDays = bestOf(matches, DATES) > bestOf(matches, MONEY) || areDaysInDigits(rows, column, dated);
    return areDays ? MONEY : DATES;
  };
  const candidates: Candidate[] = [];
  for (const cell of cells) {
    const profile = profiles.get(cell.column);
    for (const match of cell.matches) {
      if (ANSWERS.has(match.field) || match.field === "pivot") continue;
      if (profile !== undefined && (!isLike(match.field, profile) || unlikely(cell, profile)?.has(match.field))) {
        const others = cell.matches.filter((each) => isLike(each.field, profile));
        if (match === cell.matches[0] && match.score >= 70 && others.length === 0)
          findings.push(unlikeHeading(row, cell, match.field));
        continue;
      }
      const emptiness = profile === undefined && profiles.size > 0 && DECISIVE.has(match.field) ? 40 : 0;
      candidates.push({ cell, field: match.field, score: match.score - emptiness, phrase: match.phrase });
    }
  }
  candidates.sort((one, other) => other.score - one.score || fill(profiles, other) - fill(profiles, one));
  const ties: [winner: Candidate, loser: Candidate][] = [];
  const taken = new Map<number, Candidate>();
  const winners = new Map<StatementField, Candidate>();
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
      why.set(column, `the heading says ${candidate.phrase}`);
    } else if (candidate.cell.matches[0]?.field === candidate.field) {
      taken.set(column, candidate);
      ties.push([winner, candidate]);
    }
  }
  for (const [winner, loser] of ties) {
    if (!isSettledByPaid(assignment, winner, loser) && !isSettledByDay(assignment, winner, loser))
      settleTie(assignment, winner, loser);
  }
}

/** Of `Balance at 28/02/2023` and `Balance at 23/03/2023` the later one is what is claimed now. */
function isSettledByDay(
  { header, fields, why, findings, row }: Assignment,
  winner: Candidate,
  loser: Candidate,
): boolean {
  const [first, second] = [dateIn(winner.cell.heading), dateIn(loser.cell.heading)];
  if (!MONEY.has(winner.field) || first === undefined || second === undefined || first === second) return false;
  const [later, earlier] = first > second ? [winner.cell, loser.cell] : [loser.cell, winner.cell];
  fields.set(winner.field, later.column);
  why.set(later.column, `of the columns for ${nameOfField(winner.field)} it has the latest day`);
  why.set(earlier.column, `${nameOfColumn(header, later.column)} is as at a later day`);
  findings.push({
    code: "two-columns-fit",
    severity: "note",
    row,
    column: columnLetters(later.column),
    what: `Columns ${nameOfColumn(header, winner.cell.column)} and ${nameOfColumn(header, loser.cell.column)} are as at different days: ${columnLetters(later.column)} was taken, because its day is the later one.`,
    todo: "Nothing, unless the other column was meant.",
  });
  return true;
}

/** Of `Amount Due`, `Amount Paid` and `Balance` the one that is the other less what was paid is unpaid, and the other the invoice total. */
function isSettledByPaid(assignment: Assignment, winner: Candidate, loser: Candidate): boolean {
  const { header, fields, profiles, why } = assignment;
  const paid = fields.get("paid");
  if (winner.field !== "outstanding" || paid === undefined) return false;
  const isLess = (whole: Candidate, rest: Candidate): boolean => {
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
  // Where the first lines have no payments the order of the columns tells: a later line may have one.
  const isUnpaid = isAround && alikeValues(profiles.get(left.cell.column), profiles.get(right.cell.column));
  const [whole, rest] = isUnpaid || isLess(left, right) ? [left, right] : [right, left];
  if (!isUnpaid && !isLess(whole, rest)) return false;
  fields.set("outstanding", rest.cell.column);
  why.set(rest.cell.column, `it is ${nameOfColumn(header, whole.cell.column)} less what was paid`);
  why.set(whole.cell.column, `what was paid of it leaves ${nameOfColumn(header, rest.cell.column)}`);
  if (!fields.has("total")) fields.set("total", whole.cell.column);
  return true;
}

/** Two columns for one field. The better heading has it; where they fit equally, the fuller one, then the first, and that is said. */
function settleTie(assignment: Assignment, winner: Candidate, loser: Candidate): void {
  const { header, why, findings, profiles, alternates, row } = assignment;
  const { field } = winner;
  const equal = winner.score - loser.score < 10;
  why.set(
    loser.cell.column,
    `${nameOfColumn(header, winner.cell.column)} fits ${nameOfField(field)} ${equal ? "as well and came first" : "better"}`,
  );
  const isNumber = field === "invoiceNumber" && (profiles.get(loser.cell.column)?.filled ?? 0) > 0;
  if (isNumber) alternates.push(loser.cell.column);
  if (!equal || !DECISIVE.has(field)) return;
  const same = alikeValues(profiles.get(winner.cell.column), profiles.get(loser.cell.column));
  const fuller = fill(profiles, winner) > fill(profiles, loser);
  const reason = same ? "both hold the same values" : fuller ? "more of its cells are filled" : "it comes first";
  findings.push({
    code: "two-columns-fit",
    severity: same ? "note" : "warning",
    row,
    column: columnLetters(winner.cell.column),
    what: `Columns ${nameOfColumn(header, winner.cell.column)} and ${nameOfColumn(header, loser.cell.column)} both fit ${nameOfField(field)}: ${columnLetters(winner.cell.column)} was taken, because ${reason}.`,
    todo: same
      ? "Nothing, unless the other column was meant."
      : `Please check that ${columnLetters(winner.cell.column)} was meant; if not, name one of the two columns otherwise and send the statement again.`,
  });
}

function unlikeHeading(row: number, cell: HeaderCell, field: StatementField): FindingInTable {
  return {
    code: "column-unlike-heading",
    severity: "warning",
    row,
    column: columnLetters(cell.column),
    what: `The heading "${cell.heading}" in column ${columnLetters(cell.column)} stands for ${nameOfField(field)}, but the cells under it hold something else.`,
    todo: "Please check whether the headings stand over the right columns.",
  };
}

/** Whether the values of a column can be what its heading says. An empty column can be anything. */
function isLike(field: StatementField, profile: ColumnProfile): boolean {
  const half = profile.filled / 2;
  if (MONEY.has(field)) return profile.amounts + profile.formulas >= half && profile.dates < half;
  if (DATES.has(field)) return profile.dates + profile.serialDays + profile.formulas >= half || profile.amounts < half;
  if (field === "invoiceNumber") {
    return profile.dates <= half && (profile.fractions <= half || profile.fractions < 3) && !profile.saysTypes();
  }
  return true;
}

/** How well a heading says one of these fields; 0 where it does not. */
function bestOf(matches: HeaderCell["matches"], among: ReadonlySet<StatementField>): number {
  let best = 0;
  for (const { field, score } of matches) if (score > best && among.has(field)) best = score;
  return best;
}

function fill(profiles: ReadonlyMap<number, ColumnProfile>, candidate: Candidate): number {
  return profiles.get(candidate.cell.column)?.filled ?? 0;
}

function alikeValues(one: ColumnProfile | undefined, other: ColumnProfile | undefined): boolean {
  if (one === undefined || other === undefined || one.pence.size === 0 || one.pence.size !== other.pence.size)
    return false;
  return [...one.pence].every(([row, amount]) => other.pence.get(row) === amount);
}

/** Fills what the headings left open from what the values look like. */
function assignByValues(assignment: Assignment, cells: readonly HeaderCell[], without: ReadonlySet<number>): void {
  const { fields, profiles } = assignment;
  const spokenFor = new Set([...fields.values(), ...without, ...assignment.alternates]);
  // A heading that its values belie leaves the column open.
  const isSaid = (cell: HeaderCell): boolean => {
    const profile = profiles.get(cell.column);
    return cell.matches.some(({ field, score }) => score >= 60 && (profile === undefined || isLike(field, profile)));
  };
  for (const cell of cells) if (isSaid(cell)) spokenFor.add(cell.column);
  const open = (): ColumnProfile[] =>
    [...profiles.values()]
      .filter((profile) => !spokenFor.has(profile.column))
      .sort((one, other) => one.column - other.column);
  const take = (field: StatementField, profile: ColumnProfile | undefined, looks: string): void => {
    if (profile === undefined) return;
    fields.set(field, profile.column);
    spokenFor.add(profile.column);
    sayByValues(assignment, field, profile.column, looks);
  };
  if (!fields.has("invoiceDate")) take("invoiceDate", open().find(looksLikeDates), "its values are dates");
  if (!hasMoney(assignment, without)) {
    const money = open().filter(looksLikeMoney);
    const [first, second] = money;
    if (first !== undefined && second !== undefined) takeTwoAmounts(assignment, first, second, take);
    else take("amount", first, "its values are amounts of money");
  }
  if (!fields.has("side") && !fields.has("debit") && !fields.has("credit"))
    take("side", open().find(looksLikeSides), "its values say debit or credit");
  if (!fields.has("invoiceNumber") && !fields.has("purchaseOrder")) {
    const orders = open().find((profile) => profile.looks().orders > profile.filled * 0.6);
    take("purchaseOrder", orders, "its values look like order numbers");
    const numbers = numbersUnderNumber(assignment) ?? mostDistinct(open().filter(looksLikeNumbers));
    take("invoiceNumber", numbers, "its values look like invoice numbers");
  }
  if (!fields.has("description") && !fields.has("comment")) {
    const words = open().filter((profile) => profile.looks().words > profile.filled * 0.6);
    const best = mostDistinct(words);
    if (best !== undefined) {
      fields.set("description", best.column);
      assignment.why.set(best.column, "its values are words");
    }
  }
}

/** `No.` may head the numbers of the lines, 1, 2, 3, or those of the invoices. */
function numbersUnderNumber({ fields, profiles }: Assignment): ColumnProfile | undefined {
  const column = fields.get("lineNumber");
  const profile = column === undefined ? undefined : profiles.get(column);
  if (profile === undefined || !looksLikeNumbers(profile)) return undefined;
  fields.delete("lineNumber");
  return profile;
}

function hasMoney(assignment: Assignment, without: ReadonlySet<number>): boolean {
  const { fields } = assignment;
  const claimed: StatementField[] = [
    "outstanding",
    "amount",
    "anyTotal",
    "total",
    "net",
    "income",
    "accrued",
    "debit",
    "credit",
  ];
  const ages = assignment.header?.cells.filter((cell) => without.has(cell.column) && isAgeing(cell)).length ?? 0;
  return ages >= 2 || claimed.some((field) => fields.has(field));
}

/** Of two columns of amounts the one that is never the smaller is the invoice total, the other what is left of it. */
function takeTwoAmounts(
  assignment: Assignment,
  first: ColumnProfile,
  second: ColumnProfile,
  take: (field: StatementField, profile: ColumnProfile, looks: string) => void,
): void {
  const pairs = [...first.pence].flatMap(([row, amount]) => {
    const other = second.pence.get(row);
    return other === undefined ? [] : [{ one: Math.abs(amount), other: Math.abs(other) }];
  });
  if (pairs.length > 0 && pairs.every(({ one, other }) => one >= other)) {
    take("total", first, "its amounts are never under those of the other column");
    take("outstanding", second, "its amounts are never over those of the other column");
  } else if (pairs.length > 0 && pairs.every(({ one, other }) => one <= other)) {
    take("outstanding", first, "its amounts are never over those of the other column");
    take("total", second, "its amounts are never under those of the other column");
  } else {
    take("amount", first, "it is the first column of amounts");
    assignment.findings.push({
      code: "two-columns-fit",
      severity: "warning",
      row: assignment.row,
      column: columnLetters(first.column),
      what: `Columns ${nameOfColumn(assignment.header, first.column)} and ${nameOfColumn(assignment.header, second.column)} both hold amounts and neither heading says which is the unpaid one: ${columnLetters(first.column)} was taken, because it comes first.`,
      todo: 'Please name the column of unpaid amounts (for example "Outstanding") and send the statement again.',
    });
  }
}

function sayByValues(assignment: Assignment, field: StatementField, column: number, looks: string): void {
  assignment.why.set(column, looks);
  const heading = assignment.header?.cells.find((cell) => cell.column === column)?.heading ?? "";
  const says = heading === "" ? "has no heading" : `is headed "${heading}"`;
  assignment.findings.push({
    code: "column-by-values",
    severity: "note",
    row: assignment.row,
    column: columnLetters(column),
    what: `Column ${columnLetters(column)} ${says} and was taken for ${nameOfField(field)}, because ${looks}.`,
    todo: "Please check that this is right, and give the column a heading that says so.",
  });
}

/** Amounts under a heading that nobody knows, beside amounts that are not said to be unpaid: those may be what is unpaid. */
function sayUnknownAmounts(assignment: Assignment, cells: readonly HeaderCell[], { amount }: AmountChoice): void {
  const { fields, profiles, findings, row, header } = assignment;
  const from =
    amount?.from === "column" ? amount.column : amount?.from === "total-less-paid" ? amount.total : undefined;
  if (amount === undefined || from === undefined || from === fields.get("outstanding")) return;
  const claimed = profiles.get(from);
  const used = new Set(fields.values());
  for (const { column, heading, matches, ageing } of cells) {
    const profile = profiles.get(column);
    if (used.has(column) || profile === undefined || ageing !== undefined || alikeValues(claimed, profile)) continue;
    if (matches.some(({ field, score }) => score >= 50 && isLike(field, profile))) continue;
    // What else was taken off an invoice need not have pence.
    const isMoney = amount.from === "column" ? looksLikeMoney(profile) : profile.amounts * 2 > profile.filled;
    if (!isMoney || profile.looks().counting) continue;
    findings.push({
      code: "two-columns-fit",
      severity: "warning",
      row,
      column: columnLetters(from),
      what: `${amount.from === "column" ? `Column ${nameOfColumn(header, from)}` : `${nameOfColumn(header, from)} less what was paid`} was taken for what is claimed, but column ${columnLetters(column)} holds amounts too, and its heading "${heading}" is not known.`,
      todo: 'Please name the column of unpaid amounts (for example "Outstanding") and send the statement again.',
    });
  }
}

/** Credits in a column of their own beside amounts that are not said to be unpaid: they may lessen those. */
function sayUnusedSide({ fields, profiles, findings, row, header }: Assignment, { amount }: AmountChoice): void {
  const from =
    amount?.from === "column" ? amount.column : amount?.from === "total-less-paid" ? amount.total : undefined;
  if (from === undefined || from === fields.get("outstanding")) return;
  for (const field of ["debit", "credit"] as const) {
    const column = fields.get(field);
    if (column === undefined || column === from) continue;
    if (![...(profiles.get(column)?.pence.values() ?? [])].some((pence) => pence !== 0)) continue;
    findings.push({
      code: "two-columns-fit",
      severity: "warning",
      row,
      column: columnLetters(from),
      what: `Column ${nameOfColumn(header, from)} was taken for what is claimed, and the amounts in column ${nameOfColumn(header, column)} were neither added nor taken off.`,
      todo: 'Please name the column of unpaid amounts (for example "Outstanding") and send the statement again.',
    });
  }
}

function looksLikeDates(profile: ColumnProfile): boolean {
  return profile.dates > profile.filled * 0.8;
}

function looksLikeMoney(profile: ColumnProfile): boolean {
  if (profile.dates > 0 || profile.looks().counting || profile.amounts + profile.formulas < profile.filled * 0.8)
    return false;
  return profile.fractions > 0 || profile.formulas > profile.filled * 0.5;
}

function looksLikeSides(profile: ColumnProfile): boolean {
  return profile.looks().sides === profile.filled;
}

function looksLikeNumbers(profile: ColumnProfile): boolean {
  const { identifiers, distinct, counting } = profile.looks();
  const enough = identifiers > profile.filled * 0.7 && distinct > profile.filled * 0.7;
  return enough && !counting && profile.dates < profile.filled * 0.3 && profile.fractions === 0;
}

function mostDistinct(profiles: readonly ColumnProfile[]): ColumnProfile | undefined {
  return profiles.reduce<ColumnProfile | undefined>(
    (best, profile) => (best === undefined || profile.looks().distinct > best.looks().distinct ? profile : best),
    undefined,
  );
}

function usesOf(
  assignment: Assignment,
  cells: readonly HeaderCell[],
  answers: ReadonlySet<number>,
  choice: AmountChoice,
): ColumnUse[] {
  const headed = new Map(cells.map((cell) => [cell.column, cell]));
  const fieldOf = new Map<number, StatementField>();
  for (const [field, column] of assignment.fields) fieldOf.set(column, field);
  const columns = new Set([...headed.keys(), ...assignment.profiles.keys()]);
  return [...columns]
    .sort((one, other) => one - other)
    .map((column) => {
      const cell = headed.get(column);
      const { takenFor, why } = useOf(assignment, column, cell, answers, choice, fieldOf.get(column));
      const place = { column: columnLetters(column), heading: cell?.heading ?? "" };
      return takenFor === undefined ? { ...place, why } : { ...place, takenFor, why };
    });
}

function useOf(
  { why, alternates }: Assignment,
  column: number,
  cell: HeaderCell | undefined,
  answers: ReadonlySet<number>,
  choice: AmountChoice,
  field: StatementField | undefined,
): { readonly takenFor: string | undefined; readonly why: string } {
  const known = why.get(column);
  if (answers.has(column)) {
    const best = cell?.matches[0]?.field;
    const answer = best !== undefined && ANSWERS.has(best) ? best : "responseComment";
    return { takenFor: answer, why: "for the payable organisation's answer: not read" };
  }
  const role = choice.roles.get(column);
  if (role !== undefined) return role;
  if (alternates.includes(column)) return { takenFor: "reference", why: known ?? "a further reference" };
  if (field !== undefined) return { takenFor: field, why: known ?? "" };
  const isBare = cell === undefined || cell.heading === "";
  return {
    takenFor: undefined,
    why: known ?? (isBare ? "it has no heading" : "the heading says nothing that a statement needs"),
  };
}
