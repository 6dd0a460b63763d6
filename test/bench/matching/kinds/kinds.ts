import type { Random } from "../random.ts";
import { amountKinds } from "./amounts.ts";
import { creditKinds } from "./credits.ts";
import type { Kind } from "./kind.ts";
import { orderKinds } from "./orders.ts";
import { recurringKinds } from "./recurring.ts";
import { relationKinds } from "./relations.ts";
import { reversalKinds } from "./reversals.ts";
import { setKinds } from "./sets.ts";
import { statusKinds } from "./statuses.ts";
import { unmatchedKinds } from "./unmatched.ts";
import { writtenKinds } from "./written.ts";

const kinds: readonly Kind[] = [
  ...writtenKinds,
  ...amountKinds,
  ...statusKinds,
  ...relationKinds,
  ...recurringKinds,
  ...reversalKinds,
  ...creditKinds,
  ...orderKinds,
  ...setKinds,
  ...unmatchedKinds,
];

const totalWeight = kinds.reduce((sum, { weight }) => sum + weight, 0);

/** One kind, by its frequency. */
export function pickKind(random: Random): Kind {
  let left = random.between(1, totalWeight);
  for (const kind of kinds) {
    left -= kind.weight;
    if (left <= 0) return kind;
  }
  throw new Error("There is no kind of line.");
}
