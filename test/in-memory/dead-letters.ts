import type { DeadLetter, DeadLetters } from "../../shared/records/storage/dead-letters.ts";
import { parseJson } from "../../shared/records/storage/json.ts";
import type { Enqueue } from "../../shared/records/storage/queue.ts";

/** Dead letters in memory, which go back to `queue`. */
export function inMemoryDeadLetters(queue: Enqueue, letters: readonly DeadLetter[] = []): DeadLetters {
  let kept = [...letters];
  return {
    list: (most) => Promise.resolve(kept.slice(0, most)),
    putBack: async (isMeant, most) => {
      const meant = kept.slice(0, most).filter(isMeant);
      await queue(meant.map(({ body }) => parseJson(body)));
      kept = kept.filter((letter) => !meant.includes(letter));
      return meant;
    },
  };
}
