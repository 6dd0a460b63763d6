import { sumPence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { Exercise, Kind } from "../../../shared/domain/exercise/exercise.ts";
import { kindSchema } from "../../../shared/domain/exercise/exercise.ts";
import type { StatementDraft } from "../../../shared/domain/issuing/draft-statement.ts";
import { financeAddresses } from "../../../shared/domain/organisation/contact.ts";
import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import type { OrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { isDeadlineNear } from "../../../shared/domain/timetable/own-deadlines.ts";
import type { StatementDrafts } from "../../../shared/messages/statement/statement-drafts.ts";
import { gatherDrafts, type GatherDraftsPorts } from "../../../shared/records/issued/gather-drafts.ts";
import { newestOf } from "../../../shared/records/issued/issued-record.ts";
import type { IssuedStatements } from "../../../shared/records/issued/issued-statements.ts";
import { digestOfStatement, keyOfStatement } from "../../../shared/records/issued/release-statement.ts";
import { mailboxOf, partyOf } from "../../../shared/records/message/message-facts.ts";
import type { Notices } from "../../../shared/records/notice/notices.ts";
import { policyOf, type ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import { aboutKind } from "../../../shared/records/timetable/requests.ts";
import type { DueNotice } from "../due-notice.ts";
import { financeOrganisationsInTurn } from "../finance-organisations.ts";

export interface StatementDraftsPorts extends GatherDraftsPorts {
  readonly notices: Pick<Notices, "get">;
  readonly issued: IssuedStatements;
  readonly mailbox: EmailAddress;
  readonly now: () => Date;
}

/** A run stops well before the function ends. The next run goes on with those that have none yet. */
const LONGEST_MS = 30_000;

/** So many are listed; the command has all. */
const LISTED = 20;

/**
 * The statements of a kind that wait to be released, to the finance contacts of their organisation, once before they are to be issued (RCV-01).
 * Whoever has released all of them as they are, or has no sales ledger here, gets none.
 */
export async function* statementDrafts(ports: StatementDraftsPorts): AsyncGenerator<DueNotice> {
  const referenceData = await ports.referenceLists.all("group");
  const started = ports.now();
  const now = started.toISOString();
  for (const organisation of financeOrganisationsInTurn(referenceData, now)) {
    const policy = policyOf(referenceData.policies, organisation);
    for (const exercise of referenceData.exercises)
      for (const kind of kindSchema.options) {
        const by = exercise.kinds[kind]?.statementsBy;
        if (by === undefined || !isDeadlineNear(by, policy, now)) continue;
        if (ports.now().getTime() - started.getTime() > LONGEST_MS) return;
        const notice = await noticeOf(organisation, exercise, kind, referenceData, ports);
        if (notice) yield notice;
      }
  }
}

async function noticeOf(
  organisation: OrganisationCode,
  exercise: Exercise,
  kind: Kind,
  { contacts, directory }: ReferenceData,
  ports: StatementDraftsPorts,
): Promise<DueNotice | undefined> {
  const key = {
    organisation,
    kind: "statement-drafts" as const,
    about: aboutKind(exercise.exercise, kind),
    number: 1,
  };
  const statementsBy = exercise.kinds[kind]?.statementsBy;
  if (statementsBy === undefined || (await ports.notices.get(key))) return undefined;
  const drafts: StatementDrafts["drafts"][number][] = [];
  for await (const draft of gatherDrafts(organisation, exercise, { kind }, ports)) {
    if ("noLedger" in draft || !draft.issue) continue;
    const drafted = await draftedOf(draft, directory, ports);
    if (drafted) drafts.push(drafted);
  }
  if (drafts.length === 0) return undefined;
  const largest = drafts.toSorted((a, b) => Math.abs(b.totalPence) - Math.abs(a.totalPence));
  return {
    key,
    recipient: organisation,
    to: financeAddresses(organisation, contacts),
    facts: {
      reply: "statement-drafts",
      preparedAt: ports.now().toISOString(),
      mailbox: mailboxOf(ports.mailbox, organisation),
      payable: partyOf(organisation, directory),
      exercise: exercise.exercise,
      kind,
      statementsBy,
      drafts: largest.slice(0, LISTED),
      count: drafts.length,
      totalPence: sumPence(drafts.map(({ totalPence }) => totalPence)),
      stopped: drafts.filter(({ stoppedBy }) => stoppedBy !== undefined).length,
    },
  };
}

/** `undefined` for one that has been issued as it is. */
async function draftedOf(
  { statement, concerns }: Extract<StatementDraft, { issue: true }>,
  directory: ReferenceData["directory"],
  { issued }: StatementDraftsPorts,
): Promise<StatementDrafts["drafts"][number] | undefined> {
  const record = await issued.get(keyOfStatement(statement));
  if (record && newestOf(record).digest === digestOfStatement(statement)) return undefined;
  const stopping = concerns.find(({ stops }) => stops);
  return {
    payable: partyOf(statement.payable, directory),
    lines: statement.lines.length,
    totalPence: statement.totalPence,
    replaces: record !== undefined,
    toKnow: concerns.filter(({ stops }) => !stops).length,
    ...(stopping === undefined ? {} : { stoppedBy: `${stopping.what} ${stopping.todo}` }),
  };
}
