import type { Random } from "./random.ts";

/** How suppliers number their invoices: each pair has one style, with consecutive numbers. */
export type NumberStyle = (serial: number, year: number) => string;

export const numberStyles: readonly [NumberStyle, ...NumberStyle[]] = [
  (serial) => String(10_000_000 + serial),
  (serial) => String(400_000 + serial),
  (serial) => `INV-${String(20_000 + serial)}`,
  (serial) => `IHSN${String(100_000 + serial)}`,
  (serial) => `GI-0${String(78_000 + serial)}`,
  (serial, year) => `INV-${String(year % 100)}-${String((serial % 12) + 1).padStart(2, "0")}-${String(3_000 + serial)}`,
  (serial) => `AP2${String(serial).padStart(6, "0")}`,
  (serial) => `000${String(70_000 + serial)}`,
  (serial, year) => `${String(year)}/${String(1_000 + serial)}`,
  (serial) => `SN${String(3_230_000 + serial)}`,
];

/** The same number as another system writes it, with nothing lost. */
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

/** Spreadsheets add and remove leading zeros. */
export function rezero(random: Random, number: string): string {
  if (/^0+\d/.test(number)) return number.replace(/^0+/, "");
  return /^\d/.test(number) ? "0".repeat(random.between(1, 4)) + number : number.replace(/^([A-Z]+-?)(\d)/, "$10$2");
}

/** Texts that people write before and after a number. */
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

/** Appends a customer account number. */
export function glueAccount(random: Random, number: string, account: string): string {
  return random.pick([`${account}/${number}`, `${account}-${number}`, `${account} ${number}`, `${number} ${account}`]);
}

/** Appends something else: a period, a site, a batch. */
export function glueSomething(random: Random, number: string): string {
  const batch = String(random.between(10, 99));
  return random.pick([`${number} MAY20`, `${number}/JUN`, `RWQ/${number}`, `B${batch} ${number}`, `${number} Q3`]);
}

/** Makes one typing or reading error; the result differs from the original. */
export function mistype(random: Random, number: string): string {
  for (;;) {
    const typed = slip(random, number);
    // An empty number would not count as a number: the line would be matched by its purchase order.
    if (bareNumber(typed) !== bareNumber(number) && bareNumber(typed) !== "") return typed;
  }
}

function slip(random: Random, number: string): string {
  const digits = [...number.matchAll(/\d/g)].map((match) => match.index);
  const at = digits[random.between(0, digits.length - 1)] ?? 0;
  switch (random.between(1, 5)) {
    case 1:
      return number.slice(0, at) + number.slice(at + 1);
    case 2:
      return number.slice(0, at) + number.slice(at, at + 1) + number.slice(at);
    case 3:
      return number.slice(0, at) + number.slice(at + 1, at + 2) + number.slice(at, at + 1) + number.slice(at + 2);
    case 4:
      return number.includes("0") ? number.replace("0", "O") : number.replace("O", "0");
    default:
      return number.includes("1") ? number.replace("1", "I") : number.replace("I", "1");
  }
}

/**
 * Cuts the number as a field that is too short would: the last run of digits loses digits at one end, with everything beyond
 * them, but keeps at least one. If there is only one digit, the number is mistyped instead.
 */
export function truncate(random: Random, number: string): string {
  const run = /0*(\d+)\D*$/.exec(number);
  const digits = run?.[1] ?? "";
  if (digits.length < 2) return mistype(random, number);
  const lost = Math.min(random.between(2, 3), digits.length - 1);
  const end = number.lastIndexOf(digits) + digits.length;
  return random.chance(0.5) ? number.slice(0, end - lost) : number.slice(end - digits.length + lost, end);
}

/** A number without the parts that differ between ways of writing it. */
export function bareNumber(text: string): string {
  return text
    .toUpperCase()
    .split("")
    .filter((character) => /[A-Z0-9]/.test(character))
    .join("")
    .replace(/(^|[A-Z])0+(?=\d)/g, "$1");
}
