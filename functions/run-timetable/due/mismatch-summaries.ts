import { currentExercises } from "../../../shared/domain/exercise/exercises-in-view.ts";
import type { Exercise } from "../../../shared/domain/exercise/exercise.ts";
import type { MismatchSummary } from "../../../shared/domain/mismatch-summary/mismatch-summary.ts";
import { isWorthTelling, summaryDue } from "../../../shared/domain/mismatch-summary/summary-due.ts";
import { ukDay } from "../../../shared/domain/amounts-and-days/uk-clock.ts";
import { whoseTurn } from "../../../shared/domain/timetable/take-turns.ts";
import { financeAddresses } from "../../../shared/domain/organisation/contact.ts";
import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import type { OrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { replySchema } from "../../../shared/messages/reply.ts";
import { mailboxOf, partyOf } from "../../../shared/records/message/message-facts.ts";
import { gatherSummary, type GatherSummaryPorts } from "../../../shared/records/mismatch-summary/gather-summary.ts";
import { gatherToDecide, type GatherToDecidePorts } from "../../../shared/records/mismatch-summary/gather-to-decide.ts";
import type { NoticeRecord } from "../../../shared/records/notice/notice-record.ts";
import type { Notices } from "../../../shared/records/notice/notices.ts";
import type { Positions } from "../../../shared/records/position/positions.ts";
import { policyOf, type ReferenceData, type ReferenceLists } from "../../../shared/records/reference/reference-data.ts";
import type { DueNotice } from "../due-notice.ts";

export interface MismatchSummariesPorts extends GatherSummaryPorts, GatherToDecidePorts {
  readonly positions: Positions;
  readonly notices: Notices;
  readonly referenceLists: ReferenceLists;
  readonly mailbox: EmailAddress;
  readonly now: () => Date;
}

/** A run stops well before the function ends. The next run goes on with those that have none yet. */
const LONGEST_MS = 2 * 60_000;

/**
 * The summary of each exercise that is not over, to the finance contacts of each payable organisation that has any. The canary's organisations
 * are not in the group's contact list.
 */
export async function* mismatchSummaries(ports: MismatchSummariesPorts): AsyncGenerator<DueNotice> {
  const started = ports.now();
  const referenceData = await ports.referenceLists.all("group");
  const { contacts, directory, exercises } = referenceData;
  const current = currentExercises(exercises, ukDay(started.toISOString()));
  const withFinance = new Set(contacts.filter(({ role }) => role === "finance").map(({ code }) => code));
  const organisations = [...withFinance].filter((code) => directory.has(code));
  const inTurn = new Set(whoseTurn(organisations, started.toISOString()));
  for (const organisation of organisations) {
    const wanted = await lastRequests(organisation, ports);
    const isInTurn = inTurn.has(organisation);
    for (const exercise of exercises.filter((each) => current.includes(each) || wanted.has(each.exercise))) {
      if (ports.now().getTime() - started.getTime() > LONGEST_MS) return;
      const lastWanted = wanted.get(exercise.exercise);
      const isCurrent = isInTurn && current.includes(exercise);
      const notice = await noticeOf({ organisation, exercise, isCurrent, lastWanted, referenceData }, ports);
      if (notice) yield notice;
    }
  }
}

/** When a person last asked for a summary, by exercise: also of one that is over. */
async function lastRequests(
  organisation: OrganisationCode,
  { notices }: MismatchSummariesPorts,
): Promise<ReadonlyMap<string, string>> {
  const last = new Map<string, string>();
  for await (const { key, decidedAt } of notices.ofKind(organisation, "summary-request"))
    last.set(key.about ?? "", decidedAt);
  return last;
}

interface About {
  readonly organisation: OrganisationCode;
  readonly exercise: Exercise;
  /** Whether it is looked at in this run without a person's asking for it. */
  readonly isCurrent: boolean;
  readonly lastWanted: string | undefined;
  readonly referenceData: ReferenceData;
}

async function noticeOf(
  { organisation, exercise, isCurrent, lastWanted, referenceData }: About,
  ports: MismatchSummariesPorts,
): Promise<DueNotice | undefined> {
  const series = { organisation, kind: "summary" as const, about: exercise.exercise };
  const last = await ports.notices.last(series);
  const now = ports.now();
  const before = { lastSent: last?.decidedAt, lastWanted };
  const due = summaryDue(policyOf(referenceData.policies, organisation), before, now.toISOString());
  if (!due || (due !== "wanted" && !isCurrent)) return undefined;
  const summary = await gatherSummary(
    { payable: organisation, exercise, referenceData, before: last && (await saidIn(last, ports)), now },
    ports,
  );
  if (!isWorthTelling(summary, due)) return undefined;
  return {
    key: { ...series, number: (last?.key.number ?? 0) + 1 },
    recipient: organisation,
    to: financeAddresses(organisation, referenceData.contacts),
    facts: {
      reply: "mismatch-summary",
      preparedAt: summary.preparedAt,
      mailbox: mailboxOf(ports.mailbox, organisation),
      payable: partyOf(organisation, referenceData.directory),
      summary,
      toDecide: await gatherToDecide(summary, referenceData.directory, ports),
    },
  };
}

async function saidIn(
  { facts }: NoticeRecord,
  { objects }: MismatchSummariesPorts,
): Promise<MismatchSummary | undefined> {
  const said = await objects.get(facts, replySchema);
  return said.reply === "mismatch-summary" ? said.summary : undefined;
}
