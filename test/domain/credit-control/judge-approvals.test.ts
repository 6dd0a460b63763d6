import { expect, test } from "vitest";

import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import {
  usualApprovalLimits,
  type ApprovalMatter,
  type ApproverRole,
} from "../../../shared/domain/credit-control/approval-limits.ts";
import { judgeApprovals, type Approval } from "../../../shared/domain/credit-control/judge-approvals.ts";

function approval(role: ApproverRole, by: string = role): Approval {
  return { role, by, day: calendarDate("2023-06-01") };
}

function judge(matter: ApprovalMatter, amount: number, ...approvals: readonly Approval[]) {
  const raised = { amountPence: pence(amount), raisedBy: "Nell Marsh" };
  return judgeApprovals(raised, approvals, usualApprovalLimits[matter]);
}

const director = "director-of-finance";
const chief = "chief-executive";

test.each<[ApprovalMatter, number, readonly ApproverRole[]]>([
  ["write-off", 2_500_000, [director]],
  ["write-off", 2_500_001, [director, chief]],
  ["write-off", 4_999_999, [director, chief]],
  ["write-off", 5_000_000, ["board"]],
  ["write-off", 5_000_001, ["board"]],
  ["invoice", 20_000_000, ["operations-finance-manager"]],
  ["invoice", 20_000_001, ["head-of-financial-accounts"]],
  ["invoice", 50_000_000, ["head-of-financial-accounts"]],
  ["invoice", 50_000_001, [director]],
  ["credit-note", -20_000_000, ["operations-finance-manager"]],
  ["credit-note", -20_000_001, ["head-of-financial-accounts"]],
  ["credit-note", -50_000_000, ["head-of-financial-accounts"]],
  ["credit-note", -50_000_001, [director]],
  ["instalments", 250_001, ["finance"]],
])("RCV-05 a %s of %i pence wants exactly these roles", (matter, amount, roles) => {
  expect(judge(matter, amount)).toEqual({ wanted: roles, notCounted: [], isTooSmall: false });
  const all = judge(matter, amount, ...roles.map((role) => approval(role)));
  expect(all).toMatchObject({ wanted: [], notCounted: [], approvedUnder: { roles } });
  for (const role of roles) {
    const others = roles.filter((each) => each !== role);
    expect(judge(matter, amount, ...others.map((each) => approval(each))).wanted).toEqual([role]);
  }
});

test("RCV-05 those of a lower limit do not approve a higher amount", () => {
  const { approvedUnder, wanted, notCounted } = judge("write-off", 5_000_000, approval(director), approval(chief));
  expect(approvedUnder).toBeUndefined();
  expect(wanted).toEqual(["board"]);
  expect(notCounted.map(({ fault }) => fault)).toEqual(["not-theirs-to-approve", "not-theirs-to-approve"]);
});

test("RCV-05 those of a higher limit may approve a lower amount", () => {
  expect(judge("write-off", 100, approval("board")).approvedUnder).toEqual({ roles: ["board"], limit: "any" });
});

test("RCV-12 instalments are agreed only over £2,500", () => {
  expect(judge("instalments", 250_000, approval("finance"))).toMatchObject({ isTooSmall: true, wanted: [] });
  expect(judge("instalments", 250_000, approval("finance")).approvedUnder).toBeUndefined();
});

test("RCV-13 whoever raised it does not approve it, however they write their name", () => {
  const { approvedUnder, wanted, notCounted } = judge("invoice", 100, approval(director, " nell  MARSH"));
  expect(approvedUnder).toBeUndefined();
  expect(wanted).toEqual(["operations-finance-manager"]);
  expect(notCounted).toMatchObject([{ fault: "raised-it" }]);
});

test("RCV-13 nobody approves in two roles", () => {
  const { wanted, notCounted } = judge(
    "write-off",
    3_000_000,
    approval(director, "Ada Holt"),
    approval(chief, "ada holt"),
  );
  expect(wanted).toEqual([chief]);
  expect(notCounted).toMatchObject([{ fault: "approved-already" }]);
});

test("RCV-13 an approval names the limit that it is within", () => {
  expect(judge("write-off", 3_000_000, approval(director), approval(chief)).approvedUnder).toEqual({
    roles: [director, chief],
    limit: { below: 5_000_000 },
  });
});
