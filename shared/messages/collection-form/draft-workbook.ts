import type { CollectionForm } from "../../domain/form/filled-form.ts";
import type { ReadOutcome } from "../mismatch-summary/invoices-sheet.ts";
import type { ReplyOf } from "../reply.ts";
import { LINES_LISTED } from "../response/list-lines.ts";
import type { WorkbookDescription } from "../rendering/workbook-description.ts";
import { formLinesOf, type FormLine } from "./form-facts.ts";
import { formWorkbook } from "./form-workbook.ts";

/** The workbook of a draft form that goes by mail. Outcomes are read one by one while it is written. */
export function draftWorkbook(
  { form, preparedAt }: ReplyOf<"form-draft">,
  readOutcome: ReadOutcome,
): WorkbookDescription {
  const lines = { [Symbol.asyncIterator]: () => linesOf(form, readOutcome) };
  return formWorkbook({ form, lines, state: { state: "draft" }, preparedAt });
}

/** As many as a mail has room for: those that are not agreed in full, entry by entry, and of the others the first. */
async function* linesOf({ entries }: CollectionForm, readOutcome: ReadOutcome): AsyncGenerator<FormLine> {
  let room = LINES_LISTED;
  for (const entry of entries) {
    if (entry.outcome === undefined || room <= 0) continue;
    const all = formLinesOf(entry, await readOutcome(entry.outcome));
    const listed =
      all.length <= room ? all : all.filter(({ pence, agreedPence }) => pence !== agreedPence).slice(0, room);
    room -= listed.length;
    yield* listed;
  }
}
