import type { Kind } from "../../../domain/exercise/exercise.ts";
import { assignColumns } from "../../table/columns/assign-columns.ts";
import { tableByValues } from "../../table/columns/table-by-values.ts";
import type { KeptRow } from "../../table/rows/kept-row.ts";
import { readAccountHeading } from "../../table/rows/row-labels.ts";
import { sectionOf, type TitledSection } from "../../table/rows/section-title.ts";
import { type SheetPlan, type SheetReader, sheetReader } from "../../table/sheet-reader.ts";
import { kindOfHeadings } from "../columns/kind-of-headings.ts";
import type { StatementExtra } from "../columns/statement-synonyms.ts";
import { type StatementLayout, statementTable } from "../columns/statement-table.ts";
import { kindInTexts } from "../labels/kind-in-text.ts";
import type { TableContext } from "./table-context.ts";
import { tableReader } from "./table-reader.ts";
import type { TableRecord } from "./table-record.ts";

/** What a sheet reader knows of the workbook, and where it puts what it reads. */
interface SheetContext extends Omit<TableContext, "title" | "captions" | "kind"> {
  /** The kind that the statement was sent as: it decides if the workbook names none. */
  readonly expected: Kind | undefined;
  /** The kind of a table under these titles, as far as it is known by now. */
  kindUnder(titles: readonly KeptRow[]): Kind | undefined;
  addTable(table: TableRecord): void;
}

/** How many rows are looked at before the columns of a table are decided. */
const SAMPLE = 32;

/** How many rows above a table may be its titles, and how long a title may be. */
const MOST_CAPTIONS = 4;

const LONGEST_CAPTION = 80;

/** Reads a sheet of a statement: the sheet reader of all tables (reading/table), with what only statements have. */
export function statementSheet(context: SheetContext): SheetReader {
  return sheetReader(planOf(context));
}

function planOf(context: SheetContext): SheetPlan<StatementExtra, StatementLayout> {
  const { state } = context;
  const tableUnder = (titles: readonly KeptRow[]) => statementTable(context.kindUnder(titles) ?? context.expected);
  const plan: SheetPlan<StatementExtra, StatementLayout> = {
    table: statementTable(undefined),
    sampleRows: SAMPLE,
    decideColumns: (header, sample, titles) => assignColumns(tableUnder(titles), header, sample),
    findTableByValues: (rows) => tableByValues(tableUnder(rows), rows),

    // A title above the headings applies to this table; a title of the previous table does not.
    takeRowsAbove: (rows) => {
      state.section = state.sectionIsNew ? withoutPaid(state.section) : state.sheetSection;
      // What the titles say about the currency of the whole table is decided at the end, with everything else that says it.
      state.foreignSection = undefined;
      for (const row of rows) {
        const [only] = row.cells;
        const section = row.cells.length === 1 && only?.type === "text" ? sectionOf(only.text) : undefined;
        if (section !== undefined)
          state.section = { ...withoutPaid(section), title: only?.text ?? "", row: row.row, isKnown: true };
        const account = readAccountHeading(row.cells);
        if (account !== undefined) {
          state.account = account.account;
          context.nameAccount(account.account, account.name, row.row);
        }
      }
    },

    openTable: ({ layout, headerRow, titles, rowsBetween }) => {
      if (state.section.type === undefined)
        state.section = { ...state.section, ...sectionOfNumbers(layout, headerRow) };
      const opened = tableReader(layout, headerRow, {
        ...context,
        kind: kindInTexts(captionsAbove(rowsBetween)) ?? context.kindUnder(titles) ?? kindOfHeadings(layout),
        title: (rowsBetween.length > 0 ? rowsBetween : titles)
          .flatMap((row) => row.cells.map((cell) => cell.text))
          .join(" ")
          .slice(0, 500),
        captions: captionsAbove(rowsBetween.length > 0 ? rowsBetween : titles),
      });
      context.addTable(opened.record);
      return opened;
    },

    addLooseRow: (row) => {
      context.addLooseRow(row);
    },
    leaveOut: (row, why) => {
      context.leaveOut(row, why);
    },

    // A title above one of them says nothing of the others.
    besideOthers: (titles) => {
      const own = planOf({ ...context, state: { ...state, section: state.sheetSection, sectionIsNew: false } });
      own.takeRowsAbove(titles);
      return own;
    },
  };
  return plan;
}

/** What the heading of the numbers says of all lines under it: `Credit Note No` heads nothing but credits, `Receipt No` nothing but payments. */
function sectionOfNumbers({ header, fields }: StatementLayout, row: number): TitledSection | undefined {
  const heading = header?.cells.find(({ column }) => column === fields.get("invoiceNumber"))?.heading ?? "";
  if (/\b(?:inv(?:oice)?s?|doc(?:ument)?|trans\w*)\b/iu.test(heading)) return undefined;
  const titled = { title: heading, row, isKnown: true };
  if (/^(?:credits?|cr|crn|cn|c\/n)\b/iu.test(heading)) return { type: "credit-note", ...titled };
  return /^(?:receipt|payment|cash|remittance)\b/iu.test(heading) ? { type: "receipt", ...titled } : undefined;
}

/** Whether a whole table lists paid items is decided with the other tables of the workbook in view. */
function withoutPaid(section: TitledSection): TitledSection {
  return section.notClaimed === "paid" ? {} : section;
}

/** The titles among the last rows above a table: short texts that are alone in their rows and are not sentences. */
function captionsAbove(rows: readonly KeptRow[]): string[] {
  return rows.slice(-MOST_CAPTIONS).flatMap(({ cells }) => {
    const [only, second] = cells;
    if (only?.type !== "text" || second !== undefined) return [];
    return only.text.length <= LONGEST_CAPTION && !only.text.includes(": ") && !only.text.endsWith(".")
      ? [only.text]
      : [];
  });
}
