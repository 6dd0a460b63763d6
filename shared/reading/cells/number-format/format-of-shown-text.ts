import type { NumberFormat } from "./number-format.ts";

/**
 * How a number is shown, by the text that the file keeps beside it: `€1,200.00`, `40.00 CR`, `(12.50)`. `undefined` if the text says nothing
 * that the number does not.
 */
export function formatOfShownText(text: string, value: number): NumberFormat | undefined {
  const digits = DIGITS.exec(text)?.[0];
  if (digits === undefined) return undefined;
  const words = text
    .replace(digits, " ")
    .replaceAll(/[-+()%\s\u2212]+/gu, " ")
    .trim();
  const isMinus = /^\W*[-\u2212(]|-\W*$/u.test(text);
  const isPercent = text.includes("%");
  const decimals = decimalsOf(digits, Math.abs(value));
  const divisor = isPercent ? 1 : divisorOf(digits, decimals, Math.abs(value));
  // Most cells of a file look alike, so they share few formats.
  const key = [words, decimals, isMinus, isPercent, divisor].join("\n");
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const shown = { words, decimals, isPercent, divisor, isMinus, condition: undefined };
  // Two sections: with one, negative numbers would get a minus that this text may not show.
  const format = { sections: [shown, shown] };
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(key, format);
  return format;
}

const DIGITS = /\d[\d.,'’ \u00a0\u202f]*\d|\d/u;
const remembered = new Map<string, NumberFormat>();
const MOST_REMEMBERED = 1000;

/** Three digits after the only comma or point may be thousands: then the number itself decides. */
function decimalsOf(digits: string, value: number): number {
  const after = /[.,](\d+)$/u.exec(digits)?.[1] ?? "";
  if (after.length !== 3) return after.length;
  return Math.abs(value) < 1000 && Number(digits.replaceAll(/\D/gu, "")) !== value ? 3 : 0;
}

function divisorOf(digits: string, decimals: number, value: number): number {
  const shown = Number(digits.replaceAll(/\D/gu, "")) / 10 ** decimals;
  const rounding = 0.5 / 10 ** decimals;
  const divides = (by: number): boolean => shown > 0 && Math.abs(value / by - shown) <= rounding + 1e-9;
  if (divides(1)) return 1;
  return DIVISORS.find(divides) ?? 1;
}

const DIVISORS = [1e3, 1e6];
