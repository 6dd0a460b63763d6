import type { StatementIndex } from "../matching/line-index.ts";
import type { KnownConvention } from "../../position/number-convention.ts";
import type { PositionKey } from "../../position/position-key.ts";
import type { Matching } from "../matching/matching.ts";
import { matchByConventions } from "./conventions/match-by-convention.ts";
import { findByCores } from "./find/find-by-core.ts";
import { groupByCore } from "./find/group-by-core.ts";
import { hashCore, type CoreHash } from "../references/hash-number.ts";
import { numbersOf, openLines, startIdentification, type Identification } from "./identification.ts";
import { learnHabits } from "./numbers/learn-habits.ts";
import { rejectDoubtful } from "./reject-doubtful.ts";
import { resolveNumber } from "./resolve-number.ts";
import { settleLedgerSets } from "./settle/settle-ledger-sets.ts";
import { settleOrderGroups } from "./settle/settle-order-groups.ts";
import { settleOrders } from "./settle/settle-orders.ts";
import { settleReceipts } from "./settle/settle-receipts.ts";
import { settleSets } from "./settle/settle-sets.ts";
import { querySignsTurned } from "./signs-turned.ts";
import { suggestCandidates } from "./suggest/suggest-candidates.ts";

/**
 * Identifies the document that each statement line is (REC-03), over all ledger lines: open, paid, cancelled, disputed. Whether
 * money is open plays no part: that is judged afterwards. A line that a person has already matched by decision is left alone.
 * The steps, each for the lines that the steps before it left:
 *
 * 1. Read the number of each line, and group both sides by the cores of their numbers.
 * 2. Learn in which ways the two organisations write the same numbers differently (habits).
 * 3. If all signs of one side are turned round, query every line and stop.
 * 4. Resolve number by number: amounts and days decide which ledger lines of a number a line is.
 * 5. Resolve by the conventions under which the numbers of both sides become equal: those that are known of the pair, if they
 *    hold here too, and those that this statement shows.
 * 6. Settle sets, ranges and numbered parts, if they add up.
 * 7. Settle lines without a number by their purchase orders.
 * 8. Reject pairs of different amounts if another ledger line has exactly the amount.
 * 9. Settle groups of an order that add up, although the numbers on both sides are not the same, and receipts without an invoice by
 *    the ledger's payments.
 * 10. Suggest candidates for the rest. They are named in the answer, never agreed.
 *
 * A line that could be several documents with different results is queried, never guessed. `numbers/` reads and compares numbers,
 * `find/` finds the ledger lines that have one, `conventions/` learns how the two organisations write them, and `settle/` decides
 * which lines belong together.
 *
 * @returns what was read, which judging uses to look up the invoices that a credit names
 */
export function identify(
  matching: Matching,
  position: PositionKey,
  knownConventions: readonly KnownConvention[] = [],
): Identification {
  const identification = startIdentification(matching, [position.receivable, position.payable], knownConventions);
  if (matching.ledger.length === 0) return identification;
  const groups = groupByCore(identification);
  learnHabits(identification, groups);
  if (querySignsTurned(identification, groups)) return identification;
  for (const group of groups) resolveNumber(identification, group);
  matchByConventions(identification);
  const open = openLines(identification);
  if (open.length > 0) {
    const found = findByCores(matching, coresOfSets(identification, open));
    settleSets(identification, open, found);
    settleLedgerSets(identification, openLines(identification));
    settleOrders(identification, openLines(identification));
  }
  rejectDoubtful(identification);
  settleOrderGroups(identification, openLines(identification));
  settleReceipts(identification, openLines(identification));
  suggestCandidates(identification);
  return identification;
}

/** The cores by which sets, ranges and numbered parts are found. */
function coresOfSets(identification: Identification, open: readonly StatementIndex[]): Set<CoreHash> {
  const wanted = new Set<CoreHash>();
  for (const line of open) {
    const { own, range } = numbersOf(identification, line);
    for (const text of [...own, ...range]) {
      const { core, segments } = identification.numbers.read(text);
      wanted.add(hashCore(core));
      wanted.add(hashCore(segments));
    }
  }
  return wanted;
}
