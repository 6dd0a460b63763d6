import { mergeAnswers, type CurrentAnswer } from "../../domain/answer/merge-answers.ts";
import { nextSteps, type NextStep } from "../../domain/answer/next-steps.ts";
import { statementAnswerSchema } from "../../domain/answer/statement-answer.ts";
import { isOfQuarter, type Exercise } from "../../domain/exercise/exercise.ts";
import { issuedStatementSchema, type IssuedStatement } from "../../domain/issuing/issued-statement.ts";
import { statementLines } from "../../domain/issuing/statement-lines.ts";
import { salesLedgerKindOf } from "../../domain/ledger/ledger-kind-of.ts";
import type { Ledgers } from "../ledger/ledgers.ts";
import type { JsonObjects } from "../storage/json-objects.ts";
import { acceptedOfNewest, newestOf, type IssuedRecord } from "./issued-record.ts";

export interface ReceivableSidePorts {
  readonly ledgers: Pick<Ledgers, "current" | "linesOf">;
  readonly objects: Pick<JsonObjects, "get">;
}

/** The receivable side of a position: the newest statement, what is answered of it, and what to do. */
export interface ReceivableSide {
  readonly number: number;
  readonly statement: IssuedStatement;
  readonly answer: CurrentAnswer;
  /** How many answers there are to it, and how many to statements that it has replaced. */
  readonly answers: number;
  readonly superseded: number;
  readonly steps: readonly NextStep[];
}

/** Gathers the receivable side of a position: its statement, the answers to it and the sales ledger as it is now. */
export async function receivableSideOf(
  record: IssuedRecord,
  exercise: Exercise,
  { ledgers, objects }: ReceivableSidePorts,
): Promise<ReceivableSide> {
  const { number, statement: key } = newestOf(record);
  const statement = await objects.get(key, issuedStatementSchema);
  const { kind, receivable, payable } = record.key;
  const own = (record.answers ?? []).filter((each) => each.number === number);
  const answers = await Promise.all(own.map(({ answer }) => objects.get(answer, statementAnswerSchema)));
  const answer = mergeAnswers(answers, statement.lines.length);
  const ledger = await ledgers.current(receivable, salesLedgerKindOf(kind));
  const lines = ledger && isOfQuarter(exercise, ledger.asAt) ? await ledgers.linesOf(ledger, payable) : undefined;
  const now = lines && statementLines(kind, lines, exercise).lines;
  return {
    number,
    statement,
    answer,
    answers: answers.length,
    superseded: (record.answers ?? []).length - answers.length,
    steps: nextSteps({ statement, answer, accepted: acceptedOfNewest(record), now }),
  };
}
