import type { ReviewRule } from "../../shared/domain/organisation/review-rule.ts";
import { replyInReview } from "../../shared/records/position/positions.ts";
import type { PositionRecord } from "../../shared/records/position/position-record.ts";
import {
  keepReplyBack,
  releaseReply,
  repliesInReview,
  type ReviewReplyPorts,
} from "../../shared/records/position/review-reply.ts";
import { payables } from "./scenario.ts";
import { randomFrom } from "./random.ts";

/** Whose replies a person reads before they leave; in many seeds nobody's. Depends on the seed alone. */
function reviewRulesOf(seed: number): ReadonlyMap<string, ReviewRule> {
  const random = randomFrom(seed, "review rules");
  if (random.chance(0.5)) return new Map();
  const rules: readonly [ReviewRule, ...ReviewRule[]] = [
    { review: "always" },
    { review: "unless-agreed", until: { hours: 1 } },
    { review: "none" },
  ];
  return new Map(payables.map((payable) => [payable, random.pick(rules)]));
}

/** A person who reads replies before they leave, and does everything twice, as people repeat commands. */
export function readerOf(seed: number, weather: string, seen: string[]) {
  const random = randomFrom(seed, `reader in ${weather} weather`);
  const known: { readonly key: PositionRecord["key"]; readonly id: string }[] = [];
  const reviewedAt = (now: Date) => ({ by: "a reader", at: now.toISOString(), note: "as it should be" });

  async function release(ports: ReviewReplyPorts, mayKeepBack: boolean): Promise<number> {
    const waiting = await repliesInReview(ports.positions);
    for (const position of waiting) {
      const id = replyInReview(position)?.message.id;
      if (id === undefined) continue;
      known.push({ key: position.key, id });
      const review = mayKeepBack && random.chance(0.4) ? keepReplyBack : releaseReply;
      for (let time = 1; time <= 2; time += 1) await review(position.key, id, reviewedAt(ports.now()), ports);
    }
    return waiting.length;
  }

  return {
    /** Reads what waits: releases most of it, and keeps some back. Sometimes it means a reply that was read long ago. */
    read: async (ports: ReviewReplyPorts): Promise<void> => {
      const old = known[random.below(known.length + 1)];
      if (old) {
        const before = await ports.positions.get(old.key);
        const waits = before && replyInReview(before)?.message.id;
        const result = await releaseReply(old.key, old.id, reviewedAt(ports.now()), ports);
        if (result.done && waits !== undefined && waits !== old.id && before?.answer?.messageId !== old.id)
          seen.push(`${old.id} was released, and ${waits} waited in its place`);
      }
      await release(ports, true);
    },
    /** Releases everything that waits or is kept back. Returns how much that was. */
    releaseAll: (ports: ReviewReplyPorts): Promise<number> => release(ports, false),
  };
}

/** The rule of an organisation. */
export function reviewRuleOf(seed: number, payable: string): ReviewRule {
  return reviewRulesOf(seed).get(payable) ?? { review: "none" };
}
