import type { EmailAddress } from "../../organisation/email-address.ts";
import type { Finding } from "../../statement/finding.ts";
import type { OrganisationCode } from "../../organisation/organisation-code.ts";
import type { PayableRefusal, SenderRefusal } from "../mail-refusal.ts";

interface Said {
  /** Stable, in kebab case. */
  readonly reason: string;
  /** One sentence. For `hold` and `accept-and-tell` it is fit to be sent; for the others it is for the operator. */
  readonly why: string;
}

interface Known extends Said {
  /** The organisation that sent it: it alone chooses the ledger partition. */
  readonly organisation: OrganisationCode;
  /** The registered addresses of that organisation; the only ones that may ever get an answer (RSP-04). */
  readonly replyTo: readonly EmailAddress[];
}

/** Who sent a mail, as far as that can be established, and what is done with it. */
export type SenderDecision =
  | (Known & {
      /** `accept-and-tell`: the answer says which address sent it, because it was not the registered one alone. */
      readonly action: "accept" | "accept-and-tell";
      /** What the reply should mention, such as a missing code in the subject (STM-02). */
      readonly notes: readonly Finding[];
    })
  /**
   * Nothing changes until one of `replyTo` confirms; `why` says to them what is odd. `proved`: a registered address did
   * send it, and may be told at once what is wrong with a file that could not be used anyway.
   */
  | (Known & { readonly action: "hold"; readonly proved: boolean })
  /** Told to `replyTo`, which are registered addresses. */
  | (Said & {
      readonly action: "refuse";
      /** Undefined where the address stands for several and the mail does not say which. */
      readonly organisation: OrganisationCode | undefined;
      readonly replyTo: readonly EmailAddress[];
      readonly refusal: SenderRefusal;
    })
  | (Said & { readonly action: "ignore" | "quarantine" });

/**
 * What to do with a mail before any of its files is read. `read`: it has workbooks and nothing speaks against reading
 * them; the parties that they name then enter `decideSender`. `help`: a person asks, or points to a file elsewhere; the
 * answer says how it works.
 * `confirm`: a reply about a held mail, see `decideHoldReply`.
 */
export type BeforeReading =
  | { readonly action: "read" }
  | (Said & {
      readonly action: "help";
      readonly about: "question" | "answer" | "empty" | "share-link";
      /** Undefined where the address stands for several and the mail does not say which. */
      readonly organisation: OrganisationCode | undefined;
      readonly replyTo: readonly EmailAddress[];
    })
  | { readonly action: "confirm"; readonly reference: string }
  | Extract<SenderDecision, { readonly action: "refuse" | "ignore" | "quarantine" }>;

/** Which organisation's ledger a statement is for. */
export type PayableDecision =
  | {
      readonly action: "accept";
      readonly payable: OrganisationCode;
      /** What said so. */
      readonly by: readonly ("mailbox" | "subject" | "workbook")[];
      readonly notes: readonly Finding[];
    }
  /** To be told to the registered addresses of the sender; no ledger has been looked at. */
  | (Said & {
      readonly action: "refuse";
      readonly refusal: PayableRefusal;
    });
