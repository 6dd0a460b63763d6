import { columnLetters } from "../../cells/column-letters.ts";
import { type Assignment, nameOfColumn } from "./assignment.ts";
import { haveSameAmounts } from "./column-values.ts";

/** Tells that only what is overdue has a heading that says unpaid, and that other amounts beside it are larger: more may be owed than is overdue. */
export function tellOverdueAlone<Extra extends string>(assignment: Assignment<Extra>, claimed: number): void {
  const heading = headingOf(assignment, claimed);
  if (OVERDUE.test(heading) && !/\b(?:outstanding|owed|owing|unpaid|balance|debt)\b/iu.test(heading))
    tellOther(assignment, claimed, "only what is overdue has a heading that says unpaid");
}

const OVERDUE = /\b(?:over ?due|past due|late)\b/iu;

/** Tells of other amounts beside a claimed column that has what somebody decided to pay: `Approved to pay` beside `Invoiced` may be a part of what is owed. */
export function tellDecidedPart<Extra extends string>(assignment: Assignment<Extra>, claimed: number): void {
  if (DECIDED.test(headingOf(assignment, claimed)))
    tellOther(assignment, claimed, "its heading says what was decided, and not what is owed");
}

const DECIDED =
  /\b(?:approved|agreed|authori[sz]ed|accepted|proposed|planned|scheduled|forecast|expected|budget(?:ed)?)\b/iu;

/** Tells that a column of amounts was taken for what is owed beside the totals of the invoices, although its heading does not say what it is. */
export function tellUnsaidAmount<Extra extends string>(assignment: Assignment<Extra>, used: number): void {
  const { header } = assignment;
  const [best] = header?.cells.find(({ column }) => column === used)?.matches ?? [];
  if (best !== undefined && best.score < WHOLLY_UNDERSTOOD)
    tellOther(assignment, used, "a word of its heading is not understood");
}

/** Below this, a heading has words that are not understood. */
const WHOLLY_UNDERSTOOD = 90;

/** Tells of another column of amounts that holds others than the one that is used. */
function tellOther<Extra extends string>(assignment: Assignment<Extra>, used: number, why: string): void {
  const { table, fields, profiles, header, findings, row } = assignment;
  const other = (["total", "amount", "anyTotal"] as const)
    .map((field) => fields.get(field))
    .find(
      (column) => column !== undefined && column !== used && !haveSameAmounts(profiles.get(column), profiles.get(used)),
    );
  if (other === undefined) return;
  findings.push({
    code: "two-columns-fit",
    severity: "warning",
    row,
    column: columnLetters(used),
    what: `Column ${nameOfColumn(header, used)} was read as what is owed, and column ${nameOfColumn(header, other)} holds other amounts: ${why}.`,
    todo: `Please name the column of unpaid amounts (for example "Outstanding") and ${table.sendAgain}.`,
  });
}

function headingOf<Extra extends string>({ header }: Assignment<Extra>, column: number): string {
  return header?.cells.find((cell) => cell.column === column)?.heading ?? "";
}
