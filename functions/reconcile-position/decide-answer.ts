import type { EmailAddress } from "../../shared/domain/organisation/email-address.ts";
import { registeredAddresses } from "../../shared/domain/organisation/contact.ts";
import { revisedReplyDue } from "../../shared/domain/position/revised-reply-due.ts";
import { outcomeSchema, type Outcome } from "../../shared/domain/position/outcome.ts";
import { textOfPosition } from "../../shared/domain/position/position-key.ts";
import type { JsonObjects } from "../../shared/records/storage/json-objects.ts";
import type { PositionRecord, ReplyInReview, ToldAnswer } from "../../shared/records/position/position-record.ts";
import { replyInReview } from "../../shared/records/position/positions.ts";
import { withReplyLeaving } from "../../shared/records/position/with-reply-leaving.ts";
import { canonicalText, digestOf } from "../../shared/records/storage/digest.ts";
import { idOfPositionMessage } from "../../shared/records/message/outbox-message.ts";
import { changesToTell } from "../../shared/messages/response/changes-between.ts";
import type { Reply } from "../../shared/messages/reply.ts";
import type { Revision } from "../../shared/messages/response/revision.ts";
import type { Log } from "../../shared/telemetry/log.ts";
import { factsOfAnswer } from "./facts-of-answer.ts";
import type { NewOutcome } from "./new-outcome.ts";
import { keptBackStill, reviewOfAnswer } from "./review-of-answer.ts";

export interface DecideAnswerPorts {
  readonly objects: JsonObjects;
  readonly mailbox: EmailAddress;
  readonly log: Log;
}

/**
 * Adds the answer that the new outcome calls for to the position, if any. A statement without an answer gets one. A statement
 * that was answered gets a revised answer if a verdict changed, and otherwise none (RSP-05). After a person's decision that waits for
 * a while, as others may follow. If the policy wants a person to read the answer, it waits for that in place of any that waited before.
 * Without a ledger the statement is acknowledged; the first ledger then brings the answer.
 */
export async function decideAnswer(
  before: PositionRecord,
  found: NewOutcome,
  ports: DecideAnswerPorts,
): Promise<PositionRecord> {
  const position = { ...before, revisionDue: undefined, revisionSince: undefined, review: undefined };
  const { key, current } = position;
  const { gathered, correlation } = found;
  const answered = position.answer?.mailId === current.mailId ? position.answer : undefined;
  if (answered && !(await revisionOf(answered, found, before, ports.objects))) return position;
  // An answer that was withdrawn told nobody anything: the changes are those from the one before it, if there was one.
  const told = answered?.withdrawn ? answered.told : answered;
  const revision = told && (await revisionOf(told, found, before, ports.objects));
  if (told && !revision) return position;
  const waiting = replyInReview(before);
  const review = reviewOfAnswer(waiting, found, key);
  // A revised answer that replaces one which a person has yet to read need not wait for further decisions.
  const revisionDue = review && waiting ? undefined : told?.ledger && dueOfRevision(before, found);
  if (revisionDue !== undefined) return { ...position, revisionDue, revisionSince: sinceWhenWaiting(before, found) };
  const to = registeredAddresses(key.receivable, gathered.referenceData.contacts);
  if (to.length === 0) {
    // Nobody is registered any more (RSP-04): the answer waits until the contact list names an address again.
    ports.log({ level: "error", event: "nobody-registered", correlation, position: textOfPosition(key) });
    return position;
  }
  const factsAt = (at: string) => factsOfAnswer(position, found, revision, ports.mailbox, at);
  const answer = await draftAnswer(position, waiting, told, factsAt, found, ports.objects);
  const drafted = { ...position, messageCount: answer.messageCount };
  if (!review) return withReplyLeaving(drafted, answer, to, found.at.toISOString());
  const keptBack = waiting && (await keptBackStill(waiting, answer.message, found, ports.objects));
  return {
    ...drafted,
    review: {
      answer: answer.answer,
      message: { ...answer.message, to },
      ...review,
      ...(keptBack ? { keptBack } : {}),
    },
  };
}

