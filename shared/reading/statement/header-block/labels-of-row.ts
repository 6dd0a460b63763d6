import type { CalendarDate } from "../../../domain/amounts-and-days/calendar-date.ts";
import { headingMatcher, matchHeading } from "../../table/headings/match-heading.ts";
import { dateInText, dateOfEpochDays } from "../../table/values/parse-date.ts";
import type { LooseRow } from "../collected-workbook.ts";
import type { KeptCell, KeptRow } from "../../table/rows/kept-row.ts";
import { type LabelField, labelSynonyms } from "./label-synonyms.ts";

export interface Label {
  readonly field: LabelField;
  /** The words of the label itself. */
  readonly text: string;
  readonly values: readonly string[];
  /** The cells that hold the values; empty if the value is in the label's own cell. */
  readonly cells: readonly KeptCell[];
  readonly date: CalendarDate | undefined;
}

/** The labels of a row with their values, which are in the cell itself after a colon, in the cells to the right, or in the cell below. */
export function readLabels(row: KeptRow, next: LooseRow | undefined): Label[] {
  const labels: Label[] = [];
  const areHeadings = areColumnHeadings(row);
  for (const [at, cell] of row.cells.entries()) {
    if (cell.type !== "text") continue;
    const colon = cell.text.indexOf(":");
    if (colon < 0 && areHeadings) continue;
    const text = colon >= 0 ? cell.text.slice(0, colon) : cell.text;
    if (text.length > LONGEST_LABEL) continue;
    const field = labelFieldOf(text);
    if (field === undefined) continue;
    const own = colon < 0 ? "" : cell.text.slice(colon + 1).trim();
    const right = valuesAfter(row, at);
    const below = own === "" && right.length === 0 && colon >= 0 ? cellBelow(cell, row, next) : undefined;
    if (colon < 0 && right.length === 0) continue;
    const cells = below === undefined ? right : [below];
    const values = own === "" ? cells.map((each) => each.text) : [own];
    const dates = own === "" ? cells.map(dateOfKeptCell) : [dateInText(own)];
    labels.push({
      field,
      text,
      values,
      cells: own === "" ? cells : [],
      date: dates.find((date) => date !== undefined),
    });
  }
  return labels;
}

const LONGEST_LABEL = 70;

const matcher = headingMatcher(labelSynonyms);

/** Whether labels are side by side with no values between them: then they are column headings of some other list. */
function areColumnHeadings({ cells }: KeptRow): boolean {
  return cells.some(({ text, column }, at) => {
    const next = cells[at + 1];
    if (next?.column !== column + 1 || text.includes(":") || next.text.includes(":")) return false;
    return labelFieldOf(text) !== undefined && labelFieldOf(next.text) !== undefined;
  });
}

function labelFieldOf(text: string): LabelField | undefined {
  const [best] = matchHeading(matcher, text);
  return best !== undefined && best.score >= 90 ? best.field : undefined;
}

/** The next cells to the right, up to the next label. */
function valuesAfter(row: KeptRow, at: number): KeptCell[] {
  const values: KeptCell[] = [];
  for (const cell of row.cells.slice(at + 1, at + 4)) {
    if (cell.type === "text" && (cell.text.endsWith(":") || labelFieldOf(cell.text) !== undefined)) break;
    if (cell.type === "formula" || cell.type === "error") continue;
    values.push(cell);
  }
  return values;
}

function cellBelow(cell: KeptCell, row: KeptRow, next: LooseRow | undefined): KeptCell | undefined {
  if (next?.row.row !== row.row + 1) return undefined;
  const below = next.row.cells.find((each) => each.column === cell.column);
  if (below === undefined || below.text.includes(":") || labelFieldOf(below.text) !== undefined) return undefined;
  return below;
}

export function dateOfKeptCell(cell: KeptCell): CalendarDate | undefined {
  if (cell.type === "date") return dateOfEpochDays(cell.number);
  return cell.type === "text" ? dateInText(cell.text) : undefined;
}
