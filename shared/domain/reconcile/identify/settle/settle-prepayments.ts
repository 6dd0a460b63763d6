import { isMaternity, isPrepaymentHeld } from "../../prepayments.ts";
import { ledgerIndex, statementIndex, type LedgerIndex, type StatementIndex } from "../../matching/line-index.ts";
import { ledgerAt, lineAt, settleSingle, type Matching } from "../../matching/matching.ts";

/**
 * STM-13: pairs a prepayment of the statement with that of the ledger where the two are told apart by their signs alone, or where
 * each side has one maternity pathway prepayment: it is a line of its own, whatever it is called.
 */
export function settlePrepayments(matching: Matching): void {
  if (matching.kind !== "accruals") return;
  const open: StatementIndex[] = [];
  for (let place = 0; place < matching.lines.length; place++) {
    const index = statementIndex(place);
    if (lineAt(matching, index).type === "prepayment" && matching.settled[index] === 0) open.push(index);
  }
  if (open.length === 0) return;
  const held: LedgerIndex[] = [];
  for (let place = 0; place < matching.ledger.length; place++) {
    const at = ledgerIndex(place);
    if (matching.used[at] === 0 && isPrepaymentHeld(matching, ledgerAt(matching, at))) held.push(at);
  }
  for (const index of open) {
    const query = matching.queries.get(index);
    if (query?.reason !== "opposite-sign") continue;
    const [only, ...others] = query.candidates.filter((at) => held.includes(at) && matching.used[at] === 0);
    if (only !== undefined && others.length === 0) settleSingle(matching, index, only, "exact");
  }
  const [line, ...lines] = open.filter(
    (index) => matching.settled[index] === 0 && isMaternity(matching.referenceData, lineAt(matching, index)),
  );
  const [ledger, ...ledgers] = held.filter(
    (at) => matching.used[at] === 0 && isMaternity(matching.referenceData, ledgerAt(matching, at)),
  );
  if (line === undefined || ledger === undefined || lines.length + ledgers.length > 0) return;
  settleSingle(matching, line, ledger, "description");
}
