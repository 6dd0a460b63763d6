import type { CalendarDate } from "../amounts-and-days/calendar-date.ts";
import { pence, type Pence } from "../amounts-and-days/pence.ts";
import { limitsFor, type ApprovalLimit, type ApprovalLimits, type ApproverRole } from "./approval-limits.ts";

/** Something raised that others approve. A credit note's amount may have either sign: its size counts. */
export interface RaisedAmount {
  readonly amountPence: Pence;
  readonly raisedBy: string;
}

export interface Approval {
  readonly by: string;
  readonly role: ApproverRole;
  readonly day: CalendarDate;
}

/** Why an approval does not count. */
export type ApprovalFault = "raised-it" | "not-theirs-to-approve" | "approved-already";

export interface ApprovalVerdict {
  /** The limit that the approvals are within (RCV-13: each approval names its limit), if they are enough. */
  readonly approvedUnder?: ApprovalLimit;
  /** Whose approval is still needed, under the lowest limit; empty if it is approved, or if nobody can. */
  readonly wanted: readonly ApproverRole[];
  readonly notCounted: readonly { readonly approval: Approval; readonly fault: ApprovalFault }[];
  /** Whether it is too small to be approved at all: instalments must be over £2,500 (RCV-12). */
  readonly isTooSmall: boolean;
}

/**
 * Whether an amount is approved (RCV-05). Whoever raised it does not approve it, and nobody approves it twice in two roles (RCV-13). Those of
 * a higher limit may approve a lower amount.
 */
export function judgeApprovals(
  { amountPence, raisedBy }: RaisedAmount,
  approvals: readonly Approval[],
  limitsOfMatter: ApprovalLimits,
): ApprovalVerdict {
  const limits = limitsFor(pence(Math.abs(amountPence)), limitsOfMatter);
  const roles = new Set(limits.flatMap((each) => each.roles));
  const counted: Approval[] = [];
  const notCounted: { approval: Approval; fault: ApprovalFault }[] = [];
  for (const approval of approvals) {
    const fault = faultOf(approval, raisedBy, roles, counted);
    if (fault === undefined) counted.push(approval);
    else notCounted.push({ approval, fault });
  }
  const missing = (limit: ApprovalLimit) => limit.roles.filter((role) => counted.every((each) => each.role !== role));
  const approvedUnder = limits.find((limit) => missing(limit).length === 0);
  const [lowest] = limits;
  return {
    ...(approvedUnder === undefined ? {} : { approvedUnder }),
    wanted: approvedUnder !== undefined || lowest === undefined ? [] : missing(lowest),
    notCounted,
    isTooSmall: lowest === undefined,
  };
}

function faultOf(
  { by, role }: Approval,
  raisedBy: string,
  roles: ReadonlySet<ApproverRole>,
  counted: readonly Approval[],
): ApprovalFault | undefined {
  if (isSamePerson(by, raisedBy)) return "raised-it";
  if (!roles.has(role)) return "not-theirs-to-approve";
  return counted.some((each) => isSamePerson(each.by, by)) ? "approved-already" : undefined;
}

/** People write their names and addresses in any case, with any blanks. */
function isSamePerson(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(name: string): string {
  return name.trim().replaceAll(/\s+/g, " ").toLowerCase();
}
