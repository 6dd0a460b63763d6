import { formatCalendarDate } from "../domain/calendar-date.ts";
import { formatPounds } from "../domain/format-pounds.ts";
import { absolutePence } from "../domain/pence.ts";
import { quoted } from "./quoted.ts";
import { withFullStop } from "./reading-words.ts";
import type { ResponseFacts } from "./reply.ts";
import { nameOfClose, nameOfLedger } from "./statement-words.ts";

/** What the result rests on, as labels and sentences: the mail and the workbook say it in the same words. */
export function resultFacts(facts: ResponseFacts): { label: string; text: string }[] {
  const { outcome, rules } = facts;
  const rows = [
    {
      label: "Reply required",
      text: `${outcome.replyRequired ? "Yes." : "No."} ${withFullStop(quoted(outcome.replyRequiredWhy))}`,
    },
  ];
  if (rules !== undefined) {
    rows.push({ label: "Threshold", text: thresholdWords(facts, rules) });
    if (outcome.replyRequired && rules.agreeOverPence !== undefined) {
      rows.push({ label: "To be agreed by", text: `${formatCalendarDate(rules.agreeBy)}.` });
    }
  }
  rows.push({
    label: "Ledger used",
    text: `Our ${nameOfLedger(facts.kind)} ${nameOfClose(facts.ledger)}.${closeWords(facts)}`,
  });
  if (usesApprovalPolicy(facts)) {
    rows.push({
      label: "Awaiting approval",
      text: facts.policy.agreeAwaitingApproval
        ? "We agree in principle items that still wait for approval here."
        : "We do not agree items until they have been approved here.",
    });
  }
  rows.push({
    label: "Please note",
    text: "Agreed means correct and outstanding on our ledger. It is not a promise to pay.",
  });
  return rows;
}

function thresholdWords(facts: ResponseFacts, rules: NonNullable<ResponseFacts["rules"]>): string {
  const words = [];
  if (rules.agreeOverPence === undefined) words.push("None: agreement is not mandatory.");
  else {
    const how = rules.agreement === "required" ? "required" : "suggested, and voluntary,";
    words.push(`Agreement is ${how} for balances over ${formatPounds(rules.agreeOverPence)}.`);
  }
  if (rules.issueOverPence > 0) {
    const under = absolutePence(facts.statement.totalPence) <= rules.issueOverPence;
    words.push(
      under
        ? `A statement need only be issued over ${formatPounds(rules.issueOverPence)}; yours is not, and is answered all the same.`
        : `Statements are issued for balances over ${formatPounds(rules.issueOverPence)}.`,
    );
  }
  return words.join(" ");
}

function closeWords(facts: ResponseFacts): string {
  return facts.ledger.close === "soft"
    ? " It may still be corrected before the hard close. If that changes this answer, we will tell you."
    : "";
}

function usesApprovalPolicy(facts: ResponseFacts): boolean {
  return facts.outcome.lines.some((line) => line.evidence.some((one) => one.status === "awaiting-approval"));
}
