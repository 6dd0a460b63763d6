import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { subtractPence } from "../../domain/amounts-and-days/pence.ts";
import type { FigureNotRead, TotalDifference } from "../../domain/statement/statement.ts";
import { quoteReference, quoteText } from "../words/quote-text.ts";
import { counted } from "../words/statement-words.ts";
import type { ResponseFacts } from "../facts/reply-facts.ts";
import { unreadRowsOf } from "./unread-rows.ts";

type AnsweredStatement = Pick<ResponseFacts["statement"], "unread" | "differences" | "figuresNotRead">;

/** What stands first in a reply to a statement whose totals are not what its lines add up to; empty for any other statement. */
export function differenceWords({ differences = [] }: AnsweredStatement): string {
  const [largest, ...others] = differences.toSorted(largestFirst);
  if (largest === undefined) return "";
  const more = others.length === 0 ? "" : ` ${counted(others.length, "more total differs", "more totals differ")} too.`;
  return `${differenceSentence(largest)}${more}`;
}

/** `Your statement says £1,540.50 (“Balance due”, row 14 of “Statement”), but the lines that we read add up to £1,340.50: …` */
export function differenceSentence({ label, sheet, row, statedPence, addedPence }: TotalDifference): string {
  const named = label === "" ? "" : `“${quoteText(label, [], 80)}”, `;
  return `Your statement says ${formatPounds(statedPence)} (${named}row ${row} of “${quoteText(sheet, [], 60)}”), but the lines that we read add up to ${formatPounds(addedPence)}, a difference of ${formatPounds(subtractPence(statedPence, addedPence))}.`;
}

/** What of a statement was not read, in a sentence; empty if all of it was. */
export function notReadWords(statement: AnsweredStatement, more = ""): string {
  const lines = unreadRowsOf(statement).length;
  const figures = countFigures(statement);
  const parts = [
    ...(lines === 0 ? [] : [counted(lines, `${more}line`)]),
    ...(figures === 0 ? [] : [`${counted(figures, "figure")} that could be money`]),
  ];
  return parts.length === 0 ? "" : `We could not read ${parts.join(" and ")}.`;
}

/** `“500 received” in D14 of “Statement”`, or the first of the figures in a column. */
export function placeOfFigure({ sheet, row, column, text, count }: FigureNotRead): string {
  const what = count === 1 ? "" : `${counted(count, "figure")} in column ${quoteReference(column)}, the first `;
  return `${what}“${quoteText(text, [], 80)}” in ${quoteReference(column)}${row} of “${quoteText(sheet, [], 60)}”`;
}

/** How many figures were not read. */
export function countFigures({ figuresNotRead = [] }: AnsweredStatement): number {
  return figuresNotRead.reduce((sum, { count }) => sum + count, 0);
}

function largestFirst(one: TotalDifference, other: TotalDifference): number {
  return (
    Math.abs(subtractPence(other.statedPence, other.addedPence)) -
    Math.abs(subtractPence(one.statedPence, one.addedPence))
  );
}
