import type { MailAttachment } from "./mail-facts.ts";
import type { SenderRefusal } from "./mail-refusal.ts";

/** What a mail is, before anybody asks who sent it. */
export type MailClass =
  /** At least one workbook, wherever it lay; each may be a statement, a corrected one, or a filled response. */
  | {
      readonly class: "workbooks";
      readonly workbooks: readonly MailAttachment[];
      /** Whether it answers a mail of ours: a corrected statement, or our form filled in. */
      readonly answersUs: boolean;
    }
  /** A PDF and no workbook (STM-01). */
  | { readonly class: "pdf"; readonly files: readonly string[] }
  /** No file but a link to a place that holds files. */
  | { readonly class: "share-link"; readonly hosts: readonly string[] }
  /** A container that could not be opened, and no workbook beside it. */
  | {
      readonly class: "unopened";
      readonly files: readonly string[];
      readonly why: string;
      readonly refusal: SenderRefusal;
    }
  /** Files, none of which can be a statement. */
  | { readonly class: "other-files"; readonly files: readonly string[] }
  /** A person's reply to the message that asked whether a held statement stands. */
  | { readonly class: "hold-reply"; readonly reference: string }
  /** A person's words in reply to a mail of ours, without a workbook. */
  | { readonly class: "answer" }
  | { readonly class: "question" }
  | { readonly class: "empty" }
  | { readonly class: "calendar" }
  | { readonly class: "automatic-reply" }
  /** Sent by a program, not in reply to anything. */
  | { readonly class: "automatic-mail" }
  | { readonly class: "bounce" }
  | { readonly class: "delivery-report" }
  | { readonly class: "feedback-report" }
  | { readonly class: "mailing-list" }
  /** A message that we sent ourselves. */
  | { readonly class: "own-message" };
