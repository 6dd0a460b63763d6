import type { EmailAddress } from "../../organisation/email-address.ts";
import type { Finding } from "../../statement/finding.ts";
import type { OrganisationCode } from "../../organisation/organisation-code.ts";
import type { PayableRefusal, SenderRefusal } from "../mail-refusal.ts";
import type { Contact } from "../../organisation/contact.ts";
import type { Directory } from "../../organisation/organisation.ts";
import type { NamedParty } from "../../statement/statement.ts";
import type { MailClass } from "../classify-mail.ts";
import type { MailFacts } from "../mail-facts.ts";
import type { Verdicts } from "../headers/verdicts.ts";

/** What is known about a mail when its sender is decided. It never includes anything from a ledger. */
export interface BeforeReadingInput {
  readonly facts: MailFacts;
  readonly mailClass: MailClass;
  readonly verdicts: Verdicts;
  /** `StoredMail.judgedFrom`: the From addresses as SES read them. */
  readonly judgedFrom: readonly string[] | undefined;
  /** The whole contact list in force. */
  readonly contacts: readonly Contact[];
  readonly directory: Directory;
  /** Our mailbox without a code (`statements@accord.example.org`). */
  readonly mailbox: EmailAddress;
}

/** The parties that a workbook names. A `Statement` has this form. */
export interface WorkbookParties {
  readonly receivable: NamedParty;
  readonly payables: readonly NamedParty[];
}

export interface SenderInput extends BeforeReadingInput {
  readonly workbook: WorkbookParties;
}

export interface PayableInput {
  /** The organisation that sent it, from `decideSender`. */
  readonly receivable: OrganisationCode;
  /** Those of our addresses that the mail was delivered to. */
  readonly recipients: readonly string[];
  readonly mailbox: EmailAddress;
  readonly subject: string;
  readonly workbook: WorkbookParties;
  readonly directory: Directory;
}

interface Reasoned {
  /** A stable code in kebab case. */
  readonly reason: string;
  /** One sentence. For `hold` and `accept-and-tell` it goes into the message; for the others it is for the operator. */
  readonly why: string;
}

interface FromOrganisation extends Reasoned {
  /** The organisation that sent it. Only this chooses the ledger partition. */
  readonly organisation: OrganisationCode;
  /** The registered addresses of that organisation. Only these may ever get an answer (RSP-04). */
  readonly replyTo: readonly EmailAddress[];
}

/** Who sent a mail, as far as we can establish it, and what to do with it. */
export type SenderDecision =
  | (FromOrganisation & {
      /** `accept-and-tell`: the answer says which address sent it, because something about the sender was unusual. */
      readonly action: "accept" | "accept-and-tell";
      /** Notes for the reply, such as a missing code in the subject (STM-02). */
      readonly notes: readonly Finding[];
    })
  /**
   * Nothing changes until one of `replyTo` confirms; `why` tells them what is odd. `proved`: a registered address did send
   * it, so it can be told at once what is wrong with an unusable file.
   */
  | (FromOrganisation & { readonly action: "hold"; readonly proved: boolean })
  /** The refusal goes to `replyTo`, which are registered addresses. */
  | (Reasoned & {
      readonly action: "refuse";
      /** Undefined if the address is registered for several organisations and the mail does not say which. */
      readonly organisation: OrganisationCode | undefined;
      readonly replyTo: readonly EmailAddress[];
      readonly refusal: SenderRefusal;
    })
  | (Reasoned & { readonly action: "ignore" | "quarantine" });

/**
 * What to do with a mail before any of its files is read. `read`: it has workbooks and there is no reason not to read them;
 * `decideSender` then uses the parties that they name. `help`: a person asks, or links to a file elsewhere; the answer says
 * how to send a statement. `confirm`: a reply about a held mail, see `decideHoldReply`.
 */
export type BeforeReading =
  | { readonly action: "read" }
  | (Reasoned & {
      readonly action: "help";
      readonly about: "question" | "answer" | "empty" | "share-link";
      /** Undefined if the address is registered for several organisations and the mail does not say which. */
      readonly organisation: OrganisationCode | undefined;
      readonly replyTo: readonly EmailAddress[];
      readonly accepted?: Accepted;
    })
  | { readonly action: "confirm"; readonly holdCode: string }
  | (Extract<SenderDecision, { readonly action: "refuse" }> & { readonly accepted?: Accepted })
  | Extract<SenderDecision, { readonly action: "ignore" | "quarantine" }>;

/** The organisation whose statement would be accepted from this sender, and its registered addresses. */
export interface Accepted {
  readonly organisation: OrganisationCode;
  readonly replyTo: readonly EmailAddress[];
}

/** Which organisation's ledger a statement is for. */
export type PayableDecision =
  | {
      readonly action: "accept";
      readonly payable: OrganisationCode;
      /** Where the payable organisation was named. */
      readonly by: readonly ("mailbox" | "subject" | "workbook")[];
      readonly notes: readonly Finding[];
    }
  /** The refusal goes to the sender's registered addresses. No ledger has been read. */
  | (Reasoned & {
      readonly action: "refuse";
      readonly refusal: PayableRefusal;
    });
