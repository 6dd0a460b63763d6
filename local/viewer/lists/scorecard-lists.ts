import { shortNameOfKind } from "../../../shared/domain/exercise/exercise.ts";
import { rounds } from "../../../shared/domain/form/rounds.ts";
import type { Directory } from "../../../shared/domain/organisation/organisation.ts";
import type { OrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import type { OwedScore, OwingScore, RoundScore } from "../../../shared/domain/scorecard/scorecard.ts";
import {
  completeWords,
  disputeWords,
  mismatchOfRound,
  timelinessWords,
} from "../../../shared/messages/scorecard/scorecard-words.ts";
import { organisationLabel } from "../pages/organisation-label.ts";
import type { List, ListColumn } from "./list.ts";
import { kindInWords } from "./position-list.ts";

/** How counterparties did whose statements an organisation got, and its answers to them; the largest claim first. */
export function owingList(directory: Directory): List<OwingScore> {
  return {
    unit: ["statement", "statements"],
    columns: [
      counterpartyColumn(directory),
      { name: "kind", heading: "Kind", look: "nowrap", text: ({ kind }) => shortNameOfKind(kind) },
      { name: "statement", heading: "Statement", text: ({ statement }) => timelinessWords(statement) },
      { name: "asked", heading: "Asked for", look: "amount", text: ({ requests }) => requests },
      { name: "complete", heading: "Complete", text: completeWords },
      { name: "answer", heading: "First answer", text: ({ answer }) => timelinessWords(answer) },
      { name: "claimed", heading: "Claimed then", amount: ({ atFirstAnswer }) => atFirstAnswer?.claimedPence },
      { name: "agreed", heading: "Agreed then", amount: ({ atFirstAnswer }) => atFirstAnswer?.agreedPence },
      { name: "dispute", heading: "In dispute", text: disputeWords },
      ...mismatchColumns<OwingScore>(),
    ],
    filters: [{ name: "kind", label: "Kind", all: "all", of: ({ kind }) => [kind], words: kindInWords }],
    search: { label: "Counterparty", textOf: ({ counterparty }) => nameOf(counterparty, directory) },
    usualOrder: { words: "the largest claim first", compare: (one, other) => claimOf(other) - claimOf(one) },
    empty: "None came, and none is known to be expected.",
  };
}

/** An organisation's own statements. */
export function owedList(directory: Directory): List<OwedScore> {
  return {
    unit: ["statement", "statements"],
    columns: [
      counterpartyColumn(directory),
      { name: "kind", heading: "Kind", look: "nowrap", text: ({ kind }) => shortNameOfKind(kind) },
      { name: "statement", heading: "Statement", text: ({ statement }) => timelinessWords(statement) },
      { name: "released", heading: "Released", look: "amount", text: ({ statements }) => statements },
      ...mismatchColumns<OwedScore>(),
    ],
    filters: [{ name: "kind", label: "Kind", all: "all", of: ({ kind }) => [kind], words: kindInWords }],
    search: { label: "Counterparty", textOf: ({ counterparty }) => nameOf(counterparty, directory) },
    empty: "None was released.",
  };
}

function counterpartyColumn<Row extends { readonly counterparty: OrganisationCode }>(
  directory: Directory,
): ListColumn<Row> {
  return {
    name: "counterparty",
    heading: "Counterparty",
    look: "title",
    text: ({ counterparty }) => nameOf(counterparty, directory),
    cell: ({ counterparty }) => organisationLabel(counterparty, directory),
  };
}

function mismatchColumns<Row extends { readonly rounds: readonly RoundScore[] }>(): ListColumn<Row>[] {
  return rounds.map((round) => ({
    name: `mismatch-${round}`,
    heading: `Mismatch at ${round}`,
    look: "amount",
    text: (row: Row) => mismatchOfRound(row.rounds, round),
  }));
}

function nameOf(code: OrganisationCode, directory: Directory): string {
  return `${code} ${directory.get(code)?.name ?? ""}`.trim();
}

function claimOf({ atFirstAnswer }: OwingScore): number {
  return Math.abs(atFirstAnswer?.claimedPence ?? 0);
}
