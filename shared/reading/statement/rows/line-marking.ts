import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import type { Row } from "../../cells/row.ts";
import { textOfCell } from "../../table/values/cell-value.ts";
import type { EntryKind } from "../../table/values/entry-kind.ts";
import { entrySideOf } from "../../table/values/entry-side.ts";
import type { CellPlaces } from "./cell-places.ts";
import { columnRole } from "./column-roles.ts";
import { isEitherWay } from "./line-types.ts";
import type { TableContext } from "./table-context.ts";
import type { TableRecord } from "./table-record.ts";

/** Notes the words that say how lines without a sign count. */
interface LineMarking {
  /** @param own what the type of the line's own row says */
  markLine(row: Row, line: StatementLine, own: EntryKind | undefined): void;
  noteMarks(row: Row): void;
}

const LONGEST_MARK = 20;

export function lineMarking(record: TableRecord, places: CellPlaces, { state }: TableContext): LineMarking {
  const { layout, lines } = record;
  const markColumns = new Set(layout.markColumns);

  /** Notes the word that says how a line without a sign counts: its type, its side, or the title above it. */
  const markLine = (row: Row, line: StatementLine, own: EntryKind | undefined): void => {
    const { notClaimed, title = "", row: titleRow = row.row, isKnown } = state.section;
    const at = lines.length;
    const byTitle = { by: "section", text: title, row: titleRow, column: undefined } as const;
    if (notClaimed !== undefined) {
      record.marks.add({ ...byTitle, meaning: notClaimed }, at);
      return;
    }
    if (markBySide(row, at)) return;
    const place = places.placeOf(columnRole.type);
    const word = place < 0 ? "" : textOfCell(row, place);
    const reduces = line.type === "credit-note" || line.type === "payment";
    const bySection = state.section.type === "credit-note" || state.section.type === "payment";
    if (bySection && (own === "invoice" || saysDebt(row)))
      record.marks.add({ ...byTitle, meaning: "contradicted" }, at);
    else if (word !== "" && (own !== undefined || !reduces)) {
      const meaning = own === undefined ? "unknown" : isEitherWay(own) ? "either-way" : reduces ? "reduces" : undefined;
      const column = columnLetters(row.columns[place] ?? 1);
      const inRow = reduces && saysDebt(row) ? "contradicted" : meaning;
      if (inRow !== undefined) record.marks.add({ by: "type", text: word, row: row.row, column, meaning: inRow }, at);
    } else if (reduces) record.marks.add({ ...byTitle, meaning: "reduces" }, at);
    else if (isKnown === false) record.marks.add({ ...byTitle, meaning: "unknown" }, at);
  };

  /** Whether the row itself says that its amount is owed: it is in a column of debits, or a letter says so. */
  const saysDebt = (row: Row): boolean => {
    if (layout.amount?.from === "debit-credit") return true;
    const place = places.placeOf(columnRole.side);
    return place >= 0 && entrySideOf(textOfCell(row, place)) === "debit";
  };

  /** Notes the words of columns whose meaning is not known: the stated totals may show that some of them mean credits. */
  const noteMarks = (row: Row): void => {
    for (let place = 0; place < row.count; place += 1) {
      const column = row.columns[place] ?? 0;
      if (!markColumns.has(column)) continue;
      const text = textOfCell(row, place);
      const mark = { by: "column", text, row: row.row, column: columnLetters(column), meaning: "unknown" } as const;
      if (text.length <= LONGEST_MARK) record.columnMarks.add(mark, lines.length);
    }
  };

  /** Notes a word that we don't know in the column of sides, and a blank there. Returns `false` if there is no such column or its word is known. */
  const markBySide = (row: Row, at: number): boolean => {
    const place = places.placeOf(columnRole.side);
    if (layout.side === undefined) return false;
    const word = place < 0 ? "" : textOfCell(row, place);
    if (entrySideOf(word) === "debit") record.debits += 1;
    if (entrySideOf(word) !== undefined) return false;
    record.marks.add(
      { by: "side", text: word, row: row.row, column: columnLetters(layout.side), meaning: "unknown" },
      at,
    );
    return true;
  };

  return { markLine, noteMarks };
}
