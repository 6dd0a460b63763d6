import { noPence, pence, subtractPence, sumPence, type Pence } from "../amounts-and-days/pence.ts";

/** Whether a body recharges as principal (ORG-11: the default) or as an agent only. */
export type RechargeModel = "gross" | "net";

/** What of a recharge stands on statements to the body that pays it. */
export interface RechargeStatements {
  /** On the statement of receivables. */
  readonly receivablePence: Pence;
  /** On the income statement. */
  readonly incomePence: Pence;
}

/** ORG-12, ORG-13: a recharge is always receivable; it is income only of a principal. */
export function statementsOfRecharge(model: RechargeModel, rechargedPence: Pence): RechargeStatements {
  return { receivablePence: rechargedPence, incomePence: model === "gross" ? rechargedPence : noPence };
}

/** One statement that a hosted service leads to. */
export interface HostedStatement {
  readonly kind: "r&p" | "i&e";
  readonly from: string;
  readonly to: string;
  readonly pence: Pence;
}

/**
 * ORG-07, ORG-13: the statements of a hosted service whose host is an agent only. Receivables are between those who invoice and those
 * who pay: the supplier and the host, the host and the other members. Income is between the supplier and each member, the host among
 * them, for its own share.
 */
export function statementsOfHostedService(
  supplier: string,
  host: string,
  shares: ReadonlyMap<string, Pence>,
): readonly HostedStatement[] {
  const members = [...shares];
  return [
    { kind: "r&p", from: supplier, to: host, pence: sumPence(members.map(([, share]) => share)) },
    ...members
      .filter(([member]) => member !== host)
      .map(([member, share]) => ({ kind: "r&p" as const, from: host, to: member, pence: share })),
    ...members.map(([member, share]) => ({ kind: "i&e" as const, from: supplier, to: member, pence: share })),
  ];
}

/** What a body and its successor each have of a sum for a whole year. */
export interface SharesOfYear {
  readonly predecessorPence: Pence;
  readonly successorPence: Pence;
}

const MONTHS_OF_YEAR = 12;

/**
 * ORG-04, ORG-09: a sum for a year, such as that paid on the national schedule for low-volume activity, by the months before and
 * after a body's successor took over. The two are the whole to the penny.
 */
export function splitByMonths(yearPence: Pence, monthsOfPredecessor: number): SharesOfYear {
  const predecessorPence = monthsOfYear(yearPence, monthsOfPredecessor);
  return { predecessorPence, successorPence: subtractPence(yearPence, predecessorPence) };
}

/**
 * COL-09, COL-10: expenditure with NHS Resolution up to the end of a month of the financial year: the year's contributions by month,
 * paid and unpaid, those by direct debit included, less the receipts of the maternity incentive scheme, which are never income.
 */
export function nhsResolutionExpenditure(
  yearPence: Pence,
  month: number,
  incentiveReceiptsPence: Pence = noPence,
): Pence {
  return subtractPence(monthsOfYear(yearPence, month), incentiveReceiptsPence);
}

function monthsOfYear(yearPence: Pence, months: number): Pence {
  if (!Number.isInteger(months) || months < 0 || months > MONTHS_OF_YEAR)
    throw new RangeError(`${String(months)} is no number of months of a year`);
  return pence(Math.round((yearPence * months) / MONTHS_OF_YEAR));
}
