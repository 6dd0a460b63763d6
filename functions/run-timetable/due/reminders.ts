import { whoseOrganisation } from "../../../shared/domain/canary/whose.ts";
import { sumPence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { kindSchema, type Exercise, type Kind, type KindRules } from "../../../shared/domain/exercise/exercise.ts";
import { registeredAddresses } from "../../../shared/domain/organisation/contact.ts";
import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import { cautiousPolicy } from "../../../shared/domain/organisation/policy.ts";
import type { OrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { decideReminders, mayRemind, type OpenAnswer } from "../../../shared/domain/timetable/reminders.ts";
import { whoseTurn } from "../../../shared/domain/timetable/take-turns.ts";
import type { ReplyOf } from "../../../shared/messages/reply.ts";
import { contactOf, mailboxOf, partyOf } from "../../../shared/records/message/message-facts.ts";
import type { PositionRecord } from "../../../shared/records/position/position-record.ts";
import { positionsOfPayable, replyInReview } from "../../../shared/records/position/positions.ts";
import { policyOf, type ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import { requestsOf, seriesOfPosition } from "../../../shared/records/timetable/requests.ts";
import type { DueNotice } from "../due-notice.ts";
import { writtenToday } from "../written-today.ts";
import type { StatementRequestsPorts } from "./statement-requests.ts";

/**
 * Reminders of what our answers asked for, to the counterparties that have not sent it, as the day for agreeing is near. A reminder has
 * figures of their own statement and our answer, and no others.
 */
export async function* reminders(ports: StatementRequestsPorts): AsyncGenerator<DueNotice> {
  const referenceData = await ports.referenceLists.all("group");
  const { exercises, policies } = referenceData;
  const now = ports.now().toISOString();
  const near = exercises.flatMap((exercise) =>
    kindSchema.options.flatMap((kind) => {
      const rules = exercise.kinds[kind];
      return rules && mayRemind(rules, atAnyHour, now) ? [{ exercise, kind, rules }] : [];
    }),
  );
  if (near.length === 0) return;
  for (const payable of whoseTurn(await payablesOf(ports), now))
    for (const each of near)
      if (mayRemind(each.rules, policyOf(policies, payable), now))
        yield* remindersOf({ payable, ...each, referenceData, now }, ports);
}

/** Whether it is near at all, before anybody's own hours count. */
const atAnyHour = { ...cautiousPolicy, requestHours: "00:00-24:00" };

interface AboutReminders {
  readonly payable: OrganisationCode;
  readonly exercise: Exercise;
  readonly kind: Kind;
  readonly rules: KindRules;
  readonly referenceData: ReferenceData;
  readonly now: string;
}

async function* remindersOf(about: AboutReminders, ports: StatementRequestsPorts): AsyncGenerator<DueNotice> {
  const { payable, exercise, kind, rules, referenceData, now } = about;
  const open = new Map<OrganisationCode, { position: PositionRecord; answer: OpenAnswer }>();
  const cameBack = await whoCameBack(payable, ports);
  for await (const position of positionsOfPayable(ports.positions, payable, { exercise: exercise.exercise, kind })) {
    const answer = cameBack.has(position.key.receivable) ? undefined : openAnswerOf(position);
    if (answer) open.set(answer.receivable, { position, answer });
  }
  if (open.size === 0) return;
  const reminded = new Set<OrganisationCode>();
  for await (const before of requestsOf("reminder", payable, exercise.exercise, ports.notices))
    if (before.kind === kind) reminded.add(before.receivable);
  const due = decideReminders({
    open: [...open.values()].map(({ answer }) => answer),
    reminded,
    sentToday: await writtenToday(payable, exercise, now, ports.notices),
    rules,
    policy: policyOf(referenceData.policies, payable),
    now,
  });
  for (const { receivable } of due) {
    const found = open.get(receivable);
    const to = registeredAddresses(receivable, referenceData.contacts);
    if (found && to.length > 0)
      yield {
        key: { ...seriesOfPosition("reminder", found.position.key), number: 1 },
        recipient: receivable,
        to,
        facts: factsOf(found.position, found.answer, about, ports.mailbox),
      };
  }
}

/** What an answer that has left asks for; `undefined` if it asks for nothing, or if no answer was required. */
function openAnswerOf(position: PositionRecord): OpenAnswer | undefined {
  const { key, current, reconciled, answer, outbox } = position;
  if (!reconciled?.replyRequired || reconciled.mailId !== current.mailId) return undefined;
  if (answer?.mailId !== current.mailId || answer.withdrawn || answer.delivery) return undefined;
  // A revised answer may ask for something else.
  if (outbox.length > 0 || position.revisionDue !== undefined || replyInReview(position)) return undefined;
  const asked = (reconciled.differences ?? []).filter((each) => each.on === "statement");
  const lines = asked.reduce((sum, each) => sum + each.asked, 0);
  const pence = sumPence(asked.map(({ askedPence }) => askedPence));
  return lines > 0 ? { receivable: key.receivable, answeredAt: answer.at, lines, pence } : undefined;
}

/** Who has written something that a person has not dealt with yet: it may be what was asked for. */
async function whoCameBack(
  payable: OrganisationCode,
  { todoItems }: StatementRequestsPorts,
): Promise<ReadonlySet<OrganisationCode | undefined>> {
  const all = new Set<OrganisationCode | undefined>();
  for (const kind of ["evidence", "question", "held-statement", "refusal"] as const)
    for await (const { counterparty } of todoItems.listOpen({ payable, kind })) all.add(counterparty);
  return all;
}

async function payablesOf({ ledgersInForce }: StatementRequestsPorts): Promise<OrganisationCode[]> {
  const all = new Set<OrganisationCode>();
  for await (const { organisation } of ledgersInForce())
    if (whoseOrganisation(organisation) === "group") all.add(organisation);
  return [...all].sort();
}

function factsOf(
  { key, current }: PositionRecord,
  { answeredAt, lines, pence: askedPence }: OpenAnswer,
  { rules, referenceData, now }: AboutReminders,
  mailbox: EmailAddress,
): ReplyOf<"reminder"> {
  const { directory, contacts } = referenceData;
  return {
    reply: "reminder",
    preparedAt: now,
    mailbox: mailboxOf(mailbox, key.payable),
    ...contactOf(key.payable, contacts),
    payable: partyOf(key.payable, directory),
    receivable: partyOf(key.receivable, directory),
    exercise: key.exercise,
    kind: key.kind,
    agreeBy: rules.agreeBy,
    receivedAt: current.receivedAt,
    totalPence: current.totalPence,
    answeredAt,
    lines,
    askedPence,
  };
}
