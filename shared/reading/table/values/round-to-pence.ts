import { isPence, type Pence } from "../../../domain/amounts-and-days/pence.ts";
import type { CellType } from "../../cells/row.ts";
import { parseRounded } from "./parse-amount.ts";

/** An amount with this many decimals or more was worked out and never rounded. With three, the dot may stand between thousands. */
const DECIMALS_OF_A_RESULT = 4;

/** Beyond this a double has no digits left behind the pence. */
const LARGEST_POUNDS = 1e9;

/**
 * The pence of an amount that is not a whole number of pence, as a spreadsheet shows it with two decimals: 420.0083333 is 420.01. `undefined`
 * if it can't be known: 1.005 may be 1,005.
 *
 * @param isShownInPence whether the number format of the cell shows two decimals: then a person sees what we read
 */
export function roundToPence(type: CellType, number: number, text: string, isShownInPence: boolean): Pence | undefined {
  if (type === "text") return parseRounded(text);
  if (type !== "number" || !(Math.abs(number) < LARGEST_POUNDS)) return undefined;
  if (!isShownInPence && decimalsOf(number) < DECIMALS_OF_A_RESULT) return undefined;
  // As spreadsheets do: of the fifteen digits that they keep, half a penny goes up, and of a credit down.
  const whole = Math.round(Number((Math.abs(number) * 100).toPrecision(15)));
  const amount = number < 0 && whole !== 0 ? -whole : whole;
  return isPence(amount) ? amount : undefined;
}

/** How many decimals the fifteen digits have that a spreadsheet keeps of a number. */
function decimalsOf(number: number): number {
  const [, fraction = "", exponent = "0"] = /^-?\d(?:\.(\d+?)0*)?e([+-]\d+)$/u.exec(number.toExponential(14)) ?? [];
  return Math.max(0, fraction.length - Number(exponent));
}
