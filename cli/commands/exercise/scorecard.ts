import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import * as z from "zod";

import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import { ukDay } from "../../../shared/domain/amounts-and-days/uk-clock.ts";
import { exerciseIdSchema, nameOfExercise, shortNameOfKind } from "../../../shared/domain/exercise/exercise.ts";
import { rounds, type Round } from "../../../shared/domain/form/rounds.ts";
import {
  organisationCodeSchema,
  type OrganisationCode,
} from "../../../shared/domain/organisation/organisation-code.ts";
import type { OwedScore, OwingScore } from "../../../shared/domain/scorecard/scorecard.ts";
import { scoreTotals, type ScoreTotals } from "../../../shared/domain/scorecard/score-totals.ts";
import {
  completeWords,
  countsWords,
  disputeWords,
  mismatchOfRound,
  scorecardNotes,
  timelinessWords,
  totalMismatchWords,
} from "../../../shared/messages/scorecard/scorecard-words.ts";
import type { ScorecardFacts } from "../../../shared/messages/scorecard/scorecard-workbook.ts";
import { counted } from "../../../shared/messages/words/statement-words.ts";
import { gatherScorecard } from "../../../shared/records/scorecard/gather-scorecard.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { CommandRefused } from "../../command-errors.ts";
import { textTable, visible, type Line } from "../../output/text-table.ts";
import type { Connection } from "../../system/connect.ts";
import { exerciseOf } from "../../system/exercise-option.ts";
import { parseOptions, systemOptions, withList } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";

const scorecardOptions = systemOptions.extend({
  organisation: z.string().toUpperCase().pipe(organisationCodeSchema),
  exercise: exerciseIdSchema.optional(),
  to: z.string().min(1).optional(),
});

type ScorecardOptions = z.infer<typeof scorecardOptions>;

/** `accord scorecard --organisation CODE [--exercise …] [--to FILE]` */
export function scorecardCommand(program: Command, context: CommandContext): void {
  withList(program.command("scorecard"))
    .requiredOption("--organisation <code>", "whose scorecard")
    .option("--exercise <exercise>", "such as 2022-23-Q4 (default: the newest that has begun)")
    .option("--to <file>", "write it as a workbook")
    .action(async (given: unknown) => {
      const options = parseOptions(scorecardOptions, given);
      if (options.to !== undefined && !options.to.toLowerCase().endsWith(".xlsx"))
        throw new CommandRefused(`${options.to} is no workbook: name a file that ends in .xlsx.`);
      const facts = await withConnection(context, options, (system) => gather(system, options));
      if (options.to !== undefined) await writeScorecard(facts, options.to);
      const { scorecard, history } = facts;
      printResult(context.terminal, options, { ...scorecard, history }, () => [
        ...linesOf(facts),
        ...(options.to === undefined ? [] : ["", `Written to ${options.to}.`]),
      ]);
    });
}

async function gather(
  system: Connection,
  { organisation, exercise: named }: ScorecardOptions,
): Promise<ScorecardFacts> {
  const { records } = system;
  const now = system.now();
  const chosen = await exerciseOf(system, named);
  const referenceData = await records.referenceLists.all("group");
  const score = (exercise: typeof chosen) => gatherScorecard({ organisation, exercise, referenceData, now }, records);
  const scorecard = await score(chosen);
  const begun = referenceData.exercises
    .filter(({ cutOff }) => cutOff <= ukDay(now.toISOString()))
    .sort((one, other) => (one.cutOff < other.cutOff ? -1 : 1));
  const history: ScoreTotals[] = [];
  for (const exercise of begun)
    history.push(...scoreTotals(exercise.exercise === chosen.exercise ? scorecard : await score(exercise)));
  return {
    scorecard,
    history,
    nameOf: (code: OrganisationCode) => referenceData.directory.get(code)?.name ?? code,
    preparedAt: now.toISOString(),
  };
}

