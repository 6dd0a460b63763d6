import type { LedgerLine } from "../../../ledger/ledger-line.ts";
import type { StatementLine } from "../../../statement/statement-line.ts";
import type { StatementIndex } from "../../matching/line-index.ts";
import { lineAt } from "../../matching/matching.ts";
import { readNumbers, type Identification } from "../identification.ts";
import { isYearOrAmount, rangeOf, type LineNumbers } from "../numbers/read-line.ts";
import { wordsAndMarks } from "../numbers/read-number.ts";
import type { Extractor, LedgerField, StatementField } from "./convention.ts";

/** A text that may hold a number, and where it stands. */
export interface TextOfField<Field> {
  readonly field: Field;
  readonly part: Extractor<Field>["part"];
  readonly text: string;
}

/** The texts of a statement line that may hold its number, without what they only mention. */
export function textsOfLine(identification: Identification, index: StatementIndex): TextOfField<StatementField>[] {
  const { description, purchaseOrder, otherNumbers = [], references = [] } = lineAt(identification.matching, index);
  const { own } = readNumbers(identification, index);
  const [number] = own;
  return [
    ...(number !== undefined && own.length === 1 ? [{ field: "number", part: "whole", text: number } as const] : []),
    ...partsOfDescription(description).map(({ part, text }) => ({ field: "description", part, text }) as const),
    ...[...otherNumbers, ...references]
      .slice(0, PARTS_OF_A_TEXT)
      .flatMap((text, part) => (text === "" ? [] : [{ field: "reference", part, text } as const])),
    ...(purchaseOrder === undefined || purchaseOrder === ""
      ? []
      : [{ field: "order", part: "whole", text: purchaseOrder } as const]),
  ];
}

/** The texts of a ledger line that may hold the number of the statement. */
export function textsOfLedger({ invoiceNumber, description, purchaseOrder }: LedgerLine): TextOfField<LedgerField>[] {
  return [
    { field: "number", part: "whole", text: invoiceNumber },
    ...partsOfDescription(description).map(({ part, text }) => ({ field: "description", part, text }) as const),
    ...(purchaseOrder === undefined || purchaseOrder === ""
      ? []
      : [{ field: "order", part: "whole", text: purchaseOrder } as const]),
  ];
}

/** The numbers of a statement line in the place that an extractor names; there may be several in one cell. */
export function numbersAt(
  identification: Identification,
  index: StatementIndex,
  { field, part }: Extractor<StatementField>,
): LineNumbers | undefined {
  if (field === "number") return part === "whole" ? readNumbers(identification, index) : undefined;
  const text = cellAt(lineAt(identification.matching, index), { field, part });
  if (text === undefined) return undefined;
  if (field === "order") return { own: [text], range: [], mentioned: [], source: "reference" };
  return identification.lineReader.readText(text, field);
}

/** The text of a statement line in the place that an extractor names. */
export function cellAt(
  { invoiceNumber, description, references = [], purchaseOrder }: StatementLine,
  { field, part }: Pick<Extractor<StatementField>, "field" | "part">,
): string | undefined {
  switch (field) {
    case "number":
      return part === "whole" ? invoiceNumber : undefined;
    case "description":
      return part === "whole" ? undefined : numbersInText(description).at(part);
    case "reference":
      return part === "whole" ? undefined : references[part];
    case "order":
      return purchaseOrder;
  }
}

/** The text of a ledger line in the place that an extractor names. */
export function ledgerTextAt(line: LedgerLine, { field, part }: Extractor<LedgerField>): string | undefined {
  switch (field) {
    case "number":
      return part === "whole" ? line.invoiceNumber : undefined;
    case "description":
      return part === "whole" ? undefined : numbersInText(line.description).at(part);
    case "order":
      return line.purchaseOrder;
  }
}

const PARTS_OF_A_TEXT = 6;

/** The numbers of a description, counted from either end. */
function partsOfDescription(description: string | undefined): { readonly part: number; readonly text: string }[] {
  const numbers = numbersInText(description);
  return numbers.slice(0, PARTS_OF_A_TEXT).flatMap((text, at) =>
    numbers.length === 1
      ? [{ part: 0, text }]
      : [
          { part: at, text },
          { part: at - numbers.length, text },
        ],
  );
}

/** Words behind which a text speaks of another document. */
const RELATION =
  /\b(?:further to|re|replac\w*|rebill\w*|supplement\w*|credit\w*|in lieu|balance|additional|uplift|adjust\w*|refund\w*|revers\w*|cancel\w*|was|see|correct\w*|amend\w*|supersed\w*|instead|with)\b/i;

/** A word behind a number that makes it another document. */
const ENDING = /^(?:ADJ|SUPP?L?|REV|R\d|\d|[A-Z]|FINAL|PART|BAL|CR|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)$/;

/** What joins the numbers of a set or a range. */
const JOINT = /^(?:\s*[,;&+–-]\s*|\s+(?:and|to)\s+)+$/i;

const LONGEST_TEXT = 200;

/**
 * The numbers in a description with their endings (`15284 rev`), as far as it does not speak of another document. Numbers of
 * a set or a range are one text: `10421, 10422`.
 */
export function numbersInText(description = ""): readonly string[] {
  const relation = RELATION.exec(description);
  const text = description.slice(0, Math.min(LONGEST_TEXT, relation?.index ?? LONGEST_TEXT));
  const found: { from: number; to: number }[] = [];
  for (const token of text.matchAll(/[^\s,;:&+()[\]]+/g)) {
    const [written] = token;
    const to = token.index + written.length;
    const last = found.at(-1);
    const between = last === undefined ? "" : text.slice(last.to, token.index);
    if (/\d{2}/.test(written) && !isYearOrAmount(written)) {
      if (last !== undefined && isJoined(text.slice(last.from, to), between, written)) last.to = to;
      else found.push({ from: token.index, to });
    } else if (last !== undefined && /^[\s(]+$/.test(between) && ENDING.test(wordsAndMarks(written).join(""))) {
      last.to = to;
    }
  }
  if (found.length === 0) return wordAlone(text);
  return found.map(({ from, to }) => text.slice(from, to));
}

/** Whether a number behind another one belongs to the same set, or ends the same range. */
function isJoined(both: string, between: string, written: string): boolean {
  if (!/\d.*\d.*\d/.test(written) || !JOINT.test(between)) return false;
  return !/[-–]|to/i.test(between) || rangeOf(both).length > 0;
}

/** A description that is one word, such as `SLA`, and perhaps announces it. */
function wordAlone(text: string): readonly string[] {
  const words = wordsAndMarks(text);
  return words.length > 0 && words.length <= 2 && !/\d/.test(text) ? [text.trim()] : [];
}
