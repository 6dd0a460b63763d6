import { kindSchema, type Exercise, type Kind, type KindRules } from "../../../shared/domain/exercise/exercise.ts";
import type { MismatchSummary } from "../../../shared/domain/mismatch-summary/mismatch-summary.ts";
import { financeAddresses } from "../../../shared/domain/organisation/contact.ts";
import type { OrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { isNoteOn } from "../../../shared/domain/timetable/note-on-counterparty.ts";
import { isDeadlineNear } from "../../../shared/domain/timetable/own-deadlines.ts";
import { ownMattersOf } from "../../../shared/messages/notices/deadline-near-message.ts";
import { mailboxOf, partyOf } from "../../../shared/records/message/message-facts.ts";
import { gatherSummary } from "../../../shared/records/mismatch-summary/gather-summary.ts";
import { policyOf, type ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import { aboutKind } from "../../../shared/records/timetable/requests.ts";
import type { DueNotice } from "../due-notice.ts";
import { financeOrganisationsInTurn } from "../finance-organisations.ts";
import type { MismatchSummariesPorts } from "./mismatch-summaries.ts";

/**
 * What waits at an organisation itself before balances are to be agreed: what it has to approve, to decide, to release. Its finance contacts
 * are told once for each kind of statement, and not at all if nothing waits.
 */
export async function* deadlineNotices(ports: MismatchSummariesPorts): AsyncGenerator<DueNotice> {
  const referenceData = await ports.referenceLists.all("group");
  const now = ports.now().toISOString();
  for (const organisation of financeOrganisationsInTurn(referenceData, now)) {
    const policy = policyOf(referenceData.policies, organisation);
    for (const exercise of referenceData.exercises)
      for (const kind of kindSchema.options) {
        const rules = exercise.kinds[kind];
        if (!rules || !isDeadlineNear(rules.agreeBy, policy, now)) continue;
        const notice = await noticeOf({ organisation, exercise, kind, rules, referenceData }, ports);
        if (notice) yield notice;
      }
  }
}

interface About {
  readonly organisation: OrganisationCode;
  readonly exercise: Exercise;
  readonly kind: Kind;
  readonly rules: KindRules;
  readonly referenceData: ReferenceData;
}

async function noticeOf(
  { organisation, exercise, kind, rules, referenceData }: About,
  ports: MismatchSummariesPorts,
): Promise<DueNotice | undefined> {
  const key = { organisation, kind: "deadline" as const, about: aboutKind(exercise.exercise, kind), number: 1 };
  if (await ports.notices.get(key)) return undefined;
  const now = ports.now();
  const whole = await gatherSummary({ payable: organisation, exercise, referenceData, before: undefined, now }, ports);
  const summary = ofKind(whole, kind);
  if (ownMattersOf({ summary }).length === 0 && summary.waiting.length === 0) return undefined;
  return {
    key,
    recipient: organisation,
    to: financeAddresses(organisation, referenceData.contacts),
    facts: {
      reply: "deadline-near",
      preparedAt: summary.preparedAt,
      mailbox: mailboxOf(ports.mailbox, organisation),
      payable: partyOf(organisation, referenceData.directory),
      kind,
      agreeBy: rules.agreeBy,
      summary,
    },
  };
}

function ofKind({ positions, coverage, notes, ...summary }: MismatchSummary, kind: Kind): MismatchSummary {
  return {
    ...summary,
    positions: positions.filter((each) => each.kind === kind),
    coverage: coverage.filter((each) => each.kind === kind),
    ...(notes && { notes: notes.filter((note) => isNoteOn(note, kind)) }),
  };
}
