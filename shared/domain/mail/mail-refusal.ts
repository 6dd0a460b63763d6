import type { NamedParty } from "../statement/statement.ts";

/** Why a mail is refused, with the facts that its answer names. Each fits the reply of that name. */
export type SenderRefusal =
  /** STM-02: the subject's code is in no directory. */
  | { readonly reason: "unknown-sender-code"; readonly written: string }
  /** STM-02: the address stands for several organisations, and nothing in the mail says for which of them it writes. */
  | { readonly reason: "no-sender-code" }
  /** The workbook is of another organisation than the address that sent it. */
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
  /** REC-16, ORG-01: it came to one organisation's mailbox and is addressed to another. */
  | { readonly reason: "wrong-payable"; readonly named: NamedParty; readonly nhsEngland: boolean };
