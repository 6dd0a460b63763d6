import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import type { MailRecord } from "./mail-record.ts";

/** The organisations whose statements a mail brought; without any, the one that sent it. An agent may send those of several (STM-18). */
export function sendersOf({
  statements,
  sender,
}: Pick<MailRecord, "statements" | "sender">): readonly OrganisationCode[] {
  const receivables = new Set(statements.map(({ position }) => position.receivable));
  if (receivables.size > 0) return [...receivables];
  return sender === undefined ? [] : [sender];
}
