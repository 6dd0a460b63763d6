import type { Outcome } from "../../domain/position/outcome.ts";
import type { Block, Share } from "../rendering/message-content.ts";

/**
 * The bar of agreed, not agreed and disputed. No bar if one of them has the opposite sign of the whole, because then they are no parts of
 * it, or if there is nothing to divide.
 */
export function shareBlocks(outcome: Pick<Outcome, "agreedPence" | "notAgreedPence" | "inDisputePence">): Block[] {
  const parts = [
    { what: "agreed", tone: "agreed", pence: outcome.agreedPence },
    { what: "not agreed", tone: "open", pence: outcome.notAgreedPence },
    { what: "in formal dispute", tone: "disputed", pence: outcome.inDisputePence },
  ] as const;
  const whole = parts.reduce((sum, { pence }) => sum + pence, 0);
  if (whole === 0 || parts.some(({ pence }) => pence * Math.sign(whole) < 0)) return [];
  const shares = sharesOf(parts.map(({ pence }) => pence / whole));
  const shown = parts.flatMap(({ what, tone, pence }, index): Share[] => {
    const share = shares[index] ?? 0;
    return pence === 0 ? [] : [{ label: `${shareWords(pence / whole)} ${what}`, share, tone }];
  });
  return [{ block: "shares", parts: shown }];
}

/** Whole percentages that add up to 100, at least 1 for each part that is not nil. */
export function sharesOf(parts: readonly number[]): number[] {
  const shares = parts.map((part) => (part === 0 ? 0 : Math.max(1, Math.round(part * 100))));
  const largest = shares.indexOf(Math.max(...shares));
  const others = shares.reduce((sum, share, index) => (index === largest ? sum : sum + share), 0);
  return shares.map((share, index) => (index === largest ? 100 - others : share));
}

/** A share in words that never rounds a part away, nor to the whole: `71.3%`, `under 0.1%`, `over 99.9%`. */
function shareWords(part: number): string {
  if (part === 1) return "100%";
  if (part > 0.999) return "over 99.9%";
  return part < 0.001 ? "under 0.1%" : `${(part * 100).toFixed(1)}%`;
}
