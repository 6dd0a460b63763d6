import type { DocumentField } from "./headings/document-synonyms.ts";
import type { HeadingMatcher } from "./headings/match-heading.ts";

/** A field of a table: one that every list of documents may have, or one of the description's own. */
export type TableField<Extra extends string> = DocumentField | Extra;

/** A set of fields of a table. */
export type FieldSet<Extra extends string> = ReadonlySet<TableField<Extra>>;

/**
 * What the reader of tables is told of one kind of table: its fields, and what each of them may be used for. Everything else about headings,
 * columns and rows is the same for every table.
 */
export interface TableDescription<Extra extends string> {
  /** What people call the fields. */
  readonly matcher: HeadingMatcher<TableField<Extra>>;
  readonly amounts: FieldSet<Extra>;
  readonly dates: FieldSet<Extra>;
  /** Fields whose amount may be claimed. */
  readonly claimable: FieldSet<Extra>;
  /** The fields whose amount is claimed before any other, best first. */
  readonly claimedFirst: readonly TableField<Extra>[];
  /** The fields whose amount is claimed if nothing better can be worked out, best first. */
  readonly claimedLast: readonly TableField<Extra>[];
  /** Fields by which a document is known; headings without one of them head another list. */
  readonly identifying: FieldSet<Extra>;
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
  /** What fields are called in a sentence. A field that is not in it is called by its own words. */
  readonly names: Partial<Readonly<Record<TableField<Extra>, string>>>;
}
