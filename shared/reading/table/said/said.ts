/** What something says about the amounts near it. A part that it says nothing about is `undefined`. */
export interface Said {
  readonly currency: SaidCurrency | undefined;
  readonly unit: SaidUnit | undefined;
  /** Another currency that is named in words about payments, without saying that the amounts are in it. */
  readonly payment?: string;
  /** A unit that is named beside a word for amounts, in words that we don't understand as a whole. */
  readonly mention?: SaidUnit;
}

/** The pound, or another currency in the words of the text: `EUR`, `US dollars`, `€`; `EUR and GBP` if it names both. */
export type SaidCurrency = "pounds" | { readonly foreign: string };

export type SaidUnit = "pounds" | "pence" | "hundreds" | "thousands" | "millions";

export const NOTHING_SAID: Said = { currency: undefined, unit: undefined };

export function saysNothing({ currency, unit, payment, mention }: Said): boolean {
  return currency === undefined && unit === undefined && payment === undefined && mention === undefined;
}

/** Whether amounts as said can't be amounts of pounds. */
export function isForeign({ currency }: Said): boolean {
  return currency !== undefined && currency !== "pounds";
}
