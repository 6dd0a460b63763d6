import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import * as z from "zod";

import { organisationCodeSchema } from "../../../shared/domain/organisation/organisation-code.ts";
import { partyOf } from "../../../shared/records/message/message-facts.ts";
import { gatherDecidableRows } from "../../../shared/records/position/gather-decidable-rows.ts";
import { waitingReplies } from "../../../shared/records/position/waiting-replies.ts";
import { newestPositions } from "../../../shared/records/position/newest-positions.ts";
import { CommandRefused } from "../../command-errors.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import type { Connection } from "../../system/connect.ts";
import { parseOptions, systemOptions, withSystem } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";

const codeSchema = z.string().toUpperCase().pipe(organisationCodeSchema);

const sheetOptions = systemOptions.extend({
  organisation: codeSchema,
  counterparty: codeSchema.optional(),
  to: z.string().min(1),
});

type SheetOptions = z.infer<typeof sheetOptions>;

/** `accord decide sheet --organisation CODE --to FILE` */
export function addDecideSheet(command: Command, context: CommandContext): void {
  withSystem(command.command("sheet"))
    .requiredOption("--organisation <code>", "whose lines")
    .requiredOption("--to <file>", "the workbook to write, which ends in .xlsx")
    .option("--counterparty <code>", "only the lines of this counterparty")
    .description("write the open lines as a workbook to fill in: it comes back by mail, or with accord decide --file")
    .action(async (given: unknown) => {
      const options = parseOptions(sheetOptions, given);
      const written = await withConnection(context, options, (system) => writeSheet(system, options));
      printResult(context.terminal, options, written, () => [
        `${written.rows} open lines are in ${written.file}.`,
        ...(written.replies === 0 ? [] : [`${written.replies} replies that wait to be read are on its sheet Replies.`]),
        ...(written.left === 0 ? [] : [`${written.left} smaller ones had no room.`]),
      ]);
    });
}

async function writeSheet({ records, now }: Connection, { organisation, counterparty, to }: SheetOptions) {
  if (!to.toLowerCase().endsWith(".xlsx"))
    throw new CommandRefused(`${to} is no workbook: name a file that ends in .xlsx.`);
  const lists = await records.referenceLists.all();
  const newest = await newestPositions(organisation, lists.exercises, records.positions, counterparty);
  if (!newest)
    throw new CommandRefused(`${organisation} has no statement${counterparty ? ` from ${counterparty}` : ""} yet.`);
  const { rows, left } = await gatherDecidableRows(newest.positions, lists, records);
  const { decisionsWorkbook } = await import("../../../shared/messages/decision-sheet/decisions-workbook.ts");
  const { writeWorkbook } = await import("../../../shared/adapters/workbook-writing/write-workbook.ts");
  const replies = waitingReplies(newest.positions, lists.directory);
  const payable = partyOf(organisation, lists.directory);
  await writeFile(
    to,
    await writeWorkbook(decisionsWorkbook({ payable, rows, rowsLeft: left, replies, preparedAt: now().toISOString() })),
  );
  return { file: to, exercise: newest.exercise, rows: rows.length, left, replies: replies.length };
}
