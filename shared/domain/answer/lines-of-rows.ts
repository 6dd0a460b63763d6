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
  const found = rows.map((row) => ({
    row,
    couldBe: candidates(row, byNumber.get(normaliseReference(row.number)) ?? []),
  }));
  const twins = Map.groupBy(found, ({ row, couldBe }) =>
    areAlike(couldBe) ? `${row.sheet}#${couldBe.map(({ line }) => line).join("#")}` : "",
  );
  return found.map(({ row, couldBe }): LineOfRow => {
    const [only, another] = couldBe;
    if (only !== undefined && another === undefined) return { row, line: only };
    if (areAlike(couldBe)) {
      const group = twins.get(`${row.sheet}#${couldBe.map(({ line }) => line).join("#")}`) ?? [];
      const line = group.length <= couldBe.length ? couldBe[group.findIndex((each) => each.row === row)] : undefined;
      if (line !== undefined) return { row, line };
    }
    return { row, line: undefined, couldBe };
  });
}

/** The lines of the number that nothing else in the row speaks against. */
function candidates(row: AnswerRow, named: readonly IssuedLine[]): readonly IssuedLine[] {
  if (named.length <= 1 && row.number !== "") return named;
  const tests: readonly ((line: IssuedLine) => boolean)[] = [
    ({ invoiceNumber }) => strictReference(invoiceNumber) === strictReference(row.number),
    ({ claimedPence }) => row.claimedPence === undefined || claimedPence === row.claimedPence,
    ({ invoiceDate }) => row.date === undefined || invoiceDate === row.date,
    ({ description = "" }) => row.description === "" || isSameText(description, row.description),
  ];
  // A row without a number, an amount and a description could be any line.
  if (row.number === "" && row.claimedPence === undefined) return [];
  return tests.reduce<readonly IssuedLine[]>(narrowed, named);
}

/** Of the lines those that fit, or all of them if none does: a row whose amount is another is told as that. */
function narrowed(lines: readonly IssuedLine[], fits: (line: IssuedLine) => boolean): readonly IssuedLine[] {
  const fitting = lines.filter(fits);
  return fitting.length === 0 ? lines : fitting;
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
