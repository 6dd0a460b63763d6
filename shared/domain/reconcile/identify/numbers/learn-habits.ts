import { limits } from "../../limits.ts";
import { ledgerAt, lineAt } from "../../matching/matching.ts";
import { amountFit, amountFitOf, daysApart, isOppositeSign } from "../compare-pair.ts";
import { compareWriting } from "./compare-writing.ts";
import { countAmounts, partsOfLedger, partsOfLine, type Identification } from "../identification.ts";
import type { NumberGroup } from "../lines-of-number.ts";

/**
 * Learns how the two organisations write the same numbers differently, from pairs of one core whose amount agrees and whose
 * days are near; keeps the known habits that these pairs do not contradict; and counts the amounts that the evidence for
 * other differences needs.
 */
export function learnHabits(identification: Identification, groups: readonly NumberGroup[]): void {
  const { matching, habits } = identification;
  const amounts = new Set<number>();
  for (const { lines, ledger } of groups) {
    if (lines.length > limits.linesOfOneNumber || ledger.length > limits.linesOfOneNumber) continue;
    for (const line of lines) {
      const claimed = lineAt(matching, line);
      for (const at of ledger) {
        const booked = ledgerAt(matching, at);
        if (claimed.invoiceNumber === booked.invoiceNumber) continue;
        const difference = compareWriting(partsOfLine(identification, line), partsOfLedger(identification, at));
        if (difference === undefined || difference.kinds.length === 0) continue;
        amounts.add(claimed.outstandingPence);
        if (isOppositeSign(matching, claimed, at)) continue;
        const isNear = daysApart(claimed.invoiceDate, booked.invoiceDate) <= limits.nearDays;
        if (isNear && amountFitOf(matching, claimed, at) >= amountFit.whole) habits.note(line, difference);
        else if (identification.known.length > 0) habits.noteUnlike(line, difference);
      }
    }
  }
  habits.keepKnown(identification.known.flatMap((known) => (known.type === "habit" ? known.differences : [])));
  countAmounts(identification, amounts);
}