async function writeScorecard(facts: ScorecardFacts, to: string): Promise<void> {
  const { scorecardWorkbook } = await import("../../../shared/messages/scorecard/scorecard-workbook.ts");
  const { writeWorkbook } = await import("../../../shared/adapters/workbook-writing/write-workbook.ts");
  await writeFile(to, await writeWorkbook(scorecardWorkbook(facts)));
}

function linesOf({ scorecard, history }: ScorecardFacts): Line[] {
  const { organisation, exercise, owing, owed, forms } = scorecard;
  return [
    `${organisation} in ${nameOfExercise(exercise)}`,
    ...forms.map(({ round, handedIn }) => `Its form for ${round}: ${timelinessWords(handedIn)}`),
    "",
    "Statements that it got, and its answers",
    ...(owing.length === 0 ? ["None came, and none is known to be expected."] : textTable(owing, owingColumns)),
    "",
    "Its own statements",
    ...(owed.length === 0 ? ["None was released."] : textTable(owed, owedColumns)),
    "",
    "By exercise",
    ...(history.length === 0 ? ["Nothing is kept of any exercise."] : textTable(history, historyColumns)),
    "",
    ...scorecardNotes(scorecard).map(visible),
  ];
}

const who = [
  { heading: "Kind", of: ({ kind }: Pick<OwingScore, "kind">) => shortNameOfKind(kind) },
  { heading: "With", of: ({ counterparty }: Pick<OwingScore, "counterparty">) => counterparty },
];

const mismatches = rounds.map((round: Round) => ({
  heading: `Mismatch at ${round}`,
  of: (row: Pick<OwingScore, "rounds">) => mismatchOfRound(row.rounds, round),
  right: true,
}));

const owingColumns = [
  ...who,
  { heading: "Statement", of: ({ statement }: OwingScore) => timelinessWords(statement) },
  { heading: "Sent", of: ({ statements }: OwingScore) => String(statements), right: true },
  { heading: "Asked for", of: ({ requests }: OwingScore) => String(requests), right: true },
  { heading: "Complete", of: completeWords },
  { heading: "First answer", of: ({ answer }: OwingScore) => timelinessWords(answer) },
  {
    heading: "Agreed then",
    of: ({ atFirstAnswer }: OwingScore) =>
      atFirstAnswer === undefined
        ? ""
        : `${formatPounds(atFirstAnswer.agreedPence)} of ${formatPounds(atFirstAnswer.claimedPence)}`,
    right: true,
  },
  { heading: "In dispute", of: disputeWords },
  ...mismatches,
];

const owedColumns = [
  ...who,
  { heading: "Statement", of: ({ statement }: OwedScore) => timelinessWords(statement) },
  { heading: "Released", of: ({ statements }: OwedScore) => String(statements), right: true },
  ...mismatches,
];

const historyColumns = [
  { heading: "Exercise", of: ({ exercise }: ScoreTotals) => nameOfExercise(exercise) },
  { heading: "Kind", of: ({ kind }: ScoreTotals) => shortNameOfKind(kind) },
  { heading: "Statements", of: ({ statements }: ScoreTotals) => countsWords(statements) },
  {
    heading: "Complete",
    of: ({ complete, answered }: ScoreTotals) => `${String(complete)} of ${String(answered)}`,
    right: true,
  },
  { heading: "First answers", of: ({ answers }: ScoreTotals) => countsWords(answers) },
  {
    heading: "Agreed then",
    of: ({ agreedPence, claimedPence }: ScoreTotals) => `${formatPounds(agreedPence)} of ${formatPounds(claimedPence)}`,
    right: true,
  },
  {
    heading: "In dispute",
    of: ({ disputePence, oldestDisputeDays }: ScoreTotals) =>
      oldestDisputeDays === undefined
        ? ""
        : `${formatPounds(disputePence)}, up to ${counted(oldestDisputeDays, "day")}`,
    right: true,
  },
  { heading: "Own statements", of: ({ ownStatements }: ScoreTotals) => countsWords(ownStatements) },
  ...rounds.map((round) => ({
    heading: `Mismatch at ${round}`,
    of: (row: ScoreTotals) => totalMismatchWords(row, round),
    right: true,
  })),
];
