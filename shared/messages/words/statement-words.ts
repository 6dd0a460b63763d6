/**
 * The names of things as messages write them: organisations, exercises, statements, ledgers. Every message also uses the other files of
 * this room: `quote-text.ts` makes texts that others wrote safe to quote (clean, without links, without bank details), `reading-words.ts`
 * says how a file was read, `uk-time.ts` writes times, and `closing.ts` ends a message.
 */
import { formatCalendarDate, type CalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { type ExerciseId, nameOfExercise, nameOfKind, type Kind } from "../../domain/exercise/exercise.ts";
import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import type { Pence } from "../../domain/amounts-and-days/pence.ts";
import { cleanText } from "./clean-text.ts";
import { quoteText, quoteFileName } from "./quote-text.ts";
import type { AnsweredMail, LedgerReference, Party, StatementReference, ResponseFacts } from "../facts/reply-facts.ts";
import { ukTime } from "./uk-time.ts";

/** `Northfold Community Health NHS Trust (ZB2)` */
export function nameOfParty(party: Party): string {
  const name = quoteText(party.name);
  return party.code === undefined ? name : `${name} (${party.code})`;
}

/** The organisation's code, or its name if it has none: for headings and short sentences. */
export function shortNameOfParty(party: Party): string {
  return party.code ?? quoteText(party.name);
}

/** `receivables and payables statement for 2022-23 Q4` */
export function nameOfStatement(kind: Kind, exercise: ExerciseId | undefined): string {
  return `${nameOfKind(kind)} statement${exercise === undefined ? "" : ` for ${nameOfExercise(exercise)}`}`;
}

/** What the amount of a statement line is. */
export function nameOfLineAmount(kind: Kind): string {
  switch (kind) {
    case "r&p":
      return "Outstanding";
    case "i&e":
      return "Income";
    case "accruals":
      return "Accrued";
  }
}

/** `payables ledger`: the ledger that a statement of this kind is compared with. */
export function nameOfLedger(kind: Kind): string {
  return kind === "i&e" ? "expenditure ledger" : "payables ledger";
}

/** `as at 31 March 2023, soft close` (EXR-08) */
export function dateOfLedger(ledger: LedgerReference): string {
  return `as at ${formatCalendarDate(ledger.asAt)}, ${ledger.close} close`;
}

/** ` as at 23 March 2023`, or an empty text. */
export function asAtWords(asAt: CalendarDate | undefined): string {
  return asAt === undefined ? "" : ` as at ${formatCalendarDate(asAt)}`;
}

/** `12 lines`, `1 line` */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}

/** `12 lines, £412,300.00 in all` */
export function sizeOfStatement(lines: number, totalPence: Pence): string {
  if (lines === 0) return "no lines, so it claims nothing";
  return `${counted(lines, "line")}, ${formatPounds(totalPence)} in all`;
}

/** `your message “ZB2 statement”`: the mail that is answered, as part of a sentence. */
export function nameOfMessage(mail: AnsweredMail): string {
  const subject = quoteText(mail.subject, [], 120);
  return subject === "" ? "your message" : `your message “${subject}”`;
}

/** Describes one of several statements, so that a person knows which one is meant. */
export function describeStatement(statement: StatementReference): string {
  const file = statement.file === undefined ? "" : ` in the file ${quoteFileName(statement.file)}`;
  const from = statement.from === undefined ? "" : ` from ${cleanText(statement.from)}`;
  return `received on ${ukTime(statement.receivedAt)}${from}${file}${asAtWords(statement.asAt)}: ${sizeOfStatement(statement.lines, statement.totalPence)}`;
}

/** The title of each sheet: who responds to whom, and to which statement. */
export function titleOfSheet(facts: ResponseFacts, what: string): string {
  const statement = `${nameOfStatement(facts.kind, facts.exercise)}${asAtWords(facts.statement.asAt)}`;
  return `${shortNameOfParty(facts.payable)} to ${shortNameOfParty(facts.receivable)}: ${what} (${statement})`;
}
