import { columnLetters } from "../../cells/column-letters.ts";
import type { AmountSource } from "./layout.ts";
import { type Assignment, nameOfColumn } from "./assignment.ts";
import { columnThatRepeats, debitsLessCredits, leftOfTotals, sumsByRow } from "./repeats-claim.ts";
import { takeRunningBalance } from "./running-balance.ts";
import { tellDecidedPart, tellOverdueAlone, tellUnsaidAmount } from "./two-amounts.ts";

/** Which columns the claimed amount and the invoice total come from. */
export interface AmountChoice {
  readonly amount: AmountSource | undefined;
  readonly total: number | undefined;
  readonly ageing: readonly number[];
  /** The column of a running balance. */
  readonly running: number | undefined;
  /** What each amount column is used for, and why, for the receipt. */
  readonly amountUses: ReadonlyMap<number, { readonly takenFor: string | undefined; readonly why: string }>;
}

/**
 * Decides which amount a line claims: the unpaid one (R&P), the income (I&E) or the accrued one. If no column holds it, the claimed amount is,
 * in this order: the sum of the ageing columns, debits less credits, the invoice total less payments, or the only amount there is.
 */
export function chooseAmount<Extra extends string>(
  assignment: Assignment<Extra>,
  ageing: readonly number[],
): AmountChoice {
  const running = takeRunningBalance(assignment, ageing);
  const choice = chooseClaimed(assignment, ageing);
  if (running === undefined) return choice;
  const why = assignment.why.get(running) ?? "";
  return {
    ...choice,
    running,
    amountUses: new Map([...choice.amountUses, [running, { takenFor: "runningBalance", why }]]),
  };
}

function chooseClaimed<Extra extends string>(assignment: Assignment<Extra>, ageing: readonly number[]): AmountChoice {
  const { table, fields } = assignment;
  const buckets = ageing.length >= 2 ? ageing : [];
  const claimed = table.claimedFirst.map((field) => fields.get(field)).find((column) => column !== undefined);
  const beside = claimed === undefined ? undefined : columnBeside(assignment, claimed);
  if (claimed !== undefined && beside !== undefined) {
    return describeChoice(assignment, { from: "debit-credit", debit: claimed, credit: beside }, undefined, []);
  }
  if (claimed !== undefined) {
    tellOverdueAlone(assignment, claimed);
    tellDecidedPart(assignment, claimed);
    return fromColumn(assignment, claimed, buckets, "the claimed amount");
  }
  const anyTotal = fields.get("anyTotal");
  if (buckets.length > 0) {
    if (anyTotal !== undefined) return fromColumn(assignment, anyTotal, buckets, "the total of the ageing columns");
    const sums = sumsByRow(buckets.map((column) => assignment.profiles.get(column)));
    const repeated = columnThatRepeats(assignment, sums, buckets);
    if (repeated !== undefined)
      return fromColumn(assignment, repeated.column, buckets, "it is what the columns by age add up to");
    return describeChoice(assignment, { from: "ageing" }, fields.get("total") ?? fields.get("amount"), buckets);
  }
  const debit = fields.get("debit");
  const credit = fields.get("credit");
  const amount = fields.get("amount");
  if (debit !== undefined && credit !== undefined) {
    const net = debitsLessCredits(assignment.profiles.get(debit), assignment.profiles.get(credit));
    const repeated = columnThatRepeats(assignment, net, [debit, credit]);
    if (repeated !== undefined) {
      // `Invoices | Credits | Net`: net of credits, and not without VAT.
      if (fields.get("net") === repeated.column) fields.delete("net");
      return fromColumn(assignment, repeated.column, [], "it is the debit less the credit");
    }
    return describeChoice(assignment, { from: "debit-credit", debit, credit }, fields.get("total"), []);
  }
  const total = fields.get("total");
  const paid = fields.get("paid");
  const whole = total ?? amount ?? anyTotal;
  const reducing = whole === undefined || debit !== undefined ? undefined : columnBeside(assignment, whole);
  if (whole !== undefined && reducing !== undefined && reducing === credit && paid === undefined) {
    return describeChoice(assignment, { from: "debit-credit", debit: whole, credit }, undefined, []);
  }
  if (whole !== undefined && paid !== undefined) {
    const paidIsNegative = isPaidNegative(assignment, whole, paid);
    const { profiles } = assignment;
    const left = leftOfTotals(profiles.get(whole), profiles.get(paid), paidIsNegative);
    const repeated = columnThatRepeats(assignment, left, [whole, paid]);
    if (repeated !== undefined)
      return fromColumn(assignment, repeated.column, [], "it is the total less what was paid");
    return describeChoice(assignment, { from: "total-less-paid", total: whole, paid, paidIsNegative }, whole, []);
  }
  if (amount !== undefined && anyTotal !== undefined) return chooseBetweenAmountAndTotal(assignment, amount, anyTotal);
  const only = table.claimedLast.map((field) => fields.get(field)).find((column) => column !== undefined);
  if (only !== undefined) {
    if (only === amount) tellUnsaidAmount(assignment, only);
    return fromColumn(assignment, only, [], "the only amount there is");
  }
  if (debit !== undefined || credit !== undefined) {
    // `Charges | Receipts`: what is received is a movement of its own, in rows without a charge.
    const received = debit === undefined ? undefined : columnBeside(assignment, debit);
    return describeChoice(assignment, { from: "debit-credit", debit, credit: credit ?? received }, undefined, []);
  }
  // A list of nothing but payments: whether they count is decided with the other tables in view.
  if (paid !== undefined) return fromColumn(assignment, paid, [], "the only amount there is: what was paid");
  return { amount: undefined, total: undefined, ageing: buckets, running: undefined, amountUses: new Map() };
}

