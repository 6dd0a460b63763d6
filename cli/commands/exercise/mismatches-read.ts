import { basename } from "node:path";
import type { Command } from "commander";
import * as z from "zod";

import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import { exerciseIdSchema } from "../../../shared/domain/exercise/exercise.ts";
import { organisationCodeSchema } from "../../../shared/domain/organisation/organisation-code.ts";
import { counted } from "../../../shared/messages/words/statement-words.ts";
import { newestReport } from "../../../shared/records/mismatch/mismatch-record.ts";
import { takeReport } from "../../../shared/records/mismatch/take-report.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { CommandRefused } from "../../command-errors.ts";
import { readBytes } from "../../input/read-file.ts";
import { followOwnMismatches } from "../../mismatches/own-mismatches.ts";
import { visible } from "../../output/text-table.ts";
import type { Connection } from "../../system/connect.ts";
import { exerciseOf } from "../../system/exercise-option.ts";
import { parseOptions, systemOptions, withSystem } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";

const options = systemOptions.extend({
  organisation: organisationCodeSchema,
  exercise: exerciseIdSchema.optional(),
  by: z.string().trim().min(1),
});

/** `accord mismatches read FILE` */
export function addMismatchesRead(mismatches: Command, context: CommandContext): void {
  withSystem(mismatches.command("read"))
    .argument("<file>", "a mismatch report: a workbook or CSV, by pair or by organisation, Accord's own or others'")
    .requiredOption("--organisation <code>", "whom it was sent to: only its own pairs are kept")
    .requiredOption("--by <name>", "who you are")
    .option("--exercise <exercise>", "such as 2022-23-Q4 (default: the newest that has begun)")
    .description("read a mismatch report that an organisation was sent")
    .action(async (file: string, given: unknown) => {
      const read = parseOptions(options, given);
      const result = await withConnection(context, read, (system) => readFile(file, read, system));
      const { report, taken, notCompared, ofOthers } = result;
      printResult(context.terminal, read, result, () => [
        taken
          ? visible(
              `Read as report ${String(report.number)}: ${counted(report.count, "pair")}, ${formatPounds(report.totalPence)} in absolute value.`,
            )
          : `It is the same as report ${String(report.number)}: nothing was changed.`,
        ...(notCompared === 0 ? [] : [`Pairs that are not compared, as a form is missing: ${String(notCompared)}.`]),
        ...(ofOthers === 0 ? [] : [`Rows about other organisations, of which nothing is kept: ${String(ofOthers)}.`]),
        "accord mismatches list shows where they stand.",
      ]);
    });
}

/** A report with any fault is refused whole. */
async function readFile(file: string, { organisation, exercise: id, by }: z.infer<typeof options>, system: Connection) {
  const { records, now } = system;
  const exercise = await exerciseOf(system, id);
  const { directory } = await records.referenceLists.all("group");
  const { cellReaderWith } = await import("../../input/read-workbook.ts");
  const { readReport } = await import("../../../shared/reading/mismatch-report/read-report.ts");
  const { pairs, problems, notCompared, ofOthers } = await readReport(
    { name: basename(file), bytes: await readBytes(file) },
    { directory, exercise: exercise.exercise, organisation },
    cellReaderWith([]),
  );
  if (problems.length > 0) throw new CommandRefused(`${file} was not read.`, problems);
  const at = now().toISOString();
  const key = { organisation, exercise: exercise.exercise };
  const { record, taken } = await takeReport({ ...key, pairs, by, at, file: basename(file) }, records);
  const report = record && newestReport(record.reports);
  if (report === undefined) throw new CommandRefused(`${file} was not kept.`);
  await followOwnMismatches(system, organisation, exercise);
  return { report, taken, notCompared, ofOthers };
}
