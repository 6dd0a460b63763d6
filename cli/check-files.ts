import { basename } from "node:path";
import type { CalendarDate } from "../shared/domain/amounts-and-days/calendar-date.ts";
import { ukDay } from "../shared/domain/amounts-and-days/uk-clock.ts";
import { decodeLine } from "../shared/domain/ledger/encoded-line.ts";
import { exerciseIdSchema, type Exercise } from "../shared/domain/exercise/exercise.ts";
import type { LedgerLine } from "../shared/domain/ledger/ledger-line.ts";
import { isLedgerRefused, type LedgerReport, type SupplierToSettle } from "../shared/domain/ledger/ledger-report.ts";
import { nameIndexOf } from "../shared/domain/organisation/names/name-index.ts";
import { nhsNameReference } from "../shared/domain/organisation/names/nhs-name-reference.ts";
import type { SupplierRules } from "../shared/domain/organisation/names/recognise-supplier.ts";
import type { Finding } from "../shared/domain/statement/finding.ts";
import { type Organisation, directoryOf, type Directory } from "../shared/domain/organisation/organisation.ts";
import {
  isOrganisationCode,
  organisationCode,
  type OrganisationCode,
} from "../shared/domain/organisation/organisation-code.ts";
import type { Outcome } from "../shared/domain/position/outcome.ts";
import { cautiousPolicy } from "../shared/domain/organisation/policy.ts";
import { reconcile } from "../shared/domain/reconcile/reconcile.ts";
import { ledgerCounterpartiesOf } from "../shared/domain/reference/ledger-counterparties.ts";
import { reconcileReferenceData2022To23 } from "../shared/domain/reference/reconcile-reference-data-2022-23.ts";
import type { ReconcileReferenceData } from "../shared/domain/reference/reconcile-reference-data.ts";
import { isRefused, type NamedParty, type Statement } from "../shared/domain/statement/statement.ts";
import { readLedger } from "../shared/reading/ledger/read-ledger.ts";
import type { ReadCells } from "../shared/reading/cells/read-cells.ts";
import { readStatement } from "../shared/reading/statement/read-statement.ts";
import type { ResponseFacts } from "../shared/messages/facts/reply-facts.ts";
import { CommandRefused } from "./command-errors.ts";

/** A statement as a file, and what it takes to read it. */
export interface StatementToCheck {
  readonly statement: string;
  readonly read: (file: string) => Promise<Uint8Array>;
  readonly readCells: ReadCells;
  /** The group's bodies, to recognise names and codes; may be empty. */
  readonly organisations: readonly Organisation[];
  /** Reports progress. */
  readonly onProgress: (progress: string) => void;
}

export interface FilesToCheck extends StatementToCheck {
  readonly ledger: string;
  readonly payable: OrganisationCode | undefined;
  readonly receivable: OrganisationCode | undefined;
  /** The built-in data if left out. */
  readonly reference: ReconcileReferenceData | undefined;
  readonly ledgerAsAt: CalendarDate | undefined;
  readonly ledgerClose: "soft" | "hard";
  /** With its thresholds and dates; by default none. */
  readonly exercise?: Exercise | undefined;
  readonly now: Date;
}

export interface Checked {
  readonly statement: Statement;
  readonly ledgerReport: LedgerReport;
  /** How many lines of the ledger are the receivable organisation's. */
  readonly ledgerLines: number;
  readonly outcome: Outcome;
  /** The facts for the response workbook. */
  readonly facts: ResponseFacts;
}

/** Codes for parties whose codes are not known. Nobody ever sees them. */
const UNKNOWN_PAYABLE = organisationCode("PAYABL");
const UNKNOWN_RECEIVABLE = organisationCode("RECEIV");
/** Two files belong to no exercise, but a position must name one. */
const NO_EXERCISE = exerciseIdSchema.parse("0000-00-Q4");

/**
 * Reads a statement and a ledger and reconciles them, without a running system, and without an exercise unless one is given.
 *
 * @throws CommandRefused if one of them is unusable, with every reason.
 */