/**
 * A column of credits or payments that is filled only in rows without any other amount: `Invoices | Credits`, with one figure a row. Such an amount
 * reduces the debt by itself, and is no payment of the line that it is on.
 */
function columnBeside<Extra extends string>(
  { fields, profiles }: Assignment<Extra>,
  claimed: number,
): number | undefined {
  const others = ["total", "amount", "anyTotal", "net", "outstanding", "debit"] as const;
  const amounts = [claimed, ...others.flatMap((field) => fields.get(field) ?? [])].map(
    (column) => profiles.get(column)?.pence,
  );
  const isBeside = (column: number | undefined): column is number => {
    const rows = column === undefined || column === claimed ? [] : [...(profiles.get(column)?.pence.keys() ?? [])];
    return rows.length > 0 && rows.every((row) => !amounts.some((pence) => pence?.has(row)));
  };
  return [fields.get("credit"), fields.get("paid")].find(isBeside);
}

/** Whether most payments have the opposite sign of what they pay; `undefined` if the first lines have no payments. */
function isPaidNegative<Extra extends string>(
  { profiles }: Assignment<Extra>,
  total: number,
  paid: number,
): boolean | undefined {
  const totals = profiles.get(total)?.pence;
  let opposite = 0;
  let same = 0;
  for (const [row, amount] of profiles.get(paid)?.pence ?? []) {
    const signs = Math.sign(amount) * Math.sign(totals?.get(row) ?? 0);
    if (signs < 0) opposite += 1;
    else if (signs > 0) same += 1;
  }
  return opposite + same === 0 ? undefined : opposite > same;
}

function fromColumn<Extra extends string>(
  assignment: Assignment<Extra>,
  column: number,
  buckets: readonly number[],
  why: string,
): AmountChoice {
  const { fields } = assignment;
  const net = fields.get("net");
  const gross = net !== undefined || fields.has("vat") ? fields.get("anyTotal") : undefined;
  const total = [fields.get("total"), gross, fields.get("amount"), fields.get("anyTotal")].find(
    (each) => each !== undefined && each !== column,
  );
  return describeChoice(assignment, { from: "column", column }, total, buckets, why);
}

/** Chooses between `Amount` and `Total` if the headings don't say how they are related. */
function chooseBetweenAmountAndTotal<Extra extends string>(
  assignment: Assignment<Extra>,
  amount: number,
  total: number,
): AmountChoice {
  const { table, fields, profiles, header, findings, row } = assignment;
  const amounts = profiles.get(amount)?.pence;
  const totals = profiles.get(total)?.pence;
  const vat = fields.get("vat");
  if (vat !== undefined || fields.has("net")) return fromColumn(assignment, total, [], "the total with VAT");
  const same =
    amounts !== undefined && totals !== undefined && [...amounts].every(([at, pence]) => totals.get(at) === pence);
  findings.push({
    code: "two-columns-fit",
    severity: same ? "note" : "warning",
    row,
    column: columnLetters(total),
    what: `Columns ${nameOfColumn(header, amount)} and ${nameOfColumn(header, total)} may both be the claimed amount: ${columnLetters(total)} was used, because ${same ? "both hold the same values" : "a total comes after the amounts in it"}.`,
    todo: same
      ? "Nothing, unless the other column was meant."
      : `Please name the column of unpaid amounts (for example "Outstanding") and ${table.sendAgain}.`,
  });
  return fromColumn(assignment, total, [], "the total of the line");
}

function describeChoice<Extra extends string>(
  assignment: Assignment<Extra>,
  source: AmountSource,
  total: number | undefined,
  buckets: readonly number[],
  why = "",
): AmountChoice {
  const roles = new Map<number, { takenFor: string | undefined; why: string }>();
  const heading = (column: number): string => assignment.why.get(column) ?? "";
  for (const column of buckets)
    roles.set(column, { takenFor: "ageing", why: "the heading is an age: part of the balance" });
  if (total !== undefined) roles.set(total, { takenFor: "total", why: heading(total) });
  switch (source.from) {
    case "column":
      roles.set(source.column, {
        takenFor: "outstanding",
        why: [heading(source.column), why].filter((part) => part !== "").join("; "),
      });
      break;
    case "ageing":
      for (const column of buckets)
        roles.set(column, {
          takenFor: "outstanding",
          why: "part of the balance by age; there is no column for the balance",
        });
      break;
    case "debit-credit":
      if (source.debit !== undefined)
        roles.set(source.debit, { takenFor: "outstanding", why: "debits increase the claimed amount" });
      if (source.credit !== undefined)
        roles.set(source.credit, { takenFor: "outstanding", why: "credits reduce the claimed amount" });
      break;
    case "total-less-paid":
      roles.set(source.paid, { takenFor: "outstanding", why: "the unpaid amount is the total less this" });
      break;
  }
  return { amount: source, total, ageing: buckets, running: undefined, amountUses: roles };
}
