import { addDays, calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import { HOLD_CODE_BYTES, holdCodeOf } from "../../../shared/domain/mail/holds/hold-code.ts";
import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";
import type { ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import { answeredMailOf, partyOf } from "../../../shared/records/message/message-facts.ts";
import type { MailAnswer, MailJudgement } from "../judge/judgement.ts";
import { answersTo, factsOfEveryAnswer } from "../judge/mail-answers.ts";

/** How long a hold code is valid. */
const DAYS_TO_CONFIRM = 14;

export interface HoldStatementsPorts {
  readonly mailbox: EmailAddress;
  /** This many random bytes, from a cryptographic source. */
  readonly randomBytes: (count: number) => Uint8Array;
}

/** Makes the hold code for a mail, and the message that asks the registered address to confirm it. */
export function holdStatements(
  mail: MailRecord,
  { statements, sender, replyTo, why }: Extract<MailJudgement, { judged: "hold" }>,
  referenceData: ReferenceData,
  at: Date,
  ports: HoldStatementsPorts,
): { readonly hold: NonNullable<MailRecord["hold"]>; readonly answers: MailAnswer[] } {
  const [{ file, position, statement }] = statements;
  const holdCode = holdCodeOf(ports.randomBytes(HOLD_CODE_BYTES));
  const until = addDays(calendarDate(at.toISOString().slice(0, 10)), DAYS_TO_CONFIRM);
  const { asAt, totalPence } = statement;
  return {
    hold: { code: holdCode, until: `${until}T23:59:59.999Z` },
    answers: answersTo(replyTo, {
      reply: "hold-confirmation",
      ...factsOfEveryAnswer(mail, position.payable, referenceData, { ...ports, at }),
      mail: answeredMailOf(mail, file),
      payable: partyOf(position.payable, referenceData.directory),
      receivable: partyOf(sender, referenceData.directory),
      holdCode,
      why,
      statement: { ...(asAt === undefined ? {} : { asAt }), lines: statement.lines.length, totalPence },
      until,
    }),
  };
}
