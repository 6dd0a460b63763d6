import type { Kind } from "../../../domain/exercise/exercise.ts";
import type { SheetInfo } from "../../cells/row.ts";
import type { KeptRow } from "../kept-row.ts";
import type { Section } from "../labels/section-title.ts";

/** What the rows of a sheet have said so far of the rows to come. */
export interface SheetState {
  account: string;
  section: Section;
  /** What the name of the sheet says of all that is on it. */
  readonly sheetSection: Section;
  /** Whether the title came since the last line: then it is about the next table too. */
  sectionIsNew: boolean;
}

/** What a table is read in, and what it tells to the outside meanwhile. */
export interface TableContext {
  readonly file: string;
  readonly sheet: SheetInfo;
  /** The words above the table. */
  readonly title: string;
  /** Of these the titles right above it, each a text alone in its row. */
  readonly captions: readonly string[];
  readonly kind: Kind | undefined;
  readonly state: SheetState;
  /** A row that is no line, with the reason. */
  leaveOut(row: number, why: string): void;
  /** An account that rows name, with the name beside it. */
  nameAccount(account: string, name: string, row: number): void;
  /** A row beside or under the table: contacts and names may stand there. */
  addLooseRow(row: KeptRow): void;
}
