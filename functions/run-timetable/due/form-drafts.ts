import type { Exercise } from "../../../shared/domain/exercise/exercise.ts";
import { roundsOf, type RoundDue } from "../../../shared/domain/form/rounds.ts";
import { sectorOf } from "../../../shared/domain/form/sector.ts";
import { financeAddresses } from "../../../shared/domain/organisation/contact.ts";
import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import type { OrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { isDeadlineNear } from "../../../shared/domain/timetable/own-deadlines.ts";
import { standingSubmission } from "../../../shared/records/form/form-record.ts";
import type { Forms } from "../../../shared/records/form/forms.ts";
import { gatherForm, type GatherFormPorts } from "../../../shared/records/form/gather-form.ts";
import { mailboxOf, partyOf } from "../../../shared/records/message/message-facts.ts";
import type { Notices } from "../../../shared/records/notice/notices.ts";
import { policyOf, type ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import type { JsonObjects } from "../../../shared/records/storage/json-objects.ts";
import type { DueNotice } from "../due-notice.ts";
import { financeOrganisationsInTurn } from "../finance-organisations.ts";

export interface FormDraftsPorts extends Omit<GatherFormPorts, "objects" | "keepOutcome"> {
  readonly notices: Notices;
  readonly forms: Pick<Forms, "get">;
  readonly objects: JsonObjects;
  readonly mailbox: EmailAddress;
  readonly now: () => Date;
}

/** A run stops well before the function ends. The next run goes on with those that have none yet. */
const LONGEST_MS = 60_000;

/**
 * The draft of each collection form to the finance contacts of its organisation, once before it is to be handed in: as a workbook with its
 * lines, and what is open. Whoever has signed the form for that date already gets none.
 */
export async function* formDrafts(ports: FormDraftsPorts): AsyncGenerator<DueNotice> {
  const referenceData = await ports.referenceLists.all("group");
  const started = ports.now();
  const now = started.toISOString();
  for (const organisation of financeOrganisationsInTurn(referenceData, now)) {
    const policy = policyOf(referenceData.policies, organisation);
    const listed = referenceData.directory.get(organisation);
    for (const exercise of referenceData.exercises)
      for (const due of roundsOf(exercise, listed && sectorOf(listed))) {
        if (!isDeadlineNear(due.by, policy, now)) continue;
        if (ports.now().getTime() - started.getTime() > LONGEST_MS) return;
        const notice = await noticeOf({ organisation, exercise, due, referenceData }, ports);
        if (notice) yield notice;
      }
  }
}

interface About {
  readonly organisation: OrganisationCode;
  readonly exercise: Exercise;
  readonly due: RoundDue;
  readonly referenceData: ReferenceData;
}

async function noticeOf(
  { organisation, exercise, due: { round, by }, referenceData }: About,
  ports: FormDraftsPorts,
): Promise<DueNotice | undefined> {
  const key = { organisation, kind: "form-draft" as const, about: `${exercise.exercise}-${round}`, number: 1 };
  if (await ports.notices.get(key)) return undefined;
  const handedIn = await ports.forms.get(organisation, exercise.exercise);
  if (handedIn && standingSubmission(handedIn)?.round === round) return undefined;
  const form = await gatherForm(organisation, exercise, {
    ...ports,
    keepOutcome: (outcome) => ports.objects.put("outcomes", outcome),
  });
  // An organisation without statements and without a ledger of the quarter fills its form elsewhere.
  if (form.entries.length === 0) return undefined;
  return {
    key,
    recipient: organisation,
    to: financeAddresses(organisation, referenceData.contacts),
    facts: {
      reply: "form-draft",
      preparedAt: ports.now().toISOString(),
      mailbox: mailboxOf(ports.mailbox, organisation),
      payable: partyOf(organisation, referenceData.directory),
      round,
      by,
      form,
    },
  };
}
