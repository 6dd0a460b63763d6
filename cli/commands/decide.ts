import { randomUUID } from "node:crypto";
import type { Command } from "commander";
import * as z from "zod";
import { decisionSchema, type Decision } from "../../shared/domain/position/decision.ts";
import { formatPounds } from "../../shared/domain/amounts-and-days/format-pounds.ts";
import { pence, type Pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { textOfPosition } from "../../shared/domain/position/position-key.ts";
import type { LineOutcome } from "../../shared/domain/position/outcome.ts";
import { viewOfPosition } from "../../shared/records/position/position-view.ts";
import type { Connection } from "../system/connect.ts";
import { codeArgument, findPosition, whichPositionOptions } from "../system/positions.ts";
import { printResult } from "../terminal.ts";
import { CommandMisused, CommandRefused } from "../command-errors.ts";
import { type CommandContext, withConnection } from "../command-context.ts";
import { parseOptions, systemOptions, withSystem } from "../system/system-options.ts";
import { withPosition } from "./position.ts";

const decideOptions = systemOptions.extend(whichPositionOptions.shape).extend({
  by: z.string().trim().min(1),
  note: z.string().optional(),
  tell: z.string().optional(),
  amount: z.string().optional(),
  reference: z.string().optional(),
  question: z.string().optional(),
  ledgerInvoice: z.string().optional(),
});

type DecideOptions = z.infer<typeof decideOptions>;

/** Makes the decision from the options and the facts of the line. */
type Decide = (options: DecideOptions, line: LineOutcome) => Partial<Decision>;

/** `accord decide agree|dispute|query|same-invoice PAYABLE RECEIVABLE INVOICE` */
export function decideCommand(program: Command, context: CommandContext): void {
  const command = program
    .command("decide")
    .description("record what a person of the payable organisation decided about a line of a statement");

  withDecision(command.command("agree"), context, (options, line) => ({
    decision: "agree",
    agreedPence: options.amount === undefined ? line.outstandingPence : amountArgument(options.amount),
  }))
    .option("--amount <pounds>", "how much of it (default: the whole line)")
    .description("agree a line in principle");

  withDecision(command.command("dispute"), context, (options, line) => ({
    decision: "dispute",
    disputedPence: options.amount === undefined ? line.outstandingPence : amountArgument(options.amount),
    disputeReference: options.reference ?? "",
  }))
    .option("--amount <pounds>", "how much of it (default: the whole line)")
    .requiredOption("--reference <text>", "the reference of the formal dispute")
    .description("put a line, or a part of it, into formal dispute (REC-05)");

  withDecision(command.command("query"), context, (options) => ({
    decision: "query",
    question: options.question ?? "",
  }))
    .requiredOption("--question <text>", "the question to the receivable organisation")
    .description("ask a question about a line");

  withDecision(command.command("same-invoice"), context, (options) => ({
    decision: "same-invoice",
    ledgerInvoiceNumber: options.ledgerInvoice ?? "",
  }))
    .requiredOption("--ledger-invoice <number>", "its invoice number in the ledger")
    .description("say which invoice in the ledger a line is");
}

function withDecision(command: Command, context: CommandContext, decide: Decide): Command {
  return withPosition(withSystem(command))
    .argument("<invoice>", "the invoice number, as on the statement")
    .requiredOption("--by <name>", "who decided")
    .option("--note <text>", "why, for your own records: no reply shows it")
    .option("--tell <text>", "what the other organisation is told about it")
    .action(async (payable: string, receivable: string, invoice: string, given: unknown) => {
      const options = parseOptions(decideOptions, given);
      const { decision, line } = await withConnection(context, options, (system) =>
        record(system, codeArgument(payable), codeArgument(receivable), invoice, options, decide),
      );
      printResult(context.terminal, options, decision, () => [
        `Recorded for ${line.invoiceNumber} of ${formatPounds(line.outstandingPence)}: ${decision.decision}, by ${decision.by}.` +
          " The position will be reconciled again; if the answer changes, a revised reply goes out.",
      ]);
    });
}

async function record(
  { records, enqueueReconcile, now }: Connection,
  payable: ReturnType<typeof codeArgument>,
  receivable: ReturnType<typeof codeArgument>,
  invoice: string,
  options: DecideOptions,
  decide: Decide,
) {
  const position = await findPosition(records.positions, payable, receivable, options);
  const { lines } = await viewOfPosition(position, records.objects);
  const [line, second] = lines.filter((each) => each.invoiceNumber === invoice.trim());
  if (!line) {
    throw new CommandRefused(
      `The current statement has no line ${invoice}. See accord position ${payable} ${receivable}.`,
    );
  }
  if (second)
    throw new CommandRefused(`The statement has ${invoice} more than once, so it is not clear which line you mean.`);
  const read = decisionSchema.safeParse({
    ...decide(options, line),
    invoiceNumber: line.invoiceNumber,
    outstandingPence: line.outstandingPence,
    id: randomUUID(),
    by: options.by,
    at: now().toISOString(),
    note: options.note,
    tell: options.tell,
  });
  if (!read.success) throw new CommandMisused(read.error.issues.map((issue) => issue.message).join("; "));
  await records.decisions.add(position.key, read.data);
  await enqueueReconcile([{ position: position.key, correlation: `decision-${read.data.id}` }]);
  return { decision: read.data, line, position: textOfPosition(position.key) };
}

/** Reads pounds and pence as a person types them: `1234.50`, `£1,234.50`, `-12`. */
function amountArgument(text: string): Pence {
  const found = /^(-?)£?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{2}))?$/.exec(text.trim());
  if (!found) throw new CommandMisused(`${text} is not an amount in pounds such as 1234.50.`);
  const [, sign, pounds = "", rest = "00"] = found;
  const amount = Number(pounds.replaceAll(",", "")) * 100 + Number(rest);
  return pence(sign === "-" ? 0 - amount : amount);
}
