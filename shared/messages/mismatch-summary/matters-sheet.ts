import { shortNameOfKind } from "../../domain/exercise/exercise.ts";
import { mattersOf } from "../../domain/mismatch-summary/matters.ts";
import type { MismatchSummary } from "../../domain/mismatch-summary/mismatch-summary.ts";
import { countCell, poundsCell, textCell } from "../rendering/cells.ts";
import type { SheetDescription } from "../rendering/workbook-description.ts";
import { quoteReference } from "../words/quote-text.ts";
import { nameOfParty } from "../words/statement-words.ts";
import { actorInShort, headingOfMatter, ourWords, theirWords } from "./matter-words.ts";
import { titleOfSummary } from "./summary-title.ts";
import { tableSheet } from "./table-sheet.ts";

const STEPS_WIDTH = 44;
const COLUMNS = [
  { heading: "Kind", width: 10 },
  { heading: "Code", width: 9 },
  { heading: "Organisation", width: 32 },
  { heading: "What", width: 32 },
  { heading: "Amount", width: 17, amount: true },
  { heading: "Lines", width: 9, amount: true },
  { heading: "Largest invoice", width: 20 },
  { heading: "Who acts", width: 11 },
  { heading: "What we do", width: STEPS_WIDTH },
  { heading: "What they do", width: STEPS_WIDTH },
  { heading: "Reason code", width: 22 },
] as const;

/** Everything that keeps balances from being agreed, the largest first, with who has to act (MIS-03). */
export function mattersSheet(summary: MismatchSummary): SheetDescription {
  const matters = mattersOf(summary);
  return tableSheet({
    name: "What matters",
    about: "Everything that keeps balances from being agreed, the largest first, with the reason and who has to act.",
    title: titleOfSummary(summary, "what matters, and who has to act"),
    note:
      matters.length === 0
        ? "Nothing is open."
        : "Differences of one reason are one row; the sheet “Invoices” has their lines, by code and reason code.",
    table: "Matters",
    columns: COLUMNS,
    rows: matters.map((matter) => {
      const difference = matter.is === "difference" ? matter.difference : undefined;
      const ours = ourWords(matter);
      const theirs = theirWords(matter);
      return {
        cells: [
          textCell(shortNameOfKind(matter.kind)),
          textCell(matter.counterparty.code),
          textCell(nameOfParty({ name: matter.counterparty.name })),
          textCell(headingOfMatter(matter), "cell-wrapped"),
          poundsCell(matter.pence),
          difference ? countCell(difference.count) : textCell(""),
          textCell(difference?.largest ? quoteReference(difference.largest.invoiceNumber) : ""),
          textCell(actorInShort(matter.actor)),
          textCell(ours, "cell-wrapped"),
          textCell(theirs, "cell-wrapped"),
          textCell(difference?.reason ?? "", "cell-quiet"),
        ],
      };
    }),
    frozenColumns: 2,
  });
}
