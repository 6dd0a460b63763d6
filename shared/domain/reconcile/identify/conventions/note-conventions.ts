import type { KnownConvention, NumberConvention, Trim } from "../../../position/number-convention.ts";
import { limits } from "../../limits.ts";
import { ledgerIndex, statementIndex, type LedgerIndex, type StatementIndex } from "../../matching/line-index.ts";
import { compareTexts } from "../../matching/line-order.ts";
import { ledgerAt } from "../../matching/matching.ts";
import { compareWriting } from "../numbers/compare-writing.ts";
import { numbersOf, partsOfLedger, partsOfLine, type Identification } from "../identification.ts";
import type { Convention } from "./convention.ts";
import { ledgerTextAt, numbersAt } from "./texts-of-field.ts";

/** The conventions and habits by which lines were found, those of the most lines first. */
export function conventionsFound(identification: Identification): NumberConvention[] {
  return [...identification.explained, ...habitsFound(identification)]
    .sort((one, other) => other.lines - one.lines || compareTexts(keyOf(one.rule), keyOf(other.rule)))
    .slice(0, limits.conventionsNamed);
}

/** The same convention has the same key. */
export function keyOf(known: KnownConvention): string {
  return known.type === "habit"
    ? known.differences.join()
    : JSON.stringify([columnsOf(known.statement), columnsOf(known.ledger)]);
}

function columnsOf({ field, part, front, back }: Convention["statement"] | Convention["ledger"]): unknown[] {
  return [field, part, keyOfTrim(front), keyOfTrim(back)];
}

function keyOfTrim(trim: Trim): string {
  switch (trim.kind) {
    case "nothing":
      return "";
    case "text":
      return `text ${trim.text}`;
    case "period":
      return `period ${trim.format}`;
    case "characters":
      return `characters ${trim.pattern}`;
    case "all but":
      return `all but ${String(trim.count)}`;
    case "all but a run":
      return `all but run ${String(trim.run)} ${trim.period ?? ""}, letters ${trim.letters}`;
  }
}

/** A line that was found, and the ledger line that it is. */
export interface FoundPair {
  readonly line: StatementIndex;
  readonly ledger: LedgerIndex;
}

/** Notes a convention and the lines that were found by it. The example does not depend on the order of the lines. */
export function noteConvention(
  identification: Identification,
  convention: Convention,
  found: readonly FoundPair[],
): void {
  const examples = found.flatMap(({ line, ledger }) => {
    const [text] = numbersAt(identification, line, convention.statement)?.own ?? [];
    const ledgerText = ledgerTextAt(ledgerAt(identification.matching, ledger), convention.ledger);
    return text === undefined || ledgerText === undefined ? [] : [{ text, ledgerText }];
  });
  const example = examples.reduce((first, one) => (isBefore(one, first) ? one : first), examples[0] ?? noExample);
  if (example === noExample) return;
  identification.explained.push({
    statement: { column: convention.statement.field, text: example.text },
    ledger: { column: convention.ledger.field, text: example.ledgerText },
    lines: found.length,
    rule: { type: "rewriting", statement: convention.statement, ledger: convention.ledger },
  });
}

interface Example {
  readonly text: string;
  readonly ledgerText: string;
}

const noExample: Example = { text: "", ledgerText: "" };

function isBefore(one: Example, other: Example): boolean {
  return (compareTexts(one.text, other.text) || compareTexts(one.ledgerText, other.ledgerText)) < 0;
}

/** So many lines must have a habit before the answer explains it, unless it was known before. */
const LINES_OF_A_HABIT = 3;

/** The small differences in writing between lines and the ledger lines that they were found to be. */
function habitsFound(identification: Identification): NumberConvention[] {
  const { matching, habits } = identification;
  const found = new Map<string, { readonly differences: string[]; lines: number; example: Example }>();
  for (let place = 0; place < matching.single.length; place++) {
    const line = statementIndex(place);
    const single = matching.single[line] ?? -1;
    if (single < 0 || matching.singleMatch[line] !== "normalised") continue;
    const at = ledgerIndex(single);
    const [text, ...others] = numbersOf(identification, line).own;
    if (text === undefined || others.length > 0) continue;
    const booked = ledgerAt(matching, at).invoiceNumber;
    const difference = compareWriting(partsOfLine(identification, line), partsOfLedger(identification, at));
    if (difference === undefined || difference.kinds.length === 0) continue;
    const key = difference.kinds.join();
    const example = { text, ledgerText: booked };
    const known = found.get(key);
    if (known === undefined) found.set(key, { differences: [...difference.kinds], lines: 1, example });
    else {
      known.lines++;
      if (isBefore(example, known.example)) known.example = example;
    }
  }
  return [...found.values()]
    .filter(({ differences, lines }) => lines >= LINES_OF_A_HABIT || habits.areKnown(differences))
    .map(({ differences, lines, example }) => ({
      statement: { column: "number", text: example.text },
      ledger: { column: "number", text: example.ledgerText },
      lines,
      rule: { type: "habit", differences },
    }));
}
