import type { EmailAddress } from "../../shared/domain/organisation/email-address.ts";
import type { BeforeReadingInput } from "../../shared/domain/mail/identity/sender-input.ts";
import type { OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import type { PositionKey } from "../../shared/domain/position/position-key.ts";
import type { Statement } from "../../shared/domain/statement/statement.ts";
import type { Reply } from "../../shared/messages/reply.ts";

interface Said {
  /** Stable, in kebab case. */
  readonly reason: string;
  /** One sentence. */
  readonly why: string;
}

/** An answer to a mail as a whole or to one of its files. */
export interface MailAnswer {
  readonly to: readonly EmailAddress[];
  readonly facts: Reply;
}

/** A statement that can be used, and the position that it is for. */
export interface UsableStatement {
  readonly file: string;
  readonly position: PositionKey;
  readonly statement: Statement;
}

/** What is to become of a mail. Nothing has been done yet. */
export type MailJudgement =
  /** Nobody is told. */
  | (Said & {
      readonly judged: "silent";
      readonly state: "ignored" | "quarantined" | "failed";
      readonly sender?: OrganisationCode;
    })
  /** It changes nothing, and a registered address is told. */
  | (Said & {
      readonly judged: "answer";
      /** `accepted`: a person's question, which ends answered. */
      readonly state: "refused" | "failed" | "accepted";
      readonly sender: OrganisationCode | undefined;
      readonly answers: readonly MailAnswer[];
    })
  /** Its statements are taken; `answers` are about files beside them. */
  | (Said & {
      readonly judged: "statements";
      readonly sender: OrganisationCode;
      readonly replyTo: readonly EmailAddress[];
      readonly statements: readonly [UsableStatement, ...UsableStatement[]];
      readonly answers: readonly MailAnswer[];
    })
  /** Its statements wait for the word of `replyTo`. */
  | (Said & {
      readonly judged: "hold";
      readonly sender: OrganisationCode;
      readonly replyTo: readonly EmailAddress[];
      readonly statements: readonly [UsableStatement, ...UsableStatement[]];
    })
  /** It speaks about a statement that is held under this reference. */
  | (Said & { readonly judged: "confirmation"; readonly reference: string; readonly input: BeforeReadingInput });

/** What the message itself was found to say, whatever came of it. */
export interface ReadMail {
  readonly from: string;
  readonly subject: string;
  readonly messageId?: string;
  readonly references: readonly string[];
  /** Of the files that it brought. */
  readonly files: string;
}
