import { addDays, calendarDate, type CalendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import { HOLD_CODE_BYTES, holdCodeOf } from "../../../shared/domain/mail/holds/hold-code.ts";
import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";
import { compareStatements, isMuchSmaller } from "../../../shared/domain/mail/conversation/compare-statements.ts";
import { percentToHold } from "../../../shared/domain/organisation/policy.ts";
import { statementSchema } from "../../../shared/domain/statement/statement.ts";
import { policyOf, type ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import { answeredMailOf, partyOf, referenceTo } from "../../../shared/records/message/message-facts.ts";
import type { MailAnswer, MailJudgement } from "../judge/judgement.ts";
import { answersTo, factsOfEveryAnswer } from "../judge/mail-answers.ts";
import type { TakeStatementPorts } from "./take-statement.ts";

/** How long a hold code is valid. */
const DAYS_TO_CONFIRM = 14;

export interface HoldStatementsPorts {
  readonly mailbox: EmailAddress;
  /** This many random bytes, from a cryptographic source. */
  readonly randomBytes: (count: number) => Uint8Array;
}

/**
 * Makes the hold code for a mail, and the message that asks the registered address to confirm it. If a statement is much smaller than
 * the current one, the message says so: once it is confirmed, nobody is asked again.
 */
export async function holdStatements(
  mail: MailRecord,
  { statements, sender, replyTo, why }: Extract<MailJudgement, { judged: "hold" }>,
  referenceData: ReferenceData,
  at: Date,
  ports: HoldStatementsPorts & Pick<TakeStatementPorts, "positions" | "objects">,
): Promise<{ readonly hold: NonNullable<MailRecord["hold"]>; readonly answers: MailAnswer[] }> {
  const [{ file, position, statement }] = statements;
  const { hold, until } = newHold(at, ports);
  const { asAt, totalPence } = statement;
  const before = await ports.positions.get(position);
  const isSmaller =
    before !== undefined &&
    isMuchSmaller(
      compareStatements(await ports.objects.get(before.current.statement, statementSchema), statement),
      percentToHold(policyOf(referenceData.policies, position.payable)),
    );
  return {
    hold,
    answers: answersTo(replyTo, {
      reply: "hold-confirmation",
      ...factsOfEveryAnswer(mail, position.payable, referenceData, { ...ports, at }),
      mail: answeredMailOf(mail, file),
      payable: partyOf(position.payable, referenceData.directory),
      receivable: partyOf(sender, referenceData.directory),
      holdCode: hold.code,
      why,
      statement: { ...(asAt === undefined ? {} : { asAt }), lines: statement.lines.length, totalPence },
      ...(isSmaller ? { current: referenceTo(before.current) } : {}),
      until,
    }),
  };
}

/** A new hold code, and the last day on which it may be used. */
export function newHold(
  at: Date,
  { randomBytes }: Pick<HoldStatementsPorts, "randomBytes">,
): { readonly hold: NonNullable<MailRecord["hold"]>; readonly until: CalendarDate } {
  const until = addDays(calendarDate(at.toISOString().slice(0, 10)), DAYS_TO_CONFIRM);
  return { hold: { code: holdCodeOf(randomBytes(HOLD_CODE_BYTES)), until: `${until}T23:59:59.999Z` }, until };
}
