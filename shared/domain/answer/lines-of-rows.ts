import type { IssuedLine } from "../issuing/issued-statement.ts";
import { normaliseReference, strictReference } from "../reconcile/references/normalise-reference.ts";
import type { AnswerRow } from "./answer-tables.ts";

/** Which of our lines a row is about: one, none, or several that it could be. */
export type LineOfRow =
  | { readonly row: AnswerRow; readonly line: IssuedLine }
  | { readonly row: AnswerRow; readonly line: undefined; readonly couldBe: readonly IssuedLine[] };

/**
 * Finds the line that each row is about: by its number, however it is written; where several lines have the number, or none has one, by amount, date
 * and words as well. Rows and lines that nothing tells apart are taken in their order, as their answers mean the same whichever is which.
 */
export function linesOfRows(rows: readonly AnswerRow[], lines: readonly IssuedLine[]): LineOfRow[] {
  const byNumber = Map.groupBy(lines, ({ invoiceNumber }) => normaliseReference(invoiceNumber));
  const byClaim = Map.groupBy(lines, ({ invoiceNumber, claimedPence }) => claimOf(invoiceNumber, claimedPence));
  const alike = rememberAlike();
  const found = rows.map((row) => {
    const named = byNumber.get(normaliseReference(row.number)) ?? [];
    const claimed = row.claimedPence === undefined ? undefined : byClaim.get(claimOf(row.number, row.claimedPence));
    const couldBe = candidates(row, named, claimed ?? named);
    return { row, couldBe, twins: alike(couldBe, row.sheet) };
  });
  const count = Map.groupBy(found, ({ twins }) => twins);
  const next = new Map<string, number>();
  return found.map(({ row, couldBe, twins }): LineOfRow => {
    const [only, another] = couldBe;
    if (only !== undefined && another === undefined) return { row, line: only };
    if (twins === undefined || (count.get(twins)?.length ?? 0) > couldBe.length)
      return { row, line: undefined, couldBe };
    const at = next.get(twins) ?? 0;
    next.set(twins, at + 1);
    const line = couldBe[at];
    return line === undefined ? { row, line, couldBe } : { row, line };
  });
}

function claimOf(number: string, claimed: number): string {
  return `${normaliseReference(number)}#${String(claimed)}`;
}

/** The name of a set of lines that nothing tells apart, in a sheet; `undefined` if something does. Sets are the same arrays again and again. */
function rememberAlike(): (lines: readonly IssuedLine[], sheet: string) => string | undefined {
  const names = new Map<readonly IssuedLine[], string | undefined>();
  return (lines, sheet) => {
    if (!names.has(lines)) names.set(lines, areAlike(lines) ? lines.map(({ line }) => line).join("#") : undefined);
    const name = names.get(lines);
    return name === undefined ? undefined : `${sheet}#${name}`;
  };
}

/** The lines of the number, or those of them with the claimed amount, that nothing else in the row speaks against. */
function candidates(
  row: AnswerRow,
  named: readonly IssuedLine[],
  claimed: readonly IssuedLine[],
): readonly IssuedLine[] {
  if (named.length <= 1 && row.number !== "") return named;
  // A row without a number and an amount could be any line.
  if (row.number === "" && row.claimedPence === undefined) return [];
  const tests: readonly ((line: IssuedLine) => boolean)[] = [
    ({ invoiceNumber }) => row.number === "" || strictReference(invoiceNumber) === strictReference(row.number),
    ({ invoiceDate }) => row.date === undefined || invoiceDate === row.date,
    ({ description = "" }) => row.description === "" || isSameText(description, row.description),
  ];
  return tests.reduce<readonly IssuedLine[]>(narrowed, claimed);
}

/** Of the lines those that fit, or all of them if none does: a row whose amount is another is told as that. */
function narrowed(lines: readonly IssuedLine[], fits: (line: IssuedLine) => boolean): readonly IssuedLine[] {
  const fitting = lines.filter(fits);
  return fitting.length === 0 || fitting.length === lines.length ? lines : fitting;
}

/** A text in a file may be shortened. */
function isSameText(ours: string, theirs: string): boolean {
  const [a, b] = [ours, theirs].map((text) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ""));
  return a !== undefined && b !== undefined && (a === b || (b.length >= FEWEST_LETTERS && a.startsWith(b)));
}

const FEWEST_LETTERS = 20;

function areAlike(lines: readonly IssuedLine[]): boolean {
  const [first, ...others] = lines;
  return (
    first !== undefined &&
    others.length > 0 &&
    others.every(
      (each) =>
        each.invoiceNumber === first.invoiceNumber &&
        each.claimedPence === first.claimedPence &&
        each.invoiceDate === first.invoiceDate &&
        each.description === first.description,
    )
  );
}
