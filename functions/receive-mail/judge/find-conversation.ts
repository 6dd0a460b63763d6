import { organisationsOf } from "../../../shared/domain/organisation/contact.ts";
import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import { kindSchema } from "../../../shared/domain/exercise/exercise.ts";
import { mailboxCode } from "../../../shared/domain/mail/own-mailbox.ts";
import type { MailFacts } from "../../../shared/domain/mail/mail-facts.ts";
import { ownWords } from "../../../shared/domain/mail/own-words.ts";
import { linesNamed } from "../../../shared/domain/mail/conversation/lines-named.ts";
import type { OrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { textOfPosition, type PositionKey } from "../../../shared/domain/position/position-key.ts";
import { findPositionReferences } from "../../../shared/domain/position/position-reference.ts";
import type { Statement } from "../../../shared/domain/statement/statement.ts";
import type { ReferenceData } from "../../../shared/records/reference/reference-data.ts";

export interface FindConversationPorts {
  /** `statements@…`, without a code. */
  readonly mailbox: EmailAddress;
  /** The position that a message of ours is about; `statement` if it asks for a statement, `own-statement` if it brought one of ours. */
  readonly positionOfMessage: (messageId: string) => Promise<PositionKey | "unknown" | "statement" | "own-statement">;
  /** The current statements of those of the positions that have one, in their order; each is read when it is asked for. */
  readonly currentStatements: (positions: readonly PositionKey[]) => AsyncIterable<CurrentStatement>;
}

/** The current statement of a position. */
export interface CurrentStatement {
  readonly position: PositionKey;
  readonly current: Statement;
}

/** The position that a mail is about, if its sender has a statement there. */
export interface Conversation extends CurrentStatement {
  /** Whether the mail answers a message of ours about it. */
  readonly answersUs: boolean;
  /** What the sender wrote: their own words, and in a mail that answers nothing its subject. */
  readonly words: string;
  /** All that may name a line: subject, words, names of files, and what files say that hold no table of invoices. */
  readonly texts: readonly string[];
}

/** Exercises of which the newest are looked at. */
const MOST_EXERCISES = 4;

/** What files say that hold no table of invoices. */
export interface WordsOfFiles {
  readonly workbooks: readonly string[];
  /** A PDF may be a statement, which names its own invoices whatever the mail is about: so it never decides what a mail is about. */
  readonly pdfs: readonly string[];
}

/**
 * Finds the position that a mail is about: the one of the message of ours that it answers or names; in a mail that answers nothing, the
 * newest one between the sender and the owner of the mailbox of which it names a line. Only positions of the organisations that the
 * From address is registered for are looked at; whether that is proved is decided elsewhere.
 *
 * @param said what files without a table of invoices say
 * @param answers the message of ours that it answers
 */
export async function findConversation(
  facts: MailFacts,
  said: WordsOfFiles,
  answers: string | undefined,
  { contacts, directory, exercises }: ReferenceData,
  ports: FindConversationPorts,
): Promise<Conversation | undefined> {
  const senders = organisationsOf(facts.from[0]?.address ?? "", contacts, directory);
  if (senders.length === 0) return undefined;
  const own = ownWords(facts.text).join("\n");
  const plain = [facts.subject, own, ...facts.attachments.map(({ name }) => name), ...said.workbooks];
  const texts = [...plain, ...said.pdfs];
  const answered = answers === undefined ? "unknown" : await ports.positionOfMessage(answers);
  if (answered === "statement" || answered === "own-statement") return undefined;
  const named = [facts.subject, facts.text].flatMap(findPositionReferences);
  const meant = distinct([...(answered === "unknown" ? [] : [answered]), ...named]);
  for await (const each of ports.currentStatements(meant.filter(({ receivable }) => senders.includes(receivable))))
    return { ...each, answersUs: true, words: own, texts };
  for await (const each of ports.currentStatements(between(facts, senders, ports.mailbox)))
    if (linesNamed(each.current.lines, plain).length > 0)
      return { ...each, answersUs: false, words: `${facts.subject}\n${own}`, texts };
  return undefined;

  function between(
    { envelope }: MailFacts,
    receivables: readonly OrganisationCode[],
    mailbox: EmailAddress,
  ): PositionKey[] {
    const payables = envelope.recipients.flatMap((address) => mailboxCode(address, mailbox) ?? []);
    const newest = exercises
      .map(({ exercise }) => exercise)
      .sort()
      .toReversed()
      .slice(0, MOST_EXERCISES);
    return payables.flatMap((payable) =>
      receivables.flatMap((receivable) =>
        newest.flatMap((exercise) => kindSchema.options.map((kind) => ({ payable, receivable, exercise, kind }))),
      ),
    );
  }
}

function distinct(positions: readonly PositionKey[]): PositionKey[] {
  return [...new Map(positions.map((position) => [textOfPosition(position), position])).values()];
}
