import type { LedgerField } from "../../../domain/ledger/ledger-mapping.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import type { ColumnProfile } from "../../table/columns/column-profile.ts";
import { holdsDates } from "../../table/columns/column-values.ts";
import type { FindingInTable, TableLayout } from "../../table/columns/layout.ts";
import { headingWords } from "../../table/headings/heading-words.ts";
import type { KeptRow } from "../../table/rows/kept-row.ts";
import { wordOf } from "../fields/status-and-type-words.ts";
import type { LedgerExtra } from "./ledger-synonyms.ts";
import { OPEN_FIELDS } from "./open-fields.ts";
import { isDocument } from "./unknown-columns.ts";

/**
 * Tells of columns under words that we don't know that set some documents apart: dates or marks beside some and nothing or another mark beside others, and
 * anything at all under a heading that speaks of an end, such as `Reversed with`. Where nothing else in a ledger says which documents are still open,
 * such a column may be what says it: then the ledger is not used until somebody says what it is.
 */
export function tellColumnsInSomeRows(
  layout: TableLayout<LedgerExtra>,
  sample: readonly KeptRow[],
  byField: ReadonlyMap<LedgerField, number>,
  profiles: ReadonlyMap<number, ColumnProfile>,
): FindingInTable[] {
  const read = new Set([...byField.values(), ...layout.ageing]);
  const second = secondColumns(layout, read);
  const known = new Set([...[...layout.accounted].filter((column) => !second.has(column)), ...read]);
  const documents = sample.filter((row) => isDocument(row, byField)).length;
  const saysOpen = SAYS_WHAT_IS_OPEN.some((field) => byField.has(field)) || layout.ageing.length > 0;
  const saysApproved = SAYS_WHAT_IS_APPROVED.some((field) => byField.has(field));
  const row = layout.header?.rows.at(-1)?.row ?? 1;
  return [...profiles.values()].flatMap((profile): FindingInTable[] => {
    if (known.has(profile.column)) return [];
    const heading = layout.header?.cells.find(({ column }) => column === profile.column)?.heading ?? "";
    const sets = whatSetsApart(profile, documents, heading);
    if (sets === undefined && (saysOpen || !holdsNumbersInSomeRows(profile, documents))) return [];
    const letters = columnLetters(profile.column);
    const name = `Column ${letters}${heading === "" ? "" : ` ("${heading}")`}`;
    const place = { code: "column-not-read", row, column: letters } as const;
    // Orders and contracts have numbers as well as payments.
    if (sets === undefined)
      return [
        {
          ...place,
          severity: "warning",
          what: `${name} holds numbers in some rows and is empty in others. It is not known, and no other column says which invoices are still unpaid; it was not read.`,
          todo: "Check that they are no numbers of payments, or save what the column is for this organisation.",
        },
      ];
    // A mark may mean a hold as well as a payment.
    const isDecided = holdsMarks(profile) ? saysApproved : saysOpen;
    return [
      isDecided
        ? {
            ...place,
            severity: "note" as const,
            what: `${name} ${sets}, and is not known; it was not read.`,
            todo: "Check that it changes no amount that is owed, or save which column is which for this organisation.",
          }
        : {
            ...place,
            severity: "refusal" as const,
            what: `${name} ${sets}. It is not known, and no other column says which invoices are ${saysOpen ? "approved" : "still unpaid"}: it may be what says so.`,
            todo: "Export a column with the status of each invoice and its outstanding amount, or give this one a heading that says what it is (such as Payment date), or save what it is for this organisation (“ignored” if it says nothing about payment), and upload the ledger again.",
          },
    ];
  });
}

/** Columns whose headings say how documents stand as another column does, which was taken: `Query date` beside `Payment block`. */
function secondColumns({ header }: TableLayout<LedgerExtra>, read: ReadonlySet<number>): ReadonlySet<number> {
  const cells = header?.cells ?? [];
  return new Set(
    cells.flatMap(({ column, matches: [best] }) =>
      best !== undefined && OF_STANDING.has(best.field) && !read.has(column) ? [column] : [],
    ),
  );
}

const OF_STANDING: ReadonlySet<string> = new Set([
  ...["status", "approval", "paymentStatus", "hold", "paidDate", "paymentReference", "cancelledDate", "disputed"],
]);

/** How a column sets some documents apart from others; `undefined` if it does not. */
function whatSetsApart(profile: ColumnProfile, documents: number, heading: string): string | undefined {
  const hasGaps = profile.filled < documents;
  if (holdsDates(profile)) return hasGaps ? "holds dates in some rows and is empty in others" : undefined;
  if (holdsMarks(profile)) {
    if (hasGaps) return "holds marks in some rows and is empty in others";
    return new Set(profile.texts()).size > 1 ? "holds different marks" : undefined;
  }
  return hasGaps && ENDS.test(headingWords(heading).main.join(" "))
    ? "holds something in some rows and is empty in others"
    : undefined;
}

/** Whether each value is a number as documents have them, as the numbers of payments beside the invoices that they paid are. */
function holdsNumbersInSomeRows(profile: ColumnProfile, documents: number): boolean {
  const { identifiers, longIdentifiers } = profile.details();
  return profile.filled > 0 && profile.filled < documents && identifiers === profile.filled && longIdentifiers > 0;
}

/** Words for what ends a document without its payment. */
const ENDS =
  /\b(?:revers\w*|cancel\w*|void\w*|contra|offset\w*|writ(?:e|ten)\w* ?off|writeoff|closed?|complet\w*|finali[sz]\w*|withdraw\w*|delet\w*|replac\w*|rejected|return(?:ed)?)\b/u;

const SAYS_WHAT_IS_OPEN: readonly LedgerField[] = [
  ...OPEN_FIELDS,
  ...(["status", "approval", "paymentStatus", "paidDate", "paymentReference"] as const),
];

const SAYS_WHAT_IS_APPROVED: readonly LedgerField[] = ["status", "approval", "hold"];

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
