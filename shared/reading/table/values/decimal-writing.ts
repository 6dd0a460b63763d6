import { bareAmount } from "./bare-amount.ts";

/**
 * How the texts of a column write decimals, where that decides what `3.000` means: `comma` (1.234,56), so the dot separates thousands;
 * `three-decimals` (1234.500), so the dot stands before decimals.
 */
export type DecimalWriting = "comma" | "three-decimals";

/** 1.234,56 · 12,5 · 12,50 · 1.234.567 */
const COMMA = /^(?:\d{1,3}(?:[ .]\d{3})+,\d{1,2}|\d+,\d{1,2}|\d{1,3}(?:\.\d{3}){2,})$/u;

/** 12.5 · 12.50 · 1,234.50 · .50 */
const POINT = /^(?:\d{1,3}(?:[ ,'’]\d{3})+|\d*)\.\d{1,2}$/u;

/** 1234.500 · 0.500 · 1,234.500 */
const THREE_DECIMALS = /^(?:\d{4,}|0?|\d{1,3}(?:,\d{3})+)\.\d{3}$/u;

/** How these texts write decimals; `undefined` if none of them shows it, or if they contradict each other. */
export function decimalWritingOf(texts: Iterable<string>): DecimalWriting | undefined {
  let hasComma = false;
  let hasPoint = false;
  let hasThreeDecimals = false;
  for (const text of texts) {
    const bare = bareAmount(text);
    if (COMMA.test(bare)) hasComma = true;
    else if (POINT.test(bare)) hasPoint = true;
    else if (THREE_DECIMALS.test(bare)) hasThreeDecimals = true;
  }
  if (hasComma) return hasPoint || hasThreeDecimals ? undefined : "comma";
  return hasThreeDecimals ? "three-decimals" : undefined;
}
