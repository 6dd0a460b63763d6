import { ukDay } from "../../../shared/domain/amounts-and-days/uk-clock.ts";
import { kindSchema, type Exercise } from "../../../shared/domain/exercise/exercise.ts";
import { ledgerKindOf } from "../../../shared/domain/ledger/ledger-kind-of.ts";
import { parseOrganisationCode, type OrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import {
  coverageSentence,
  coverageStateWords,
  expectationWords,
} from "../../../shared/messages/mismatch-summary/coverage-words.ts";
import type { ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import { gatherScorecard } from "../../../shared/records/scorecard/gather-scorecard.ts";
import { gatherCoverage } from "../../../shared/records/timetable/gather-coverage.ts";
import { hrefOfExercise } from "../addresses.ts";
import { pageNotFound, type HttpResponse } from "../http-responses.ts";
import { coverageList } from "../lists/coverage-list.ts";
import { exerciseList } from "../lists/exercise-list.ts";
import { listResponse } from "../lists/list-response.ts";
import { startOfList } from "../lists/list-view.ts";
import { owedList, owingList } from "../lists/scorecard-lists.ts";
import { exerciseListPage, exercisesPage, scorecardPage } from "../pages/exercise-pages.ts";
import type { ViewerSources } from "../viewer-sources.ts";
import { positionSummaries } from "./overview-response.ts";

/** `/exercises`: the organisations that got statements, by exercise. */
export async function exercisesResponse(sources: ViewerSources, query: URLSearchParams): Promise<HttpResponse> {
  const { directory } = await sources.records.referenceLists.all();
  const positions = await positionSummaries(sources);
  const parts = [...Map.groupBy(positions, ({ exercise, payable }) => `${exercise} ${payable}`).values()].flatMap(
    ([first, ...others]) =>
      first ? [{ exercise: first.exercise, organisation: first.payable, statements: others.length + 1 }] : [],
  );
  return listResponse(exerciseList(directory), parts, { path: "/exercises", query }, "Exercises", exercisesPage);
}

/** As many of its own statements the page of an organisation shows. */
const SHOWN_OWED = 10;

/** `/exercises/2022-23-Q4/ZA1`: how an organisation and its counterparties did; `coverage` and `own` are lists of their own. */
export async function exerciseResponse(
  sources: ViewerSources,
  [named, code, what, ...more]: readonly string[],
  query: URLSearchParams,
): Promise<HttpResponse> {
  const referenceData = await sources.records.referenceLists.all("group");
  const { directory } = referenceData;
  const exercise = referenceData.exercises.find((each) => each.exercise === named);
  const organisation = code === undefined ? undefined : parseOrganisationCode(code);
  if (!exercise || !organisation || !directory.has(organisation) || more.length > 0) return pageNotFound();
  const about = { exercise: exercise.exercise, organisation, directory };
  const path = hrefOfExercise(exercise.exercise, organisation);
  const name = `${organisation} ${exercise.exercise}`;
  if (what === "coverage") {
    const rows = (await coverages(sources, organisation, exercise, referenceData)).flatMap((each) => each.rows);
    return listResponse(
      coverageList(directory),
      rows,
      { path: `${path}/coverage`, query },
      `${name} coverage`,
      (list) => exerciseListPage(about, "Whose statements are expected, and which came", list),
    );
  }
  const scorecard = await gatherScorecard(
    { organisation, exercise, referenceData, now: sources.now() },
    sources.records,
  );
  if (what === "own")
    return listResponse(owedList(directory), scorecard.owed, { path: `${path}/own`, query }, `${name} own`, (list) =>
      exerciseListPage(about, "Its own statements", list),
    );
  if (what !== undefined) return pageNotFound();
  const coverage = await coverages(sources, organisation, exercise, referenceData);
  const positions = (await positionSummaries(sources)).filter(
    (position) => position.payable === organisation && position.exercise === exercise.exercise,
  );
  return listResponse(owingList(directory), scorecard.owing, { path, query }, `${name} scorecard`, (owing) =>
    scorecardPage(about, scorecard, coverage, positions, {
      owing,
      owed: startOfList(owedList(directory), scorecard.owed, SHOWN_OWED),
    }),
  );
}

/** The coverage of each kind that the exercise takes: a sentence, and the rows with their words. */
async function coverages(
  { records, now }: ViewerSources,
  organisation: OrganisationCode,
  exercise: Exercise,
  referenceData: ReferenceData,
) {
  const today = ukDay(now().toISOString());
  return Promise.all(
    kindSchema.options
      .filter((kind) => exercise.kinds[kind] !== undefined)
      .map(async (kind) => {
        const ledger = await records.ledgers.current(organisation, ledgerKindOf(kind));
        const found = await gatherCoverage(
          { payable: organisation, exercise, kind, ledger, referenceData, today },
          records,
        );
        const { issueOverPence } = exercise.kinds[kind] ?? {};
        const coverage = {
          ...found,
          ...(issueOverPence === undefined ? {} : { issueOverPence }),
          rows: found.rows.map((row) => ({
            ...row,
            counterparty: {
              code: row.counterparty,
              name: referenceData.directory.get(row.counterparty)?.name ?? row.counterparty,
            },
          })),
        };
        return {
          kind,
          sentence: coverageSentence(coverage),
          rows: coverage.rows.map((row) => ({
            kind,
            row,
            state: coverageStateWords(row),
            expectation: expectationWords(row, coverage),
          })),
        };
      }),
  );
}
