import { formatCalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import type { WaitingItem } from "../../domain/mismatch-summary/mismatch-summary.ts";
import type { Block } from "../rendering/message-content.ts";
import { quoteText } from "../words/quote-text.ts";
import { sentenceCase } from "../words/sentence-case.ts";
import { counted } from "../words/statement-words.ts";

const SHOWN = 10;
const LONGEST_ITEM = 240;

/**
 * What is on the to-do list of the organisation, what matters most first.
 *
 * @param rest where those are that are not shown
 */
export function waitingBlocks(waiting: readonly WaitingItem[], rest = "on the sheet “To do” of the workbook"): Block[] {
  if (waiting.length === 0) return [];
  const shown = waiting.slice(0, SHOWN);
  const left = waiting.length - shown.length;
  return [
    { block: "heading", text: `What waits for a person: ${counted(waiting.length, "thing")}` },
    {
      block: "list",
      items: [...shown.map(waitingSentence), ...(left > 0 ? [`${counted(left, "more")}, ${rest}.`] : [])],
    },
  ];
}

function waitingSentence({ what, pence, deadline }: WaitingItem): string {
  const about = [
    ...(pence === undefined ? [] : [formatPounds(pence)]),
    ...(deadline === undefined ? [] : [`by ${formatCalendarDate(deadline)}`]),
  ];
  return `${about.length === 0 ? "" : `${sentenceCase(about.join(", "))}: `}${quoteText(what, [], LONGEST_ITEM)}`;
}
