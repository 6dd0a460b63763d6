import { exercisesInView } from "../exercise/exercises-in-view.ts";
import type { Exercise } from "../exercise/exercise.ts";
import type { CalendarDate } from "../amounts-and-days/calendar-date.ts";
import type { ExerciseFileSought } from "../mismatch/exercise-file.ts";
import { organisationsOf, type Contact } from "../organisation/contact.ts";
import type { EmailAddress } from "../organisation/email-address.ts";
import type { OrganisationCode } from "../organisation/organisation-code.ts";
import type { Directory } from "../organisation/organisation.ts";
import { mailboxCode } from "./own-mailbox.ts";

export interface ExerciseMailInput {
  readonly from: string;
  readonly recipients: readonly string[];
  readonly contacts: readonly Contact[];
  readonly directory: Directory;
  readonly exercises: readonly Exercise[];
  readonly mailbox: EmailAddress;
  /** The day on which it came. */
  readonly today: CalendarDate;
}

/** What a mail may hold of an exercise, and who sent it to whom. */
export interface ExerciseMail {
  readonly sought: ExerciseFileSought;
  readonly sender: OrganisationCode;
  /** The organisation to whose mailbox it came. */
  readonly recipient: OrganisationCode;
}

/**
 * Whether a mail may hold a mismatch report or collection forms, by its addresses alone: from an address with the role `exercise` to an
 * organisation's mailbox, or from any registered address to the mailbox of an organisation that has such an address.
 */
export function exerciseMailOf(input: ExerciseMailInput): ExerciseMail | undefined {
  const { from, recipients, contacts, directory, exercises, mailbox, today } = input;
  const named = new Set(recipients.flatMap((address) => mailboxCode(address, mailbox) ?? []));
  const [recipient, ...others] = [...named].filter((code) => directory.has(code));
  const exercise = exercisesInView(exercises, today).at(-1)?.exercise;
  if (recipient === undefined || others.length > 0 || exercise === undefined) return undefined;
  const leads = (code: OrganisationCode, email?: string): boolean =>
    contacts.some(
      (each) => each.code === code && each.role === "exercise" && (email === undefined || each.email === email),
    );
  const senders = organisationsOf(from, contacts, directory).filter((code) => code !== recipient);
  const lead = senders.find((code) => leads(code, from));
  if (lead !== undefined)
    return { sought: { is: "mismatch-report", exercise, organisation: recipient }, sender: lead, recipient };
  const [sender] = senders;
  if (sender === undefined || !leads(recipient)) return undefined;
  return { sought: { is: "forms", exercise, organisations: [...senders] }, sender, recipient };
}
