import {
  exerciseIdSchema,
  kindSchema,
  nameOfExercise,
  shortNameOfKind,
} from "../../../shared/domain/exercise/exercise.ts";
import type { Directory } from "../../../shared/domain/organisation/organisation.ts";
import { parseOrganisationCode, type OrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import type { PositionSummary } from "../../../shared/records/position/position-view.ts";
import { html } from "../../../shared/messages/rendering/html.ts";
import { positionBadge, wordsOfPositionState } from "../badges-and-cells.ts";
import { organisationLabel } from "../pages/organisation-label.ts";
import type { List } from "./list.ts";
import { hrefOfPosition } from "../addresses.ts";

/** Positions, the largest statement first. */
export function positionList(directory: Directory): List<PositionSummary> {
  const nameOf = (code: OrganisationCode) => `${code} ${directory.get(code)?.name ?? ""}`.trim();
  return {
    unit: ["position", "positions"],
    columns: [
      {
        name: "payable",
        heading: "Payable",
        text: ({ payable }) => nameOf(payable),
        cell: ({ payable }) => organisationLabel(payable, directory),
      },
      {
        name: "receivable",
        heading: "Receivable",
        look: "title",
        text: ({ receivable }) => nameOf(receivable),
        cell: (position) =>
          html`<a href="${hrefOfPosition(position)}">${organisationLabel(position.receivable, directory)}</a>`,
      },
      {
        name: "exercise",
        heading: "Exercise",
        look: "nowrap",
        text: ({ exercise, kind }) => `${nameOfExercise(exercise)} ${shortNameOfKind(kind)}`,
      },
      {
        name: "state",
        heading: "State",
        text: ({ state }) => wordsOfPositionState(state),
        cell: ({ state }) => positionBadge(state),
      },
      { name: "statement", heading: "Statement", amount: ({ statement }) => statement.totalPence },
      { name: "agreed", heading: "Agreed", amount: ({ agreedPence }) => agreedPence },
      { name: "not-agreed", heading: "Not agreed", amount: ({ notAgreedPence }) => notAgreedPence },
      { name: "disputed", heading: "In dispute", amount: ({ inDisputePence }) => inDisputePence },
    ],
    filters: [
      { name: "payable", label: "Payable", all: "all", of: ({ payable }) => [payable], words: labelOf(nameOf) },
      { name: "exercise", label: "Exercise", all: "all", of: ({ exercise }) => [exercise], words: exerciseInWords },
      { name: "kind", label: "Kind", all: "all", of: ({ kind }) => [kind], words: kindInWords },
      { name: "state", label: "State", all: "all", of: ({ state }) => [wordsOfPositionState(state)] },
      { name: "only", label: "Amounts", all: "all", of: (position) => differencesOf(position) },
    ],
    search: {
      label: "Organisation",
      textOf: ({ payable, receivable }) => `${nameOf(payable)} / ${nameOf(receivable)}`,
    },
    usualOrder: {
      words: "the largest statement first",
      compare: (one, other) => Math.abs(other.statement.totalPence) - Math.abs(one.statement.totalPence),
    },
    // COL-03: an accruals statement claims nothing that has been invoiced.
    added: { isAdded: ({ kind }) => kind !== "accruals", leftOut: "without accruals" },
    empty: "No statement has been accepted yet.",
  };
}

/** A choice of an address may be anything: then it is shown as it is. */
export function exerciseInWords(choice: string): string {
  const exercise = exerciseIdSchema.safeParse(choice).data;
  return exercise ? nameOfExercise(exercise) : choice;
}

export function kindInWords(choice: string): string {
  const kind = kindSchema.safeParse(choice).data;
  return kind ? shortNameOfKind(kind) : choice;
}

function labelOf(nameOf: (code: OrganisationCode) => string): (choice: string) => string {
  return (choice) => {
    const code = parseOrganisationCode(choice);
    return code ? nameOf(code) : choice;
  };
}

function differencesOf({ notAgreedPence, inDisputePence }: PositionSummary): string[] {
  const differs = notAgreedPence !== 0 || inDisputePence !== 0;
  return differs ? ["only differences"] : ["only agreed in full"];
}
