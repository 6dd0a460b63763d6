import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import { decideHoldReply, type HoldReply } from "../../../shared/domain/mail/holds/decide-hold-reply.ts";
import type { Holds } from "../../../shared/records/mail/holds.ts";
import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";
import type { ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import { closeHeldMail } from "../../../shared/records/mail/close-held-mail.ts";
import { answeredMailOf, partyOf } from "../../../shared/records/message/message-facts.ts";
import { carryOutJudgement, type CarryOutJudgementPorts } from "./carry-out-judgement.ts";
import { sendersOf } from "../../../shared/records/mail/senders-of.ts";
import type { MailAnswer, MailJudgement } from "../judge/judgement.ts";
import { factsOfEveryAnswer } from "../judge/mail-answers.ts";

export interface CloseHoldPorts extends CarryOutJudgementPorts {
  readonly holds: Holds;
  readonly mailbox: EmailAddress;
}

type Closing = Pick<MailRecord, "state" | "reason" | "why"> &
  Partial<Pick<MailRecord, "sender">> & { readonly answers: readonly MailAnswer[] };

/**
 * Releases or rejects a held mail as the registered address asked in `holdReply`. A released mail is carried out before its hold
 * reply is recorded as done, so a hold reply that is read again finds its work done.
 */
export async function closeHold(
  holdReply: MailRecord,
  { holdCode, input }: Extract<MailJudgement, { judged: "hold-reply" }>,
  referenceData: ReferenceData,
  at: Date,
  ports: CloseHoldPorts,
): Promise<Closing> {
  const mailId = await ports.holds.mailOf(holdCode);
  const mail = mailId === undefined ? undefined : await ports.mails.get(mailId);
  if (!mail?.hold || mail.sender === undefined)
    return { state: "ignored", reason: "unknown-reference", why: "No mail is held under its reference.", answers: [] };
  const organisation = mail.sender;
  const isRepeat = mail.hold.closedBy === holdReply.id;
  const { until } = mail.hold;
  const used = mail.state !== "held" && !isRepeat;
  const decision = decideHoldReply(
    input,
    { code: holdCode, organisations: sendersOf(mail), used, until },
    holdReply.receivedAt,
  );
  const { reason, why } = decision;
  const close = (action: "release" | "reject") =>
    closeHeldMail(ports.mails, mail.id, { action, by: holdReply.id, at: at.toISOString() });
  switch (decision.action) {
    case "ignore":
      return { state: "ignored", reason, why, answers: [] };
    case "quarantine":
      return { state: "quarantined", reason, why, answers: [] };
    case "release": {
      const released = await close("release");
      if (!released) return tooLate();
      await carryOutJudgement(released, referenceData, ports);
      return {
        state: "answered",
        reason,
        why: `${why} Mail ${mail.id} is answered by itself.`,
        sender: organisation,
        answers: [],
      };
    }
    case "reject": {
      const rejected = await close("reject");
      if (!rejected) return tooLate();
      await carryOutJudgement(rejected, referenceData, ports);
      return { state: "accepted", reason, why, sender: organisation, answers: answersWith("rejected") };
    }
    case "unclear":
    case "already-used":
    case "expired":
      return { state: "accepted", reason, why, sender: organisation, answers: answersWith(decision.action) };
  }

  /** Another hold reply, or an operator, closed the hold in between. */
  function tooLate(): Closing {
    const why = "The reference has been used already.";
    return {
      state: "accepted",
      reason: "already-used",
      why,
      sender: organisation,
      answers: answersWith("already-used"),
    };
  }

  function answersWith(
    closed: Exclude<HoldReply["action"], "release" | "reject" | "ignore" | "quarantine"> | "rejected",
  ): MailAnswer[] {
    const payable = mail?.statements[0]?.position.payable;
    const [from] = input.facts.from;
    if (payable === undefined || from === undefined) return [];
    const facts: MailAnswer["facts"] = {
      reply: "hold-closed",
      ...factsOfEveryAnswer(holdReply, payable, referenceData, { ...ports, at }),
      mail: answeredMailOf(holdReply, undefined),
      payable: partyOf(payable, referenceData.directory),
      receivable: partyOf(organisation, referenceData.directory),
      holdCode,
      closed,
    };
    // `decideHoldReply` has checked that this address is registered for the organisation.
    return [{ to: [from.address], facts }];
  }
}
