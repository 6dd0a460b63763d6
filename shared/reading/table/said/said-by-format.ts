import { foreignCurrencyIn, namesPounds } from "../../../domain/amounts-and-days/foreign-currency.ts";
import type { NumberFormat } from "../../cells/number-format/number-format.ts";
import { NOTHING_SAID, type Said, type SaidUnit } from "./said.ts";

/**
 * What a cell's number format says about the amount in it: `[$€-2] #,##0.00` shows euro, `0"p"` pence. A format that divides (`0.0,"k"` shows
 * 1200 as 1.2k) says nothing about the unit, because the stored number is what counts.
 */
export function saidByFormat(format: NumberFormat): Said {
  const known = remembered.get(format);
  if (known !== undefined) return known;
  const said = readFormat(format);
  remembered.set(format, said);
  return said;
}

const remembered = new WeakMap<NumberFormat, Said>();

function readFormat({ sections }: NumberFormat): Said {
  const words = sections.map((section) => section.words).join(" ");
  if (words.trim() === "") return NOTHING_SAID;
  const foreign = foreignCurrencyIn(words);
  const divides = sections.some(({ divisor }) => divisor !== 1);
  const unit = divides
    ? undefined
    : sections
        .map((section) => UNITS.get(section.words.toLowerCase().replace(/^[£€$]/u, "")))
        .find((each) => each !== undefined);
  const pounds = namesPounds(words) || unit === "pence" ? "pounds" : undefined;
  return { currency: foreign === undefined ? pounds : { foreign }, unit };
}

const UNITS: ReadonlyMap<string, SaidUnit> = new Map([
  ["p", "pence"],
  ["pence", "pence"],
  ["k", "thousands"],
  ["000", "thousands"],
  ["'000", "thousands"],
  ["thousand", "thousands"],
  ["m", "millions"],
  ["mn", "millions"],
  ["million", "millions"],
]);

let lastFormat: NumberFormat | undefined;
let lastIsForeign = false;

/** Whether a format shows another currency than the pound. Neighbouring cells mostly share a format, so the last answer is kept. */
export function showsForeignCurrency(format: NumberFormat | undefined): boolean {
  if (format === undefined) return false;
  if (format !== lastFormat) {
    lastFormat = format;
    const { currency } = saidByFormat(format);
    lastIsForeign = currency !== undefined && currency !== "pounds";
  }
  return lastIsForeign;
}
