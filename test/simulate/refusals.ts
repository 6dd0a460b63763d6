import { cureOf, sendingRefusalReasons, type SendingRefusalReason } from "../../shared/domain/mail/sending-refusal.ts";
import type { SendingResult } from "../../shared/records/message/send-raw-email.ts";
import { randomFrom } from "./random.ts";

/** The mail service's refusals in one run, and when an operator has the messages sent again. */
export interface Refusals {
  /** The refusal that this attempt meets, if it meets one. */
  draw(messageId: string): SendingResult | undefined;
  isResentNow(): boolean;
  /** Whether something was refused that only a person or an operator can cure. */
  needAPerson(): boolean;
  /** From now on nothing is refused. */
  end(): void;
}

/** Every reason, and those that pass by themselves more often. */
const likelyReasons: readonly [SendingRefusalReason, ...SendingRefusalReason[]] = [
  "sending-rate",
  "daily-quota",
  "service-trouble",
  ...sendingRefusalReasons,
];

/** Depends on the seed alone, in a stream of its own. */
export function refusalsOf(seed: number, isFoul: boolean, story: string[]): Refusals {
  const random = randomFrom(seed, "refusals");
  let left = isFoul ? random.below(6) : 0;
  let isWaitedFor = false;
  const reasons: SendingRefusalReason[] = [];
  return {
    draw: (messageId) => {
      if (left === 0 || !random.chance(0.3)) return undefined;
      left -= 1;
      const reason = random.pick(likelyReasons);
      reasons.push(reason);
      isWaitedFor = true;
      story.push(`${messageId} is refused: ${reason}`);
      return { result: "refused", reason, why: reason };
    },
    isResentNow: () => isWaitedFor && random.chance(0.01),
    needAPerson: () => reasons.some((reason) => cureOf(reason) !== "time"),
    end: () => {
      left = 0;
    },
  };
}
