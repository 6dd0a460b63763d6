import type { LedgerField } from "../../../domain/ledger/ledger-mapping.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import { type ColumnProfile, profileColumns } from "../../table/columns/column-profile.ts";
import { holdsInvoiceNumbers } from "../../table/columns/column-values.ts";
import type { FindingInTable } from "../../table/columns/layout.ts";
import type { Header } from "../../table/headings/heading-meaning.ts";
import { headingWords } from "../../table/headings/heading-words.ts";
import type { KeptRow } from "../../table/rows/kept-row.ts";
import type { LedgerExtra } from "./ledger-synonyms.ts";

/**
 * Tells of columns that may hold the suppliers' invoice numbers in a ledger in which no heading names them: statements are matched by these
 * numbers, and the ledger's own number is on none of them.
 */
export function tellUnknownNumbers(
  columns: readonly { readonly column: number; readonly heading: string; readonly why: string }[],
  byField: ReadonlyMap<LedgerField, number>,
  sample: readonly KeptRow[],
  row: number,
): FindingInTable[] {
  if (byField.has("invoiceNumber")) return [];
  const used = new Set(byField.values());
  return [...profileColumns(sample).values()].flatMap((profile) => {
    const column = columns.find((each) => each.column === profile.column);
    if (used.has(profile.column) || column?.why === NOT_NEEDED || !holdsInvoiceNumbers(profile)) return [];
    const letters = columnLetters(profile.column);
    const heading = column === undefined || column.heading === "" ? "" : ` "${column.heading}"`;
    return [
      {
        code: "two-columns-fit",
        severity: "warning",
        row,
        column: letters,
        what: `Column ${letters}${heading} may hold the suppliers' invoice numbers, and no heading says which column does: it was not used.`,
        todo: "Please name the column of the suppliers' invoice numbers, or save which it is, and upload the ledger again.",
      },
    ];
  });
}

/**
 * The column of the suppliers' numbers where no heading names it: `Document` beside `Our ref`. A heading says that one number is the ledger's own, so
 * the only other column of documents' numbers has theirs. `undefined` if there is none, or more than one.
 */
export function numberBesideOurs(
  byField: ReadonlyMap<LedgerField, number>,
  header: Header<LedgerExtra> | undefined,
  profiles: ReadonlyMap<number, ColumnProfile>,
): number | undefined {
  const ours = header?.cells.find(({ column }) => column === byField.get("internalNumber"));
  if (ours === undefined || byField.has("invoiceNumber") || !saysOurs(ours.heading)) return undefined;
  const used = new Set(byField.values());
  const others = (header?.cells ?? []).filter(({ column, matches }) => {
    const profile = profiles.get(column);
    return (
      !used.has(column) &&
      matches.some(({ field }) => field === "internalNumber" || field === "invoiceNumber") &&
      profile !== undefined &&
      holdsInvoiceNumbers(profile)
    );
  });
  return others.length === 1 ? others[0]?.column : undefined;
}

function saysOurs(heading: string): boolean {
  return headingWords(heading).main.some((word) => OURS.has(word));
}

const OURS: ReadonlySet<string> = new Set(["our", "internal", "system", "voucher", "journal", "register", "sequence"]);

/** Why a column with a heading that we know and ignore has no field. */
const NOT_NEEDED = "not needed for reconciling";

/**
 * Tells of two headings that differ only in a number, `Doc Ref 1` and `Doc Ref 2`, of which one was taken for the suppliers' numbers and the other for the
 * ledger's own: the words can't say which is which.
 */
export function tellNumbersAlike(
  columns: readonly { readonly column: number; readonly heading: string }[],
  byField: ReadonlyMap<LedgerField, number>,
  row: number,
): FindingInTable[] {
  const headingOf = (field: LedgerField): { column: number; heading: string } | undefined =>
    columns.find(({ column }) => column === byField.get(field));
  const [theirs, ours] = [headingOf("invoiceNumber"), headingOf("internalNumber")];
  if (theirs === undefined || ours === undefined || withoutDigits(theirs.heading) !== withoutDigits(ours.heading))
    return [];
  const [one, other] = [columnLetters(theirs.column), columnLetters(ours.column)];
  return [
    {
      code: "two-columns-fit",
      severity: "warning",
      row,
      column: one,
      what: `Columns ${one} ("${theirs.heading}") and ${other} ("${ours.heading}") both hold numbers of documents, and their headings don't say which are the suppliers': ${one} was used.`,
      todo: "Please save which column has the suppliers' invoice numbers, if it is the other one, and upload the ledger again.",
    },
  ];
}

function withoutDigits(heading: string): string {
  return heading.replaceAll(/\d+/gu, "").trim().toLowerCase();
}
