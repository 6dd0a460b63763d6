import { textOfPosition } from "../../shared/domain/position/position-key.ts";
import type { Reply } from "../../shared/messages/reply.ts";
import { decisionsIn } from "../../shared/records/position/decisions.ts";
import type { PositionRecord } from "../../shared/records/position/position-record.ts";
import type { Run } from "./run.ts";

/**
 * Each decision is recorded once, and of what people sent by workbook, each decision and each second person's answer is told as recorded in
 * one reply: the other of two mails that say the same hears that it was known.
 */
export async function checkDecisions(
  run: Run,
  positions: readonly PositionRecord[],
  replies: readonly Reply[],
  wrong: string[],
): Promise<void> {
  const recorded = { decisions: 0, approved: 0, rejected: 0 };
  for (const { key } of positions) {
    const histories = await decisionsIn(run.table).of(key);
    const ids = histories.map(({ decision }) => decision.id);
    if (new Set(ids).size < ids.length) wrong.push(`${textOfPosition(key)}: a decision is recorded twice`);
    for (const { decision, second } of histories) {
      if (isByMail(decision.by)) recorded.decisions += 1;
      if (second && isByMail(second.by) && second.step !== "withdrawn") recorded[second.step] += 1;
    }
  }
  const rows = replies.flatMap((reply) => (reply.reply === "decisions-received" ? reply.rows : []));
  const toldOf = (...became: readonly string[]) => rows.filter((row) => became.includes(row.became)).length;
  const told = {
    decisions: toldOf("recorded", "waits"),
    approved: toldOf("approved"),
    rejected: toldOf("rejected"),
  };
  for (const each of ["decisions", "approved", "rejected"] as const)
    if (told[each] !== recorded[each])
      wrong.push(`${recorded[each]} ${each} are recorded by mail, and people were told of ${told[each]}`);
}

/** The scenario's other people have no address. */
function isByMail(person: string): boolean {
  return person.includes("@");
}
