import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { isThresholdOpen } from "../../domain/exercise/exercise.ts";
import { agreeByWords, replyDutyWords } from "./duty-words.ts";
import type { ResponseFacts } from "../facts/reply-facts.ts";
import { dateOfLedger, nameOfLedger } from "../words/statement-words.ts";

/** What the result is based on, as labels and sentences. The mail and the workbook use the same words. */
export function resultFacts(facts: ResponseFacts): { label: string; text: string }[] {
  const { rules } = facts;
  const rows = [{ label: "Our duty to reply", text: replyDutyWords(facts) }];
  if (rules !== undefined) rows.push({ label: "Threshold", text: thresholdWords(rules) });
  const agreeBy = agreeByWords(facts);
  if (agreeBy !== undefined) rows.push({ label: "To be agreed by", text: agreeBy });
  rows.push({
    label: "Ledger used",
    text: `Our ${nameOfLedger(facts.kind)} ${dateOfLedger(facts.ledger)}.${closeWords(facts)}`,
  });
  if (usesApprovalPolicy(facts)) {
    rows.push({ label: "Awaiting approval", text: approvalWords(facts) });
  }
  rows.push({
    label: "Please note",
    text: "Agreed means correct and outstanding on our ledger. It is not a promise to pay, and not agreeing something here does not change whether it is owed.",
  });
  return rows;
}

function thresholdWords(rules: NonNullable<ResponseFacts["rules"]>): string {
  const words = [];
  if (isThresholdOpen(rules)) words.push("The threshold for agreeing is not set yet.");
  else if (rules.agreeOverPence === undefined) words.push("None: agreement is not mandatory.");
  else {
    const how = rules.agreement === "required" ? "required" : "suggested but voluntary";
    words.push(`Agreement is ${how} for balances over ${formatPounds(rules.agreeOverPence)}.`);
  }
  if (rules.issueOverPence !== undefined && rules.issueOverPence > 0)
    words.push(`Statements are issued for balances over ${formatPounds(rules.issueOverPence)}.`);
  return words.join(" ");
}

function closeWords(facts: ResponseFacts): string {
  return facts.ledger.close === "soft"
    ? " It may still be corrected before the hard close. If that changes this response, we will let you know."
    : "";
}

/** REC-06, REC-07: the payable organisation's policy on items that await approval. */
function approvalWords({ policy }: ResponseFacts): string {
  if (policy.agreeAwaitingApproval) return "We agree in principle to items that still await our approval.";
  return policy.accrueAwaitingApproval === false
    ? "We do not agree items until we have approved them."
    : "We do not agree items until we have approved them. Until then, items for the period are included in our accruals.";
}

function usesApprovalPolicy(facts: ResponseFacts): boolean {
  return facts.outcome.lines.some((line) => line.evidence.some((one) => one.status === "awaiting-approval"));
}