export async function checkFiles(files: FilesToCheck): Promise<Checked> {
  const statement = await checkStatement(files);
  const payable = files.payable ?? onlyCode(statement.payables) ?? UNKNOWN_PAYABLE;
  const receivable = files.receivable ?? statement.receivable.code ?? UNKNOWN_RECEIVABLE;
  if (payable === receivable)
    throw new CommandRefused(`Both sides would be ${payable}: give both with --payable and --receivable.`);
  const names = {
    payable: nameOf(payable, files.organisations, statement.payables.find((party) => party.code === payable)?.name),
    receivable: nameOf(receivable, files.organisations, statement.receivable.name),
  };
  const directory = directoryOf([
    { code: payable, name: names.payable ?? "the payable organisation", type: "" },
    { code: receivable, name: names.receivable ?? "the receivable organisation", type: "" },
    ...files.organisations,
  ]);
  const kind = statement.kind ?? "r&p";
  const asAt = files.ledgerAsAt ?? statement.asAt ?? dayOf(files.now);
  const { lines, report } = await readTheLedger(files, { payable, receivable, directory, asAt, kind });

  const ledger = { asAt, close: files.ledgerClose, lines };
  const outcome = reconcile({
    position: { payable, receivable, exercise: files.exercise?.exercise ?? NO_EXERCISE, kind },
    exercise: files.exercise,
    statement: { asAt: statement.asAt, lines: statement.lines, unread: statement.unread },
    ledger,
    policy: cautiousPolicy,
    directory,
    decisions: [],
    ...(files.reference === undefined ? {} : { referenceData: files.reference }),
  });
  return {
    statement,
    ledgerReport: report,
    ledgerLines: lines.length,
    outcome,
    facts: {
      payable: partyOf(payable, names.payable ?? "The payable organisation"),
      receivable: partyOf(receivable, names.receivable ?? "The receivable organisation"),
      kind,
      preparedAt: files.now.toISOString(),
      statement,
      ledger: { asAt, close: files.ledgerClose },
      policy: cautiousPolicy,
      outcome,
    },
  };
}

/**
 * Reads a statement alone, without a running system.
 *
 * @throws CommandRefused if it is unusable, with every reason.
 */
export async function checkStatement(files: StatementToCheck): Promise<Statement> {
  files.onProgress(`reading ${files.statement}`);
  const statement = await readStatement(
    { name: basename(files.statement), bytes: await files.read(files.statement) },
    {
      readCells: files.readCells,
      ...(files.organisations.length === 0 ? {} : { directory: directoryOf(files.organisations) }),
    },
  );
  if (!isRefused(statement)) return statement;
  throw new CommandRefused(
    `${files.statement} can't be used as a statement.`,
    statement.findings.filter(({ severity }) => severity === "refusal").map(({ what, todo }) => `${what} ${todo}`),
    { statement: files.statement, findings: statement.findings, receipt: statement.receipt },
  );
}

interface Pair {
  readonly payable: OrganisationCode;
  readonly receivable: OrganisationCode;
  readonly directory: Directory;
  readonly asAt: CalendarDate;
  readonly kind: Statement["kind"];
}

/**
 * The receivable organisation's lines, by code or name. If the file has only one supplier, which is not plainly another
 * organisation, its lines are taken, and a finding says so (REC-16).
 */
async function readTheLedger(files: FilesToCheck, pair: Pair): Promise<{ lines: LedgerLine[]; report: LedgerReport }> {
  files.onProgress(`reading ${files.ledger}`);
  const bytes = await files.read(files.ledger);
  const first = await readLinesOfPair(files, bytes, pair, new Map());
  if (isLedgerRefused(first.report)) throw ledgerRefused(files.ledger, first.report);
  if (first.lines.length > 0 || first.report.counterparties.length > 0) return first;
  const suppliers = [...first.report.toSettle, ...first.report.outside.largest];
  const [only] = suppliers;
  if (only && suppliers.length === 1 && first.report.outside.suppliers + first.report.toSettleCount === 1) {
    const code = only.supplierCode.trim().toUpperCase();
    if (pair.receivable !== UNKNOWN_RECEIVABLE && isAnotherOrganisation(code, first.report))
      throw new CommandRefused(
        `${files.ledger} is the ledger of another supplier, ${code} ${only.supplierName}, and not of ${pair.receivable}. ` +
          `Give --receivable ${code} if that is the receivable organisation.`,
      );
    const { lines, report } = await readLinesOfPair(files, bytes, pair, new Map([[code, pair.receivable]]));
    return { lines, report: { ...report, findings: [...report.findings, takenForReceivable(only, pair.receivable)] } };
  }
  if (suppliers.length === 0) return first;
  throw new CommandRefused(
    `${files.ledger} has several suppliers, and none is known to be the receivable organisation. ` +
      "Give its supplier code with --receivable, or the names of the organisations with --organisations.",
    suppliers
      .slice(0, 20)
      .map((supplier) => `${supplier.supplierCode || "(no code)"} ${supplier.supplierName}: ${supplier.lines} lines`),
  );
}

