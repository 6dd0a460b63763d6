import { setImmediate as nextTurn } from "node:timers/promises";

import type { Random } from "./random.ts";

/** One call of a function with one message. It lasts until it returns or its machine dies. */
export interface Invocation {
  readonly number: number;
  readonly name: string;
  /** How many times its message has been delivered. */
  readonly attempt: number;
  /** The error of its clock, in milliseconds. */
  readonly skewMs: number;
  /** Whether its machine is busy with other work, so that it rarely gets a turn. */
  readonly isSlow: boolean;
  /** The true time, in milliseconds, at which the cloud stops it. */
  readonly deadline: number;
  isDead: boolean;
  /** Stops it at once: none of its waiting steps ever continues. */
  readonly kill: () => void;
}

export interface Scheduler {
  /** Waits for the caller's turn; forever if its invocation has died. */
  readonly turn: (invocation: Invocation) => Promise<void>;
  /** Lets one waiting invocation continue until it waits again. Returns that invocation, if there was one. */
  step(): Promise<Invocation | undefined>;
  /** Lets everything run that does not wait for a turn. */
  settle(): Promise<void>;
}

/** Chooses which of the possible effects happens next. The seed decides that, never the machine. */
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
