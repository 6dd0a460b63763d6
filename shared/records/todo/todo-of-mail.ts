import type { CalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { calendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { sumPence } from "../../domain/amounts-and-days/pence.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import { isAgreedInFull } from "../../domain/answer/sums-of-answer.ts";
import { whatIsAnswered } from "../../domain/answer/what-is-answered.ts";
import { toSafeLine } from "../../domain/mail/headers/safe-line.ts";
import { todoIdOf, type NewTodoItem, type TodoKind } from "../../domain/todo/todo-item.ts";
import type { MailRecord } from "../mail/mail-record.ts";
import type { PositionRecord } from "../position/position-record.ts";

/** Why a mail is held whose statement is much smaller than the current one. */
export const SMALLER_STATEMENT = "smaller-statement";

/** Why a mail is put before a person that answers a statement of ours. */
export const ANSWER_TO_OWN_STATEMENT = "answer-to-own-statement";

/** What else is known about a mail. */
export interface AboutMail {
  /** The organisation that its From address is registered for, whether or not it proved that it may use the address. */
  readonly claimed: OrganisationCode | undefined;
  /** The position of the message that it answers. */
  readonly position: PositionRecord | undefined;
  /** The day by which the balances of that position have to be agreed. */
  readonly agreeBy: CalendarDate | undefined;
  readonly nameOf: (code: OrganisationCode) => string;
}

/**
 * What a person has to do about a mail; `undefined` if nothing. Everybody can send mail: what proves no sender makes at most one
 * item a day for each organisation that it claims to be, and its text is not repeated.
 */
export function todoOfMail(mail: MailRecord, about: AboutMail): NewTodoItem | undefined {
  const from = nameOfSender(mail.sender ?? about.claimed, about);
  switch (mail.state) {
    case "held":
      return mail.hold && (isSmaller(mail) || hasAsked(mail))
        ? {
            ...common("held-statement", mail),
            ...statementOf(mail),
            deadline: calendarDate(mail.hold.until.slice(0, 10)),
            id: idOfHold(mail),
            what: `A statement ${isSmaller(mail) ? "of" : "that says it is from"} ${from} waits until its sender confirms it. ${mail.why} If you know better, release or reject it.`,
          }
        : undefined;
    case "refused":
      return mail.sender === undefined || mail.reason === "rejected"
        ? undefined
        : {
            ...common("refusal", mail),
            ...(mail.namedKind && { statementKind: mail.namedKind }),
            what: `A mail of ${from} was refused, and no good statement has come since: ${mail.why}`,
          };
    case "failed":
      return isOurFault(mail) || about.claimed !== undefined
        ? {
            ...common("failed-mail", mail),
            counterparty: mail.sender ?? about.claimed,
            what: `A mail of ${from} could not be read: ${mail.why}`,
          }
        : undefined;
    case "quarantined":
      return about.claimed === undefined
        ? undefined
        : {
            ...common("quarantined-mail", mail),
            id: todoIdOf("quarantined-mail", mail.payable ?? "-", about.claimed, mail.receivedAt.slice(0, 10)),
            counterparty: about.claimed,
            what: `A mail that says it is from ${from} was put aside unread: ${mail.why}`,
          };
    default:
      if (mail.evidence && mail.evidence.files.length > 0) return evidenceOf(mail, mail.evidence, from, about);
      if (mail.ownAnswer) return itemOfAnswer(mail, mail.ownAnswer, from);
      if (mail.reason === ANSWER_TO_OWN_STATEMENT)
        return {
          ...common("question", mail),
          what: `${from} answered the statement that was sent to it: “${toSafeLine(mail.subject, 120)}”. Read the answer, and adjust, chase or accept.`,
        };
      return mail.inWords
        ? {
            ...common("question", mail),
            ...ofPosition(about, mail.evidence?.lines),
            what: `${from} wrote in words: “${toSafeLine(mail.subject, 120)}”. Read it, and answer it.`,
          }
        : undefined;
  }
}

/** What is open of an answer to a statement of ours; `undefined` if it agrees every line. */
function itemOfAnswer(
  mail: MailRecord,
  answer: NonNullable<MailRecord["ownAnswer"]>,
  from: string,
): NewTodoItem | undefined {
  if (isAgreedInFull(answer) && !answer.isSuperseded) return undefined;
  const { position, toRead, unclear } = answer;
  const more = unclear - toRead.length;
  return {
    ...common("question", mail),
    position,
    what: `${from} answered the statement that was sent to it: ${whatIsAnswered(answer)}. See accord statements answers.`,
    ...(toRead.length === 0
      ? {}
      : {
          details: [...toRead.map((each) => toSafeLine(each, 400)), ...(more > 0 ? [`and ${String(more)} more`] : [])],
        }),
  };
}

/** What a person has to know of the workbooks that were refused beside the statements of a mail; `undefined` if none was. */
export function todoOfRefusedFiles(mail: MailRecord, { nameOf }: Pick<AboutMail, "nameOf">): NewTodoItem | undefined {
  const { state, sender, refusedFiles = [] } = mail;
  const [first, ...others] = refusedFiles;
  if (!first || sender === undefined || (state !== "accepted" && state !== "answered" && state !== "closed"))
    return undefined;
  const named = refusedFiles.slice(0, MOST_FILES).map(({ file, why }) => `“${toSafeLine(file, 80)}”: ${why}`);
  const kinds = new Set(refusedFiles.map(({ kind }) => kind));
  return {
    ...common("refusal", mail),
    id: todoIdOf("refusal", mail.id, "files"),
    ...(first.kind !== undefined && kinds.size === 1 ? { statementKind: first.kind } : {}),
    what: `A mail of ${nameOf(sender)} brought a statement that was taken, and ${others.length === 0 ? "a file that was" : `${refusedFiles.length} files that were`} refused: ${named.join(" ")}`,
  };
}

/** The id of the item for a mail that failed. It fails anew each time that it is read again. */
export function idOfFailure({ id, reopened = 0 }: Pick<MailRecord, "id" | "reopened">): string {
  return todoIdOf("failed-mail", id, ...(reopened === 0 ? [] : [String(reopened)]));
}

/** The id of the item for a mail that is held. One that was released may be held again because its statement is much smaller. */
export function idOfHold({ id, reason }: Pick<MailRecord, "id" | "reason">): string {
  return todoIdOf("held-statement", id, ...(isSmaller({ reason }) ? ["smaller"] : []));
}

function common(kind: TodoKind, mail: MailRecord) {
  return {
    id: kind === "failed-mail" ? idOfFailure(mail) : todoIdOf(kind, mail.id),
    kind,
    ...(mail.payable === undefined ? {} : { payable: mail.payable }),
    ...(mail.sender === undefined ? {} : { counterparty: mail.sender }),
    since: mail.receivedAt,
    source: { from: "mail" as const, mailId: mail.id },
  };
}

/** It is about the lines that it names, or else about the whole statement. */
function ofPosition({ position, agreeBy }: AboutMail, lines: NonNullable<MailRecord["evidence"]>["lines"] = []) {
  const [line, ...others] = lines;
  const pence = line ? sumPence(lines.map(({ outstandingPence }) => outstandingPence)) : position?.current.totalPence;
  return {
    ...(position && { position: position.key }),
    ...(pence === undefined ? {} : { pence }),
    ...(line && others.length === 0 ? { line: toSafeLine(line.invoiceNumber, LONGEST_NUMBER) } : {}),
    ...(agreeBy && { deadline: agreeBy }),
  };
}

const LONGEST_NUMBER = 60;

const MOST_FILES = 5;

/** Files in support of lines: a person looks at them, and decides about the lines. */
function evidenceOf(
  mail: MailRecord,
  { files, lines }: NonNullable<MailRecord["evidence"]>,
  from: string,
  about: AboutMail,
): NewTodoItem {
  const names = files.slice(0, MOST_FILES).map(({ name }) => `“${toSafeLine(name, 80)}”`);
  const more = files.length > MOST_FILES ? ` and ${files.length - MOST_FILES} more` : "";
  const [line, ...others] = lines.map(({ invoiceNumber }) => toSafeLine(invoiceNumber, LONGEST_NUMBER));
  const which =
    line === undefined ? "names no invoice" : `is for invoice ${[line, ...others.slice(0, MOST_FILES)].join(", ")}`;
  return {
    ...common("evidence", mail),
    ...ofPosition(about, lines),
    what: `${from} sent ${names.join(", ")}${more}; it ${which}. Look at it, and decide about the lines that it is for.`,
  };
}

function statementOf({ statements }: MailRecord) {
  const [first, ...others] = statements;
  if (!first) return {};
  const pence = sumPence(statements.map(({ totalPence }) => totalPence));
  return { pence, ...(others.length === 0 ? { position: first.position } : {}) };
}

function isSmaller({ reason }: Pick<MailRecord, "reason">): boolean {
  return reason === SMALLER_STATEMENT;
}

/** Whether its question left or will leave. Past the daily cap nobody is asked, as it may all be forged. */
function hasAsked({ outbox, sentMessages }: MailRecord): boolean {
  return outbox.length + sentMessages.length > 0;
}

function isOurFault({ reason }: MailRecord): boolean {
  return reason === "processing-failed" || reason === "reading-unusable";
}

function nameOfSender(code: OrganisationCode | undefined, { nameOf }: AboutMail): string {
  return code === undefined ? "an unknown sender" : nameOf(code);
}
