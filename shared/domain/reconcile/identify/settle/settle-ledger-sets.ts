import { append } from "../../collections.ts";
import { limits } from "../../limits.ts";
import type { LedgerIndex, StatementIndex } from "../../matching/line-index.ts";
import { compareLedger, compareLines } from "../../matching/line-order.ts";
import { claimOf, faceAt, ledgerAt, lineAt, supportAt } from "../../matching/matching.ts";
import { allocate } from "./allocate.ts";
import { isOppositeSign } from "../compare-pair.ts";
import { rewriteLedgerText } from "../conventions/apply-convention.ts";
import { compareWriting } from "../numbers/compare-writing.ts";
import { isFree, isOpen, numbersOf, partsOfLine, type Identification } from "../identification.ts";
import { CROWDED_SET } from "./settle-sets.ts";

/**
 * Settles ledger lines that hold several documents of the statement (`10421, 10422`), if every number is a line of the
 * statement and together they claim the amount. Otherwise the ledger line is a candidate for each.
 */
export function settleLedgerSets(identification: Identification, open: readonly StatementIndex[]): void {
  const { matching } = identification;
  if (matching.setLedger.length === 0) return;
  const byNumber = new Map<string, StatementIndex[]>();
  for (const line of open) {
    if (numbersOf(identification, line).own.length !== 1) continue;
    const { core, segments } = partsOfLine(identification, line);
    append(byNumber, core, line);
    if (segments !== core) append(byNumber, segments, line);
  }
  for (const at of matching.setLedger.toSorted((one, other) => compareLedger(matching, one, other))) {
    if (isFree(identification, at)) settleSet(identification, at, byNumber);
  }
}

function settleSet(
  identification: Identification,
  at: LedgerIndex,
  byNumber: ReadonlyMap<string, readonly StatementIndex[]>,
): void {
  const { matching, numbers } = identification;
  const texts = ledgerAt(matching, at)
    .invoiceNumber.split(/[,;&+]/)
    .filter((text) => /\d/.test(text))
    .slice(0, limits.numbersOfLine);
  if (texts.length < 2) return;
  const lines = new Set<StatementIndex>();
  let isComplete = true;
  for (const text of texts) {
    const parts = numbers.read(rewriteLedgerText(identification, at, text));
    const ofEither = [...new Set([parts.core, parts.segments].flatMap((number) => byNumber.get(number) ?? []))];
    if (ofEither.length > limits.linesOfOneNumber) {
      matching.remarks.add(CROWDED_SET);
      return;
    }
    const ofNumber = ofEither.filter((line) => {
      const difference = compareWriting(partsOfLine(identification, line), parts);
      return difference !== undefined && identification.habits.levelOf(line, difference) !== undefined;
    });
    const named = ofNumber.filter(
      (line) => isOpen(identification, line) && !isOppositeSign(matching, lineAt(matching, line), at),
    );
    if (named.length === 0) isComplete = false;
    for (const line of named) lines.add(line);
  }
  if (lines.size === 0) return;
  const all = [...lines].sort((one, other) => compareLines(matching, one, other));
  const claimed = all.reduce((sum, line) => sum + claimOf(matching, line), 0);
  if (isComplete && (claimed === faceAt(matching, at) || claimed === supportAt(matching, at))) {
    allocate(matching, all, [at]);
    return;
  }
  for (const line of all) matching.queries.set(line, { reason: "related-number", candidates: [at] });
}
