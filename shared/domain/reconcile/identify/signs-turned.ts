import { append } from "../collections.ts";
import { limits } from "../limits.ts";
import { required } from "../collections.ts";
import { dayNumber } from "../day-number.ts";
import { ledgerIndex, statementIndex, type LedgerIndex, type StatementIndex } from "../matching/line-index.ts";
import { faceAt, ledgerAt, lineAt, singleOf, unsettleSingle, type Matching } from "../matching/matching.ts";
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
  if (opposite.size < equal * TIMES_AS_MANY || areMostAmountsEqual(matching)) return false;
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

/**
 * Whether more lines have a ledger line of their amount and day with their own sign than with the opposite one, whatever their
 * numbers: then only the numbers of most lines are written otherwise.
 */
function areMostAmountsEqual(matching: Matching): boolean {
  const days = new Map<number, number[]>();
  for (const { outstandingPence } of matching.lines) {
    days.set(outstandingPence, []);
    days.set(0 - outstandingPence, []);
  }
  for (let place = 0; place < matching.face.length; place++) {
    const at = ledgerIndex(place);
    const { invoiceDate } = ledgerAt(matching, at);
    if (invoiceDate !== undefined) days.get(faceAt(matching, at))?.push(dayNumber(invoiceDate));
  }
  for (const list of days.values()) list.sort((one, other) => one - other);
  let equal = 0;
  let opposite = 0;
  for (const { outstandingPence, invoiceDate } of matching.lines) {
    if (outstandingPence === 0 || invoiceDate === undefined) continue;
    const day = dayNumber(invoiceDate);
    if (hasNear(days.get(outstandingPence) ?? [], day)) equal++;
    else if (hasNear(days.get(0 - outstandingPence) ?? [], day)) opposite++;
  }
  return equal > opposite;
}

/** Whether one of these days, in their order, is near another day. */
function hasNear(days: readonly number[], day: number): boolean {
  let from = 0;
  let to = days.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (required(days[middle]) < day - limits.nearDays) from = middle + 1;
    else to = middle;
  }
  return (days[from] ?? Infinity) <= day + limits.nearDays;
}
