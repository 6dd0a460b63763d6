import { ukDay } from "../../domain/amounts-and-days/uk-clock.ts";
import type { MismatchSummary } from "../../domain/mismatch-summary/mismatch-summary.ts";
import { dateCell, poundsCell, textCell } from "../rendering/cells.ts";
import type { SheetDescription } from "../rendering/workbook-description.ts";
import { quoteReference, quoteText } from "../words/quote-text.ts";
import { sentenceCase } from "../words/sentence-case.ts";
import { titleOfSummary } from "./summary-title.ts";
import { tableSheet } from "./table-sheet.ts";

const WHAT_WIDTH = 100;
const COLUMNS = [
  { heading: "What", width: 20 },
  { heading: "Code", width: 10 },
  { heading: "Amount", width: 18, amount: true },
  { heading: "Since", width: 13 },
  { heading: "Deadline", width: 13 },
  { heading: "What to do", width: WHAT_WIDTH },
  { heading: "Id", width: 40 },
] as const;

/** What waits for a person, what matters most first. */
export function todoSheet(summary: MismatchSummary): SheetDescription {
  return tableSheet({
    name: "To do",
    about: "What waits for a person.",
    title: titleOfSummary(summary, "what waits for a person"),
    note:
      summary.waiting.length === 0 ? "Nothing waits for a person." : "“accord todo” shows it too, and takes it off.",
    table: "ToDo",
    columns: COLUMNS,
    rows: summary.waiting.map(({ id, kind, counterparty, pence, since, deadline, what }) => {
      const words = quoteText(what);
      return {
        cells: [
          textCell(sentenceCase(kind.replaceAll("-", " "))),
          textCell(counterparty ?? ""),
          pence === undefined ? textCell("") : poundsCell(pence),
          dateCell(ukDay(since)),
          dateCell(deadline),
          textCell(words, "cell-wrapped"),
          textCell(quoteReference(id), "cell-quiet"),
        ],
      };
    }),
  });
}
