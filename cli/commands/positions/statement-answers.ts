import type { Command } from "commander";
import * as z from "zod";

import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import { parsePounds } from "../../../shared/domain/amounts-and-days/parse-pounds.ts";
import { noPence, sumPence, type Pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { NextStep } from "../../../shared/domain/answer/next-steps.ts";
import { shortNameOfKind } from "../../../shared/domain/exercise/exercise.ts";
import type { IssuedLine } from "../../../shared/domain/issuing/issued-statement.ts";
import { acceptLine } from "../../../shared/records/issued/accept-line.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { CommandMisused, CommandRefused } from "../../command-errors.ts";
import { printResult } from "../../output/print-result.ts";
import { textTable, visible, type Line } from "../../output/text-table.ts";
import { answerRows, type AnswerRow } from "../../statements/answer-rows.ts";
import { whichOptions, withWhich } from "../../statements/which-options.ts";
import { csvOption, parseOptions } from "../../system/system-options.ts";

const acceptOptions = whichOptions.extend({
  line: z.coerce.number().int().positive(),
  amount: z.string().optional(),
  by: z.string().trim().min(1),
  note: z.string().trim().default(""),
});

/** `accord statements answers|accept` */
export function statementAnswers(command: Command, context: CommandContext): void {
  withWhich(command.command("answers"))
    .addOption(csvOption())
    .description(
      "what is answered of the statements that were issued; name one with --payable and --kind to see its lines and what to do",
    )
    .action(async (given: unknown) => {
      const options = parseOptions(whichOptions, given);
      const { exercise, rows } = await withConnection(context, options, (system) => answerRows(system, options));
      const [row] = rows;
      const one = options.payable !== undefined && rows.length === 1 ? row : undefined;
      printResult(context.terminal, options, rows.map(printed), () =>
        rows.length === 0
          ? [`Nothing has been issued for ${exercise}. See accord statements draft.`]
          : [...textTable(rows, rowColumns), ...(one === undefined ? [] : linesOf(one))],
      );
    });

  withWhich(command.command("accept"))
    .requiredOption("--line <number>", "the line of the statement")
    .option(
      "--amount <pounds>",
      "how much of it is not owed; 0 takes an acceptance back (default: all that is not agreed)",
    )
    .requiredOption("--by <name>", "who decides")
    .option("--note <text>", "why")
    .description("accept that a line, or a part of it, is not owed: the form adjusts it until the ledger does")
    .action(async (given: unknown) => {
      const options = parseOptions(acceptOptions, given);
      const { payable, kind } = options;
      if (payable === undefined || kind === undefined)
        throw new CommandMisused("Name the statement with --payable and --kind.");
      const amount = options.amount === undefined ? undefined : parsePounds(options.amount);
      if (options.amount !== undefined && amount === undefined)
        throw new CommandMisused(`${options.amount} is no amount.`);
      const done = await withConnection(context, options, async (system) => {
        const { rows } = await answerRows(system, options);
        const [row] = rows;
        if (!row) throw new CommandRefused("No such statement has been issued. See accord statements status.");
        const pence = amount ?? notAgreedOf(row, options.line);
        const { result, ...more } = await acceptLine(
          {
            statement: row.statement,
            number: row.number,
            line: options.line,
            pence,
            by: options.by,
            at: system.now().toISOString(),
            note: options.note,
          },
          system.records.issued,
        );
        if ("why" in more) throw new CommandRefused(more.why);
        if (result === "replaced")
          throw new CommandRefused("A newer statement has been released. Look at its answers.");
        return { payable, kind, line: options.line, pence, result };
      });
      printResult(context.terminal, options, done, () => [
        done.result === "again"
          ? "That stands there already."
          : done.pence === noPence
            ? `Nothing of line ${String(done.line)} is accepted as not owed any more.`
            : `${formatPounds(done.pence)} of line ${String(done.line)} is accepted as not owed. The form adjusts it; credit it in the ledger, or send a revised statement.`,
      ]);
    });
}

function notAgreedOf({ answer }: AnswerRow, line: number): Pence {
  const said = answer.lines.find((each) => each.line === line);
  const pence = said && sumPence([said.notAgreedPence, said.disputedPence]);
  if (pence === undefined || pence === noPence)
    throw new CommandRefused(
      `The answers don't say what is not agreed of line ${String(line)}. Give it with --amount.`,
    );
  return pence;
}

function linesOf(row: AnswerRow): Line[] {
  const said = new Map(row.answer.lines.map((each) => [each.line, each]));
  const ofLine = ({ line }: IssuedLine) => said.get(line);
  const columns = [
    { heading: "Line", of: ({ line }: IssuedLine) => String(line), right: true },
    { heading: "Number", of: ({ invoiceNumber }: IssuedLine) => invoiceNumber },
    { heading: "Amount", of: ({ claimedPence }: IssuedLine) => formatPounds(claimedPence), right: true },
    { heading: "Agreed", of: (line: IssuedLine) => pounds(ofLine(line)?.agreedPence), right: true },
    { heading: "Not agreed", of: (line: IssuedLine) => pounds(ofLine(line)?.notAgreedPence), right: true },
    { heading: "In dispute", of: (line: IssuedLine) => pounds(ofLine(line)?.disputedPence), right: true },
    { heading: "Why", of: (line: IssuedLine) => ofLine(line)?.cause ?? "" },
    { heading: "They say", of: (line: IssuedLine) => ofLine(line)?.reason ?? "", widest: 50 },
    { heading: "Where", of: (line: IssuedLine) => ofLine(line)?.place ?? "not answered", widest: 50 },
  ];
  return [
    "",
    ...textTable(row.statement.lines, columns),
    "",
    ...(row.steps.length === 0 ? ["There is nothing to do."] : textTable(row.steps, stepColumns)),
  ];
}

function pounds(pence: Pence | undefined): string {
  return pence === undefined ? "" : formatPounds(pence);
}

function stateOf({ answers, superseded, steps }: AnswerRow): string {
  if (answers === 0) return superseded === 0 ? "not answered" : "only the statement before was answered";
  return steps.length === 0 ? "settled" : `${String(steps.length)} to do`;
}

function printed(row: AnswerRow) {
  const { record, number, statement, answer, answers, superseded, steps } = row;
  const { agreedPence, notAgreedPence, disputedPence, openPence, acceptedPence } = row;
  const amounts = {
    totalPence: statement.totalPence,
    agreedPence,
    notAgreedPence,
    disputedPence,
    openPence,
    acceptedPence,
  };
  const { payable, kind, exercise } = record.key;
  return { payable, kind, exercise, number, ...amounts, answers, superseded, ...answer, steps };
}

const rowColumns = [
  { heading: "From", of: ({ record }: AnswerRow) => record.key.payable },
  { heading: "Kind", of: ({ record }: AnswerRow) => shortNameOfKind(record.key.kind) },
  { heading: "No.", of: ({ number }: AnswerRow) => String(number), right: true },
  { heading: "Statement", of: ({ statement }: AnswerRow) => formatPounds(statement.totalPence), right: true },
  { heading: "Agreed", of: ({ agreedPence }: AnswerRow) => formatPounds(agreedPence), right: true },
  { heading: "Not agreed", of: ({ notAgreedPence }: AnswerRow) => formatPounds(notAgreedPence), right: true },
  { heading: "In dispute", of: ({ disputedPence }: AnswerRow) => formatPounds(disputedPence), right: true },
  { heading: "Open", of: ({ openPence }: AnswerRow) => formatPounds(openPence), right: true },
  { heading: "Accepted", of: ({ acceptedPence }: AnswerRow) => formatPounds(acceptedPence), right: true },
  { heading: "State", of: stateOf },
];

const stepColumns = [
  { heading: "To do", of: ({ step }: NextStep) => step },
  { heading: "Line", of: ({ line }: NextStep) => (line === undefined ? "" : String(line)), right: true },
  { heading: "Amount", of: ({ pence }: NextStep) => formatPounds(pence), right: true },
  { heading: "By", of: ({ by }: NextStep) => by, widest: 24 },
  { heading: "What", of: ({ what }: NextStep) => visible(what), widest: 160 },
];
