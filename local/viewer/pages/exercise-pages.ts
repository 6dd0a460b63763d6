import {
  nameOfExercise,
  shortNameOfKind,
  type ExerciseId,
  type Kind,
} from "../../../shared/domain/exercise/exercise.ts";
import type { Directory } from "../../../shared/domain/organisation/organisation.ts";
import type { OrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import type { Scorecard } from "../../../shared/domain/scorecard/scorecard.ts";
import type { PositionSummary } from "../../../shared/records/position/position-view.ts";
import { html, type Html } from "../../../shared/messages/rendering/html.ts";
import { scorecardNotes, timelinessWords } from "../../../shared/messages/scorecard/scorecard-words.ts";
import { hrefOfExercise } from "../addresses.ts";
import { counterpartyPlot } from "../plots/counterparty-plot.ts";
import { funnel } from "../plots/funnel.ts";
import { organisationLabel } from "./organisation-label.ts";
import type { Page } from "./page.ts";

/** The organisations that take part in exercises. */
export function exercisesPage(list: Html): Page {
  return {
    title: "Exercises",
    part: "exercises",
    body: html`<h1>Exercises</h1>
      <p>
        How an organisation and its counterparties do: whose statements are missing, and who was on time and complete.
      </p>
      ${list}`,
  };
}

/** What the pages about an exercise of one organisation say besides their list. */
export interface AboutExercise {
  readonly exercise: ExerciseId;
  readonly organisation: OrganisationCode;
  readonly directory: Directory;
}

/** How an organisation and its counterparties did (OVS-03), and what came of the statements that are expected (REC-18). */
export function scorecardPage(
  about: AboutExercise,
  scorecard: Scorecard,
  coverage: readonly { readonly kind: Kind; readonly sentence: string }[],
  positions: readonly PositionSummary[],
  lists: { readonly owing: Html; readonly owed: Html },
): Page {
  const href = hrefOfExercise(about.exercise, about.organisation);
  return {
    title: `${about.organisation} in ${nameOfExercise(about.exercise)}`,
    part: "exercises",
    body: html`<p class="crumbs"><a href="/exercises">Exercises</a> › ${nameOfExercise(about.exercise)}</p>
      <h1>${organisationLabel(about.organisation, about.directory)} in ${nameOfExercise(about.exercise)}</h1>
      <h2>Statements expected</h2>
      <ul>
        ${coverage.map(({ kind, sentence }) => html`<li>${shortNameOfKind(kind)}: ${sentence}</li>`)}
        ${scorecard.forms.map(({ round, handedIn }) => html`<li>Its form for ${round}: ${timelinessWords(handedIn)}</li>`)}
      </ul>
      <p><a href="${href}/coverage">Whose statements are expected, and which came</a></p>
      ${counterpartyPlot(positions, about.directory)} ${funnel(positions)}
      <h2>Statements that it got, and its answers</h2>
      ${lists.owing}
      <h2>Its own statements</h2>
      ${lists.owed}
      <p><a href="${href}/own">All of its own statements, sorted, searched or as CSV</a></p>
      <ul>
        ${scorecardNotes(scorecard).map((note) => html`<li>${note}</li>`)}
      </ul>`,
  };
}

/** A list about an exercise of one organisation, on a page of its own. */
export function exerciseListPage(
  { exercise, organisation, directory }: AboutExercise,
  heading: string,
  list: Html,
): Page {
  return {
    title: `${heading}: ${organisation} in ${nameOfExercise(exercise)}`,
    part: "exercises",
    body: html`<p class="crumbs">
        <a href="/exercises">Exercises</a> ›
        <a href="${hrefOfExercise(exercise, organisation)}">${organisationLabel(organisation, directory)}</a>
      </p>
      <h1>${heading}</h1>
      ${list}`,
  };
}
