import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import Papa from "papaparse";
import * as z from "zod";

import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import { exerciseIdSchema } from "../../../shared/domain/exercise/exercise.ts";
import { differsInColumnsOnly, type PairMismatch } from "../../../shared/domain/mismatch/compare-forms.ts";
import { explanationWords } from "../../../shared/domain/mismatch/explain-mismatch.ts";
import { organisationCodeSchema } from "../../../shared/domain/organisation/organisation-code.ts";
import { pounds } from "../../../shared/messages/collection-form/form-csv.ts";
import {
  mismatchTable,
  nameOfMismatchKind,
  titleOfMismatches,
  todoWords,
  type MismatchFacts,
} from "../../../shared/messages/mismatches/mismatch-table.ts";
import { seenBeforeWords } from "../../../shared/messages/mismatches/seen-before-words.ts";
import { inertText } from "../../../shared/messages/rendering/inert-text.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { CommandMisused, CommandRefused } from "../../command-errors.ts";
import { parsePounds } from "../../../shared/domain/amounts-and-days/parse-pounds.ts";
import { gatherMismatches } from "../../mismatches/gather-mismatches.ts";
import { askForReports } from "../../mismatches/ask-for-reports.ts";
import { textTable, visible, type Line } from "../../output/text-table.ts";
import { parseOptions, systemOptions, withSystem } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";
import { addMismatchesClose } from "./mismatches-close.ts";
import { addMismatchesList } from "./mismatches-list.ts";
import { addMismatchesRead } from "./mismatches-read.ts";

const options = systemOptions.extend({
  exercise: exerciseIdSchema.optional(),
  organisation: organisationCodeSchema.optional(),
  tolerance: z.string().optional(),
  to: z.string().min(1).optional(),
  csv: z.enum(["pair", "organisation"]).optional(),
  send: z.boolean().default(false),
  by: z.string().trim().min(1).optional(),
  from: organisationCodeSchema.optional(),
});

/** `accord mismatches [compare]`, `accord mismatches read|list|close|reopen` */
export function mismatchesCommand(program: Command, context: CommandContext): void {
  const command = program.command("mismatches");
  addCompare(command, context);
  addMismatchesRead(command, context);
  addMismatchesList(command, context);
  addMismatchesClose(command, context);
}

function addCompare(command: Command, context: CommandContext): void {
  withSystem(command.command("compare", { isDefault: true }))
    .option("--exercise <exercise>", "such as 2022-23-Q4 (default: the newest that has begun)")
    .option("--organisation <code>", "only its own pairs: what it may see")
    .option("--tolerance <pounds>", "what need not be cleared (default: the exercise's tolerance)")
    .option("--to <file>", "write both layouts as a workbook")
    .option("--send", "have each organisation mailed its own pairs, in the name of whoever leads the exercise")
    .option("--by <name>", "who you are: needed with --send")
    .option("--from <code>", "who leads the exercise (default: the one with an exercise contact)")
    .option("--csv <layout>", "print them as CSV, by pair or by organisation")
    .description("compare the forms that organisations have handed in")
    .action(async (given: unknown) => {
      const { tolerance, to, csv, organisation, exercise, send, by, from, ...rest } = parseOptions(options, given);
      if (send) {
        const asked = await withConnection(context, rest, (system) => askForReports(system, { exercise, by, from }));
        printResult(context.terminal, rest, asked, () => [
          `Each organisation whose pairs differ gets its own report within five minutes, in the name of ${asked.lead}.`,
        ]);
        return;
      }
      const tolerancePence = tolerance === undefined ? undefined : parsePounds(tolerance);
      if (tolerance !== undefined && (tolerancePence === undefined || tolerancePence < 0))
        throw new CommandMisused(`${tolerance} is not an amount such as 250000.00.`);
      const facts = await withConnection(context, rest, (system) =>
        gatherMismatches(system, { exercise, organisation, tolerancePence }),
      );
      if (to !== undefined) await writeMismatches(facts, to);
      if (csv !== undefined) {
        const table = mismatchTable(facts, csv);
        const data = Array.from(table.rows(), (values) =>
          values.map((value) => (typeof value === "string" ? inertText(value) : pounds(value))),
        );
        context.terminal.print(Papa.unparse({ fields: table.headings.map(({ heading }) => heading), data }));
        return;
      }
      printResult(
        context.terminal,
        rest,
        { ...facts.compared, explained: facts.explained, before: facts.before },
        () => [...linesOf(facts), ...(to === undefined ? [] : ["", `Written to ${to}.`])],
      );
    });
}

