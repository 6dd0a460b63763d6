import { columnLetters } from "../../cells/column-letters.ts";
import type { Header } from "../headings/heading-meaning.ts";
import type { FindingInTable } from "./layout.ts";
import type { TableDescription, TableField } from "../table-description.ts";
import type { ColumnProfile } from "./column-profile.ts";

/** The decisions about the columns of one table, while they are made. */
export interface Assignment<Extra extends string> {
  readonly table: TableDescription<Extra>;
  readonly header: Header<Extra> | undefined;
  readonly row: number;
  readonly profiles: ReadonlyMap<number, ColumnProfile>;
  readonly fields: Map<TableField<Extra>, number>;
  readonly why: Map<number, string>;
  readonly findings: FindingInTable[];
  readonly otherNumberColumns: number[];
  /** Columns of other amounts than the one that was chosen before them, without a finding that says so. */
  readonly unexplained: Set<number>;
}

/** What a field is called in a sentence. */
export function nameOfField<Extra extends string>(table: TableDescription<Extra>, field: TableField<Extra>): string {
  return table.names[field] ?? field.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** The heading of a column with its letters, for sentences: `E (Outstanding £)`. */
export function nameOfColumn<Extra extends string>(header: Header<Extra> | undefined, column: number): string {
  const heading = header?.cells.find((cell) => cell.column === column)?.heading ?? "";
  return heading === "" ? columnLetters(column) : `${columnLetters(column)} (${heading})`;
}
