import { ukDay } from "../amounts-and-days/uk-clock.ts";
import type { CalendarDate } from "../amounts-and-days/calendar-date.ts";
import { sumPence } from "../amounts-and-days/pence.ts";
import type { Kind, KindRules } from "../exercise/exercise.ts";
import type { OrganisationCode } from "../organisation/organisation-code.ts";
import type { OwingScore, RoundScore } from "./scorecard.ts";
import { timelinessOf } from "./timeliness.ts";
import { disputeAge, type ToldAnswer } from "./told-disputes.ts";

/** What is stored of one counterparty and kind where the organisation owes. */
export interface OwingFacts {
  readonly counterparty: OrganisationCode;
  readonly kind: Kind;
  /** When each of their statements came, ISO instants, the earliest first. */
  readonly statementsAt: readonly string[];
  /** Whether one was expected. */
  readonly isExpected: boolean;
  readonly requests: number;
  readonly reminders: number;
  /** The answers that left, in that order. */
  readonly answers: readonly ToldAnswer[];
  readonly rounds: readonly RoundScore[];
}

export interface WhenScored {
  readonly rules: Pick<KindRules, "statementsBy" | "agreeBy"> | undefined;
  readonly today: CalendarDate;
  readonly until: CalendarDate;
}

/**
 * Scores what became of one counterparty's statements. Our first answer is due by the day on which balances are agreed. To a statement that
 * came after that day no date is set, so its answer is not late.
 */
export function scoreOwing(facts: OwingFacts, { rules, today, until }: WhenScored): OwingScore {
  const { counterparty, kind, statementsAt, isExpected, requests, reminders, answers, rounds } = facts;
  const [firstAt] = statementsAt;
  const came = firstAt === undefined ? undefined : ukDay(firstAt);
  const [first] = answers;
  const agreeBy = came !== undefined && rules !== undefined && came <= rules.agreeBy ? rules.agreeBy : undefined;
  const dispute = disputeAge(answers, until);
  return {
    counterparty,
    kind,
    statement: timelinessOf({ day: came, by: rules?.statementsBy, isExpected, today }),
    statements: statementsAt.length,
    requests,
    reminders,
    answer: timelinessOf({ day: first && ukDay(first.at), by: agreeBy, isExpected: came !== undefined, today }),
    ...(first === undefined
      ? {}
      : {
          notOnStatement: {
            lines: first.ledgerOnly.length,
            pence: sumPence(first.ledgerOnly.map(({ outstandingPence }) => outstandingPence)),
          },
          atFirstAnswer: {
            claimedPence: sumPence(first.lines.map(({ outstandingPence }) => outstandingPence)),
            agreedPence: sumPence(first.lines.map(({ agreedPence }) => agreedPence)),
          },
        }),
    ...(dispute === undefined ? {} : { dispute }),
    rounds,
  };
}

/**
 * Whether a statement was complete: nothing of our ledger was lacking, and nothing more had to be asked for. `undefined` as long as it is not
 * answered.
 */
export function wasComplete({ notOnStatement, reminders }: OwingScore): boolean | undefined {
  return notOnStatement === undefined ? undefined : notOnStatement.lines === 0 && reminders === 0;
}