/** The answer with its message. If the one that waits says the very same, it is that one, so that a person has read it already. */
async function draftAnswer(
  { key, current, messageCount }: PositionRecord,
  waiting: ReplyInReview | undefined,
  told: ToldAnswer | undefined,
  factsAt: (at: string) => Reply,
  { reconciled, correlation, at }: NewOutcome,
  objects: JsonObjects,
): Promise<Pick<ReplyInReview, "answer" | "message"> & { readonly messageCount: number }> {
  const { outcome, inputs, ledger } = reconciled;
  const basis = { outcome, inputs, ...(ledger ? { ledger } : {}) };
  if (waiting?.message.facts.endsWith(`/${digestOf(factsAt(waiting.answer.at))}.json`))
    return { answer: { ...waiting.answer, ...basis }, message: waiting.message, messageCount };
  const id = idOfPositionMessage(key, messageCount + 1);
  const decidedAt = at.toISOString();
  const facts = factsAt(decidedAt);
  return {
    answer: {
      messageId: id,
      mailId: current.mailId,
      at: decidedAt,
      ...basis,
      ...(told ? { told: toldBy(told) } : {}),
    },
    message: {
      id,
      type: facts.reply,
      to: [],
      facts: await objects.put("replies", facts),
      occasion: { type: "answer", mailId: current.mailId },
      decidedAt,
      correlation,
    },
    messageCount: messageCount + 1,
  };
}

function toldBy({ messageId, at, outcome, ledger }: ToldAnswer): ToldAnswer {
  return { messageId, at, outcome, ...(ledger ? { ledger } : {}) };
}

/** When the revised answer leaves; `undefined` if that is now. A wait that is over does not begin again unless something changes. */
function dueOfRevision(before: PositionRecord, found: NewOutcome): string | undefined {
  const { revisionDue, reconciled } = before;
  const { gathered, reconciled: now, dueBy } = found;
  const isOver = revisionDue !== undefined && Date.parse(revisionDue) <= dueBy.getTime();
  if (isOver && reconciled?.inputs === now.inputs) return undefined;
  return revisedReplyDue(gathered.lastDecided, gathered.policy, sinceWhenWaiting(before, found), found.dueBy);
}

function sinceWhenWaiting({ revisionDue, revisionSince }: PositionRecord, { dueBy }: NewOutcome): string {
  return (revisionDue === undefined ? undefined : revisionSince) ?? dueBy.toISOString();
}

/** What a revised answer says about the one before it; `undefined` if a revised answer is not called for. */
async function revisionOf(
  answered: ToldAnswer,
  { outcome, reconciled }: NewOutcome,
  before: PositionRecord,
  objects: JsonObjects,
): Promise<Revision | undefined> {
  // Without a ledger nothing can be agreed, so there is no news.
  if (!reconciled.ledger) return undefined;
  const earlier = await objects.get(answered.outcome, outcomeSchema);
  const changes = changesToTell(earlier, answered.ledger !== undefined, outcome);
  const seen = before.reconciled?.elsewhere?.siblings ?? [];
  const hasOtherClaims = canonicalText(seen) !== canonicalText(reconciled.elsewhere?.siblings ?? []);
  if (!changes) return undefined;
  return {
    because:
      answered.ledger?.snapshot !== reconciled.ledger.snapshot
        ? "newer-ledger"
        : isByDecision(changes, earlier, outcome)
          ? "person-decided"
          : isByOther(changes) || hasOtherClaims
            ? "other-statement"
            : "settings-changed",
    earlier: {
      sentAt: answered.at,
      ...(answered.ledger ? { ledger: { asAt: answered.ledger.asAt, close: answered.ledger.close } } : {}),
      agreedPence: earlier.agreedPence,
      notAgreedPence: earlier.notAgreedPence,
      inDisputePence: earlier.inDisputePence,
    },
    changes,
  };
}

/** Whether a line has changed because a person decided on it, or because a decision on it applies no longer. */
function isByDecision(changes: Revision["changes"], earlier: Outcome, now: Outcome): boolean {
  const [before, after] = [decisionsByLine(earlier), decisionsByLine(now)];
  return changes.some((each) => each.change === "line" && before.get(each.line) !== after.get(each.line));
}

/** ORG-01: whether a line has changed because another body's statement claims its ledger line, or does so no longer. */
function isByOther(changes: Revision["changes"]): boolean {
  return changes.some(
    (each) => each.change === "line" && [each.before, each.after].some(({ reason }) => reason === "claimed-elsewhere"),
  );
}

function decisionsByLine({ lines }: Outcome): Map<number, string> {
  return new Map(lines.flatMap(({ line, decision }) => (decision ? [[line, decision.id] as const] : [])));
}
