import type { Random } from "./random.ts";

/** The same number as another system writes it: nothing of it is lost. */
export function reformat(random: Random, number: string): string {
  const spaced = number.replace(/([A-Z])(\d)/, "$1 $2");
  return random.pick([
    number.toLowerCase(),
    spaced,
    number.replaceAll("-", " "),
    number.replaceAll("/", "-"),
    ` ${number} `.replace("-", " - ").trim(),
    number.replace(/^([A-Z]+)-?/, "$1/"),
    `${number}.`,
    `#${number}`,
  ]);
}

/** Zeros before the number come and go in spreadsheets. */
export function rezero(random: Random, number: string): string {
  if (/^0+\d/.test(number)) return number.replace(/^0+/, "");
  return /^\d/.test(number) ? "0".repeat(random.between(1, 4)) + number : number.replace(/^([A-Z]+-?)(\d)/, "$10$2");
}

/** What people write before and behind a number. */
export function reprefix(random: Random, number: string): string {
  if (/^INV-?\d/.test(number) && random.chance(0.5)) return number.replace(/^INV-?/, "");
  return random.pick([
    `Inv ${number}`,
    `INVOICE ${number}`,
    `Inv No. ${number}`,
    `${number} COPY`,
    `Invoice no ${number}`,
  ]);
}

/** A customer account number glued on. */
export function glueAccount(random: Random, number: string, account: string): string {
  return random.pick([`${account}/${number}`, `${account}-${number}`, `${account} ${number}`, `${number} ${account}`]);
}

/** A site or a batch glued on in front. */
export function glueBatch(random: Random, number: string): string {
  return random.pick([`RWQ/${number}`, `B${String(random.between(10, 99))} ${number}`]);
}

/** A period glued on behind. */
export function glueEnding(random: Random, number: string): string {
  return random.pick([`${number} MAY20`, `${number}/JUN`, `${number} Q3`]);
}

/** Endings that make another document of a number. */
export const endings = [
  "-SUPP",
  "-R1",
  "R",
  "-MAR",
  "/JUN",
  "A",
  "B",
  "/2",
  "-2",
  " (part)",
  " (final)",
  " ADJ",
  "-REV",
  " PART 2",
] as const;

/** Mostly as it is, sometimes written a little differently. */
export function lightly(random: Random, number: string): string {
  return random.chance(0.85) ? number : reformat(random, number);
}

/** One slip of the hand or eye; the number that comes out is not the one that went in. */
export function mistype(random: Random, number: string): string {
  for (;;) {
    const typed = slip(random, number);
    // A number of which nothing is left is none: its line would go by its purchase order.
    if (bareNumber(typed) !== bareNumber(number) && bareNumber(typed) !== "") return typed;
  }
}

function slip(random: Random, number: string): string {
  const digits = [...number.matchAll(/\d/g)].map((match) => match.index);
  const at = digits[random.between(0, digits.length - 1)] ?? 0;
  const [figure, letter] = random.pick([["0", "O"] as const, ["1", "I"] as const]);
  switch (random.between(1, 5)) {
    case 1:
      return number.slice(0, at) + number.slice(at, at + 1) + number.slice(at);
    case 2:
      return number.slice(0, at) + number.slice(at + 1, at + 2) + number.slice(at, at + 1) + number.slice(at + 2);
    case 3:
    case 4:
      if (number.includes(figure)) return number.replace(figure, letter);
      return number.slice(0, at) + number.slice(at + 1);
    default:
      return number.slice(0, at) + number.slice(at + 1);
  }
}

/**
 * A field too short for the number: digits of its last run are lost at either end with all that stands beyond them, and at
 * least one is left. Where there is but one, the number is mistyped instead.
 */
export function truncate(random: Random, number: string): string {
  const run = /0*(\d+)\D*$/.exec(number);
  const digits = run?.[1] ?? "";
  if (digits.length < 2) return mistype(random, number);
  const lost = Math.min(random.between(2, 3), digits.length - 1);
  const end = number.lastIndexOf(digits) + digits.length;
  return random.chance(0.5) ? number.slice(0, end - lost) : number.slice(end - digits.length + lost, end);
}

/** A number without what another way of writing it changes: case, marks, and zeros in front of a segment. */
export function bareNumber(text: string): string {
  const segments = text.toUpperCase().split(/[^A-Z0-9]+/);
  return segments.map((segment) => segment.replace(/(^|[A-Z])0+(?=\d)/g, "$1")).join("");
}
