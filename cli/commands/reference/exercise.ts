import type { Command } from "commander";
import { isThresholdOpen, type Exercise, type KindRules } from "../../../shared/domain/exercise/exercise.ts";
import { explainExercise } from "../../../shared/domain/exercise/explain-exercise.ts";
import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import { shortNameOfKind } from "../../../shared/domain/exercise/exercise.ts";
import { printResult } from "../../output/print-result.ts";
import { readExercise } from "../../input/read-exercise.ts";
import { reconcileAgain } from "../../system/positions.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { systemOptions, withJson, withList, withSystem } from "../../system/system-options.ts";
import { textTable } from "../../output/text-table.ts";

/** `accord exercise import|check|list` */
export function exerciseCommand(program: Command, context: CommandContext): void {
  const { terminal } = context;
  const command = program.command("exercise");

  withSystem(command.command("import"))
    .argument("<file>", "JSON with the thresholds and dates of one exercise")
    .description("add an exercise, or replace the one of the same quarter")
    .action(async (file: string, given: unknown) => {
      const options = systemOptions.parse(given);
      const exercise = await readExercise(file);
      await withConnection(context, options, async (system) => {
        await system.records.referenceLists.exercises.replace(
          (present) => [...present.filter((each) => each.exercise !== exercise.exercise), exercise],
          system.now().toISOString(),
        );
        await reconcileAgain(system, (key) => key.exercise === exercise.exercise);
      });
      printResult(terminal, options, { imported: exercise.exercise }, () => [`${exercise.exercise} imported.`]);
    });

  withJson(command.command("check"))
    .argument("<file>", "JSON with the thresholds and dates of one exercise")
    .description("explain what a file would mean, without importing it; needs no running system")
    .action(async (file: string, given: unknown) => {
      const options = systemOptions.pick({ json: true }).parse(given);
      const exercise = await readExercise(file);
      const { facts, doubts } = explainExercise(exercise);
      printResult(terminal, options, { exercise, facts, doubts }, () => [
        ...facts,
        ...(doubts.length === 0 ? [] : ["", "To look at:", ...doubts.map((doubt) => `- ${doubt}`)]),
      ]);
    });

  withList(command.command("list"))
    .description("print the exercises")
    .action(async (given: unknown) => {
      const options = systemOptions.parse(given);
      const { entries } = await withConnection(context, options, ({ records }) =>
        records.referenceLists.exercises.current(),
      );
      const exercises = entries.toSorted((one, other) => (one.exercise < other.exercise ? -1 : 1));
      printResult(terminal, options, exercises, () => textTable(exercises.flatMap(rowsOf), columns));
    });
}

interface KindRow {
  readonly exercise: Exercise;
  readonly kind: keyof Exercise["kinds"];
  readonly rules: KindRules;
}

function rowsOf(exercise: Exercise): KindRow[] {
  return (["r&p", "i&e", "accruals"] as const).flatMap((kind) => {
    const rules = exercise.kinds[kind];
    return rules ? [{ exercise, kind, rules }] : [];
  });
}

const columns = [
  { heading: "Exercise", of: (row: KindRow) => row.exercise.exercise },
  { heading: "Kind", of: (row: KindRow) => shortNameOfKind(row.kind) },
  {
    heading: "Issue over",
    of: (row: KindRow) => (row.rules.issueOverPence === undefined ? "not set" : formatPounds(row.rules.issueOverPence)),
    right: true,
  },
  {
    heading: "Agree over",
    of: (row: KindRow) => {
      if (row.rules.agreeOverPence !== undefined) return formatPounds(row.rules.agreeOverPence);
      return isThresholdOpen(row.rules) ? "not set" : "none";
    },
    right: true,
  },
  { heading: "Agreement", of: (row: KindRow) => row.rules.agreement },
  { heading: "Cut-off", of: (row: KindRow) => row.exercise.cutOff },
  { heading: "Statements by", of: (row: KindRow) => row.rules.statementsBy },
  { heading: "Agree by", of: (row: KindRow) => row.rules.agreeBy },
];
