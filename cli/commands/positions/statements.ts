import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import * as z from "zod";

import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import { shortNameOfKind } from "../../../shared/domain/exercise/exercise.ts";
import { releaseStatement } from "../../../shared/records/issued/release-statement.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { CommandMisused, CommandRefused } from "../../command-errors.ts";
import { statementDrafts, type DraftList, type DraftRow } from "../../statements/statement-drafts.ts";
import { statementStates, type StatementState } from "../../statements/statement-states.ts";
import { previewOf } from "../../statements/preview.ts";
import { textTable, type Line, visible } from "../../output/text-table.ts";
import { csvOption, parseOptions } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";
import { whichOptions, withWhich } from "../../statements/which-options.ts";
import { statementAnswers } from "./statement-answers.ts";

const draftOptions = whichOptions.extend({ to: z.string().min(1).optional() });

const releaseOptions = whichOptions.extend({ all: z.boolean().default(false), by: z.string().trim().min(1) });

/** `accord statements draft|show|release|answers|accept|status` */
export function statementsCommand(program: Command, context: CommandContext): void {
  const command = program.command("statements");

  withWhich(command.command("draft", { isDefault: true }))
    .addOption(csvOption())
    .option("--to <folder>", "write each as the workbook that would leave")
    .description("what an organisation's statements would be now, and what to know before they leave")
    .action(async (given: unknown) => {
      const { to, ...options } = parseOptions(draftOptions, given);
      const list = await withConnection(context, options, (system) => statementDrafts(system, options));
      const files = to === undefined ? [] : await writeDrafts(list, to);
      printResult(context.terminal, options, printedList(list), () => [
        ...draftLines(list),
        ...files.map((file) => `Written to ${visible(file)}.`),
      ]);
    });

  withWhich(command.command("show"))
    .addOption(csvOption())
    .description("one statement line by line, as it would leave now; name it with --payable and --kind")
    .action(async (given: unknown) => {
      const options = parseOptions(whichOptions, given);
      const list = await withConnection(context, options, (system) => statementDrafts(system, options));
      const [row, another] = list.drafts;
      if (!row) throw new CommandRefused(nothingToIssue(list));
      if (another) throw new CommandMisused("Several statements are meant. Name one with --payable and --kind.");
      printResult(context.terminal, options, printedDraft(row), () => [
        ...textTable([row], draftColumns),
        "",
        ...textTable(row.statement.lines, lineColumns),
        ...concernLines([row]),
      ]);
    });

  withWhich(command.command("release"))
    .option("--all", "every statement that nothing stops")
    .requiredOption("--by <name>", "who decides")
    .description("let statements leave: one with --payable and --kind, or all that nothing stops")
    .action(async (given: unknown) => {
      const options = parseOptions(releaseOptions, given);
      if (options.all === (options.payable !== undefined))
        throw new CommandMisused("Name one organisation with --payable, or use --all.");
      const { list, released } = await withConnection(context, options, async (system) => {
        const found = await statementDrafts(system, options);
        if (found.drafts.length === 0) throw new CommandRefused(nothingToIssue(found));
        const results: ReleasedRow[] = [];
        const decided = { by: options.by, at: system.now().toISOString() };
        for (const draft of found.drafts.filter(({ isStopped }) => !isStopped)) {
          const { result } = await releaseStatement(draft.statement, decided, system.records);
          results.push({ draft, result });
        }
        return { list: found, released: results };
      });
      const stopped = list.drafts.filter(({ isStopped }) => isStopped);
      printResult(
        context.terminal,
        options,
        {
          released: released.map(({ draft, result }) => ({ ...keyOf(draft), result })),
          stopped: stopped.map(printedDraft),
        },
        () => [
          ...released.map(releasedLine),
          ...stopped.map((row) => `${nameOf(row)} does not leave:`),
          ...concernLines(stopped),
        ],
      );
    });

  statementAnswers(command, context);

  withWhich(command.command("status"))
    .addOption(csvOption())
    .description("what an organisation has issued, and what became of each")
    .action(async (given: unknown) => {
      const options = parseOptions(whichOptions, given);
      const states = await withConnection(context, options, (system) => statementStates(system, options));
      printResult(context.terminal, options, states, () =>
        states.length === 0
          ? ["Nothing has been issued. See accord statements draft."]
          : textTable(states, stateColumns),
      );
    });
}

interface ReleasedRow {
  readonly draft: DraftRow;
  readonly result: "released" | "again";
}

async function writeDrafts({ drafts }: DraftList, folder: string): Promise<string[]> {
  if (drafts.length > 0) await mkdir(folder, { recursive: true });
  const files: string[] = [];
  for (const draft of drafts) {
    const preview = await previewOf(draft);
    if (preview === undefined) continue;
    const file = join(folder, preview.fileName);
    await writeFile(file, preview.bytes);
    files.push(file);
  }
  return files;
}

