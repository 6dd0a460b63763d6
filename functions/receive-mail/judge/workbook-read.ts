import type { MailAttachment } from "../../../shared/domain/mail/mail-facts.ts";
import type { Statement } from "../../../shared/domain/statement/statement.ts";

/** A workbook among the files of a mail, as it was read. */
export interface WorkbookRead {
  readonly file: MailAttachment;
  readonly statement: Statement;
}
