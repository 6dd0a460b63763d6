import type { Contact } from "../../organisation/contact.ts";
import type { Directory } from "../../organisation/directory.ts";
import type { EmailAddress } from "../../organisation/email-address.ts";
import type { OrganisationCode } from "../../organisation/organisation-code.ts";
import type { NamedParty } from "../../statement/statement.ts";
import type { MailClass } from "../mail-class.ts";
import type { MailFacts } from "../mail-facts.ts";
import type { BeforeReading, PayableDecision, SenderDecision } from "./sender-decision.ts";
import type { Verdicts } from "../headers/verdicts.ts";

/** What may be known about a mail when its sender is judged; nothing of any ledger is in here. */
export interface BeforeReadingInput {
  readonly facts: MailFacts;
  readonly mailClass: MailClass;
  readonly verdicts: Verdicts;
  /** `StoredMail.judgedFrom`: the From addresses as the cloud read them. */
  readonly judgedFrom: readonly string[] | undefined;
  /** The contact list in force, whole. */
  readonly contacts: readonly Contact[];
  readonly directory: Directory;
  /** Our mailbox without a code (`statements@accord.example.org`). */
  readonly mailbox: EmailAddress;
}

/** A statement fits as it stands: `{ workbook: statement }`. */
export interface WorkbookParties {
  readonly receivable: NamedParty;
  readonly payables: readonly NamedParty[];
}

export interface SenderInput extends BeforeReadingInput {
  readonly workbook: WorkbookParties;
}

export interface PayableInput {
  /** Who sent it, as `decideSender` found. */
  readonly receivable: OrganisationCode;
  /** The addresses of ours that the mail was delivered to. */
  readonly recipients: readonly string[];
  readonly mailbox: EmailAddress;
  readonly subject: string;
  readonly workbook: WorkbookParties;
  readonly directory: Directory;
}

/** In `decide-before-reading.ts`. */
export type DecideBeforeReading = (input: BeforeReadingInput) => BeforeReading;

/** In `decide-sender.ts`; once for each workbook of a mail. */
export type DecideSender = (input: SenderInput) => SenderDecision;

/** In `decide-payable.ts`; once for each workbook of a mail. */
export type DecidePayable = (input: PayableInput) => PayableDecision;

/** In `classify-mail.ts`. `ownMailbox` tells our own mail, come back, from others'. */
export type ClassifyMail = (facts: MailFacts, ownMailbox: EmailAddress) => MailClass;
