import { addDays, calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import type { EmailAddress } from "../../shared/domain/organisation/email-address.ts";
import { HOLD_REFERENCE_BYTES, holdReferenceOf } from "../../shared/domain/mail/holds/hold-reference.ts";
import type { MailRecord } from "../../shared/records/mail/mail-record.ts";
import type { Reference } from "../../shared/records/reference/reference-data.ts";
import { answeredMailOf, partyOf } from "../../shared/records/message/message-particulars.ts";
import type { MailAnswer, MailJudgement } from "./judgement.ts";
import { always, answersTo } from "./mail-answers.ts";

/** How long a reference is good for. */
const DAYS_TO_CONFIRM = 14;

export interface HoldStatements {
  readonly mailbox: EmailAddress;
  /** As many random bytes, from a cryptographic source. */
  readonly randomBytes: (count: number) => Uint8Array;
}

/** The reference under which a mail is held, and the message that asks the registered address about it. */
export function holdStatements(
  mail: MailRecord,
  { statements, sender, replyTo, why }: Extract<MailJudgement, { judged: "hold" }>,
  reference: Reference,
  at: Date,
  ports: HoldStatements,
): { readonly hold: NonNullable<MailRecord["hold"]>; readonly answers: MailAnswer[] } {
  const [{ file, position, statement }] = statements;
  const held = holdReferenceOf(ports.randomBytes(HOLD_REFERENCE_BYTES));
  const until = addDays(calendarDate(at.toISOString().slice(0, 10)), DAYS_TO_CONFIRM);
  const { asAt, totalPence } = statement;
  return {
    hold: { reference: held, until: `${until}T23:59:59.999Z` },
    answers: answersTo(replyTo, {
      reply: "hold-confirmation",
      ...always(mail, position.payable, reference, { ...ports, at }),
      mail: answeredMailOf(mail, file),
      payable: partyOf(position.payable, reference.directory),
      receivable: partyOf(sender, reference.directory),
      reference: held,
      why,
      statement: { ...(asAt === undefined ? {} : { asAt }), lines: statement.lines.length, totalPence },
      until,
    }),
  };
}
