import * as z from "zod";

import type { PositionKey } from "../../domain/position/position-key.ts";
import type { ToldAnswer } from "../../domain/scorecard/told-disputes.ts";
import { replySchema } from "../../messages/reply.ts";
import type { Positions } from "../position/positions.ts";
import type { JsonObjects } from "../storage/json-objects.ts";

export interface AnswersOfPorts {
  readonly positions: Pick<Positions, "trail">;
  readonly objects: Pick<JsonObjects, "get">;
}

const departureSchema = z.object({ facts: z.string().min(1) });

/**
 * The answers that left for a position, in that order, as its trail has them. Read from the facts of each message, so that they say what the
 * counterparty was told, whatever was found since.
 */
export async function answersOf(key: PositionKey, { positions, objects }: AnswersOfPorts): Promise<ToldAnswer[]> {
  const trail = await positions.trail(key);
  const answers: ToldAnswer[] = [];
  for (const { event, at, facts } of trail?.entries ?? []) {
    const departure = event === "message-sent" ? departureSchema.safeParse(facts).data : undefined;
    if (departure === undefined) continue;
    const reply = await objects.get(departure.facts, replySchema);
    if (reply.reply === "response")
      answers.push({ at, lines: reply.outcome.lines, ledgerOnly: reply.outcome.ledgerOnly });
  }
  return answers;
}
