import type { CalendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import type { Random } from "./random.ts";

/**
 * How one side of a pair writes the numbers of the other, consistently: a rewriting of the number, another column that has
 * it, or both. The other side writes the supplier's own number.
 */
export interface Convention {
  readonly name: string;
  readonly side: "statement" | "ledger";
  readonly rewrite: (number: string, date: CalendarDate) => string;
  /** The rewriting puts a constant behind the number, and so behind any ending of it. */
  readonly hasLastWord: boolean;
  /** The column that has the number; its own column then has a number that only this side knows. */
  readonly column: "number" | "description" | "reference";
}

export const NO_CONVENTION = "as the supplier";

/** One rewriting, as it is in one pair: a constant prefix is one prefix throughout. */
type MakeRewriting = (random: Random) => (number: string, date: CalendarDate) => string;

const same: MakeRewriting = () => (number) => number;

const CONSTANT_ENDING = "with a constant ending";

const rewritings: Readonly<Record<string, MakeRewriting>> = {
  "without its prefix": () => (number) => number.replace(/^[A-Z]+[-/ ]?(?=\d)/, ""),
  "without its zeros": () => (number) => number.replace(/(^|[A-Z][-/]?)0+(?=\d)/, "$1"),
  "without its separators": () => (number) => number.replaceAll(/[-/]/g, ""),
  "with other separators": (random) => {
    const mark = random.pick(["/", "-", ".", " "]);
    return (number) => number.replaceAll(/[-/]/g, mark);
  },
  "with INV": (random) => {
    const word = random.pick(["INV", "INV-", "Inv ", "Invoice No. ", "SI-"]);
    return (number) => word + number;
  },
  "with a constant prefix": (random) => {
    const prefix = random.pick(["NF-", "RXH", "ZA1/", "77-", "S", "05"]);
    return (number) => prefix + number;
  },
  [CONSTANT_ENDING]: (random) => {
    const ending = random.pick(["Z", "/01", "-RXH", "-00", " GBP"]);
    return (number) => number + ending;
  },
  "with the year in front": (random) => {
    const mark = random.pick(["/", "-", ""]);
    const isShort = random.chance(0.5);
    return (number, date) => `${isShort ? date.slice(2, 4) : date.slice(0, 4)}${mark}${number}`;
  },
  "with a check letter": () => (number) => {
    const sum = Array.from(number.replaceAll(/\D/g, ""), Number).reduce(
      (total, digit, at) => total + digit * (at + 2),
      0,
    );
    return number + "CDEFGHJKLMNPQSTUVWXYZ".charAt(sum % 21);
  },
  "with another prefix": (random) => {
    const prefix = random.pick(["PATH", "LB-", "SBS"]);
    return (number) => number.replace(/^[A-Z]+[-/]?(?=\d)/, prefix);
  },
  "padded to ten": () => (number) => number.replace(/\d+$/, (digits) => digits.padStart(10, "0")),
  "only the last six": () => (number) => number.replaceAll(/[-/]/g, "").slice(-6),
  "only the last five digits": () => (number) => number.replaceAll(/\D/g, "").slice(-5),
};

/** Conventions with their weights, by side, column and rewriting; prefixes, zeros, marks and INV are the most frequent. */
const weighted: readonly (readonly [weight: number, side: Convention["side"], column: Convention["column"], string])[] =
  [
    [120, "ledger", "number", "without its prefix"],
    [80, "ledger", "number", "without its zeros"],
    [80, "ledger", "number", "without its separators"],
    [30, "ledger", "number", "with other separators"],
    [80, "ledger", "number", "with INV"],
    [20, "ledger", "number", "with a constant prefix"],
    [15, "ledger", "number", CONSTANT_ENDING],
    [15, "ledger", "number", "with the year in front"],
    [10, "ledger", "number", "with a check letter"],
    [10, "ledger", "number", "with another prefix"],
    [40, "ledger", "number", "padded to ten"],
    [15, "ledger", "number", "only the last six"],
    [10, "ledger", "number", "only the last five digits"],
    [20, "ledger", "description", ""],
    [50, "statement", "number", "without its prefix"],
    [60, "statement", "number", "without its zeros"],
    [30, "statement", "number", "without its separators"],
    [20, "statement", "number", "with other separators"],
    [80, "statement", "number", "with INV"],
    [20, "statement", "number", "with a constant prefix"],
    [15, "statement", "number", CONSTANT_ENDING],
    [15, "statement", "number", "with the year in front"],
    [10, "statement", "number", "with a check letter"],
    [10, "statement", "number", "with another prefix"],
    [40, "statement", "number", "padded to ten"],
    [10, "statement", "number", "only the last six"],
    [10, "statement", "number", "only the last five digits"],
    [20, "statement", "description", ""],
    [20, "statement", "reference", ""],
  ];

const SHARE_WITH_CONVENTION = 0.35;
const totalWeight = weighted.reduce((sum, [weight]) => sum + weight, 0);

/** The convention of one pair; undefined for the majority, which write the supplier's number on both sides. */
export function pickConvention(random: Random): Convention | undefined {
  if (!random.chance(SHARE_WITH_CONVENTION)) return undefined;
  let left = random.between(1, totalWeight);
  for (const [weight, side, column, rewriting] of weighted) {
    left -= weight;
    if (left > 0) continue;
    const rewrite = (rewritings[rewriting] ?? same)(random);
    const how = column === "number" ? rewriting : `in its ${column}`;
    return { name: `${side} ${how}`, side, column, rewrite, hasLastWord: rewriting === CONSTANT_ENDING };
  }
  return undefined;
}

/** Whether a convention changes a number: a number without prefix can lose none. */
export function changes(convention: Convention | undefined, number: string, date: CalendarDate): boolean {
  return convention?.column !== "number" || convention.rewrite(number, date) !== number;
}
