import { askOfRow } from "../../../shared/domain/decision-sheet/ask-of-row.ts";
import { decisionInWords } from "../../../shared/domain/decision-sheet/decision-in-words.ts";
import type { RowResult } from "../../../shared/domain/decision-sheet/decide-row.ts";
import { decisionWords } from "../../../shared/domain/decision-sheet/decision-words.ts";
import type { FilledRow } from "../../../shared/domain/decision-sheet/filled-row.ts";
import { quietMinutesOf } from "../../../shared/domain/organisation/policy.ts";
import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import type { ReplyOf } from "../../../shared/messages/reply.ts";
import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";
import { answeredMailOf, partyOf } from "../../../shared/records/message/message-facts.ts";
import {
  applyDecisionSheet,
  type AppliedRow,
  type ApplyDecisionSheetPorts,
} from "../../../shared/records/position/apply-decision-sheet.ts";
import { policyOf, type ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import type { Enqueue } from "../../../shared/records/storage/queue.ts";
import type { MailAnswer, MailJudgement } from "../judge/judgement.ts";
import { factsOfEveryAnswer } from "../judge/mail-answers.ts";

export interface TakeDecisionsPorts extends ApplyDecisionSheetPorts {
  readonly mailbox: EmailAddress;
  readonly enqueueReconcile: Enqueue;
}

/**
 * Records what a Decisions sheet decides, has the positions reconciled, and says what became of each row. May be repeated: the ids and times of the
 * decisions follow from the mail, so that a second attempt finds them recorded.
 */
export async function takeDecisions(
  mail: MailRecord,
  { sender: payable, by, sheets }: Extract<MailJudgement, { judged: "decisions" }>,
  referenceData: ReferenceData,
  at: Date,
  ports: TakeDecisionsPorts,
): Promise<readonly MailAnswer[]> {
  const rows = sheets.flatMap((sheet) => sheet.rows);
  const person = { by, at: mail.receivedAt };
  const applied = await applyDecisionSheet(rows, payable, person, referenceData.policies, ports);
  if (applied.touched.length > 0)
    await ports.enqueueReconcile(applied.touched.map((position) => ({ position, correlation: mail.id })));
  const facts: ReplyOf<"decisions-received"> = {
    reply: "decisions-received",
    ...factsOfEveryAnswer(mail, payable, referenceData, { ...ports, at }),
    mail: answeredMailOf(mail, sheets[0]?.file),
    payable: partyOf(payable, referenceData.directory),
    rows: applied.rows.map(toldOf),
    isCut: sheets.some(({ isCut }) => isCut),
    quietMinutes: quietMinutesOf(policyOf(referenceData.policies, payable)),
  };
  // Its address is on the contact list and proved, and the answer is about its own organisation.
  return [{ to: [by], facts }];
}

function toldOf({ row, position, result }: AppliedRow): ReplyOf<"decisions-received">["rows"][number] {
  return {
    row: row.row,
    ...(position ? { receivable: position.receivable } : {}),
    invoice: row.invoice,
    asked: askedInWords(row, result),
    became: becameOf(result),
    why: whyOf(result),
  };
}

function becameOf(result: RowResult): ReplyOf<"decisions-received">["rows"][number]["became"] {
  switch (result.became) {
    case "decided":
      return result.decision.secondPersonOverPence === undefined ? "recorded" : "waits";
    case "answered":
      return result.step.step === "approved" ? "approved" : "rejected";
    case "known":
    case "refused":
      return result.became;
  }
}

function whyOf(result: RowResult): string {
  switch (result.became) {
    case "known":
    case "refused":
      return result.why;
    case "answered":
      return `${result.decision.by} had decided it.`;
    case "decided":
      return result.decision.decision === "same-invoice"
        ? "If your ledger has no such open invoice of this counterparty, the line keeps its verdict, and the revised response says so."
        : "";
  }
}

/** What a row asks for, as the person wrote it where it is not clear. */
function askedInWords(row: FilledRow, result: RowResult): string {
  if (result.became !== "refused") return decisionInWords(result.decision);
  const ask = askOfRow(row);
  if ("unclear" in ask) return row.decision === "" ? "no decision" : `“${row.decision}”`;
  const word = decisionWords[ask.action === "decide" ? ask.decision : ask.action];
  return row.amount === "" ? word : `${word} ${row.amount}`;
}
