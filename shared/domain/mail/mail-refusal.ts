import type { NamedParty } from "../statement/statement.ts";

/** Why a mail is refused, with the facts that the answer names. There is a refusal message for each reason. */
export type SenderRefusal =
  /** STM-02: the code in the subject is not in the directory. */
  | { readonly reason: "unknown-sender-code"; readonly written: string }
  /** STM-02: the address is registered for several organisations, and nothing in the mail says which of them sent it. */
  | { readonly reason: "no-sender-code" }
  /** The workbook belongs to another organisation than the sending address. */
  | { readonly reason: "sender-contradiction"; readonly named: NamedParty[] }
  /** STM-01 */
  | { readonly reason: "pdf" }
  | { readonly reason: "not-a-workbook"; readonly format?: string }
  | { readonly reason: "password-protected"; readonly container: "zip" | "mail" }
  | { readonly reason: "corrupt"; readonly detail: string }
  | { readonly reason: "too-large"; readonly limit: string };

export type PayableRefusal =
  /** STM-03 */
  | { readonly reason: "several-payables"; readonly named: NamedParty[] }
  | { readonly reason: "no-payable" }
  | { readonly reason: "unknown-payable"; readonly written: string }
  | { readonly reason: "payable-contradiction"; readonly named: NamedParty[] }
  /** REC-16, ORG-01: the mail came to one organisation's mailbox, but the statement is addressed to another. */
  | { readonly reason: "wrong-payable"; readonly named: NamedParty; readonly nhsEngland: boolean };
