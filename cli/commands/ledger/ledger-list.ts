import type { Command } from "commander";

import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import { ledgerReportSchema } from "../../../shared/domain/ledger/ledger-report.ts";
import type { LedgerConcern } from "../../../shared/domain/ledger/ledger-concerns.ts";
import type { LedgerState } from "../../../shared/domain/ledger/ledger-state.ts";
import type { LedgerSnapshot } from "../../../shared/domain/ledger/ledger-snapshot.ts";
import type { LedgerImport } from "../../../shared/records/ledger/ledger-import-record.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { ledgerProblems } from "../../output/ledger-report-lines.ts";
import { concernLines } from "../../output/waiting-ledger-lines.ts";
import { textTable, visible } from "../../output/text-table.ts";
import type { Connection } from "../../system/connect.ts";
import { systemOptions, withList } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";
import { minuteOf } from "../../output/minute-of.ts";

/** A ledger, and whether it is in force, waits for a person, or was in force before. */
interface ListedLedger extends LedgerSnapshot {
  readonly status: "in-force" | "waiting" | "before";
  readonly concerns?: readonly LedgerConcern[];
}

const STATUS_WORDS = { "in-force": "in force", waiting: "waits", before: "before" } as const;

/** A refused upload, with the reasons and what to do about each. */
interface RefusedUpload extends LedgerImport {
  readonly problems: readonly string[];
}

/** `accord ledger list` */
export function addLedgerList(ledger: Command, context: CommandContext): void {
  withList(ledger.command("list"))
    .description(
      "print the ledgers in force, those that wait to be released, those before, and refused uploads with the reasons",
    )
    .action(async (given: unknown) => {
      const options = systemOptions.parse(given);
      const found = await withConnection(context, options, findLedgers);
      printResult(context.terminal, options, found, () => [
        ...textTable(found.ledgers, ledgerColumns),
        ...waitingLines(found.ledgers),
        ...rejectedLines(found.rejected),
        ...refusedLines(found.refused),
      ]);
    });
}

async function findLedgers({ records }: Connection) {
  const ledgers: ListedLedger[] = [];
  const rejected: LedgerImport[] = [];
  for await (const state of records.ledgers.states()) {
    const { inForce, waiting, before } = state;
    rejected.push(...(await rejectedUploads(state, records)));
    ledgers.push(
      { ...inForce, status: "in-force" },
      ...(waiting ? [{ ...waiting.ledger, status: "waiting" as const, concerns: waiting.concerns }] : []),
      ...(before ? [{ ...before, status: "before" as const }] : []),
    );
  }
  const refused: RefusedUpload[] = [];
  for await (const upload of records.ledgers.refused()) {
    if (ledgers.some((ledger) => ledger.status !== "before" && settles(ledger, upload))) continue;
    const report =
      upload.report === undefined ? undefined : await records.objects.get(upload.report, ledgerReportSchema);
    refused.push({ ...upload, problems: report === undefined ? [] : ledgerProblems(report) });
  }
  return { ledgers, rejected, refused };
}

/** The uploads that a person rejected, as long as nothing that was uploaded later has come into force. */
async function rejectedUploads(
  { inForce, decisions }: LedgerState,
  { ledgers }: Connection["records"],
): Promise<LedgerImport[]> {
  if (!decisions.some(({ decided }) => decided === "rejected")) return [];
  const rejected: LedgerImport[] = [];
  for await (const upload of ledgers.imports(inForce.organisation))
    if (upload.state === "rejected" && upload.kind === inForce.kind && upload.uploadedAt > inForce.uploadedAt)
      rejected.push(upload);
  return rejected;
}

/** Whether a ledger that is in force, or waits, was uploaded after the refused one, in its place. */
function settles(ledger: LedgerSnapshot, upload: LedgerImport): boolean {
  return (
    ledger.organisation === upload.organisation &&
    (upload.kind === undefined || ledger.kind === upload.kind) &&
    ledger.uploadedAt > upload.uploadedAt
  );
}

function waitingLines(ledgers: readonly ListedLedger[]): string[] {
  const waiting = ledgers.filter(({ status }) => status === "waiting");
  if (waiting.length === 0) return [];
  return [
    "",
    "These wait to be released; the ledgers in force have not changed:",
    ...waiting.flatMap(({ organisation, kind, file, concerns = [] }) => [
      `  ${organisation} ${kind} ${visible(file)}; see accord ledger release ${organisation}${kind === "payables" ? "" : ` --kind ${kind}`}`,
      ...concernLines({ concerns: [...concerns] }).map((line) => `  ${line}`),
    ]),
  ];
}

function rejectedLines(rejected: readonly LedgerImport[]): string[] {
  if (rejected.length === 0) return [];
  return [
    "",
    "Rejected uploads; the ledger in force has not changed:",
    ...rejected.map(({ organisation, file, uploadedAt, decisions }) => {
      const last = decisions?.findLast(({ decided }) => decided === "rejected");
      const who = last ? `, rejected by ${visible(last.by)} on ${minuteOf(last.at)}` : "";
      const note = last?.note === undefined ? "." : `: ${visible(last.note)}`;
      return `  ${organisation} ${visible(file)}, uploaded ${minuteOf(uploadedAt)}${who}${note}`;
    }),
  ];
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
  { heading: "State", of: ({ status }: ListedLedger) => STATUS_WORDS[status] },
  { heading: "As at", of: (ledger: LedgerSnapshot) => ledger.asAt },
  { heading: "Close", of: (ledger: LedgerSnapshot) => ledger.close },
  { heading: "Lines", of: (ledger: LedgerSnapshot) => ledger.lines.toLocaleString("en-GB"), right: true },
  { heading: "Outstanding", of: (ledger: LedgerSnapshot) => formatPounds(ledger.totalPence), right: true },
  { heading: "File", of: (ledger: LedgerSnapshot) => ledger.file },
  { heading: "Uploaded", of: (ledger: LedgerSnapshot) => minuteOf(ledger.uploadedAt) },
];
