import { writeFile } from "node:fs/promises";

import type { Command } from "commander";
import * as z from "zod";

import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import { organisationSchema } from "../../../shared/domain/organisation/organisation.ts";
import type { Outcome } from "../../../shared/domain/position/outcome.ts";
import { calendarDateSchema } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { differenceSentence, notReadWords } from "../../../shared/messages/response/incomplete-words.ts";
import { conventionSentence } from "../../../shared/messages/words/convention-words.ts";
import type { Checked } from "../../check-files.ts";
import { codeArgument } from "../../system/positions.ts";
import { outcomeLines } from "../../output/outcome-lines.ts";
import { printResult } from "../../output/print-result.ts";
import { textTable, visible, type Line } from "../../output/text-table.ts";
import { CommandMisused } from "../../command-errors.ts";
import type { Statement } from "../../../shared/domain/statement/statement.ts";
import { counted } from "../../../shared/messages/words/statement-words.ts";
import { readBytes } from "../../input/read-file.ts";
import { passwordOptions, readPasswords, withPasswords } from "../../input/read-passwords.ts";
import { readExercise } from "../../input/read-exercise.ts";
import { readReference } from "../../input/read-reference.ts";
import { readTable } from "../../input/read-table.ts";
import { receiptLines } from "../../output/receipt-lines.ts";
import type { CommandContext } from "../../command-context.ts";
import { csvOption, parseOptions, withJson } from "../../system/system-options.ts";

const checkOptions = z.object({
  ledger: z.string().optional(),
  payable: z.string().optional(),
  receivable: z.string().optional(),
  organisations: z.string().optional(),
  reference: z.string().optional(),
  asAt: calendarDateSchema.optional(),
  close: z.enum(["soft", "hard"]).optional(),
  exercise: z.string().optional(),
  ...passwordOptions,
  out: z.string().optional(),
  json: z.boolean().default(false),
  csv: z.boolean().default(false),
});

/** `accord check STATEMENT [--ledger LEDGER]` */
export function checkCommand(program: Command, { terminal }: CommandContext): void {
  withPasswords(withJson(program.command("check")))
    .argument("<statement>", "a statement, as a workbook or CSV")
    .option("--ledger <file>", "the ledger to compare it with: Accord's template or a system's export (default: none)")
    .option("--payable <code>", "the organisation that owes (default: from the statement)")
    .option("--receivable <code>", "the organisation that is owed (default: from the statement)")
    .option("--organisations <file>", "CSV of the group's bodies, to recognise names and codes")
    .option("--reference <file>", "JSON with rates, prefixes and words (default: built in)")
    .option("--as-at <date>", "the ledger's date (default: the statement's date)")
    .option("--close <soft|hard>", "the close that the ledger is from (default: hard)")
    .option("--exercise <file>", "JSON with the thresholds and dates of an exercise (default: none)")
    .addOption(csvOption())
    .option("--out <file>", "write the response workbook")
    .action(async (statement: string, given: unknown) => {
      const options = parseOptions(checkOptions, given);
      const { checkFiles, checkStatement } = await import("../../check-files.ts");
      const { cellReaderWith: readAnyCells } = await import("../../input/read-workbook.ts");
      const files = {
        statement,
        read: readBytes,
        readCells: readAnyCells(await readPasswords(options, terminal)),
        organisations: options.organisations === undefined ? [] : await readOrganisations(options.organisations),
        onProgress: terminal.report,
      };
      if (options.ledger === undefined) {
        const needless = NEED_LEDGER.filter((name) => options[name] !== undefined);
        if (needless.length > 0)
          throw new CommandMisused(`${needless.map(optionOf).join(" and ")} can be used only with --ledger.`);
        const read = await checkStatement(files);
        printResult(terminal, options, statementJson(read), () => statementLines(read));
        return;
      }
      const checked = await checkFiles({
        ...files,
        ledger: options.ledger,
        payable: options.payable === undefined ? undefined : codeArgument(options.payable),
        receivable: options.receivable === undefined ? undefined : codeArgument(options.receivable),
        reference: options.reference === undefined ? undefined : await readReference(options.reference),
        ledgerAsAt: options.asAt,
        ledgerClose: options.close ?? "hard",
        exercise: options.exercise === undefined ? undefined : await readExercise(options.exercise),
        now: new Date(),
      });
      if (options.out !== undefined) {
        const { writeWorkbook } = await import("../../../shared/adapters/workbook-writing/write-workbook.ts");
        const { responseWorkbook } = await import("../../../shared/messages/response/response-workbook.ts");
        await writeFile(options.out, await writeWorkbook(responseWorkbook(checked.facts)));
        terminal.report(`the response is in ${options.out}`);
      }
      printResult(terminal, options, jsonOf(checked), () => linesOf(checked));
    });
}

