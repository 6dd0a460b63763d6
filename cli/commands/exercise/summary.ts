import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import * as z from "zod";

import { exerciseIdSchema, nameOfExercise, type Exercise } from "../../../shared/domain/exercise/exercise.ts";
import type { MismatchSummary } from "../../../shared/domain/mismatch-summary/mismatch-summary.ts";
import { financeAddresses } from "../../../shared/domain/organisation/contact.ts";
import {
  organisationCodeSchema,
  type OrganisationCode,
} from "../../../shared/domain/organisation/organisation-code.ts";
import { outcomeSchema } from "../../../shared/domain/position/outcome.ts";
import { summaryMessage } from "../../../shared/messages/mismatch-summary/summary-message.ts";
import { messageToText } from "../../../shared/messages/rendering/message-to-text.ts";
import { replySchema } from "../../../shared/messages/reply.ts";
import { gatherSummary } from "../../../shared/records/mismatch-summary/gather-summary.ts";
import { requestSummary } from "../../../shared/records/mismatch-summary/request-summary.ts";
import { gatherDecidableRows } from "../../../shared/records/position/gather-decidable-rows.ts";
import type { PositionRecord } from "../../../shared/records/position/position-record.ts";
import { positionsOfPayable } from "../../../shared/records/position/positions.ts";
import { CommandMisused, CommandRefused } from "../../command-errors.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { visible } from "../../output/text-table.ts";
import type { Connection } from "../../system/connect.ts";
import { exerciseOf } from "../../system/exercise-option.ts";
import { parseOptions, systemOptions, withSystem } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";

const summaryOptions = systemOptions.extend({
  organisation: z.string().toUpperCase().pipe(organisationCodeSchema),
  exercise: exerciseIdSchema.optional(),
  to: z.string().min(1).optional(),
  send: z.boolean().default(false),
  by: z.string().trim().min(1).optional(),
});

type SummaryOptions = z.infer<typeof summaryOptions>;

/** `accord summary --organisation CODE [--to FILE | --send --by NAME]` */
export function summaryCommand(program: Command, context: CommandContext): void {
  withSystem(program.command("summary"))
    .requiredOption("--organisation <code>", "whose summary: the payable organisation")
    .option("--exercise <exercise>", "such as 2022-23-Q4 (default: the newest that has begun)")
    .option("--to <file>", "write it as a workbook, with every invoice and the sheet for decisions")
    .option("--send", "have it mailed to the organisation's finance contacts")
    .option("--by <name>", "who you are: needed with --send")
    .action(async (given: unknown) => {
      const options = parseOptions(summaryOptions, given);
      if (options.send) {
        const { to, exercise } = await withConnection(context, options, (system) => ask(system, options));
        printResult(context.terminal, options, { sentTo: to, exercise }, () => [
          `The summary of ${nameOfExercise(exercise)} leaves within five minutes, to ${to.map(visible).join(", ")}.`,
        ]);
        return;
      }
      const summary = await withConnection(context, options, (system) => show(system, options));
      printResult(context.terminal, options, summary, () => [
        ...messageToText(summaryMessage(summary)).trimEnd().split("\n"),
        ...(options.to === undefined ? [] : ["", `Written to ${options.to}.`]),
      ]);
    });
}

/** The timetable sends it, so that it leaves as every other notice does. */
async function ask(system: Connection, { organisation, exercise: named, by }: SummaryOptions) {
  if (by === undefined) throw new CommandMisused("--send needs --by: who you are.");
  const { records, now } = system;
  const { exercise } = await exerciseOf(system, named);
  const { contacts } = await records.referenceLists.all("group");
  const to = financeAddresses(organisation, contacts);
  if (to.length === 0)
    throw new CommandRefused(
      `${organisation} has no finance contact. See accord contacts; --to writes the summary to a file.`,
    );
  await requestSummary({ organisation, exercise, by }, { ...records, now });
  return { to, exercise };
}

async function show(
  system: Connection,
  { organisation, exercise: named, to }: SummaryOptions,
): Promise<MismatchSummary> {
  const { records, now } = system;
  const exercise = await exerciseOf(system, named);
  const referenceData = await records.referenceLists.all("group");
  const before = await lastSummary(organisation, exercise, records);
  const summary = await gatherSummary({ payable: organisation, exercise, referenceData, before, now: now() }, records);
  if (to !== undefined) await writeSummary(summary, referenceData, system, to);
  return summary;
}

async function lastSummary(
  organisation: OrganisationCode,
  { exercise }: Exercise,
  { notices, objects }: Connection["records"],
): Promise<MismatchSummary | undefined> {
  const last = await notices.last({ organisation, kind: "summary", about: exercise });
  const said = last && (await objects.get(last.facts, replySchema));
  return said?.reply === "mismatch-summary" ? said.summary : undefined;
}

/** A file has room for every invoice, and for the sheet on which people decide. */
async function writeSummary(
  summary: MismatchSummary,
  lists: Parameters<typeof gatherDecidableRows>[1],
  { records }: Connection,
  to: string,
): Promise<void> {
  if (!to.toLowerCase().endsWith(".xlsx"))
    throw new CommandRefused(`${to} is no workbook: name a file that ends in .xlsx.`);
  const { payable, exercise } = summary;
  const positions: PositionRecord[] = [];
  for await (const position of positionsOfPayable(records.positions, payable.code, { exercise }))
    positions.push(position);
  const { rows, left } = await gatherDecidableRows(positions, lists, records);
  const { decisionsSheet } = await import("../../../shared/messages/decision-sheet/decisions-sheet.ts");
  const { SHEET_LIMITS, summaryWorkbook } =
    await import("../../../shared/messages/mismatch-summary/summary-workbook.ts");
  const { writeWorkbook } = await import("../../../shared/adapters/workbook-writing/write-workbook.ts");
  const workbook = summaryWorkbook(summary, (outcome) => records.objects.get(outcome, outcomeSchema), {
    limits: SHEET_LIMITS,
    further: [decisionsSheet({ payable, rows, rowsLeft: left })],
  });
  await writeFile(to, await writeWorkbook(workbook));
}
