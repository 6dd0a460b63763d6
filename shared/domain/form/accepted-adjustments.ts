import { noPence, pence, subtractPence, sumPence, type Pence } from "../amounts-and-days/pence.ts";
import type { AcceptedLine } from "../answer/accepted-line.ts";
import type { IssuedLine } from "../issuing/issued-statement.ts";

/** What of an accepted amount our ledger does not show yet. */
export interface AcceptedAndOpen {
  readonly line: number;
  /** What the form takes off: of an invoice it is negative. */
  readonly pence: Pence;
}

/**
 * What we have accepted as not owed and our ledger does not show yet (REC-04, MIS-03): the form adjusts it. What the ledger has corrected since
 * the statement is adjusted by the ledger, and is not taken off twice: less on the document itself, or one new credit note of exactly the amount.
 *
 * @param issued the lines of the statement
 * @param now what the ledger would state now; `undefined` if no ledger of the quarter is in force
 */
export function acceptedAndOpen(
  accepted: readonly AcceptedLine[],
  issued: readonly IssuedLine[],
  now: readonly IssuedLine[] | undefined,
): AcceptedAndOpen[] {
  const byLine = new Map(issued.map((line) => [line.line, line]));
  const rests = [...Map.groupBy(accepted, ({ line }) => line)].flatMap(([line, all]) => {
    const of = byLine.get(line);
    // The newest word about a line counts.
    const effect = subtractPence(noPence, all.at(-1)?.pence ?? noPence);
    return of === undefined || of.futurePeriod
      ? []
      : [{ line, pence: now ? stillOpen(effect, of, issued, now) : effect }];
  });
  const open = rests.filter((rest) => rest.pence !== noPence);
  const credits = newCredits(issued, now ?? []);
  return open.filter((rest) => {
    const at = credits.indexOf(rest.pence);
    if (at >= 0) credits.splice(at, 1);
    return at < 0;
  });
}

/** What of the effect is left once the change of the document itself is taken off. */
function stillOpen(effect: Pence, of: IssuedLine, issued: readonly IssuedLine[], now: readonly IssuedLine[]): Pence {
  const change = subtractPence(amountOf(of, now), amountOf(of, issued));
  if (Math.sign(change) !== Math.sign(effect)) return effect;
  const left = Math.max(0, Math.abs(effect) - Math.abs(change));
  return left === 0 ? noPence : pence(Math.sign(effect) * left);
}

function amountOf(of: IssuedLine, lines: readonly IssuedLine[]): Pence {
  return sumPence(
    lines.filter((each) => nameOfDocument(each) === nameOfDocument(of)).map(({ claimedPence }) => claimedPence),
  );
}

/** The amounts of credit notes that the ledger has and the statement does not. */
function newCredits(issued: readonly IssuedLine[], now: readonly IssuedLine[]): Pence[] {
  const listed = new Set(issued.map(nameOfDocument));
  return now
    .filter((each) => each.type === "credit-note" && !listed.has(nameOfDocument(each)))
    .map(({ claimedPence }) => claimedPence);
}

/** A document of our ledger, however often it stands there. */
export function nameOfDocument({ type, invoiceNumber, invoiceDate }: IssuedLine): string {
  return `${type}#${invoiceNumber}#${invoiceDate ?? ""}`;
}
