import { randomBytes } from "node:crypto";
import type { Command } from "commander";
import * as z from "zod";

import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import type { Pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { AskedDecision } from "../../../shared/domain/position/check-decision.ts";
import { textOfPosition } from "../../../shared/domain/position/position-key.ts";
import { CommandMisused, CommandRefused } from "../../command-errors.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { makeDecision } from "../../decide/make-decision.ts";
import { positionToDecide } from "../../decide/position-to-decide.ts";
import { whenReplyLeaves, whomItWaitsFor } from "../../decide/when-reply-leaves.ts";
import { parsePounds } from "../../../shared/domain/amounts-and-days/parse-pounds.ts";
import type { Connection } from "../../system/connect.ts";
import { codeArgument, findPosition, whichPositionOptions } from "../../system/positions.ts";
import { parseOptions, systemOptions, withSystem } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";
import { addDecideFile } from "./decide-file.ts";
import { addDecideSheet } from "./decide-sheet.ts";
import { addDecideList } from "./decide-list.ts";
import { addDecideSteps } from "./decide-steps.ts";
import { withPosition } from "./position.ts";

const decideOptions = systemOptions.extend(whichPositionOptions.shape).extend({
  by: z.string().trim().min(1),
  note: z.string().optional(),
  tell: z.string().optional(),
  now: z.boolean().default(false),
  claimed: z.string().optional(),
  amount: z.string().optional(),
  reference: z.string().optional(),
  question: z.string().optional(),
  ledgerInvoice: z.string().optional(),
});

type DecideOptions = z.infer<typeof decideOptions>;

/** `accord decide agree|dispute|query|same-invoice PAYABLE RECEIVABLE INVOICE`, `sheet`, `list`, `undo`, `approve`, `reject`, `--file FILE` */
export function decideCommand(program: Command, context: CommandContext): void {
  const command = program.command("decide");
  command.enablePositionalOptions();
  addDecideFile(command, context);
  addDecideSheet(command, context);

  withDecision(command.command("agree"), context, "agree")
    .option("--amount <pounds>", "how much of it (default: the whole line)")
    .description("agree a line in principle");

  withDecision(command.command("dispute"), context, "dispute")
    .option("--amount <pounds>", "how much of it (default: the whole line)")
    .requiredOption("--reference <text>", "the reference of the formal dispute")
    .description("put a line, or a part of it, into formal dispute (REC-05)");

  withDecision(command.command("query"), context, "query")
    .requiredOption("--question <text>", "the question to the receivable organisation")
    .description("ask a question about a line");

  withDecision(command.command("same-invoice"), context, "same-invoice")
    .requiredOption("--ledger-invoice <number>", "its invoice number in the ledger")
    .description("say which invoice in the ledger a line is");

  addDecideList(command, context);
  addDecideSteps(command, context);
}

function withDecision(command: Command, context: CommandContext, decision: AskedDecision["decision"]): Command {
  return withPosition(withSystem(command))
    .argument("<invoice>", "the invoice number, as on the statement")
    .requiredOption("--by <name>", "who decided")
    .option("--note <text>", "why, for your own records: no reply shows it")
    .option("--tell <text>", "what the other organisation is told about it")
    .option("--claimed <pounds>", "what the line claimed when you looked: refused if it has changed since")
    .option("--now", "send the revised reply at once, without waiting for further decisions")
    .action(async (payable: string, receivable: string, invoice: string, given: unknown) => {
      const options = parseOptions(decideOptions, given);
      const asked: AskedDecision = {
        decision,
        invoice,
        amount: amountArgument(options.amount),
        claimed: amountArgument(options.claimed),
        reference: options.reference,
        question: options.question,
        ledgerInvoice: options.ledgerInvoice,
      };
      const recorded = await withConnection(context, options, (system) =>
        record(system, codeArgument(payable), codeArgument(receivable), asked, options),
      );
      const { decision: made, line, then } = recorded;
      printResult(context.terminal, options, recorded, () => [
        `Recorded for ${line.invoiceNumber} of ${formatPounds(line.outstandingPence)}: ${made.decision}, by ${made.by} (${made.id}).`,
        then,
      ]);
    });
}

async function record(
  { records, enqueueReconcile, now }: Connection,
  payable: ReturnType<typeof codeArgument>,
  receivable: ReturnType<typeof codeArgument>,
  asked: AskedDecision,
  options: DecideOptions,
) {
  const position = await findPosition(records.positions, payable, receivable, options);
  const about = await positionToDecide(position, records, { withLedger: asked.decision === "same-invoice" });
  const person = { ...options, at: now().toISOString(), atOnce: options.now };
  const made = makeDecision(asked, person, randomBytes(4).toString("hex"), about);
  if (made.problems) throw new CommandRefused(`Nothing is recorded. ${made.problems.map(({ why }) => why).join(" ")}`);
  const { decision, line } = made;
  const kept = await records.decisions.add(position.key, decision);
  if (kept.at !== decision.at)
    throw new CommandRefused(`Nothing is recorded: ${kept.id} is another decision. Try again.`);
  await enqueueReconcile([{ position: position.key, correlation: `decision-${decision.id}` }]);
  const then = whomItWaitsFor(decision) ?? whenReplyLeaves(position, about.policy, person);
  return { decision, line, position: textOfPosition(position.key), then };
}

function amountArgument(text: string | undefined): Pence | undefined {
  if (text === undefined) return undefined;
  const amount = parsePounds(text);
  if (amount === undefined) throw new CommandMisused(`${text} is not an amount in pounds such as 1234.50.`);
  return amount;
}
