import { append } from "../collections.ts";
import { limits } from "../limits.ts";
import { statementIndex, type LedgerIndex, type StatementIndex } from "../matching/line-index.ts";
import { faceAt, ledgerAt, lineAt, singleOf, unsettleSingle } from "../matching/matching.ts";
import { daysApart } from "./compare-pair.ts";
import type { Identification } from "./identification.ts";
import type { NumberGroup } from "./lines-of-number.ts";

const LEAST_OPPOSITE = 2;
const TIMES_AS_MANY = 4;

/**
 * Whether all signs of one side are turned round: lines of one number and amount have opposite signs at least twice, and four
 * times as often as equal ones. Then every line is queried about its sign, and nothing is identified.
 */
export function querySignsTurned(identification: Identification, groups: readonly NumberGroup[]): boolean {
  const { matching } = identification;
  const opposite = new Map<StatementIndex, LedgerIndex[]>();
  let equal = 0;
  for (const { lines, ledger } of groups) {
    if (lines.length > limits.linesOfOneNumber || ledger.length > limits.linesOfOneNumber) continue;
    for (const line of lines) {
      const { outstandingPence, invoiceDate } = lineAt(matching, line);
      if (outstandingPence === 0) continue;
      let hasEqual = false;
      for (const at of ledger) {
        const days = daysApart(invoiceDate, ledgerAt(matching, at).invoiceDate);
        if (days !== Infinity && days > limits.nearDays) continue;
        const face = faceAt(matching, at);
        if (face === outstandingPence) hasEqual = true;
        else if (face === 0 - outstandingPence) append(opposite, line, at);
      }
      if (hasEqual) {
        equal++;
        opposite.delete(line);
      }
    }
  }
  if (opposite.size < LEAST_OPPOSITE) return false;
  for (let place = 0; place < matching.lines.length; place++)
    if (matching.settled[statementIndex(place)] === 1) equal++;
  if (opposite.size < equal * TIMES_AS_MANY) return false;
  for (let place = 0; place < matching.lines.length; place++) {
    const line = statementIndex(place);
    const single = singleOf(matching, line);
    if (single !== undefined && matching.singleMatch[line] !== "decision") unsettleSingle(matching, line);
    if (matching.settled[line] === 1) continue;
    const candidates = opposite.get(line) ?? (single === undefined ? [] : [single]);
    if (candidates.length > 0) matching.queries.set(line, { reason: "signs-turned", candidates });
  }
  matching.remarks.add(
    `${String(opposite.size)} lines of your statement have the opposite sign of the same documents on our ledger: please tell us whether its signs are turned round. None of them is agreed until then.`,
  );
  return true;
}
