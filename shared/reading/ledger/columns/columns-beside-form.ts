import { columnLetters } from "../../cells/column-letters.ts";
import { type ColumnProfile, profileColumns } from "../../table/columns/column-profile.ts";
import type { FindingInTable } from "../../table/columns/layout.ts";
import type { KeptRow } from "../../table/rows/kept-row.ts";
import type { RecognisedColumn } from "./recognised-column.ts";

/**
 * Tells of columns in Accord's own form of a ledger that are none of the form's: somebody added them, and they are not read. Figures, dates and
 * marks may say that a document was paid or disputed, so they are a warning; a column of words is a note.
 */
export function tellColumnsBesideForm(
  columns: readonly RecognisedColumn[],
  sample: readonly KeptRow[],
  row: number,
): FindingInTable[] {
  const profiles = profileColumns(sample);
  return columns.flatMap(({ column, heading, field }) => {
    const profile = profiles.get(column);
    if (field !== undefined || profile === undefined) return [];
    const letters = columnLetters(column);
    return [
      {
        code: "column-not-read",
        severity: mayChangeWhatIsOwed(profile) ? "warning" : "note",
        row,
        column: letters,
        what: `Column ${letters} ("${heading}") is not a column of Accord's form; it was not read.`,
        todo: "Check that it changes no amount that is owed, or give it the name of a column of the form, and upload the ledger again.",
      },
    ];
  });
}

function mayChangeWhatIsOwed(profile: ColumnProfile): boolean {
  const { distinct, words } = profile.details();
  const areMarks = distinct <= MOST_MARKS && profile.texts().every((text) => text.length <= LONGEST_MARK);
  return profile.amounts > 0 || profile.dates > 0 || profile.unclearAmounts > 0 || (areMarks && words < profile.filled);
}

const MOST_MARKS = 3;

const LONGEST_MARK = 3;
