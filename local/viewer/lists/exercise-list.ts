import { nameOfExercise, type ExerciseId } from "../../../shared/domain/exercise/exercise.ts";
import type { Directory } from "../../../shared/domain/organisation/organisation.ts";
import type { OrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { html } from "../../../shared/messages/rendering/html.ts";
import { hrefOfExercise } from "../addresses.ts";
import { organisationLabel } from "../pages/organisation-label.ts";
import type { List } from "./list.ts";
import { exerciseInWords } from "./position-list.ts";

/** An organisation that takes part in an exercise with a statement that it got. */
export interface PartInExercise {
  readonly exercise: ExerciseId;
  readonly organisation: OrganisationCode;
  readonly statements: number;
}

/** Organisations by exercise, the newest first. */
export function exerciseList(directory: Directory): List<PartInExercise> {
  return {
    unit: ["organisation", "organisations"],
    columns: [
      { name: "exercise", heading: "Exercise", look: "nowrap", text: ({ exercise }) => nameOfExercise(exercise) },
      {
        name: "organisation",
        heading: "Organisation",
        look: "title",
        text: ({ organisation }) => `${organisation} ${directory.get(organisation)?.name ?? ""}`.trim(),
        cell: ({ exercise, organisation }) =>
          html`<a href="${hrefOfExercise(exercise, organisation)}">${organisationLabel(organisation, directory)}</a>`,
      },
      { name: "statements", heading: "Statements", look: "amount", text: ({ statements }) => statements },
    ],
    filters: [
      { name: "exercise", label: "Exercise", all: "all", of: ({ exercise }) => [exercise], words: exerciseInWords },
    ],
    usualOrder: {
      words: "the newest exercise first",
      compare: (one, other) => (one.exercise === other.exercise ? 0 : one.exercise < other.exercise ? 1 : -1),
    },
    empty: "No statement has been accepted yet.",
  };
}
