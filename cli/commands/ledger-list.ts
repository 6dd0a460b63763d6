import type { Command } from "commander";

import { formatPounds } from "../../shared/domain/amounts-and-days/format-pounds.ts";
import { ledgerReportSchema } from "../../shared/domain/ledger/ledger-report.ts";
import type { LedgerSnapshot } from "../../shared/domain/ledger/ledger-snapshot.ts";
import type { LedgerImport } from "../../shared/records/ledger/ledger-import-record.ts";
import { type CommandContext, withConnection } from "../command-context.ts";
import { ledgerProblems } from "../output/ledger-report-lines.ts";
import { textTable, visible } from "../output/text-table.ts";
import type { Connection } from "../system/connect.ts";
import { systemOptions, withSystem } from "../system/system-options.ts";
import { printResult } from "../terminal.ts";
import { minuteOf } from "../output/minute-of.ts";

/** A refused upload, with the reasons and what to do about each. */
interface RefusedUpload extends LedgerImport {
  readonly problems: readonly string[];
}

/** `accord ledger list` */
export function addLedgerList(ledger: Command, context: CommandContext): void {
  withSystem(ledger.command("list"))
    .description("print the ledgers in force, and the uploads since then that were refused, with the reasons")
    .action(async (given: unknown) => {
      const options = systemOptions.parse(given);
      const found = await withConnection(context, options, findLedgers);
      printResult(context.terminal, options, found, () => [
        ...textTable(found.ledgers, ledgerColumns),
        ...refusedLines(found.refused),
      ]);
    });
}

async function findLedgers({ records }: Connection) {
  const ledgers: LedgerSnapshot[] = [];
  for await (const ledger of records.ledgers.list()) ledgers.push(ledger);
  const refused: RefusedUpload[] = [];
  for await (const upload of records.ledgers.refused()) {
    if (ledgers.some((ledger) => settles(ledger, upload))) continue;
    const report =
      upload.report === undefined ? undefined : await records.objects.get(upload.report, ledgerReportSchema);
    refused.push({ ...upload, problems: report === undefined ? [] : ledgerProblems(report) });
  }
  return { ledgers, refused };
}

/** Whether a ledger that is in force was uploaded after the refused one, in its place. */
function settles(ledger: LedgerSnapshot, upload: LedgerImport): boolean {
  return (
    ledger.organisation === upload.organisation &&
    (upload.kind === undefined || ledger.kind === upload.kind) &&
    ledger.uploadedAt > upload.uploadedAt
  );
}

function refusedLines(refused: readonly RefusedUpload[]): string[] {
  if (refused.length === 0) return [];
  return [
    "",
    "Refused uploads; the ledger in force has not changed:",
    ...refused.flatMap(({ organisation, file, uploadedAt, problems }) => [
      `  ${organisation} ${visible(file)}, uploaded ${minuteOf(uploadedAt)}:`,
      ...problems.map((problem) => `    ${problem}`),
    ]),
  ];
}

const ledgerColumns = [
  { heading: "Organisation", of: (ledger: LedgerSnapshot) => ledger.organisation },
  { heading: "Kind", of: (ledger: LedgerSnapshot) => ledger.kind },
  { heading: "As at", of: (ledger: LedgerSnapshot) => ledger.asAt },
  { heading: "Close", of: (ledger: LedgerSnapshot) => ledger.close },
  { heading: "Lines", of: (ledger: LedgerSnapshot) => ledger.lines.toLocaleString("en-GB"), right: true },
  { heading: "Outstanding", of: (ledger: LedgerSnapshot) => formatPounds(ledger.totalPence), right: true },
  { heading: "File", of: (ledger: LedgerSnapshot) => ledger.file },
  { heading: "Uploaded", of: (ledger: LedgerSnapshot) => minuteOf(ledger.uploadedAt) },
];
