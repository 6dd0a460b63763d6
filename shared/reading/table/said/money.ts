import { isForeign, type SaidUnit } from "./said.ts";
import type { Saying } from "./sayings.ts";

/** What the amounts of a table are, by everything that is said about them. */
export interface Money {
  /** What says that they are not pounds. */
  readonly foreign: (Saying & { readonly currency: string }) | undefined;
  /** Whether anything says that they are pounds. */
  readonly isPounds: boolean;
  /** What says that they are in pence, hundreds, thousands or millions. */
  readonly unit: (Saying & { readonly unit: Exclude<SaidUnit, "pounds"> }) | undefined;
  /** What names another currency in words about payments, where the amounts are not said to be in another currency. */
  readonly payment: (Saying & { readonly currency: string }) | undefined;
  /** What names a unit beside a word for amounts, where nothing that we understand says a unit. */
  readonly mention: (Saying & { readonly unit: SaidUnit }) | undefined;
  /** Sayings that contradict the ones that count. */
  readonly contradictions: readonly { readonly near: Saying; readonly far: Saying }[];
}

/**
 * Decides what amounts are. The nearest saying counts, and one that contradicts it is reported. `£` says nothing about the unit: amounts under
 * `Outstanding (£)` in a sheet of `£000` are thousands.
 *
 * @param sayings the nearest first
 */
export function moneyOf(sayings: readonly Saying[]): Money {
  const byCurrency = sayings.filter(({ said }) => said.currency !== undefined);
  const byUnit = sayings.filter(({ said }) => said.unit !== undefined);
  const [currency] = byCurrency;
  const [unit] = byUnit;
  const contradictions = [
    ...otherThan(currency, byCurrency, (one, other) => isForeign(one.said) === isForeign(other.said)),
    ...otherThan(unit, byUnit, (one, other) => one.said.unit === other.said.unit),
  ];
  return {
    foreign: currency === undefined ? undefined : foreignSaying(currency),
    isPounds: currency !== undefined && !isForeign(currency.said),
    unit: unit === undefined ? undefined : unitSaying(unit),
    payment: currency !== undefined && isForeign(currency.said) ? undefined : paymentSaying(sayings),
    mention: unit === undefined ? mentionSaying(sayings) : undefined,
    contradictions,
  };
}

/**
 * The sayings that count beside a column of currencies, and those that name both pounds and another currency: which of the two a line is in
 * only that column says.
 */
export function besideCurrencies(sayings: readonly Saying[]): {
  readonly counted: readonly Saying[];
  readonly mixed: readonly Saying[];
} {
  const mixed = sayings.filter(({ said }) => namesBoth(said));
  return { counted: sayings.filter((saying) => !mixed.includes(saying)), mixed };
}

/** A heading of amounts that says pounds and another currency, although each line has a currency of its own: one of the two may be wrong. */
export function contradictoryHeading(mixed: readonly Saying[]): Saying | undefined {
  return mixed.find(({ where }) => where === "heading");
}

function namesBoth({ currency }: Saying["said"]): boolean {
  return currency !== undefined && currency !== "pounds" && currency.foreign.endsWith("and pounds");
}

function paymentSaying(sayings: readonly Saying[]): Money["payment"] {
  const found = sayings.find(({ said }) => said.payment !== undefined);
  return found?.said.payment === undefined ? undefined : { ...found, currency: found.said.payment };
}

function mentionSaying(sayings: readonly Saying[]): Money["mention"] {
  const found = sayings.find(({ said }) => said.mention !== undefined);
  return found?.said.mention === undefined ? undefined : { ...found, unit: found.said.mention };
}

/** A saying with the other currency that it names; `undefined` if it names none but the pound. */
export function foreignSaying(saying: Saying): Money["foreign"] {
  const { currency } = saying.said;
  return currency === undefined || currency === "pounds" ? undefined : { ...saying, currency: currency.foreign };
}

function unitSaying(saying: Saying): Money["unit"] {
  const { unit } = saying.said;
  return unit === undefined || unit === "pounds" ? undefined : { ...saying, unit };
}

/** The first saying that contradicts the nearest: one finding is enough. */
function otherThan(
  near: Saying | undefined,
  sayings: readonly Saying[],
  agree: (one: Saying, other: Saying) => boolean,
): Money["contradictions"] {
  const far = near === undefined ? undefined : sayings.find((each) => !agree(near, each));
  return near === undefined || far === undefined ? [] : [{ near, far }];
}

/** Where a saying is, as the end of a sentence: `the heading in E7 says "Outstanding (EUR)"`. */
export function describeSaying({ where, text, row, column, sheet }: Saying): string {
  const shown = `"${text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text}"`;
  const cell =
    row === undefined ? (column === undefined ? "" : ` of column ${column}`) : ` in ${column ?? "row "}${String(row)}`;
  switch (where) {
    case "heading":
      return `the heading${cell} says ${shown}`;
    case "sheet name":
      return `the sheet is called ${shown}`;
    case "other sheet":
      return `the sheet "${sheet}" says ${shown}`;
    case "cell":
      return `the cell${cell} shows ${shown}`;
    case "above":
    case "title":
    case "section":
    case "below":
      return `the text${cell} says ${shown}`;
  }
}

const LONGEST_SHOWN = 80;