/** Whether a supplier's code is like an organisation's, and its name unlike the receivable organisation's. */
function isAnotherOrganisation(code: string, { toSettle }: LedgerReport): boolean {
  return isOrganisationCode(code) && /[A-Z]/.test(code) && toSettle.length === 0;
}

function takenForReceivable({ supplierCode, supplierName }: SupplierToSettle, receivable: OrganisationCode): Finding {
  const code = receivable === UNKNOWN_RECEIVABLE ? "" : ` ${receivable}`;
  return {
    code: "only-supplier-taken",
    severity: "warning",
    rule: "REC-16",
    what: `The ledger's only supplier, ${`${supplierCode} ${supplierName}`.trim()}, was taken for the receivable organisation${code}.`,
    todo: "Check that it is the same organisation.",
  };
}

async function readLinesOfPair(
  files: FilesToCheck,
  bytes: Uint8Array,
  pair: Pair,
  settled: SupplierRules["settled"],
): Promise<{ lines: LedgerLine[]; report: LedgerReport }> {
  const lines: LedgerLine[] = [];
  const reference = files.reference ?? reconcileReferenceData2022To23;
  const counterparties = ledgerCounterpartiesOf(reference, pair.receivable);
  const report = await readLedger(
    { name: basename(files.ledger), chunks: inOnePiece(bytes) },
    {
      organisation: pair.payable,
      kind: pair.kind === "i&e" ? "expenditure" : "payables",
      asAt: pair.asAt,
      mapping: undefined,
      index: nameIndexOf(pair.directory, nhsNameReference),
      settled,
      invoicePrefixes: reference.invoicePrefixes,
    },
    {
      readCells: files.readCells,
      onProgress: (rows) => {
        files.onProgress(`${rows} rows read`);
      },
    },
    ({ row, counterparty, supplier, encoder }) => {
      if (!counterparties.includes(counterparty)) return;
      const text = Buffer.from(encoder.bytes.buffer, encoder.bytes.byteOffset, encoder.end).toString("utf8");
      lines.push(decodeLine(row, counterparty, supplier, text));
    },
  );
  return { lines, report };
}

function ledgerRefused(file: string, report: LedgerReport): CommandRefused {
  return new CommandRefused(
    `${file} can't be used as a ledger.`,
    [
      ...report.findings.filter(({ severity }) => severity === "refusal").map(({ what, todo }) => `${what} ${todo}`),
      ...report.refusedRows.map(
        (row) =>
          `row ${row.row}${row.heading === undefined ? "" : `, ${row.heading}`}: ${JSON.stringify(row.value)} ${row.why}`,
      ),
    ],
    { ledger: file, findings: report.findings, refusedRows: report.refusedRows, refusedCount: report.refusedCount },
  );
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

function onlyCode(parties: readonly NamedParty[]): OrganisationCode | undefined {
  const codes = new Set(parties.flatMap(({ code }) => (code === undefined ? [] : [code])));
  return codes.size === 1 ? [...codes][0] : undefined;
}

function nameOf(code: OrganisationCode, organisations: readonly Organisation[], written: string | undefined) {
  return organisations.find((body) => body.code === code)?.name ?? written;
}

function partyOf(code: OrganisationCode, name: string): ResponseFacts["payable"] {
  return code === UNKNOWN_PAYABLE || code === UNKNOWN_RECEIVABLE ? { name } : { code, name };
}

function dayOf(instant: Date): CalendarDate {
  return ukDay(instant.toISOString());
}
