import type { LedgerField } from "../../../domain/ledger/ledger-mapping.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import type { ColumnProfile } from "../../table/columns/column-profile.ts";
import { holdsDates } from "../../table/columns/column-values.ts";
import type { FindingInTable, TableLayout } from "../../table/columns/layout.ts";
import type { KeptRow } from "../../table/rows/kept-row.ts";
import { wordOf } from "../fields/status-and-type-words.ts";
import type { LedgerExtra } from "./ledger-synonyms.ts";
import { isDocument } from "./unknown-columns.ts";

/**
 * Tells of columns under words that we don't know that hold dates or marks beside some documents and nothing beside others. Where nothing else in a
 * ledger says which documents are still open, such a column may be what says it: then the ledger is not used until somebody says what it is.
 */
export function tellColumnsInSomeRows(
  layout: TableLayout<LedgerExtra>,
  sample: readonly KeptRow[],
  byField: ReadonlyMap<LedgerField, number>,
  profiles: ReadonlyMap<number, ColumnProfile>,
): FindingInTable[] {
  const known = new Set([...layout.accounted, ...byField.values(), ...layout.ageing]);
  const documents = sample.filter((row) => isDocument(row, byField)).length;
  const decides = SAYS_WHAT_IS_OPEN.some((field) => byField.has(field)) || layout.ageing.length > 0;
  const row = layout.header?.rows.at(-1)?.row ?? 1;
  return [...profiles.values()].flatMap((profile) => {
    const holds = holdsDates(profile) ? "dates" : holdsMarks(profile) ? "marks" : undefined;
    if (holds === undefined || known.has(profile.column) || profile.filled >= documents) return [];
    const letters = columnLetters(profile.column);
    const heading = layout.header?.cells.find(({ column }) => column === profile.column)?.heading ?? "";
    const name = `Column ${letters}${heading === "" ? "" : ` ("${heading}")`}`;
    return [
      decides
        ? {
            code: "column-not-read",
            severity: "note" as const,
            row,
            column: letters,
            what: `${name} holds ${holds} in some rows, and is not known; it was not read.`,
            todo: "Check that it changes no amount that is owed, or save which column is which for this organisation.",
          }
        : {
            code: "column-not-read",
            severity: "refusal" as const,
            row,
            column: letters,
            what: `${name} holds ${holds} in some rows and is empty in others. It is not known, and no other column says which invoices are still unpaid: it may be what says so.`,
            todo: "Export a column with the outstanding amounts, or give this one a heading that says what it is (such as Payment date), or save what it is for this organisation (“ignored” if it says nothing about payment), and upload the ledger again.",
          },
    ];
  });
}

const SAYS_WHAT_IS_OPEN: readonly LedgerField[] = [
  ...(["outstanding", "paid", "owed", "settled"] as const),
  ...(["status", "approval", "paymentStatus", "paidDate", "paymentReference"] as const),
];

/** A tick, a cross, one or two letters: what stands in a column of marks. */
function holdsMarks(profile: ColumnProfile): boolean {
  const marks = new Set(profile.texts());
  return (
    profile.filled > 0 &&
    profile.texts().length === profile.filled &&
    marks.size <= MOST_MARKS &&
    [...marks].every((mark) => mark.trim().length <= LONGEST_MARK || MARKS.has(wordOf(mark)))
  );
}

const MOST_MARKS = 3;

const LONGEST_MARK = 2;

const MARKS: ReadonlySet<string> = new Set(["yes", "no", "true", "false", "done", "paid"]);
