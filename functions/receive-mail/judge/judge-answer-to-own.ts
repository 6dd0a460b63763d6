import { decideSender } from "../../../shared/domain/mail/identity/decide-sender.ts";
import type { BeforeReading, BeforeReadingInput } from "../../../shared/domain/mail/identity/sender-decision.ts";
import type { OrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { ANSWER_TO_OWN_STATEMENT } from "../../../shared/records/todo/todo-of-mail.ts";
import type { MailJudgement } from "./judgement.ts";

/**
 * Judges a mail that answers a statement which an organisation of the group has issued (RSP-06): whatever workbook comes with it is no
 * statement, but the sender's answer, and a person reads it. Nothing is said back, so that two programs do not converse. `undefined` for a mail
 * whose sender is not believed, and for one that is no answer of a person: it is judged as any other.
 */
export function judgeAnswerToOwn(input: BeforeReadingInput, decision: BeforeReading): MailJudgement | undefined {
  const sender = senderOf(input, decision);
  if (sender === undefined) return undefined;
  return {
    judged: "answer",
    state: "accepted",
    reason: ANSWER_TO_OWN_STATEMENT,
    why: "It answers a statement that was issued to its sender. A person reads it.",
    sender,
    answers: [],
  };
}

/** Who answers: proved as for a statement, but for what a workbook says, which names us as the receivable organisation. */
function senderOf(input: BeforeReadingInput, decision: BeforeReading): OrganisationCode | undefined {
  // Another Accord's response: a message of ours, or of a program, gets no answer, but this one is the answer.
  const isOfAccord = decision.action === "ignore" && input.mailClass.class === "own-message";
  if (decision.action === "read" || isOfAccord) {
    if (!isOfAccord && input.mailClass.class !== "workbooks") return undefined;
    const sender = decideSender({ ...input, workbook: { receivable: {}, payables: [] } });
    return sender.action === "accept" || sender.action === "accept-and-tell" ? sender.organisation : undefined;
  }
  return "accepted" in decision ? decision.accepted.organisation : undefined;
}