/** What says something about a comparison. */
const NEED_LEDGER = ["payable", "receivable", "reference", "asAt", "close", "exercise", "out"] as const;

function optionOf(name: (typeof NEED_LEDGER)[number]): string {
  return name === "asAt" ? "--as-at" : `--${name}`;
}

function readOrganisations(file: string) {
  return readTable(
    file,
    { columns: ["code", "name", "type"], optional: ["opened", "closed", "successor", "parent"] },
    organisationSchema,
  );
}

/** The fields of a position that two files can give, and how both files were read. */
function jsonOf({ statement, ledgerLines, outcome, facts }: Checked) {
  return {
    payable: facts.payable.code ?? null,
    receivable: facts.receivable.code ?? null,
    kind: facts.kind,
    statement: { asAt: statement.asAt ?? null, lines: statement.lines.length, totalPence: statement.totalPence },
    ledger: { ...facts.ledger, lines: ledgerLines },
    notifiedPence: outcome.notifiedPence,
    agreedPence: outcome.agreedPence,
    notAgreedPence: outcome.notAgreedPence,
    disputedPence: outcome.disputedPence,
    adjustedPence: outcome.adjustedPence,
    accruedPence: outcome.accruedPence,
    totalPence: outcome.totalPence,
    lines: outcome.lines,
    ledgerOnly: outcome.ledgerOnly,
    adjustments: outcome.adjustments,
    remarks: outcome.remarks,
    ...(outcome.conventions === undefined ? {} : { conventions: outcome.conventions }),
    ...(statement.differences === undefined ? {} : { differences: statement.differences }),
    ...(statement.figuresNotRead === undefined ? {} : { figuresNotRead: statement.figuresNotRead }),
    findings: statement.findings,
    receipt: statement.receipt,
  };
}

/** How a statement alone was read, with every line. */
function statementJson(statement: Statement) {
  return {
    payables: statement.payables,
    receivable: statement.receivable,
    kind: statement.kind ?? null,
    asAt: statement.asAt ?? null,
    contact: statement.contact,
    totalPence: statement.totalPence,
    lines: statement.lines,
    ...(statement.differences === undefined ? {} : { differences: statement.differences }),
    ...(statement.figuresNotRead === undefined ? {} : { figuresNotRead: statement.figuresNotRead }),
    findings: statement.findings,
    receipt: statement.receipt,
  };
}

function statementLines(statement: Statement): Line[] {
  return [
    ...differenceLines(statement),
    ...receiptLines(statement.receipt, statement.findings),
    "",
    ...textTable(statement.lines, [
      { heading: "Line", of: ({ line }) => String(line), right: true },
      { heading: "Sheet, row", of: ({ sheet, row }) => `${sheet}, ${row}` },
      { heading: "Invoice", of: ({ invoiceNumber }) => invoiceNumber || "(none)", widest: 30 },
      { heading: "Date", of: ({ invoiceDate }) => invoiceDate ?? "" },
      { heading: "Outstanding", of: ({ outstandingPence }) => formatPounds(outstandingPence), right: true },
    ]),
    "",
    `It claims ${formatPounds(statement.totalPence)} with ${counted(statement.lines.length, "line")}. --ledger compares it with a ledger.`,
  ];
}

/** How the two write the same numbers differently, and an empty line; nothing if they do not. */
function conventionLines({ conventions = [] }: Outcome): string[] {
  if (conventions.length === 0) return [];
  return [...conventions.map((convention) => visible(conventionSentence(convention))), ""];
}

/** Totals that differ from the lines and what could not be read, and an empty line; nothing if all is well. */
function differenceLines(statement: Checked["statement"]): string[] {
  const words = [...(statement.differences ?? []).map(differenceSentence), notReadWords(statement)];
  const said = words.filter((sentence) => sentence !== "").map(visible);
  return said.length === 0 ? [] : [...said, ""];
}

function linesOf({ statement, ledgerReport, ledgerLines, outcome }: Checked): Line[] {
  return [
    ...differenceLines(statement),
    ...receiptLines(statement.receipt, statement.findings),
    "",
    `Ledger: ${ledgerLines} of its ${ledgerReport.linesRead} lines are the receivable organisation's.`,
    ...ledgerReport.findings.map((finding) => `  ${finding.severity}: ${visible(finding.what)}`),
    "",
    ...conventionLines(outcome),
    ...outcomeLines(outcome),
    "",
    `Claimed ${formatPounds(outcome.notifiedPence)}: agreed ${formatPounds(outcome.agreedPence)}, ` +
      `not agreed ${formatPounds(outcome.notAgreedPence)}, in formal dispute ${formatPounds(outcome.inDisputePence)}.`,
    ...outcome.remarks,
  ];
}
