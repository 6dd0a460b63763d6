import { limits } from "../../limits.ts";
import type { LedgerIndex, StatementIndex } from "../../matching/line-index.ts";
import { compareLedger } from "../../matching/line-order.ts";
import { ledgerAt, lineAt } from "../../matching/matching.ts";
import { isCutShort, likelihoodOfSlip } from "../../references/slips.ts";
import { amountFitOf, daysApart } from "../compare-pair.ts";
import { ledgerTextAt, numbersAt } from "../conventions/texts-of-field.ts";
import { ledgerNumberOf, numbersOf, readNumbers, type Identification } from "../identification.ts";

/**
 * Documents of the same amount whose number is one slip away, or is cut short on one side, the likeliest first: as either side
 * writes the number, or as a convention of the pair rewrites it.
 */
export function suggestSimilar(
  identification: Identification,
  line: StatementIndex,
  equal: readonly LedgerIndex[],
): readonly LedgerIndex[] {
  if (numbersOf(identification, line).own.length > 1) return [];
  const claimed = textsOf(identification, line);
  const { matching } = identification;
  const { invoiceDate } = lineAt(matching, line);
  const ranked = equal.flatMap((at) => {
    const slip = similarityOf(claimed, ledgerTextsOf(identification, at), identification);
    if (slip === 0) return [];
    const isSameDay = daysApart(invoiceDate, ledgerAt(matching, at).invoiceDate) === 0;
    const rank = (isSameDay ? 4 : 0) + slip * 3 + amountFitOf(matching, lineAt(matching, line), at) / 4;
    return [{ at, rank }];
  });
  return ranked
    .sort((one, other) => other.rank - one.rank || compareLedger(matching, one.at, other.at))
    .slice(0, limits.candidatesSuggested)
    .map(({ at }) => at);
}

/** The texts of a line that may be its number: as it writes it, as a convention rewrites it, and the place that a convention names. */
function textsOf(identification: Identification, line: StatementIndex): readonly string[] {
  return [
    ...new Set([
      ...readNumbers(identification, line).own,
      ...numbersOf(identification, line).own,
      ...identification.conventions.flatMap(
        ({ statement }) => numbersAt(identification, line, statement)?.own.slice(0, 1) ?? [],
      ),
    ]),
  ];
}

function ledgerTextsOf(identification: Identification, at: LedgerIndex): readonly string[] {
  const booked = ledgerAt(identification.matching, at);
  return [
    ...new Set([
      booked.invoiceNumber,
      ledgerNumberOf(identification, at),
      ...identification.conventions.flatMap(({ ledger }) => ledgerTextAt(booked, ledger) ?? []),
    ]),
  ];
}

/** How alike the likeliest two of these texts are: 2 a likely slip, 1 a less likely one or a number cut short, 0 not alike. */
function similarityOf(
  claimed: readonly string[],
  booked: readonly string[],
  { numbers, conventions }: Identification,
): 0 | 1 | 2 {
  const mayHaveAffix = conventions.length > 0;
  let best: 0 | 1 | 2 = 0;
  for (const one of claimed) {
    for (const other of booked) {
      const core = numbers.read(one).core;
      const bookedCore = numbers.read(other).core;
      const found = [likelihoodOfSlip(one, other, mayHaveAffix), likelihoodOfSlip(core, bookedCore, false)];
      if (found.includes(2)) return 2;
      if (found.includes(1) || isCutShort(one, other) || isCutShort(core, bookedCore)) best = 1;
    }
  }
  return best;
}
