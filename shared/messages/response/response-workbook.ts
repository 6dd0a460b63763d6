import { changesSheet } from "./changes-sheet.ts";
import { collectionFormSheet } from "./collection-form-sheet.ts";
import { ledgerOnlySheet } from "./ledger-only-sheet.ts";
import { readingReceiptSheet } from "./reading-receipt-sheet.ts";
import type { ResponseFacts } from "../reply.ts";
import { responseSheet } from "./response-sheet.ts";
import { isRevised } from "./revision-blocks.ts";
import type { Revision } from "./revision.ts";
import type { WorkbookDescription } from "../rendering/workbook-description.ts";

/**
 * Describes the response workbook, in this order: every line with its verdict (RSP-01, RSP-03), what only the ledger has (REC-08), the
 * payable side's row of the collection form (COL-02 to COL-07), what changed if it is a revised response (RSP-05), and how the
 * statement was read.
 */
export function responseWorkbook(facts: ResponseFacts, revision?: Revision): WorkbookDescription {
  return {
    fileName: fileNameOf(facts, isRevised(revision)),
    title: "Response to a statement",
    preparedAt: facts.preparedAt,
    sheets: [
      responseSheet(facts),
      ledgerOnlySheet(facts),
      collectionFormSheet(facts),
      ...(revision !== undefined && isRevised(revision) ? [changesSheet(facts, revision)] : []),
      readingReceiptSheet(facts),
    ],
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
