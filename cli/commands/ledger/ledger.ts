import { randomBytes } from "node:crypto";
import { basename } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Command } from "commander";
import * as z from "zod";
import { ledgerEffectSchema } from "../../../shared/domain/ledger/ledger-effect.ts";
import { ledgerReportSchema, type LedgerReport } from "../../../shared/domain/ledger/ledger-report.ts";
import { ledgerKindSchema } from "../../../shared/domain/ledger/ledger-snapshot.ts";
import type { Directory } from "../../../shared/domain/organisation/organisation.ts";
import type { OrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { calendarDateSchema } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { templateOf } from "../../../shared/reading/ledger/columns/ledger-template.ts";
import { isImported, type LedgerImport } from "../../../shared/records/ledger/ledger-import-record.ts";
import type { Connection } from "../../system/connect.ts";
import { codeArgument } from "../../system/positions.ts";
import { concernLines, effectLines } from "../../output/waiting-ledger-lines.ts";
import { ledgerProblems, ledgerReportLines } from "../../output/ledger-report-lines.ts";
import { printResult } from "../../output/print-result.ts";
import { readBytes } from "../../input/read-file.ts";
import { CommandRefused } from "../../command-errors.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { parseOptions, systemOptions, withJson, withSystem } from "../../system/system-options.ts";
import { visible, type Line } from "../../output/text-table.ts";
import { addLedgerDecisions } from "./ledger-decide.ts";
import { addLedgerList } from "./ledger-list.ts";
import { addLedgerSettings } from "./ledger-settings.ts";

const importOptions = systemOptions.extend({
  organisation: z.string(),
  asAt: calendarDateSchema,
  close: z.enum(["soft", "hard"]),
  kind: ledgerKindSchema.default("payables"),
});

const templateOptions = systemOptions.pick({ json: true }).extend({ kind: ledgerKindSchema.default("payables") });

const LOOK_EVERY_MS = 200;
const REPORT_EVERY_MS = 2000;

/** `accord ledger import|template|list|release|reject|revert|suppliers|mapping` */
export function ledgerCommand(program: Command, context: CommandContext): void {
  const { terminal } = context;
  const command = program.command("ledger");

  withSystem(command.command("import"))
    .argument("<file>", "Accord's template or a ledger system's export: CSV, a workbook, or a zip of several")
    .requiredOption("--organisation <code>", "the organisation whose ledger it is")
    .requiredOption("--as-at <date>", "the date of the ledger")
    .requiredOption("--close <soft|hard>", "which close of the month it is (EXR-08)")
    .option(`--kind <${ledgerKindSchema.options.join("|")}>`, "which ledger it is", "payables")
    .description("upload a ledger and wait until it is in force, waits to be released, or is refused with a report")
    .action(async (file: string, given: unknown) => {
      const options = parseOptions(importOptions, given);
      const organisation = codeArgument(options.organisation);
      const bytes = await readBytes(file);
      const { ended, report, waiting, directory } = await withConnection(context, options, async (system) => {
        const { directory } = await system.records.referenceLists.all();
        const uploadId = await upload(system, file, bytes, { ...options, organisation });
        const imported = await waitForImport(system, organisation, uploadId, terminal.report);
        return { ...imported, directory, waiting: await waitingOf(imported.ended, system) };
      });
      if (ended.state === "refused") throw refusal(file, ended, report);
      printResult(terminal, options, { ...ended, ...summaryOf(report), ...waiting }, () => [
        ...linesOf(ended, report),
        ...(waiting ? waitingLines(ended, waiting, directory) : []),
      ]);
    });

  withJson(command.command("template"))
    .option(`--kind <${ledgerKindSchema.options.join("|")}>`, "which ledger it is for", "payables")
    .description("print Accord's template for a ledger as CSV, with examples")
    .action((given: unknown) => {
      const options = parseOptions(templateOptions, given);
      const csv = templateOf(options.kind);
      printResult(terminal, options, { csv }, () => [csv.trimEnd()]);
    });

  addLedgerList(command, context);
  addLedgerDecisions(command, context);
  addLedgerSettings(command, context);
}

/** Uploads a ledger. Upload ids sort by time and are unique. */
async function upload(
  { records, now }: Connection,
  file: string,
  bytes: Uint8Array,
  particulars: z.infer<typeof importOptions> & { readonly organisation: OrganisationCode },
): Promise<string> {
  const { organisation, asAt, close, kind } = particulars;
  const uploadId = `${now().toISOString().replaceAll(/[-:.]/gu, "")}-${randomBytes(4).toString("hex")}`;
  const name = encodeURIComponent(basename(file));
  await records.uploads.put(`uploads/${organisation}/${uploadId}/${name}`, bytes, {
    metadata: { organisation, "as-at": asAt, close, kind, file: name },
  });
  return uploadId;
}

async function waitForImport(
  { records }: Connection,
  organisation: OrganisationCode,
  uploadId: string,
  reportProgress: (line: string) => unknown,
): Promise<{ ended: LedgerImport; report: LedgerReport | undefined }> {
  let reportedAt = Date.now();
  for (;;) {
    const found = await records.ledgers.import(organisation, uploadId);
    if (found && isImported(found)) {
      const report =
        found.report === undefined ? undefined : await records.objects.get(found.report, ledgerReportSchema);
      return { ended: found, report };
    }
    if (Date.now() - reportedAt > REPORT_EVERY_MS) {
      reportedAt = Date.now();
      reportProgress(
        found ? `${found.state}: ${found.rows.toLocaleString("en-GB")} rows` : "waiting for the import to begin",
      );
    }
    await pause(LOOK_EVERY_MS);
  }
}

/** Why an upload waits, and what it would send. */
async function waitingOf({ organisation, kind, uploadId }: LedgerImport, { records }: Connection) {
  const state = kind && (await records.ledgers.state(organisation, kind));
  if (state?.waiting?.ledger.uploadId !== uploadId) return undefined;
  const { concerns, effect } = state.waiting;
  return { concerns, effect: await records.objects.get(effect, ledgerEffectSchema) };
}

function waitingLines(
  { organisation, kind, replaces }: LedgerImport,
  { concerns, effect }: NonNullable<Awaited<ReturnType<typeof waitingOf>>>,
  directory: Directory,
): string[] {
  const which = `${organisation}${kind === undefined || kind === "payables" ? "" : ` --kind ${kind}`} --by NAME`;
  return [
    "",
    "Why it waits:",
    ...concernLines({ concerns }),
    ...(replaces ? [`It replaces ${visible(replaces.file)}, which waited until now.`] : []),
    ...effectLines(effect, directory),
    "",
    `If it is right:  accord ledger release ${which}`,
    `If it is wrong:  accord ledger reject ${which}`,
  ];
}

function refusal(file: string, ended: LedgerImport, report: LedgerReport | undefined): CommandRefused {
  return new CommandRefused(
    `${file} was refused; the ledger in force has not changed.`,
    report === undefined ? [] : ledgerProblems(report),
    { ...ended, ...summaryOf(report) },
  );
}

function summaryOf(report: LedgerReport | undefined) {
  return report === undefined
    ? {}
    : {
        lines: report.lines,
        totalPence: report.totalPence,
        linesRead: report.linesRead,
        counterparties: report.counterparties,
        toSettle: report.toSettle,
        toSettleCount: report.toSettleCount,
        outside: report.outside,
        findings: report.findings,
        refusedRows: report.refusedRows,
        refusedCount: report.refusedCount,
        difference: report.difference ?? null,
      };
}

function linesOf(ended: LedgerImport, report: LedgerReport | undefined): Line[] {
  const became = {
    current: "It is in force.",
    unchanged: "It is the same as the ledger in force: nothing has changed.",
    superseded: "A later upload was there first.",
    waiting: "It is not in force. It waits until a person releases it.",
  } as const;
  const { state: end } = ended;
  const state = end === "unchanged" || end === "superseded" || end === "waiting" ? end : "current";
  if (!report) return [`${visible(ended.file)}: ${became[state]}`];
  // The report belongs to the ledger in force and has its changes. This upload changed nothing.
  const { difference, ...rest } = report;
  const shown = state === "unchanged" || difference === undefined ? rest : report;
  return [`${visible(ended.file)}: ${became[state]}`, ...ledgerReportLines(shown, ended.kind ?? "payables")];
}
