import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import type { KeptEvidence } from "../../../shared/domain/mail/conversation/kept-evidence.ts";
import type { BeforeReadingInput } from "../../../shared/domain/mail/identity/sender-decision.ts";
import type { StatementAnswer } from "../../../shared/domain/answer/statement-answer.ts";
import type { ExerciseId } from "../../../shared/domain/exercise/exercise.ts";
import type { ExerciseFile } from "../../../shared/domain/mismatch/exercise-file.ts";
import type { OrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import type { PositionKey } from "../../../shared/domain/position/position-key.ts";
import type { Statement } from "../../../shared/domain/statement/statement.ts";
import type { RefusedFile } from "../../../shared/records/mail/mail-record.ts";
import type { DecisionSheet } from "../../../shared/domain/decision-sheet/filled-row.ts";
import type { StaffRequest } from "../../../shared/domain/mail/own-staff/read-staff-request.ts";
import type { Reply } from "../../../shared/messages/reply.ts";

/** A Decisions sheet that came with a mail, and the file that it was in. */
export type SheetOfMail = DecisionSheet & { readonly file: string };

/** A mismatch report or collection forms that came with a mail, and the file that they were in. */
export interface ExerciseFileOfMail {
  readonly file: string;
  readonly content: ExerciseFile;
}

interface Reason {
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
  /** With notes on how its mail was judged. */
  readonly statement: Statement;
  /** Of what its file says, without those notes: the same file in another mail says the same. */
  readonly digest: string;
}

/** What we decided to do with a mail. Nothing has been done yet. */
export type MailJudgement =
  /** It gets no answer. */
  | (Reason & {
      readonly judged: "unanswered";
      readonly state: "ignored" | "quarantined" | "failed";
      readonly sender?: OrganisationCode;
    })
  /** It answers a statement that an organisation of the group has issued to its sender. Nobody is written to. */
  | (Reason & {
      readonly judged: "own-answer";
      readonly sender: OrganisationCode;
      readonly answer: StatementAnswer;
      /** How many lines the statement has. */
      readonly lines: number;
    })
  /** It changes nothing, and a registered address gets an answer. */
  | (Reason & {
      readonly judged: "answer";
      /** `accepted`: a person's question; it becomes answered once its answer has left. */
      readonly state: "refused" | "failed" | "accepted";
      readonly sender: OrganisationCode | undefined;
      readonly answers: readonly MailAnswer[];
      /** What it brought to a position besides a statement. */
      readonly evidence?: KeptEvidence;
    })
  /** Its statements are taken; `answers` are about files beside them. */
  | (Reason & {
      readonly judged: "statements";
      readonly sender: OrganisationCode;
      readonly replyTo: readonly EmailAddress[];
      readonly statements: readonly [UsableStatement, ...UsableStatement[]];
      readonly answers: readonly MailAnswer[];
      readonly refusedFiles: readonly RefusedFile[];
      readonly evidence?: KeptEvidence;
    })
  /** Its statements wait until `replyTo` confirms them. */
  | (Reason & {
      readonly judged: "hold";
      readonly sender: OrganisationCode;
      readonly replyTo: readonly EmailAddress[];
      readonly statements: readonly [UsableStatement, ...UsableStatement[]];
      readonly refusedFiles: readonly RefusedFile[];
    })
  /** A person of the payable organisation decides about lines. */
  | (Reason & {
      readonly judged: "decisions";
      readonly sender: OrganisationCode;
      readonly by: EmailAddress;
      readonly sheets: readonly SheetOfMail[];
    })
  /** A person of the payable organisation asks for its own figures. */
  | (Reason & {
      readonly judged: "staff-request";
      readonly sender: OrganisationCode;
      readonly by: EmailAddress;
      readonly request: StaffRequest;
    })
  /** It brings a mismatch report to an organisation, or collection forms to whoever leads the exercise. */
  | (Reason & {
      readonly judged: "exercise-files";
      readonly sender: OrganisationCode;
      readonly by: EmailAddress;
      /** The organisation to whose mailbox it came. */
      readonly recipient: OrganisationCode;
      readonly exercise: ExerciseId;
      readonly files: readonly ExerciseFileOfMail[];
    })
  /** It confirms or rejects the mail that is held under this code. */
  | (Reason & { readonly judged: "hold-reply"; readonly holdCode: string; readonly input: BeforeReadingInput });

/** The mail's own content, whatever the judgement. */
export interface ReadMail {
  readonly from: string;
  readonly subject: string;
  readonly messageIdHeader?: string;
  readonly referencesHeader: readonly string[];
  /** The message of ours that it answers. */
  readonly answers?: string;
  /** Digest of its files. */
  readonly files: string;
}
