import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { decideReplyCap, type ReplyPurpose } from "../../../shared/domain/mail/reply-cap.ts";
import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import type { DailyAnswers } from "../../../shared/records/mail/daily-answers.ts";
import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";

export interface DailyAnswersPorts {
  readonly dailyAnswers: DailyAnswers;
}

/** Counts the answers of today to these addresses; returns the reason if one of them has reached its cap. */
export async function countAnswers(
  mail: Pick<MailRecord, "id">,
  purpose: ReplyPurpose,
  to: readonly EmailAddress[],
  at: Date,
  dailyAnswers: DailyAnswers,
): Promise<{ reason: string; why: string } | undefined> {
  const today = calendarDate(at.toISOString().slice(0, 10));
  for (const address of to) {
    const decision = await dailyAnswers.countIn(address, today, purpose, mail.id, (counted) =>
      decideReplyCap(purpose, counted),
    );
    if (!decision.send) return { reason: decision.reason, why: decision.why };
  }
  return undefined;
}
