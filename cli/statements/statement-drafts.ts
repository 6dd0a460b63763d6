import type { Exercise, ExerciseId, Kind } from "../../shared/domain/exercise/exercise.ts";
import type { StatementDraft } from "../../shared/domain/issuing/draft-statement.ts";
import { ownContact } from "../../shared/domain/issuing/own-contact.ts";
import type { OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import type { StatementIssued } from "../../shared/messages/statement/statement-issued.ts";
import { gatherDrafts } from "../../shared/records/issued/gather-drafts.ts";
import { newestOf } from "../../shared/records/issued/issued-record.ts";
import { digestOfStatement, keyOfStatement } from "../../shared/records/issued/release-statement.ts";
import { partyOf } from "../../shared/records/message/message-facts.ts";
import type { Connection } from "../system/connect.ts";
import { exerciseOf } from "../system/exercise-option.ts";

type Issued = Extract<StatementDraft, { issue: true }>;

/** A statement as it would leave now, beside what was issued before. */
export interface DraftRow extends Pick<Issued, "statement" | "concerns"> {
  /** The name of the payable organisation. */
  readonly name: string;
  readonly state: "new" | "same" | "changed";
  /** Whether one of the concerns keeps it from leaving. */
  readonly isStopped: boolean;
  readonly receivable: StatementIssued["receivable"];
  readonly payable: StatementIssued["payable"];
  readonly contact: StatementIssued["contact"] | undefined;
  readonly preparedAt: string;
}

export interface DraftList {
  readonly exercise: Exercise;
  readonly drafts: readonly DraftRow[];
  readonly notIssued: readonly Extract<StatementDraft, { issue: false }>[];
  /** The kinds for which no sales ledger is in force. */
  readonly withoutLedger: readonly Kind[];
}

/** Which statements are meant. */
export interface WhichStatements {
  readonly organisation: OrganisationCode;
  readonly exercise?: ExerciseId | undefined;
  readonly kind?: Kind | undefined;
  readonly payable?: OrganisationCode | undefined;
}

/** Every statement of an organisation as it would leave now, in the order of kinds and counterparties. */
export async function statementDrafts(
  system: Pick<Connection, "records" | "now">,
  which: WhichStatements,
): Promise<DraftList> {
  const { records, now } = system;
  const { directory, contacts } = await records.referenceLists.all("group");
  const exercise = await exerciseOf(system, which.exercise);
  const drafts: DraftRow[] = [];
  const notIssued: DraftList["notIssued"][number][] = [];
  const withoutLedger: Kind[] = [];
  for await (const draft of gatherDrafts(which.organisation, exercise, which, records)) {
    if ("noLedger" in draft) withoutLedger.push(draft.kind);
    else if (!draft.issue) notIssued.push(draft);
    else {
      const { statement, concerns } = draft;
      const payable = partyOf(statement.payable, directory);
      drafts.push({
        statement,
        concerns,
        name: payable.name,
        state: await stateOf(draft, records),
        isStopped: concerns.some(({ stops }) => stops),
        receivable: partyOf(statement.receivable, directory),
        payable,
        contact: ownContact(statement.receivable, contacts),
        preparedAt: now().toISOString(),
      });
    }
  }
  return { exercise, drafts, notIssued, withoutLedger };
}

async function stateOf({ statement }: Issued, { issued }: Connection["records"]): Promise<DraftRow["state"]> {
  const record = await issued.get(keyOfStatement(statement));
  if (!record) return "new";
  return newestOf(record).digest === digestOfStatement(statement) ? "same" : "changed";
}
