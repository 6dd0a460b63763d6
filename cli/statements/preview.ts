import type { DraftRow } from "./statement-drafts.ts";

/** The workbook of a draft, as it would leave but for its time; `undefined` if it can't leave for want of a contact to name in it. */
export async function previewOf(draft: DraftRow): Promise<{ fileName: string; bytes: Uint8Array } | undefined> {
  const { statement, receivable, payable, preparedAt, contact } = draft;
  if (contact === undefined) return undefined;
  const { statementWorkbook } = await import("../../shared/messages/statement/statement-workbook.ts");
  const { writeWorkbook } = await import("../../shared/adapters/workbook-writing/write-workbook.ts");
  const workbook = statementWorkbook({
    reply: "statement-issued",
    preparedAt,
    mailbox: contact.email,
    statement,
    receivable,
    payable,
    contact,
  });
  return { fileName: workbook.fileName, bytes: await writeWorkbook(workbook) };
}
