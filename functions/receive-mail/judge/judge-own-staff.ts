import { ownStaffOf } from "../../../shared/domain/mail/own-staff/own-staff.ts";
import { readStaffRequest } from "../../../shared/domain/mail/own-staff/read-staff-request.ts";
import type { BeforeReadingInput } from "../../../shared/domain/mail/identity/sender-decision.ts";
import type { MailJudgement, SheetOfMail } from "./judgement.ts";

/**
 * Judges a mail of the payable organisation's own people: a Decisions sheet, or a word that asks for its figures. `undefined` for any other
 * mail, and for a request of somebody who may not ask: it is judged as everybody's mail is.
 *
 * A Decisions sheet is never read as a statement. Unless it comes from a proved address that may decide, nothing follows from it, nobody gets an
 * answer, and an operator sees it.
 */
export function judgeOwnStaff(input: BeforeReadingInput, sheets: readonly SheetOfMail[]): MailJudgement | undefined {
  const { mailClass, facts, directory } = input;
  const staff = ownStaffOf(input);
  if (mailClass.class === "workbooks" && sheets.length > 0) {
    if (!staff)
      return keep(
        "decisions-from-elsewhere",
        "It holds a Decisions sheet, and its sender is not of the organisation that it came to.",
      );
    if (!staff.isProved)
      return keep(
        "decisions-not-proved",
        `It holds decisions in the name of ${staff.address}, and nothing proves that a person there sent it.`,
      );
    if (!staff.mayDecide)
      return keep(
        "decisions-not-allowed",
        `It holds decisions, and ${staff.address} does not have the role “decisions” in the contact list of ${staff.payable}.`,
      );
    const { payable, address } = staff;
    return {
      judged: "decisions",
      sender: payable,
      by: address,
      sheets,
      reason: "decisions",
      why: `${address} decides about lines.`,
    };
  }
  if (mailClass.class !== "question" && mailClass.class !== "answer" && mailClass.class !== "empty") return undefined;
  const request = staff?.isProved && staff.mayAsk ? readStaffRequest(facts, directory) : undefined;
  if (!staff || !request) return undefined;
  const { payable, address } = staff;
  const what = request.asks === "counterparty" ? `the figures of ${request.code}` : request.asks;
  return {
    judged: "staff-request",
    sender: payable,
    by: address,
    request,
    reason: "staff-request",
    why: `${address} asks for ${what}.`,
  };
}

function keep(reason: string, why: string): MailJudgement {
  return { judged: "unanswered", state: "quarantined", reason, why };
}
