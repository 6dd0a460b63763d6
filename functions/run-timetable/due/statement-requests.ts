import { whoseOrganisation } from "../../../shared/domain/canary/whose.ts";
import { ukDay } from "../../../shared/domain/amounts-and-days/uk-clock.ts";
import { kindSchema, type Exercise, type Kind, type KindRules } from "../../../shared/domain/exercise/exercise.ts";
import { ledgerKindOf } from "../../../shared/domain/ledger/ledger-kind-of.ts";
import type { LedgerKind, LedgerSnapshot } from "../../../shared/domain/ledger/ledger-snapshot.ts";
import { registeredAddresses, type Contact } from "../../../shared/domain/organisation/contact.ts";
import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import type { OrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { missingStatements } from "../../../shared/domain/timetable/coverage.ts";
import {
  decideStatementRequests,
  LAST_REQUEST,
  mayAskForStatements,
  type LastRequest,
  type StatementRequest,
} from "../../../shared/domain/timetable/statement-requests.ts";
import { whoseTurn } from "../../../shared/domain/timetable/take-turns.ts";
import type { ReplyOf } from "../../../shared/messages/reply.ts";
import { contactOf, mailboxOf, partyOf } from "../../../shared/records/message/message-facts.ts";
import type { Notices } from "../../../shared/records/notice/notices.ts";
import { policyOf, type ReferenceData, type ReferenceLists } from "../../../shared/records/reference/reference-data.ts";
import { gatherCoverage, type GatherCoveragePorts } from "../../../shared/records/timetable/gather-coverage.ts";
import { requestsOf, seriesOfPosition } from "../../../shared/records/timetable/requests.ts";
import { writtenToday } from "../written-today.ts";
import type { DueNotice } from "../due-notice.ts";

export interface StatementRequestsPorts extends GatherCoveragePorts {
  readonly notices: Notices;
  /** The ledgers in force, of all organisations. */
  readonly ledgersInForce: () => AsyncIterable<LedgerSnapshot>;
  readonly referenceLists: ReferenceLists;
  readonly mailbox: EmailAddress;
  readonly now: () => Date;
}

/**
 * Requests for statements that have not come, in the name of each payable organisation whose ledger expects them (REC-18, EXR-06). A request
 * says that there is a balance, and nothing of its amount or its lines.
 */
export async function* statementRequests(ports: StatementRequestsPorts): AsyncGenerator<DueNotice> {
  const referenceData = await ports.referenceLists.all("group");
  const now = ports.now().toISOString();
  const open = referenceData.exercises.flatMap((exercise) => kindsOf(exercise, now));
  if (open.length === 0) return;
  const kinds = new Set<LedgerKind>(open.map(({ kind }) => ledgerKindOf(kind)));
  const ledgers = (await ledgersOfGroup(ports)).filter(({ kind }) => kinds.has(kind));
  for (const ledger of whoseTurn(ledgers, now)) {
    const policy = policyOf(referenceData.policies, ledger.organisation);
    for (const { exercise, kind, rules } of open)
      if (ledgerKindOf(kind) === ledger.kind && mayAskForStatements(rules, policy, now))
        yield* requestsFor({ ledger, exercise, kind, rules, referenceData, now }, ports);
  }
}

interface AboutRequests {
  readonly ledger: LedgerSnapshot;
  readonly exercise: Exercise;
  readonly kind: Kind;
  readonly rules: KindRules;
  readonly referenceData: ReferenceData;
  readonly now: string;
}

async function* requestsFor(about: AboutRequests, ports: StatementRequestsPorts): AsyncGenerator<DueNotice> {
  const { ledger, exercise, kind, rules, referenceData, now } = about;
  const { contacts, policies } = referenceData;
  const today = ukDay(now);
  const payable = ledger.organisation;
  const coverage = await gatherCoverage({ payable, exercise, kind, ledger, referenceData, today }, ports);
  const missing = missingStatements(coverage)
    .map(({ counterparty }) => counterparty)
    .filter((code) => registeredAddresses(code, contacts).length > 0);
  if (missing.length === 0) return;
  const { last, decidedToday } = await askedBefore(about, ports);
  const due = decideStatementRequests({
    missing,
    asked: last,
    askedToday: decidedToday,
    rules,
    policy: policyOf(policies, payable),
    now,
  });
  for (const request of due) {
    const { receivable } = request;
    const position = { payable, receivable, exercise: exercise.exercise, kind };
    const to = addressesFor(request, contacts);
    if (to.length > 0)
      yield {
        key: { ...seriesOfPosition("statement-request", position), number: request.number },
        recipient: receivable,
        to,
        facts: factsOf(request, about, ports.mailbox),
      };
  }
}

function kindsOf(exercise: Exercise, now: string): { exercise: Exercise; kind: Kind; rules: KindRules }[] {
  const today = ukDay(now);
  return kindSchema.options.flatMap((kind) => {
    const rules = exercise.kinds[kind];
    return rules && rules.statementsBy < today && today <= rules.agreeBy ? [{ exercise, kind, rules }] : [];
  });
}

async function ledgersOfGroup({ ledgersInForce }: StatementRequestsPorts): Promise<LedgerSnapshot[]> {
  const ledgers: LedgerSnapshot[] = [];
  for await (const ledger of ledgersInForce())
    if (whoseOrganisation(ledger.organisation) === "group") ledgers.push(ledger);
  return ledgers;
}

/** The last request to each organisation for a statement of the kind, and how many requests of any kind were decided today. */
async function askedBefore({ ledger, exercise, kind, now }: AboutRequests, { notices }: StatementRequestsPorts) {
  const last = new Map<OrganisationCode, LastRequest>();
  for await (const request of requestsOf("statement-request", ledger.organisation, exercise.exercise, notices))
    // They come by their numbers.
    if (request.kind === kind) last.set(request.receivable, request);
  return { last: [...last.values()], decidedToday: await writtenToday(ledger.organisation, exercise, now, notices) };
}

function addressesFor({ receivable, number }: StatementRequest, contacts: readonly Contact[]): EmailAddress[] {
  const of = (role: Contact["role"]) =>
    contacts.filter((contact) => contact.code === receivable && contact.role === role).map(({ email }) => email);
  return number === LAST_REQUEST ? [...new Set(of("escalation"))] : registeredAddresses(receivable, contacts);
}

function factsOf(
  { receivable, number }: StatementRequest,
  { ledger, exercise, kind, rules, referenceData, now }: AboutRequests,
  mailbox: EmailAddress,
): ReplyOf<"statement-request"> {
  const { directory, contacts } = referenceData;
  const payable = ledger.organisation;
  return {
    reply: "statement-request",
    preparedAt: now,
    mailbox: mailboxOf(mailbox, payable),
    ...contactOf(payable, contacts),
    payable: partyOf(payable, directory),
    receivable: partyOf(receivable, directory),
    exercise: exercise.exercise,
    kind,
    asAt: exercise.cutOff,
    statementsBy: rules.statementsBy,
    agreeBy: rules.agreeBy,
    number,
    isLast: number === LAST_REQUEST,
  };
}
