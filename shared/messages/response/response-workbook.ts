import { changesSheet } from "./changes-sheet.ts";
import { collectionFormSheet } from "./collection-form-sheet.ts";
import { ledgerOnlySheet } from "./ledger-only-sheet.ts";
import { howWeReadItSheet } from "./how-we-read-it-sheet.ts";
import { linesSheet } from "./lines-sheet.ts";
import { questionsSheet } from "./questions-sheet.ts";
import type { ResponseFacts } from "../facts/reply-facts.ts";
import { summarySheet } from "./summary-sheet.ts";
import { isRevised } from "./revision-blocks.ts";
import type { Revision } from "./revision.ts";
import type { WorkbookDescription } from "../rendering/workbook-description.ts";

/**
 * Describes the response workbook, in this order: the result at a glance (RSP-03); what changed if it is a revised response (RSP-05); every
 * line with its verdict (RSP-01); what only the ledger has (REC-08); what we need; how the statement was read; and the payable side's row of
 * the collection form (COL-02 to COL-07).
 */
export function responseWorkbook(facts: ResponseFacts, revision?: Revision): WorkbookDescription {
  const sheets = [
    ...(revision !== undefined && isRevised(revision) ? [changesSheet(facts, revision)] : []),
    linesSheet(facts),
    ledgerOnlySheet(facts),
    questionsSheet(facts),
    howWeReadItSheet(facts),
    collectionFormSheet(facts),
  ];
  return {
    fileName: fileNameOf(facts, isRevised(revision)),
    title: "Response to a statement",
    preparedAt: facts.preparedAt,
    sheets: [summarySheet(facts, sheets, revision), ...sheets],
  };
}

/** `ZA1-to-ZB2-RP-2022-23-Q4-response.xlsx`: letters, digits and dashes only. */
function fileNameOf(facts: ResponseFacts, revised: boolean): string {
  const parts = [
    facts.payable.code,
    facts.receivable.code === undefined ? undefined : `to-${facts.receivable.code}`,
    { "r&p": "RP", "i&e": "IE", accruals: "accruals" }[facts.kind],
    facts.exercise,
    revised ? "revised-response" : "response",
  ];
  return `${parts.filter((part) => part !== undefined).join("-")}.xlsx`;
}
