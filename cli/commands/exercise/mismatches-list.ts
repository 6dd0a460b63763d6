import type { Command } from "commander";
import * as z from "zod";

import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import { exerciseIdSchema, nameOfExercise } from "../../../shared/domain/exercise/exercise.ts";
import { absolute } from "../../../shared/domain/mismatch/compare-forms.ts";
import { explanationWords } from "../../../shared/domain/mismatch/explain-mismatch.ts";
import { reportedDifference } from "../../../shared/domain/mismatch/reported-pair.ts";
import { organisationCodeSchema } from "../../../shared/domain/organisation/organisation-code.ts";
import type { ExplainedMismatch } from "../../../shared/records/mismatch/explain-own-mismatches.ts";
import { newestReport } from "../../../shared/records/mismatch/mismatch-record.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { ownMismatches, type OwnMismatches } from "../../mismatches/own-mismatches.ts";
import { minuteOf } from "../../output/minute-of.ts";
import { textTable, visible, type Line } from "../../output/text-table.ts";
import { parseOptions, systemOptions, withList } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";

const options = systemOptions.extend({
  organisation: organisationCodeSchema,
  exercise: exerciseIdSchema.optional(),
  all: z.boolean().default(false),
});

/** `accord mismatches list` */
export function addMismatchesList(mismatches: Command, context: CommandContext): void {
  withList(mismatches.command("list"))
    .requiredOption("--organisation <code>", "whose mismatches")
    .option("--exercise <exercise>", "such as 2022-23-Q4 (default: the newest that has begun)")
    .option("--all", "also those that are gone or closed")
    .description("print the mismatches that an organisation was told of, what explains them, and who acts next")
    .action(async (given: unknown) => {
      const { organisation, exercise, all, ...rest } = parseOptions(options, given);
      const own = await withConnection(context, rest, (system) => ownMismatches(system, organisation, exercise));
      const shown = own.mismatches.filter(({ state }) => all || state === "open");
      printResult(context.terminal, rest, { reports: own.record.reports, mismatches: shown }, () =>
        linesOf(own, shown),
      );
    });
}

function linesOf({ exercise, record, mismatches }: OwnMismatches, shown: readonly ExplainedMismatch[]): Line[] {
  const open = mismatches.filter(({ state }) => state === "open");
  const toClear = open.filter(({ isOver }) => isOver);
  const last = newestReport(record.reports);
  return [
    `${nameOfExercise(exercise.exercise)}: mismatches of ${record.key.organisation}, as report ${String(last?.number)} shows them`,
    visible(`${last?.file ?? ""}, read ${minuteOf(last?.at ?? "")} for ${last?.by ?? ""}`),
    `${String(open.length)} open, ${String(toClear.length)} to clear; ${String(mismatches.length - open.length)} gone or closed`,
    "",
    ...(shown.length === 0 ? ["Nothing is open."] : [...textTable(shown, columns), ...shown.flatMap(moreOf)]),
  ];
}

const columns = [
  { heading: "Kind", of: ({ pair }: ExplainedMismatch) => pair.kind.toUpperCase() },
  { heading: "Receivable", of: ({ pair }: ExplainedMismatch) => pair.receivable },
  { heading: "Payable", of: ({ pair }: ExplainedMismatch) => pair.payable },
  {
    heading: "Receivable's total",
    of: ({ pair }: ExplainedMismatch) => formatPounds(pair.receivableSide.totalPence),
    right: true,
  },
  {
    heading: "Payable's total",
    of: ({ pair }: ExplainedMismatch) => formatPounds(pair.payableSide.totalPence),
    right: true,
  },
  {
    heading: "Mismatch",
    of: ({ pair }: ExplainedMismatch) => formatPounds(absolute(reportedDifference(pair))),
    right: true,
  },
  { heading: "State", of: ({ state }: ExplainedMismatch) => state },
  { heading: "To clear", of: ({ state, isOver }: ExplainedMismatch) => (state === "open" && isOver ? "yes" : "") },
];

function moreOf({ pair, role, counterparty, parts, steps, history, closing, state }: ExplainedMismatch): string[] {
  return [
    "",
    `${pair.kind.toUpperCase()} with ${counterparty}, which ${role === "payable" ? "is owed" : "owes"}:`,
    ...(state === "gone"
      ? ["  gone from the last report"]
      : parts.map(({ explanation, pence }) => `  ${formatPounds(pence)}: ${explanationWords(explanation)}`)),
    ...(state === "open" ? steps.map(({ what }) => `  ${what}`) : []),
    ...(history.length > 1
      ? [`  report by report: ${history.map(({ differencePence }) => formatPounds(differencePence)).join(", ")}`]
      : []),
    ...(closing === undefined
      ? []
      : [
          visible(
            `  ${closing.how === "corrected" ? "corrected by a booking" : `accepted (${closing.how})`} on ${minuteOf(closing.at)} by ${closing.by}: ${closing.note}`,
          ),
          ...(closing.reopened === undefined
            ? []
            : [
                visible(
                  `  opened again on ${minuteOf(closing.reopened.at)} by ${closing.reopened.by}: ${closing.reopened.note}`,
                ),
              ]),
        ]),
    ...(state === "open" && role === "payable"
      ? [`  its position: accord position ${pair.payable} ${pair.receivable} --kind "${pair.kind}"`]
      : []),
  ];
}
