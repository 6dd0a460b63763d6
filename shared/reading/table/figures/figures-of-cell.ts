import type { Pence } from "../../../domain/amounts-and-days/pence.ts";
import { shownNumber } from "../../cells/number-format/number-format.ts";
import type { KeptCell } from "../rows/kept-row.ts";
import { amountOfValue, isPenceReading } from "../values/cell-value.ts";
import { moneyInText } from "./money-in-text.ts";

/** A number in a cell, or what was meant to be one. */
export interface Figure {
  /** As a person sees it. */
  readonly text: string;
  readonly pence: Pence | undefined;
  /**
   * `money` is written as money is: with pence, a currency or commas. `whole` is a whole number, which may be money or anything else.
   * `broken` is a formula's error, or words that stand for an amount.
   */
  readonly form: "money" | "whole" | "broken";
  /** Whether it is inside words: then these are its label. */
  readonly inWords: boolean;
}

/** The figures of a cell. Dates, times and marks are none. */
export function figuresOfCell({ type, number, stored, text, format }: KeptCell): readonly Figure[] {
  switch (type) {
    case "number": {
      const amount = amountOfValue(type, number, stored);
      const shown = format === undefined ? undefined : shownNumber(format, number);
      if (shown?.isPercent === true) return [];
      const isMoney = !Number.isInteger(number) || shown?.decimals === 2 || /\p{Sc}/u.test(shown?.words ?? "");
      const form = isMoney ? "money" : "whole";
      return [{ text, pence: isPenceReading(amount) ? amount : undefined, form, inWords: false }];
    }
    case "error":
      return [{ text, pence: undefined, form: "broken", inWords: false }];
    case "text":
      return figuresOfText(text);
    case "date":
    case "duration":
    case "boolean":
    case "formula":
      return [];
  }
}

function figuresOfText(text: string): readonly Figure[] {
  // 004512 names something.
  if (!/\d/u.test(text) || /^0\d+$/u.test(text)) return [];
  const amount = amountOfValue("text", Number.NaN, text);
  if (isPenceReading(amount))
    return [{ text, pence: amount, form: /^\d+$/u.test(text) ? "whole" : "money", inWords: false }];
  return moneyInText(text).map((found) => ({ text, pence: found.pence, form: "money", inWords: true }));
}
