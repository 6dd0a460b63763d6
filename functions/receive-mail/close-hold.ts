import type { EmailAddress } from "../../shared/domain/organisation/email-address.ts";
import { decideHoldReply, type HoldReply } from "../../shared/domain/mail/holds/decide-hold-reply.ts";
import type { Holds } from "../../shared/records/mail/holds.ts";
import type { MailRecord } from "../../shared/records/mail/mail-record.ts";
import type { Reference } from "../../shared/records/reference/reference-data.ts";
import { closeHeldMail } from "../../shared/records/mail/close-held-mail.ts";
import { answeredMailOf, partyOf } from "../../shared/records/message/message-particulars.ts";
import { finishMail, type FinishMail } from "./finish-mail.ts";
import type { MailAnswer, MailJudgement } from "./judgement.ts";
import { always } from "./mail-answers.ts";

export interface CloseHold extends FinishMail {
  readonly holds: Holds;
  readonly mailbox: EmailAddress;
}

type Closing = Pick<MailRecord, "state" | "reason" | "why"> &
  Partial<Pick<MailRecord, "sender">> & { readonly answers: readonly MailAnswer[] };

/**
 * Carries out what a registered address said about a held mail. The held mail is taken as far as its answer is on its way
 * before the word itself is noted as done: a word that is read again does the same again, and nothing more.
 */
export async function closeHold(
  word: MailRecord,
  { reference: held, input }: Extract<MailJudgement, { judged: "confirmation" }>,
  reference: Reference,
  at: Date,
  ports: CloseHold,
): Promise<Closing> {
  const mailId = await ports.holds.mailOf(held);
  const mail = mailId === undefined ? undefined : await ports.mails.get(mailId);
  if (!mail?.hold || mail.sender === undefined)
    return { state: "ignored", reason: "unknown-reference", why: "No mail is held under its reference.", answers: [] };
  const organisation = mail.sender;
  const isRepeat = mail.hold.closedBy === word.id;
  const { until } = mail.hold;
  const used = mail.state !== "held" && !isRepeat;
  const decision = decideHoldReply(input, { reference: held, organisation, used, until }, word.receivedAt);
  const { reason, why } = decision;
  switch (decision.action) {
    case "ignore":
      return { state: "ignored", reason, why, answers: [] };
    case "quarantine":
      return { state: "quarantined", reason, why, answers: [] };
    case "release": {
      const released = await closeHeldMail(ports.mails, mail.id, {
        action: "release",
        by: word.id,
        at: at.toISOString(),
      });
      if (!released) return late();
      await finishMail(released, reference, ports);
      return {
        state: "answered",
        reason,
        why: `${why} Mail ${mail.id} is answered by itself.`,
        sender: organisation,
        answers: [],
      };
    }
    case "reject": {
      const rejected = await closeHeldMail(ports.mails, mail.id, {
        action: "reject",
        by: word.id,
        at: at.toISOString(),
      });
      if (!rejected) return late();
      return { state: "accepted", reason, why, sender: organisation, answers: answer("rejected") };
    }
    case "unclear":
    case "already-used":
    case "expired":
      return { state: "accepted", reason, why, sender: organisation, answers: answer(decision.action) };
  }

  /** Somebody else's word came in between. */
  function late(): Closing {
    const why = "The reference has been used already.";
    return { state: "accepted", reason: "already-used", why, sender: organisation, answers: answer("already-used") };
  }

  function answer(closed: Exclude<HoldReply["action"], "release" | "reject" | "ignore" | "quarantine"> | "rejected") {
    const payable = mail?.statements[0]?.position.payable;
    const [from] = input.facts.from;
    if (payable === undefined || from === undefined) return [];
    const facts: MailAnswer["facts"] = {
      reply: "hold-closed",
      ...always(word, payable, reference, { ...ports, at }),
      mail: answeredMailOf(word, undefined),
      payable: partyOf(payable, reference.directory),
      receivable: partyOf(organisation, reference.directory),
      reference: held,
      closed,
    };
    // Whoever is registered for the organisation and wrote the word: `decideHoldReply` saw to it.
    return [{ to: [from.address], facts }];
  }
}
