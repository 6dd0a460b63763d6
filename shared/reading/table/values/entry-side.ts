import { entryKindOf } from "./entry-kind.ts";

/** Whether an amount without a sign is owed (a debit of the customer) or reduces what is owed. */
export type EntrySide = "debit" | "credit";

/**
 * The side that a word in a column such as `D/C`, `Dr/Cr`, `S/H` or `+/-` means; `undefined` if we don't know the word. `S` and `H` are the
 * German letters for debit and credit that SAP prints.
 */
export function entrySideOf(text: string): EntrySide | undefined {
  const known = remembered.get(text);
  if (known !== undefined || remembered.has(text)) return known;
  const side = sideOfWord(text);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(text, side);
  return side;
}

const MOST_REMEMBERED = 1024;

const remembered = new Map<string, EntrySide | undefined>();

function sideOfWord(text: string): EntrySide | undefined {
  const word = plain(text);
  if (DEBIT.has(word)) return "debit";
  if (CREDIT.has(word)) return "credit";
  const kind = entryKindOf(text);
  if (kind === "invoice") return "debit";
  return kind === "credit-note" || kind === "payment" || kind === "receipt" ? "credit" : undefined;
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[\s.()[\]]+/gu, "");
}

const DEBIT: ReadonlySet<string> = new Set([
  "d",
  "dr",
  "db",
  "deb",
  "debit",
  "debits",
  "s",
  "soll",
  "+",
  "plus",
  "1",
  "+1",
]);

const CREDIT: ReadonlySet<string> = new Set([
  "c",
  "cr",
  "cred",
  "credit",
  "credits",
  "h",
  "haben",
  "-",
  "−",
  "–",
  "minus",
  "-1",
]);

/**
 * Whether a column without a heading that says so holds sides: its words are a pair such as `D` and `C`, or plain enough alone (`CR` beside the
 * credits). A dash alone means that a cell is empty, and one letter alone may mean anything.
 */
export function areEntrySides(texts: ReadonlySet<string>): boolean {
  const words = new Set([...texts].map(plain));
  if (words.size === 0 || words.size > MOST_SIDES) return false;
  if ([...words].every((word) => PLAIN.has(word))) return true;
  return PAIRS.some((pair) => words.size === pair.length && pair.every((word) => words.has(word)));
}

const MOST_SIDES = 4;

const PLAIN: ReadonlySet<string> = new Set(["dr", "cr", "debit", "credit", "debits", "credits", "+"]);

const PAIRS: readonly (readonly string[])[] = [
  ["d", "c"],
  ["s", "h"],
  ["soll", "haben"],
  ["db", "cr"],
  ["+", "-"],
];
