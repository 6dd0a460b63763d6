import { whoseOrganisation } from "../../../shared/domain/canary/whose.ts";
import { ukDay } from "../../../shared/domain/amounts-and-days/uk-clock.ts";
import { isOfQuarter, kindSchema } from "../../../shared/domain/exercise/exercise.ts";
import { currentExercises } from "../../../shared/domain/exercise/exercises-in-view.ts";
import { ledgerKindOf } from "../../../shared/domain/ledger/ledger-kind-of.ts";
import type { LedgerSnapshot } from "../../../shared/domain/ledger/ledger-snapshot.ts";
import { registeredAddresses } from "../../../shared/domain/organisation/contact.ts";
import { requestsADayOf } from "../../../shared/domain/organisation/policy.ts";
import { mayWriteNow } from "../../../shared/domain/timetable/statement-requests.ts";
import { whoseTurn } from "../../../shared/domain/timetable/take-turns.ts";
import type { ReplyOf } from "../../../shared/messages/reply.ts";
import { contactOf, mailboxOf, partyOf } from "../../../shared/records/message/message-facts.ts";
import type { PositionRecord } from "../../../shared/records/position/position-record.ts";
import { positionsOfPayable, replyInReview } from "../../../shared/records/position/positions.ts";
import { policyOf, type ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import { seriesOfPosition } from "../../../shared/records/timetable/requests.ts";
import type { DueNotice } from "../due-notice.ts";
import { writtenToday } from "../written-today.ts";
import type { StatementRequestsPorts } from "./statement-requests.ts";

/** So long after a hard close whoever has not heard is told; with many counterparties it takes some days. */
const DAYS_AFTER = 14;
const DAY_MS = 86_400_000;

/**
 * What a response says that rests on a soft close (“if that changes this response, we will let you know”) and the hard close has not changed
 * (EXR-08): each counterparty is told once that it stands. Those whose answer has changed get the revised response.
 */
export async function* finalConfirmations(ports: StatementRequestsPorts): AsyncGenerator<DueNotice> {
  const referenceData = await ports.referenceLists.all("group");
  const now = ports.now().toISOString();
  const exercises = currentExercises(referenceData.exercises, ukDay(now));
  if (exercises.length === 0) return;
  for (const ledger of whoseTurn(await hardCloses(now, ports), now)) {
    const policy = policyOf(referenceData.policies, ledger.organisation);
    if (!mayWriteNow(policy, now)) continue;
    for (const exercise of exercises.filter((each) => isOfQuarter(each, ledger.asAt))) {
      let room = requestsADayOf(policy) - (await writtenToday(ledger.organisation, exercise, now, ports.notices));
      for (const kind of kindSchema.options.filter((each) => ledgerKindOf(each) === ledger.kind))
        for await (const position of positionsOfPayable(ports.positions, ledger.organisation, {
          exercise: exercise.exercise,
          kind,
        })) {
          if (room <= 0) break;
          const notice = await noticeOf(position, referenceData, now, ports);
          if (!notice) continue;
          room -= 1;
          yield notice;
        }
    }
  }
}

async function hardCloses(now: string, { ledgersInForce }: StatementRequestsPorts): Promise<LedgerSnapshot[]> {
  const ledgers: LedgerSnapshot[] = [];
  for await (const ledger of ledgersInForce())
    if (
      ledger.close === "hard" &&
      Date.parse(now) - Date.parse(ledger.uploadedAt) < DAYS_AFTER * DAY_MS &&
      whoseOrganisation(ledger.organisation) === "group"
    )
      ledgers.push(ledger);
  return ledgers;
}

async function noticeOf(
  position: PositionRecord,
  { contacts, directory }: ReferenceData,
  now: string,
  { notices, mailbox }: StatementRequestsPorts,
): Promise<DueNotice | undefined> {
  const { key, current } = position;
  const stands = answerThatStands(position);
  const to = registeredAddresses(key.receivable, contacts);
  if (!stands || to.length === 0) return undefined;
  const series = seriesOfPosition("confirmation", key);
  const last = await notices.last(series);
  // A statement that came since then has had an answer of its own.
  if (last && last.decidedAt >= stands.answeredAt) return undefined;
  return {
    key: { ...series, number: (last?.key.number ?? 0) + 1 },
    recipient: key.receivable,
    to,
    facts: {
      reply: "final-confirmation",
      preparedAt: now,
      mailbox: mailboxOf(mailbox, key.payable),
      ...contactOf(key.payable, contacts),
      payable: partyOf(key.payable, directory),
      receivable: partyOf(key.receivable, directory),
      exercise: key.exercise,
      kind: key.kind,
      receivedAt: current.receivedAt,
      totalPence: current.totalPence,
      ...stands,
    },
  };
}

type Stands = Pick<
  ReplyOf<"final-confirmation">,
  "answeredAt" | "agreedPence" | "notAgreedPence" | "inDisputePence" | "ledger"
>;

/** The answer that rests on a soft close and that the hard close has not changed; `undefined` if there is none, or another is on its way. */
function answerThatStands(position: PositionRecord): Stands | undefined {
  const { current, reconciled, answer, outbox } = position;
  if (reconciled?.mailId !== current.mailId || reconciled.ledger?.close !== "hard") return undefined;
  if (answer?.mailId !== current.mailId || answer.ledger?.close !== "soft") return undefined;
  if (answer.withdrawn || answer.delivery) return undefined;
  if (outbox.length > 0 || position.revisionDue !== undefined || replyInReview(position)) return undefined;
  const { agreedPence, notAgreedPence, inDisputePence } = reconciled.totals;
  const { asAt, close } = reconciled.ledger;
  return { answeredAt: answer.at, agreedPence, notAgreedPence, inDisputePence, ledger: { asAt, close } };
}
