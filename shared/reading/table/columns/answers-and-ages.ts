import type { TableDescription } from "../table-description.ts";
import { isSumOfAges } from "../headings/ageing-heading.ts";
import { FULL_MATCH, type HeaderCell, isAgeing } from "../headings/heading-meaning.ts";
import type { ColumnProfile } from "./column-profile.ts";
import { holdsMoney } from "./column-values.ts";

/**
 * The columns for the payable organisation's answers, and comment columns to the right of the first of them. `Unmatched` may head an answer, or what
 * is unpaid: it is no answer where the sender filled it in every row and no other heading says unpaid.
 */
export function findAnswerColumns<Extra extends string>(
  table: TableDescription<Extra>,
  cells: readonly HeaderCell<Extra>[],
  profiles: ReadonlyMap<number, ColumnProfile>,
): Set<number> {
  const rows = Math.max(0, ...[...profiles.values()].map(({ filled }) => filled));
  const claims = ({ matches }: HeaderCell<Extra>): boolean =>
    matches.some(({ field, score }) => score >= FULL_MATCH && table.claimedFirst.includes(field));
  const isClaim = (cell: HeaderCell<Extra>): boolean =>
    claims(cell) &&
    profiles.get(cell.column)?.amounts === rows &&
    rows > 0 &&
    !cells.some((other) => other !== cell && claims(other));
  const answers = new Set<number>();
  for (const cell of cells) {
    const best = cell.matches[0];
    const isAnswer = best !== undefined && table.answers.has(best.field) && !isClaim(cell);
    if (cell.underResponseTitle || isAnswer) answers.add(cell.column);
  }
  const first = Math.min(...answers);
  const comment = (cell: HeaderCell<Extra>): boolean => cell.matches[0]?.field === "comment" && cell.column > first;
  for (const cell of cells) if (comment(cell)) answers.add(cell.column);
  return answers;
}

/** How many columns are for answers; 0 if they hold only comments, because a single "reason" column does not make a response form. */
export function countAnswerColumns<Extra extends string>(
  table: TableDescription<Extra>,
  cells: readonly HeaderCell<Extra>[],
  answers: ReadonlySet<number>,
): number {
  const amounts = cells.filter(({ column, matches: [best] }) => {
    return answers.has(column) && best !== undefined && !table.answersInWords.has(best.field);
  });
  return amounts.length === 0 ? 0 : answers.size;
}

export function findAgeingColumns<Extra extends string>(
  cells: readonly HeaderCell<Extra>[],
  answers: ReadonlySet<number>,
  profiles: ReadonlyMap<number, ColumnProfile>,
): number[] {
  const ages = cells.filter(
    (cell) => (isAgeing(cell) || isMoneyOfTheFuture(cell, profiles.get(cell.column))) && !answers.has(cell.column),
  );
  const sure = ages.some((cell) => cell.ageing === "sure");
  return ages.length >= 2 && (sure || ages.length >= 3 || ages.every((cell) => /current|due/iu.test(cell.heading)))
    ? ages.map((cell) => cell.column)
    : [];
}

/** `Future` before `Current`: amounts that are not due yet, and no marks of lines for a future period. */
function isMoneyOfTheFuture<Extra extends string>(
  { ageing, matches }: HeaderCell<Extra>,
  profile: ColumnProfile | undefined,
): boolean {
  return ageing !== undefined && matches[0]?.field === "futurePeriod" && profile !== undefined && holdsMoney(profile);
}

/** Columns such as `Overdue` that add up the other ages. */
export function findOverdueTotals<Extra extends string>(
  ages: readonly number[],
  cells: readonly HeaderCell<Extra>[],
  profiles: ReadonlyMap<number, ColumnProfile>,
): number[] {
  const columns = ages.map((column) => ({
    column,
    heading: cells.find((cell) => cell.column === column)?.heading ?? "",
    pence: profiles.get(column)?.pence ?? new Map<number, number>(),
  }));
  return columns.filter((age) => isSumOfAges(age, columns)).map(({ column }) => column);
}
