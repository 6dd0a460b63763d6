import { setImmediate as nextTurn } from "node:timers/promises";

import type { Random } from "./random.ts";

/** One run of a function on one message. It lives until it ends, or until the machine under it goes away. */
export interface Invocation {
  readonly number: number;
  readonly name: string;
  /** How many times its message has been handed out. */
  readonly attempt: number;
  /** How far its clock is from the true one, in milliseconds. */
  readonly skewMs: number;
  /** It runs on a machine that others keep busy: its turn comes seldom. */
  readonly isSlow: boolean;
  /** True time, in milliseconds, after which it is ended from outside. */
  readonly deadline: number;
  isDead: boolean;
  /** Ends it where it stands: nothing that waits in it ever goes on. */
  readonly kill: () => void;
}

export interface Scheduler {
  /** Waits until it is the caller's turn; forever, if its invocation has died. */
  readonly turn: (invocation: Invocation) => Promise<void>;
  /** Lets one of those that wait go on, and everything that follows from that happen. Gives whose turn it was, if anybody waits. */
  step(): Promise<Invocation | undefined>;
  /** Lets everything happen that waits for nobody. */
  settle(): Promise<void>;
}

/** Decides which of all the effects that could happen next happens next: the seed decides, never the machine. */
export function scheduler(random: Random): Scheduler {
  let waiting: { readonly invocation: Invocation; readonly go: () => void }[] = [];
  return {
    turn: (invocation) =>
      new Promise((resolve) => {
        waiting.push({ invocation, go: resolve });
      }),
    step: async () => {
      waiting = waiting.filter(({ invocation }) => !invocation.isDead);
      const swift = waiting.filter(({ invocation }) => !invocation.isSlow);
      const among = swift.length > 0 && random.chance(0.9) ? swift : waiting;
      const next = among[random.below(among.length)];
      if (!next) return undefined;
      waiting = waiting.filter((each) => each !== next);
      next.go();
      await nextTurn();
      return next.invocation;
    },
    settle: () => nextTurn(),
  };
}
