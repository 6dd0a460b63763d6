import { ukDay } from "../../../shared/domain/amounts-and-days/uk-clock.ts";
import { currentExercises } from "../../../shared/domain/exercise/exercises-in-view.ts";
import type { Exercise } from "../../../shared/domain/exercise/exercise.ts";
import { concernedBy, isReportDue, ownReportOf, reportDayOf } from "../../../shared/domain/mismatch/own-report.ts";
import { pairsOf } from "../../../shared/domain/mismatch/by-organisation.ts";
import { seenBefore } from "../../../shared/domain/mismatch/seen-before.ts";
import { financeAddresses, registeredAddresses } from "../../../shared/domain/organisation/contact.ts";
import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import type { OrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import type { Forms } from "../../../shared/records/form/forms.ts";
import { mailboxOf, partyOf } from "../../../shared/records/message/message-facts.ts";
import { compareHandedIn, earlierMismatches } from "../../../shared/records/mismatch/compare-handed-in.ts";
import type { NoticeRecord } from "../../../shared/records/notice/notice-record.ts";
import type { Notices } from "../../../shared/records/notice/notices.ts";
import type { ReferenceData, ReferenceLists } from "../../../shared/records/reference/reference-data.ts";
import type { JsonObjects } from "../../../shared/records/storage/json-objects.ts";
import type { DueNotice } from "../due-notice.ts";

export interface MismatchReportsPorts {
  readonly notices: Notices;
  readonly forms: Pick<Forms, "of">;
  readonly objects: JsonObjects;
  readonly referenceLists: ReferenceLists;
  readonly mailbox: EmailAddress;
  readonly now: () => Date;
}

/**
 * The mismatch reports of each exercise, in the name of whoever leads it: on the days of its timetable, and when a person asks for them. Each
 * organisation whose pairs differ gets its own.
 */
export async function* mismatchReports(ports: MismatchReportsPorts): AsyncGenerator<DueNotice> {
  const referenceData = await ports.referenceLists.all("group");
  const { contacts, directory, exercises } = referenceData;
  const today = ukDay(ports.now().toISOString());
  const current = new Set(currentExercises(exercises, today));
  const leads = new Set(contacts.filter(({ role }) => role === "exercise").map(({ code }) => code));
  for (const lead of leads) {
    if (!directory.has(lead)) continue;
    const requests = await lastOf(ports.notices.ofKind(lead, "mismatch-report-request"));
    for (const exercise of exercises) {
      const lastWanted = requests.get(exercise.exercise)?.decidedAt;
      const reportDay = current.has(exercise) ? reportDayOf(exercise, today) : undefined;
      if (reportDay !== undefined || lastWanted !== undefined)
        yield* reportsOf({ lead, exercise, reportDay, lastWanted, referenceData }, ports);
    }
  }
}

interface About {
  readonly lead: OrganisationCode;
  readonly exercise: Exercise;
  readonly reportDay: ReturnType<typeof reportDayOf>;
  readonly lastWanted: string | undefined;
  readonly referenceData: ReferenceData;
}

async function* reportsOf(
  { lead, exercise, reportDay, lastWanted, referenceData }: About,
  ports: MismatchReportsPorts,
): AsyncGenerator<DueNotice> {
  const { contacts, directory } = referenceData;
  const sent = await lastOf(ports.notices.ofKind(lead, "mismatch-report", `${exercise.exercise}-`));
  const isDue = (about: string): boolean => isReportDue(sent.get(about)?.decidedAt, { reportDay, lastWanted });
  const handedIn: string[] = [];
  for await (const { organisation } of ports.forms.of(exercise.exercise))
    handedIn.push(`${exercise.exercise}-${organisation}`);
  if (!handedIn.some(isDue)) return;
  const { mismatchTolerancePence: tolerancePence } = exercise;
  // First the earlier ones, of which little is kept: only one whole comparison is in memory at a time.
  const earlier = await earlierMismatches(exercise.exercise, referenceData, ports);
  const compared = await compareHandedIn(exercise.exercise, tolerancePence, referenceData, ports);
  for (const organisation of concernedBy(compared)) {
    const about = `${exercise.exercise}-${organisation}`;
    const finance = financeAddresses(organisation, contacts);
    const to = finance.length > 0 ? finance : registeredAddresses(organisation, contacts);
    if (organisation === lead || to.length === 0 || !isDue(about)) continue;
    const report = ownReportOf(compared, organisation, tolerancePence);
    const named = new Set(report.pairs.flatMap(({ receivable, payable }) => [receivable, payable]));
    yield {
      key: { organisation: lead, kind: "mismatch-report", about, number: (sent.get(about)?.key.number ?? 0) + 1 },
      recipient: organisation,
      to,
      facts: {
        reply: "mismatch-report",
        preparedAt: ports.now().toISOString(),
        mailbox: mailboxOf(ports.mailbox, lead),
        payable: partyOf(lead, directory),
        organisation: partyOf(organisation, directory),
        exercise: exercise.exercise,
        ...(tolerancePence === undefined ? {} : { tolerancePence }),
        pairs: [...report.pairs],
        toClear: report.toClear,
        formsMissing: [...report.formsMissing],
        before: [...seenBefore(pairsOf(compared.pairs, organisation), earlier)],
        names: [...named].map((code) => partyOf(code, directory)),
      },
    };
  }
}

/** The last notice of each subject. */
async function lastOf(notices: AsyncIterable<NoticeRecord>): Promise<Map<string, NoticeRecord>> {
  const last = new Map<string, NoticeRecord>();
  for await (const notice of notices) last.set(notice.key.about ?? "", notice);
  return last;
}
