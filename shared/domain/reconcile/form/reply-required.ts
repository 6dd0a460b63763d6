import { isThresholdOpen, nameOfKind } from "../../exercise/exercise.ts";
import { pounds } from "../words/name-lines.ts";
import type { Setting } from "../setting.ts";
import type { ReconcileInput } from "../reconcile-input.ts";

/** EXR-02, EXR-03, EXR-04, REC-14: decides by the absolute value of the balance whether a reply is required, and why. */
export function decideReplyRequired(
  input: ReconcileInput,
  { isOutsidePair }: Pick<Setting, "isOutsidePair">,
  balance: number,
  inDispute: boolean,
): { required: boolean; why: string; remarks: string[] } {
  const kind = input.position.kind;
  const { exercise } = input;
  const size = Math.abs(balance);
  const balanceWords = `the balance of ${pounds(balance)}`;
  if (input.statement.lines.every((line) => line.outstandingPence === 0)) {
    return {
      required: false,
      why: "No reply is required: the statement claims nothing, and a nil statement need not be sent.",
      remarks: [],
    };
  }
  if (isOutsidePair) {
    return {
      required: false,
      why: "No reply is required: one of the two bodies does not take part in the agreement of balances.",
      remarks: [],
    };
  }
  if (inDispute) {
    return {
      required: true,
      why: `A reply is required whatever the balance, because part of ${balanceWords} is in formal dispute.`,
      remarks: [],
    };
  }
  if (exercise === undefined) {
    return { required: false, why: `No threshold applies to ${balanceWords}: no exercise was named.`, remarks: [] };
  }
  const rules = exercise.kinds[kind];
  if (rules === undefined) {
    return {
      required: false,
      why: `No reply is required: exercise ${exercise.exercise} has no statements of ${nameOfKind(kind)}.`,
      remarks: [],
    };
  }
  const remarks =
    rules.issueOverPence === undefined || size > rules.issueOverPence || rules.issueOverPence === 0
      ? []
      : [
          `Statements need only be issued over ${pounds(rules.issueOverPence)}; this one of ${pounds(balance)} is answered all the same.`,
        ];
  if (isThresholdOpen(rules)) {
    return {
      required: false,
      why: `A reply is voluntary for now: the threshold for agreeing ${nameOfKind(kind)} is not set yet in this exercise.`,
      remarks,
    };
  }
  if (rules.agreeOverPence === undefined) {
    return {
      required: false,
      why: `A reply is voluntary: statements of ${nameOfKind(kind)} need not be agreed.`,
      remarks,
    };
  }
  const threshold = pounds(rules.agreeOverPence);
  if (size <= rules.agreeOverPence) {
    return {
      required: false,
      why: `A reply is voluntary: ${balanceWords} is not over the agreement threshold of ${threshold}.`,
      remarks,
    };
  }
  if (rules.agreement === "voluntary") {
    return {
      required: false,
      why: `A reply is suggested: ${balanceWords} is over ${threshold}, and agreement is voluntary in this exercise.`,
      remarks,
    };
  }
  return {
    required: true,
    why: `A reply is required: ${balanceWords} is over the agreement threshold of ${threshold}.`,
    remarks,
  };
}
