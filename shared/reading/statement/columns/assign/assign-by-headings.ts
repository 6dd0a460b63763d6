import { columnLetters } from "../../../cells/column-letters.ts";
import type { KeptRow } from "../../kept-row.ts";
import { DATES, AMOUNTS, ANSWERS, DECISIVE } from "../field-groups.ts";
import type { HeaderCell } from "../header/heading-meaning.ts";
import type { FindingInTable } from "../layout.ts";
import type { StatementField } from "../statement-synonyms.ts";
import { type Assignment, nameOfField } from "./assignment.ts";
import { type HeadingCandidate, breakTie, countFilled } from "./break-ties.ts";
import type { ColumnProfile } from "./column-profile.ts";
import { fitsField } from "./column-values.ts";
import { areDaysInDigits } from "./days-in-digits.ts";

/** Assigns each field to the column whose heading means it best, if the values under the heading fit. */
export function assignByHeadings(assignment: Assignment, cells: readonly HeaderCell[], rows: readonly KeptRow[]): void {
  const { fields, why, profiles } = assignment;
  const candidates = findCandidates(assignment, cells, rows);
  candidates.sort((one, other) => other.score - one.score || countFilled(profiles, other) - countFilled(profiles, one));
  const ties: [winner: HeadingCandidate, loser: HeadingCandidate][] = [];
  const taken = new Map<number, HeadingCandidate>();
  const winners = new Map<StatementField, HeadingCandidate>();
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
  for (const [winner, loser] of ties) breakTie(assignment, winner, loser);
}

/** What each heading may mean, without the meanings that the values under it contradict. */
function findCandidates(
  assignment: Assignment,
  cells: readonly HeaderCell[],
  rows: readonly KeptRow[],
): HeadingCandidate[] {
  const { profiles, findings, row } = assignment;
  const dated = new Set(cells.filter(({ matches }) => bestScoreAmong(matches, DATES) > 0).map(({ column }) => column));
  /** `Due` may head dates or amounts. If every number under it may be a date, these are the fields that the numbers are not. */
  const unlikely = ({ matches }: HeaderCell, { column, serialDays, filled }: ColumnProfile) => {
    if (serialDays === 0 || serialDays < filled || !dated.has(column)) return undefined;
    const areDays =
      bestScoreAmong(matches, DATES) > bestScoreAmong(matches, AMOUNTS) || areDaysInDigits(rows, column, dated);
    return areDays ? AMOUNTS : DATES;
  };
  const candidates: HeadingCandidate[] = [];
  for (const cell of cells) {
    const profile = profiles.get(cell.column);
    for (const match of cell.matches) {
      if (ANSWERS.has(match.field) || match.field === "pivot") continue;
      if (profile !== undefined && (!fitsField(match.field, profile) || unlikely(cell, profile)?.has(match.field))) {
        const others = cell.matches.filter((each) => fitsField(each.field, profile));
        if (match === cell.matches[0] && match.score >= 70 && others.length === 0)
          findings.push(valuesUnlikeHeading(row, cell, match.field));
        continue;
      }
      const emptiness = profile === undefined && profiles.size > 0 && DECISIVE.has(match.field) ? 40 : 0;
      candidates.push({ cell, field: match.field, score: match.score - emptiness, phrase: match.phrase });
    }
  }
  return candidates;
}

/** The best score of a heading for one of these fields; 0 if it means none of them. */
function bestScoreAmong(matches: HeaderCell["matches"], among: ReadonlySet<StatementField>): number {
  let best = 0;
  for (const { field, score } of matches) if (score > best && among.has(field)) best = score;
  return best;
}

function valuesUnlikeHeading(row: number, cell: HeaderCell, field: StatementField): FindingInTable {
  return {
    code: "column-unlike-heading",
    severity: "warning",
    row,
    column: columnLetters(cell.column),
    what: `The heading "${cell.heading}" in column ${columnLetters(cell.column)} means ${nameOfField(field)}, but the cells under it hold something else.`,
    todo: "Please check whether the headings are over the right columns.",
  };
}
