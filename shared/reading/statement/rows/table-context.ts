import type { Kind } from "../../../domain/exercise/exercise.ts";
import type { SheetInfo } from "../../cells/row.ts";
import type { KeptRow } from "../../table/rows/kept-row.ts";
import type { Section, TitledSection } from "../../table/rows/section-title.ts";
import type { Saying } from "../../table/said/sayings.ts";

/** What the rows of a sheet so far mean for the next ones. */
export interface SheetState {
  account: string;
  section: TitledSection;
  /** What the sheet's name means for all its rows. */
  readonly sheetSection: Section;
  /** Whether the section's title is below the last line: then it applies to the next table too. */
  sectionIsNew: boolean;
  /** The title over the next lines that says that they are in another currency, if there is one. */
  foreignSection: (Saying & { readonly currency: string }) | undefined;
}

/** What is known around a table while it is read, and where its rows are reported. */
export interface TableContext {
  readonly file: string;
  readonly sheet: SheetInfo;
  /** The words above the table. */
  readonly title: string;
  /** The titles right above the table, each alone in its row. */
  readonly captions: readonly string[];
  readonly kind: Kind | undefined;
  readonly state: SheetState;
  /** Reports a row that is not a line, with the reason. */
  leaveOut(row: number, why: string): void;
  /** Reports an account, with the name beside it. */
  nameAccount(account: string, name: string, row: number): void;
  /** Reports a row outside the lines: names and contacts may be in it. */
  addLooseRow(row: KeptRow): void;
}
