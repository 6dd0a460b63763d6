import type { DecidableRow } from "../../shared/domain/decision-sheet/decidable-row.ts";
import type { FilledRow } from "../../shared/domain/decision-sheet/filled-row.ts";
import { gatherDecidableRows } from "../../shared/records/position/gather-decidable-rows.ts";
import type { PositionNowPorts } from "../../shared/records/position/position-now.ts";
import { allPositions, type Positions } from "../../shared/records/position/positions.ts";
import { waitingReplies } from "../../shared/records/position/waiting-replies.ts";
import type { ReferenceLists } from "../../shared/records/reference/reference-data.ts";
import { randomFrom } from "./random.ts";
import { payables, type PlannedMail } from "./scenario.ts";

export interface StaffPorts extends PositionNowPorts {
  readonly positions: Positions;
  readonly referenceLists: Pick<ReferenceLists, "all">;
}

/** Two people of each payable organisation who may decide by mail: one decides, the other answers what waits for a second person. */
export const staff = {
  ZA1: { decides: "jo@eastmere.example.org", answers: "sam@eastmere.example.org" },
  ZA2: { decides: "ash@marlhaven.example.org", answers: "kit@marlhaven.example.org" },
} as const;

/** Rounds of their mails: what the first decides over the limit waits for the second. */
export const STAFF_ROUNDS = 2;

/**
 * The Decisions mails that people send in a round, at the same moment: each twice, as people send a mail again. What they decide depends on
 * the seed and the line alone, so that it is the same in any weather.
 */
export async function decisionMails(
  seed: number,
  round: number,
  at: Date,
  { positions, referenceLists, ...ports }: StaffPorts,
): Promise<PlannedMail[]> {
  const lists = await referenceLists.all();
  const mails: PlannedMail[] = [];
  for (const payable of payables) {
    const own = (await allPositions(positions)).filter(({ key }) => key.payable === payable);
    const { rows } = await gatherDecidableRows(own, lists, ports);
    const decisions = rows.flatMap((row) => {
      const filled = fill(row, randomFrom(seed, `round ${round}, ${row.receivable} ${row.kind} ${row.invoiceNumber}`));
      return filled ? [filled] : [];
    });
    const replies = waitingReplies(own, lists.directory).map(({ reply }) => ({ reply, decision: "release", why: "" }));
    if (decisions.length + replies.length === 0) continue;
    const from = round === 1 ? staff[payable].decides : staff[payable].answers;
    for (const copy of [1, 2])
      mails.push({
        mail: {
          id: `decisions-${payable}-${round}-${copy}`,
          receivedAt: new Date(at.getTime() + copy).toISOString(),
          from,
          to: `statements+${payable}@accord.example.org`,
          subject: "Decisions",
          workbooks: { "decisions.xlsx": { lines: {}, decisions, replies, edition: copy } },
        },
        ending: { ends: "decisions" },
        isOrphan: false,
      });
  }
  return mails;
}

function fill(row: DecidableRow, random: ReturnType<typeof randomFrom>): Partial<FilledRow> | undefined {
  const { reference, invoiceNumber: invoice, outstandingPence } = row;
  const isWaiting = row.decided?.includes("waits for a second person") === true;
  if (isWaiting && random.chance(0.7))
    return { reference, invoice, decision: random.pick(["approve", "reject"]), note: "as agreed" };
  if (isWaiting || !random.chance(0.5)) return undefined;
  const amount = random.chance(0.5) ? "" : String(1 + random.below(Math.max(1, Math.floor(outstandingPence / 100))));
  return { reference, invoice, decision: "agree in principle", amount };
}
