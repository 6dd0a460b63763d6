import { addPence, type Pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { kindSchema } from "../../../shared/domain/exercise/exercise.ts";
import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import type { ReplyOf } from "../../../shared/messages/reply.ts";
import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";
import { partyOf } from "../../../shared/records/message/message-facts.ts";
import { gatherDecidableRows } from "../../../shared/records/position/gather-decidable-rows.ts";
import { waitingReplies } from "../../../shared/records/position/waiting-replies.ts";
import { newestPositions } from "../../../shared/records/position/newest-positions.ts";
import type { PositionNowPorts } from "../../../shared/records/position/position-now.ts";
import {
  summaryOfPosition,
  type PositionState,
  type PositionSummary,
} from "../../../shared/records/position/position-view.ts";
import type { Positions } from "../../../shared/records/position/positions.ts";
import type { ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import type { MailAnswer, MailJudgement } from "../judge/judgement.ts";
import { factsOfEveryAnswer } from "../judge/mail-answers.ts";

export interface AnswerStaffRequestPorts extends PositionNowPorts {
  readonly positions: Positions;
  readonly mailbox: EmailAddress;
}

/** So many of the largest open amounts are listed. */
const LARGEST = 10;

/** Answers a person of the payable organisation with its own figures, from its positions as they are. Writes nothing. */
export async function answerStaffRequest(
  mail: MailRecord,
  { sender: payable, by, request }: Extract<MailJudgement, { judged: "staff-request" }>,
  referenceData: ReferenceData,
  at: Date,
  ports: AnswerStaffRequestPorts,
): Promise<readonly MailAnswer[]> {
  const { directory, exercises } = referenceData;
  const about = request.asks === "counterparty" ? request.code : undefined;
  const needsFigures = request.asks !== "help" && request.asks !== "template";
  const newest = needsFigures ? await newestPositions(payable, exercises, ports.positions, about) : undefined;
  const positions = newest?.positions ?? [];
  const summaries = positions.map((position) => summaryOfPosition(position));
  const needsRows = request.asks === "mismatches" || request.asks === "counterparty";
  const { rows, left } = needsRows ? await gatherDecidableRows(positions, referenceData, ports) : { rows: [], left: 0 };
  const facts: ReplyOf<"own-figures"> = {
    reply: "own-figures",
    ...factsOfEveryAnswer(mail, payable, referenceData, { ...ports, at }),
    payable: partyOf(payable, directory),
    asks: request.asks,
    ...(about === undefined ? {} : { about: partyOf(about, directory) }),
    ...(newest ? { exercise: newest.exercise } : {}),
    totals: kindSchema.options.flatMap((kind) => {
      const own = summaries.filter((each) => each.kind === kind);
      return own.length === 0 ? [] : [{ kind, statements: own.length, ...sumsOf(own) }];
    }),
    states: statesOf(summaries),
    largest: summaries
      .filter((each) => openOf(each) > 0)
      .toSorted((one, other) => openOf(other) - openOf(one))
      .slice(0, LARGEST)
      .map((each) => ({ receivable: partyOf(each.receivable, directory), kind: each.kind, ...sumsOf([each]) })),
    rows: [...rows],
    rowsLeft: left,
    replies: needsRows ? waitingReplies(positions, directory) : [],
  };
  // Its address is on the contact list and proved, and the answer is about its own organisation.
  return [{ to: [by], facts }];
}

function sumsOf(summaries: readonly PositionSummary[]) {
  const sum = (of: (each: PositionSummary) => Pence) => summaries.map(of).reduce(addPence);
  return {
    claimedPence: sum((each) => each.statement.totalPence),
    agreedPence: sum((each) => each.agreedPence),
    notAgreedPence: sum((each) => each.notAgreedPence),
    inDisputePence: sum((each) => each.inDisputePence),
  };
}

function openOf({ notAgreedPence, inDisputePence }: PositionSummary): number {
  return Math.abs(notAgreedPence) + Math.abs(inDisputePence);
}

const STATE_WORDS: Readonly<Record<PositionState, string>> = {
  reconciling: "Being compared with your ledger",
  "awaiting-ledger": "Waiting for your ledger",
  replying: "Response on its way",
  "reply-waiting": "Response refused for now by the mail service, and tried again",
  "reply-rejected": "Response rejected by the mail service",
  answered: "Answered",
  "reply-withdrawn": "Response withdrawn before it left",
  "reply-in-review": "Response waits for a person's release",
  "reply-kept-back": "Response kept back by a person",
  revising: "Revised response waits for further decisions",
  undelivered: "Response not delivered",
};

function statesOf(summaries: readonly PositionSummary[]) {
  const byState = Map.groupBy(summaries, ({ state }) => STATE_WORDS[state]);
  return [...byState].map(([state, own]) => ({ state, statements: own.length }));
}
