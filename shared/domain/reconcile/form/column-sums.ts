import type { Adjustment } from "../../position/outcome.ts";
import { pence } from "../../amounts-and-days/pence.ts";
import { reasons, type ReasonCode } from "../words/reasons.ts";
import { pounds } from "../words/name-lines.ts";
import { compareTexts } from "../matching/line-order.ts";

/** Adds up the adjusted column of the collection form by reason (COL-04, COL-07), and what verdicts accrue. */
export class ColumnSums {
  readonly #amounts = new Map<ReasonCode, { pence: number; items: number }>();
  #accrued = 0;

  /** What verdicts add to the accrued column (REC-07), in pence. */
  get accrued(): number {
    return this.#accrued;
  }

  accrue(amount: number): void {
    this.#accrued += amount;
  }

  adjust(reason: ReasonCode, amount: number): void {
    if (amount === 0) return;
    const known = this.#amounts.get(reason);
    if (known === undefined) {
      this.#amounts.set(reason, { pence: amount, items: 1 });
      return;
    }
    known.pence += amount;
    known.items++;
  }

  /** The parts of the adjusted column, in the order of their reason codes. */
  adjustments(): Adjustment[] {
    return [...this.#amounts]
      .filter(([, part]) => part.pence !== 0)
      .sort(([one], [other]) => compareTexts(one, other))
      .map(([reason, part]) => ({
        reason,
        pence: pence(part.pence),
        why: `${reasons[reason].heading}: ${pounds(part.pence)} on ${String(part.items)} ${part.items === 1 ? "item" : "items"}.`,
      }));
  }
}