function draftLines(list: DraftList): Line[] {
  const { drafts, notIssued, withoutLedger } = list;
  return [
    ...(drafts.length === 0 ? [nothingToIssue(list)] : textTable(drafts, draftColumns)),
    ...withoutLedger.map(
      (kind) => `No sales ledger is in force for ${shortNameOfKind(kind)}: see accord ledger import --kind.`,
    ),
    ...(notIssued.length === 0 ? [] : ["", "Not issued:"]),
    ...notIssued.map(
      ({ payable, kind, totalPence, why }) =>
        `  ${payable} ${shortNameOfKind(kind)}, ${formatPounds(totalPence)}: ${NOT_ISSUED_WORDS[why]}`,
    ),
    ...concernLines(drafts),
  ];
}

const NOT_ISSUED_WORDS = {
  nil: "the balance is nil, and a nil statement must not be issued",
  "under-threshold": "not over the threshold for issuing",
  "not-taking-part": "it does not take part in the agreement of balances",
} as const;

const CONCERNS_LISTED = 10;

function concernLines(rows: readonly DraftRow[]): string[] {
  return rows.flatMap((row) => {
    const { concerns } = row;
    if (concerns.length === 0) return [];
    const more = concerns.length - CONCERNS_LISTED;
    return [
      "",
      `To know before ${nameOf(row)} leaves:`,
      ...concerns
        .slice(0, CONCERNS_LISTED)
        .map(({ what, todo, stops }) => `  ${stops ? "It can't leave. " : ""}${visible(what)} ${visible(todo)}`),
      ...(more > 0 ? [`  and ${String(more)} more: see accord statements show, or --json`] : []),
    ];
  });
}

function releasedLine({ draft, result }: ReleasedRow): string {
  return result === "released"
    ? `${nameOf(draft)} is released (${formatPounds(draft.statement.totalPence)})${draft.state === "new" ? "" : ", and replaces the one before"}. It leaves within minutes: see accord statements status.`
    : `${nameOf(draft)} says the same as the one that was released before: it is not sent again.`;
}

function nothingToIssue({ withoutLedger }: DraftList): string {
  return withoutLedger.length === 0
    ? "There is nothing to issue."
    : "There is nothing to issue: no sales ledger is in force. Import it with accord ledger import --kind receivables.";
}

function nameOf({ statement }: DraftRow): string {
  return `The ${shortNameOfKind(statement.kind)} statement to ${statement.payable}`;
}

function keyOf({ statement: { payable, kind, exercise, totalPence } }: DraftRow) {
  return { payable, kind, exercise, totalPence };
}

function printedDraft({ statement, concerns, state, isStopped }: DraftRow) {
  return { ...statement, state, isStopped, concerns };
}

function printedList({ exercise, drafts, notIssued, withoutLedger }: DraftList) {
  return { exercise: exercise.exercise, drafts: drafts.map(printedDraft), notIssued, withoutLedger };
}

const STATE_WORDS = { new: "not issued yet", same: "issued", changed: "would replace the one issued" } as const;

const draftColumns = [
  { heading: "To", of: ({ statement, name }: DraftRow) => `${statement.payable} ${name}`, widest: 50 },
  { heading: "Kind", of: ({ statement }: DraftRow) => shortNameOfKind(statement.kind) },
  { heading: "As at", of: ({ statement }: DraftRow) => statement.asAt },
  { heading: "Lines", of: ({ statement }: DraftRow) => String(statement.lines.length), right: true },
  { heading: "Total", of: ({ statement }: DraftRow) => formatPounds(statement.totalPence), right: true },
  { heading: "State", of: ({ state, isStopped }: DraftRow) => (isStopped ? "can't leave" : STATE_WORDS[state]) },
  {
    heading: "To know",
    of: ({ concerns }: DraftRow) => (concerns.length === 0 ? "" : String(concerns.length)),
    right: true,
  },
];

type StatementLine = DraftRow["statement"]["lines"][number];

const lineColumns = [
  { heading: "Line", of: ({ line }: StatementLine) => String(line), right: true },
  { heading: "Type", of: ({ type }: StatementLine) => type },
  { heading: "Number", of: ({ invoiceNumber }: StatementLine) => invoiceNumber },
  { heading: "Date", of: ({ invoiceDate }: StatementLine) => invoiceDate ?? "" },
  { heading: "Amount", of: ({ claimedPence }: StatementLine) => formatPounds(claimedPence), right: true },
  { heading: "Account", of: ({ account }: StatementLine) => account ?? "", widest: 24 },
  { heading: "Description", of: ({ description }: StatementLine) => description ?? "", widest: 50 },
];

const stateColumns = [
  { heading: "To", of: ({ payable }: StatementState) => payable },
  { heading: "Kind", of: ({ kind }: StatementState) => shortNameOfKind(kind) },
  { heading: "Exercise", of: ({ exercise }: StatementState) => exercise },
  { heading: "No.", of: ({ number }: StatementState) => String(number), right: true },
  { heading: "As at", of: ({ asAt }: StatementState) => asAt },
  { heading: "Lines", of: ({ lines }: StatementState) => String(lines), right: true },
  { heading: "Total", of: ({ totalPence }: StatementState) => formatPounds(totalPence), right: true },
  {
    heading: "Released",
    of: ({ releasedAt, by }: StatementState) => `${releasedAt.slice(0, 10)} by ${by}`,
    widest: 40,
  },
  { heading: "State", of: ({ state }: StatementState) => state },
  { heading: "Sent to", of: ({ to }: StatementState) => to.join(", "), widest: 60 },
];
