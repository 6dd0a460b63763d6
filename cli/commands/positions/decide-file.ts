import type { Command } from "commander";
import * as z from "zod";

import { textOfPosition } from "../../../shared/domain/position/position-key.ts";
import { digestOfBytes } from "../../../shared/records/storage/digest.ts";
import { CommandMisused, CommandRefused } from "../../command-errors.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { decideRows, type RowDecision } from "../../decide/decide-rows.ts";
import { decideSheet, readSheet } from "../../decide/decide-sheet.ts";
import { readDecisionRows } from "../../decide/decision-rows.ts";
import { whenReplyLeaves } from "../../decide/when-reply-leaves.ts";
import { readBytes } from "../../input/read-file.ts";
import type { Connection } from "../../system/connect.ts";
import { codeArgument } from "../../system/positions.ts";
import { parseOptions, systemOptions, withSystem } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";

const fileOptions = systemOptions.extend({
  file: z.string().optional(),
  payable: z.string().optional(),
  by: z.string().trim().min(1).optional(),
  keepGood: z.boolean().default(false),
  now: z.boolean().default(false),
});

/** `accord decide --file FILE --payable CODE --by NAME` */
export function addDecideFile(decide: Command, context: CommandContext): void {
  withSystem(decide)
    .option("--file <file>", "a Decisions sheet that is filled in, or a table with a row each: receivable, invoice, …")
    .option("--payable <code>", "with --file: the organisation that decides")
    .option("--by <name>", "with --file: who decided")
    .option("--keep-good", "with --file: record the rows that are right although others are not")
    .option("--now", "with --file: send the revised replies at once, without waiting for further decisions")
    .action(async (given: unknown) => {
      const options = parseOptions(fileOptions, given);
      const { file, payable, by, keepGood, now: atOnce } = options;
      if (file === undefined || payable === undefined || by === undefined)
        throw new CommandMisused("accord decide needs a command such as agree, or --file, --payable and --by.");
      const sheet = await readSheet(file);
      if (sheet) {
        const about = { payable: codeArgument(payable), by, keepGood, atOnce };
        const { rows, lines, problems } = await withConnection(context, options, (system) =>
          decideSheet(system, sheet, about),
        );
        if (problems.length > 0) throw new CommandRefused([...lines, "These rows are not:"].join(" "), problems, rows);
        printResult(context.terminal, options, rows, () => lines);
        return;
      }
      const decided = await withConnection(context, options, (system) =>
        decideFile(system, { file, payable, by, keepGood, atOnce }),
      );
      const { recorded, there, problems, replies, waiting } = decided;
      const lines = [
        `${recorded} decisions are recorded, by ${by}.`,
        ...(there === 0 ? [] : [`${there} were recorded by an earlier run of this file.`]),
        ...(waiting.length === 0 ? [] : [`Over the limit, waiting for a second person: ${waiting.join(", ")}`]),
        ...replies,
      ];
      if (problems.length > 0) throw new CommandRefused([...lines, "These rows are not:"].join(" "), problems, decided);
      printResult(context.terminal, options, decided, () => lines);
    });
}

interface FileToDecide {
  readonly file: string;
  readonly payable: string;
  readonly by: string;
  readonly keepGood: boolean;
  readonly atOnce: boolean;
}

async function decideFile(
  { records, enqueueReconcile, now }: Connection,
  { file, payable, by, keepGood, atOnce }: FileToDecide,
) {
  const at = now().toISOString();
  const { rows, problems: unread } = await readDecisionRows(file);
  const context = { payable: codeArgument(payable), file: digestOfBytes(await readBytes(file)), by, at };
  const { decisions, problems: refused } = await decideRows(rows, context, records);
  const problems = [...unread, ...refused].sort((one, other) => rowOf(one) - rowOf(other));
  if (problems.length > 0 && !keepGood)
    throw new CommandRefused(`No decision of ${file} is recorded. Correct it, or use --keep-good.`, problems);
  const made = decisions.filter(({ isThere }) => !isThere);
  // Those that wait for a second person first: the last one lets the reply go.
  const inOrder = made.toSorted((one, other) => Number(!waits(one)) - Number(!waits(other)));
  const byPosition = [...Map.groupBy(inOrder, ({ about }) => textOfPosition(about.record.key)).values()];
  for (const own of byPosition)
    for (const [place, { decision, about }] of own.entries()) {
      const isLast = place === own.length - 1;
      await records.decisions.add(about.record.key, atOnce && isLast ? { ...decision, atOnce } : decision);
    }
  // Those that an earlier run recorded as well: it may have ended before it asked for this.
  const touched = new Map(decisions.map(({ about }) => [textOfPosition(about.record.key), about]));
  await enqueueReconcile(
    [...touched.values()].map(({ record }) => ({
      position: record.key,
      correlation: `decisions-${context.file.slice(0, 12)}`,
    })),
  );
  return {
    recorded: made.length,
    there: decisions.length - made.length,
    decisions: made.map(({ row, decision }) => ({ row, decision })),
    waiting: made.filter(waits).map(({ decision }) => decision.id),
    replies: repliesOf(byPosition, at, atOnce),
    problems,
  };
}

function repliesOf(byPosition: readonly (readonly RowDecision[])[], at: string, atOnce: boolean): string[] {
  return byPosition.flatMap((own) => {
    const first = own.find((each) => !waits(each));
    if (!first) return [];
    const { record, policy } = first.about;
    return [`${record.key.receivable}: ${whenReplyLeaves(record, policy, { at, atOnce })}`];
  });
}

function waits({ decision }: RowDecision): boolean {
  return decision.secondPersonOverPence !== undefined;
}

function rowOf(problem: string): number {
  return Number(/^row (\d+)/.exec(problem)?.[1] ?? 0);
}
