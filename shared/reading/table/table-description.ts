import type { DocumentField } from "./headings/document-synonyms.ts";
import type { ColumnProfile } from "./columns/column-profile.ts";
import type { HeadingMatch } from "./headings/match-heading.ts";

/** A field of a table: one that every list of documents may have, or one of the description's own. */
export type TableField<Extra extends string> = DocumentField | Extra;

/** A set of fields of a table. */
export type FieldSet<Extra extends string> = ReadonlySet<TableField<Extra>>;

/**
 * What the reader of tables is told of one kind of table: its fields, and what each of them may be used for. Everything else about headings,
 * columns and rows is the same for every table.
 */
export interface TableDescription<Extra extends string> {
  /** The fields that a heading may mean, best first. */
  meaningsOf(heading: string): readonly HeadingMatch<TableField<Extra>>[];
  /** Whether headings that mean these fields head such a table; there is a column of money among them, or there is none. */
  isHeadedBy(fields: FieldSet<Extra>, hasMoney: boolean): boolean;
  /** Whether the values of a column can be a field of the description's own. */
  fits(field: TableField<Extra>, profile: ColumnProfile): boolean;
  readonly amounts: FieldSet<Extra>;
  readonly dates: FieldSet<Extra>;
  /** Fields whose amount may be claimed. */
  readonly claimable: FieldSet<Extra>;
  /** The fields whose amount is claimed before any other, best first. */
  readonly claimedFirst: readonly TableField<Extra>[];
  /** The fields whose amount is claimed if nothing better can be worked out, best first. */
  readonly claimedLast: readonly TableField<Extra>[];
  /** Fields that may decide a verdict. If two columns fit one of them equally well, that is a finding. */
  readonly decisive: FieldSet<Extra>;
  /** Fields that every line has. Columns for what only some lines have (payments, credits) may be empty, with remarks in the next column. */
  readonly onEveryLine: FieldSet<Extra>;
  /** Columns that the other organisation fills in, so that nothing in them is read. */
  readonly answers: FieldSet<Extra>;
  /** The answers in words, which alone don't make a form. */
  readonly answersInWords: FieldSet<Extra>;
  /** Headings of a pivot table's result. */
  readonly pivots: FieldSet<Extra>;
  /** The field of a column of document numbers without a heading that says whose they are. */
  readonly numberByValues: TableField<Extra>;
  /** The fields of the other party: names of organisations in a column that no heading explains are its names, where no column has its name or code. */
  readonly partyByValues?: { readonly name: TableField<Extra>; readonly code: TableField<Extra> };
  /** The side of the account that is owed: debits of a customer, credits of a supplier. */
  readonly owedSide: "debit" | "credit";
  /** What the sender does once the table is mended, for sentences: `send the statement again`. */
  readonly sendAgain: string;
  /** What fields are called in a sentence. A field that is not in it is called by its own words. */
  readonly names: Partial<Readonly<Record<TableField<Extra>, string>>>;
}