async function writeMismatches(facts: MismatchFacts, to: string): Promise<void> {
  if (!to.toLowerCase().endsWith(".xlsx"))
    throw new CommandRefused(`${to} is no workbook: name a file that ends in .xlsx.`);
  const { mismatchWorkbook } = await import("../../../shared/messages/mismatches/mismatch-workbook.ts");
  const { writeWorkbook } = await import("../../../shared/adapters/workbook-writing/write-workbook.ts");
  await writeFile(to, await writeWorkbook(mismatchWorkbook(facts)));
}

function linesOf(facts: MismatchFacts): Line[] {
  const { pairs, totalPence, overTolerance, formsMissing } = facts.compared;
  const columnsOnly = pairs.filter(differsInColumnsOnly).length;
  return [
    titleOfMismatches(facts),
    `${formatPounds(totalPence)} in absolute value, ${String(overTolerance)} to clear` +
      (columnsOnly === 0 ? "" : `, ${String(columnsOnly)} with equal totals and different columns`) +
      (formsMissing.length === 0 ? "" : `; not compared, because their forms are missing: ${formsMissing.join(", ")}`),
    "",
    ...(pairs.length === 0 ? ["No form was signed or imported for this exercise."] : textTable(pairs, columns)),
    ...explanationLines(facts),
    ...beforeLines(facts),
  ];
}

/** MIS-06, EXR-09 */
function beforeLines({ before = [] }: MismatchFacts): string[] {
  if (before.length === 0) return [];
  return [
    "",
    "What earlier exercises show of the same pairs:",
    ...before.map(
      (seen) => `  ${nameOfMismatchKind(seen)} ${seen.receivable} ${seen.payable}: ${seenBeforeWords(seen)}`,
    ),
  ];
}

/** MIS-05 */
function explanationLines({ explained = [] }: MismatchFacts): string[] {
  if (explained.length === 0) return [];
  return [
    "",
    "What explains them, from the signed form:",
    ...explained.flatMap(({ pair, parts }) =>
      parts.map(
        ({ explanation, pence }) =>
          `  ${nameOfMismatchKind(pair)} ${pair.receivable}: ${formatPounds(pence)} ${explanationWords(explanation)}`,
      ),
    ),
  ];
}

const amount = (heading: string, of: (pair: PairMismatch) => PairMismatch["absolutePence"]) => ({
  heading,
  of: (pair: PairMismatch) => formatPounds(of(pair)),
  right: true,
});

function toClearBriefly(pair: PairMismatch): string {
  if (pair.isOver) return "yes";
  return differsInColumnsOnly(pair) ? "columns" : "";
}

const columns = [
  { heading: "Kind", of: nameOfMismatchKind },
  { heading: "Receivable", of: ({ receivable }: PairMismatch) => receivable },
  { heading: "Payable", of: ({ payable }: PairMismatch) => payable },
  amount("Receivable's total", ({ receivableRow }) => receivableRow.totalPence),
  amount("Payable's total", ({ payableRow }) => payableRow.totalPence),
  amount("Mismatch", ({ absolutePence }) => absolutePence),
  { heading: "To clear", of: toClearBriefly },
  { heading: "Who does what", of: (pair: PairMismatch) => visible(todoWords(pair)) },
];
