import { type Pence, pence } from "../../../domain/amounts-and-days/pence.ts";
import { type NumberFormat, shownNumber } from "../../cells/number-format/number-format.ts";

/** Gives an amount the sign that its number format shows. */
export type AmountAsShown = (amount: Pence, format: NumberFormat) => Pence;

/**
 * A number that its format shows with CR or in brackets is a credit, although it is stored without a sign. A column mostly has one format, so what the
 * last one says is remembered.
 */
export function amountAsShown(): AmountAsShown {
  let lastFormat: NumberFormat | undefined;
  let showsSide = false;

  return (amount, format) => {
    if (format !== lastFormat) {
      lastFormat = format;
      showsSide = format.sections.some(({ words }) => SIDE.test(words)) || format.sections[0]?.isMinus === true;
    }
    if (!showsSide) return amount;
    const side = sideShown(format, amount);
    if (side === "credit") return pence(-Math.abs(amount));
    return side === "debit" ? pence(Math.abs(amount)) : amount;
  };
}

/** The side of the account that a number's format marks it with: CR or DR. */
export function markShown(format: NumberFormat, number: number): "credit" | "debit" | undefined {
  const side = SIDE.exec(shownNumber(format, number).words)?.[0].toLowerCase();
  if (side === undefined) return undefined;
  return side === "cr" ? "credit" : "debit";
}

/** The side that its format shows a number on: by a mark, or by brackets or a minus for what is stored without a sign. */
function sideShown(format: NumberFormat, number: number): "credit" | "debit" | undefined {
  return markShown(format, number) ?? (shownNumber(format, number).isMinus ? "credit" : undefined);
}

const SIDE = /\b(?:cr|dr)\b/iu;
