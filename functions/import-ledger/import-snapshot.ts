import { createHash } from "node:crypto";

import { LoggableError } from "../../shared/domain/loggable-error.ts";
import {
  isLedgerRefused,
  ledgerDifference,
  ledgerReportSchema,
  type LedgerReport,
} from "../../shared/domain/ledger/ledger-report.ts";
import { sideOfLedger } from "../../shared/domain/ledger/ledger-kind-of.ts";
import type { LedgerSnapshot } from "../../shared/domain/ledger/ledger-snapshot.ts";
import { nameIndexOf } from "../../shared/domain/organisation/names/name-index.ts";
import type { NameReference } from "../../shared/domain/organisation/names/name-reference.ts";
import { settledSuppliers } from "../../shared/domain/organisation/names/recognise-supplier.ts";
import type { Directory } from "../../shared/domain/organisation/organisation.ts";
import { defaultReadingLimits } from "../../shared/reading/cells/reading-limits.ts";
import { readLedger, type LedgerReader } from "../../shared/reading/ledger/read-ledger.ts";
import type { LedgerImport } from "../../shared/records/ledger/ledger-import-record.ts";
import type { LedgerSettings } from "../../shared/records/ledger/ledger-settings.ts";
import type { Ledgers, SnapshotName } from "../../shared/records/ledger/ledgers.ts";
import type { ReferenceData } from "../../shared/records/reference/reference-data.ts";
import type { CreatedObject } from "../../shared/records/storage/created-objects.ts";
import { digestOf } from "../../shared/records/storage/digest.ts";
import type { JsonObjects } from "../../shared/records/storage/json-objects.ts";
import type { ObjectStore } from "../../shared/records/storage/object-store.ts";
import type { Enqueue } from "../../shared/records/storage/queue.ts";
import { followUpload, type FollowUploadPorts } from "../../shared/records/todo/follow-upload.ts";
import type { Log } from "../../shared/telemetry/log.ts";
import { hashWhileRead } from "./hash-stream.ts";
import { packageWriter } from "./package-writer.ts";
import type { UploadKey } from "./upload-key.ts";
import type { UploadParticulars } from "./upload-particulars.ts";

export interface ImportSnapshotPorts extends FollowUploadPorts {
  readonly uploads: ObjectStore;
  readonly ledgers: Ledgers;
  readonly settings: LedgerSettings;
  readonly objects: JsonObjects;
  readonly readCells: LedgerReader["readCells"];
  readonly names: NameReference;
  readonly enqueueJudge: Enqueue;
  readonly log: Log;
}

/** Notes how far the import has come. */
export type NoteProgress = (
  progress: Pick<LedgerImport, "state" | "rows"> &
    Partial<
      Pick<LedgerImport, "snapshot" | "report" | "kind" | "asAt" | "close" | "lines" | "totalPence" | "counterparties">
    >,
) => Promise<void>;

export interface AcceptedUpload {
  readonly uploaded: CreatedObject;
  readonly key: UploadKey;
  readonly file: string;
  readonly contentDigest: string;
  readonly particulars: UploadParticulars;
  readonly referenceData: ReferenceData;
  readonly note: NoteProgress;
  /** What an earlier attempt noted. */
  readonly before: LedgerImport | undefined;
}

/**
 * Reads an accepted upload into a snapshot, writes the snapshot while it is read, and has it judged if nothing is refused: judge-ledger
 * decides whether it comes into force.
 */
export async function importSnapshot(upload: AcceptedUpload, ports: ImportSnapshotPorts): Promise<void> {
  const { uploaded, key, file, particulars, referenceData, before } = upload;
  const { organisation, uploadId } = key;
  const { kind, asAt, close } = particulars;
  const note: NoteProgress = (progress) => upload.note({ ...particulars, ...progress });
  const ended = { organisation, uploadId, file, uploadedAt: uploaded.at, kind };
  const settled = await ports.settings.parties(organisation, sideOfLedger(kind));
  const mapping = await ports.settings.mapping(organisation, kind);
  // The same file read by the same rules is the same snapshot: uploading it again changes nothing.
  const snapshot: SnapshotName = {
    organisation,
    kind,
    snapshot: digestOf({
      edition: READING_EDITION,
      content: upload.contentDigest,
      particulars: { asAt, close },
      directory: referenceData.keys.organisations,
      settled,
      mapping,
      invoicePrefixes: referenceData.reconciling.invoicePrefixes,
    }).slice(0, 32),
  };
  const state = await ports.ledgers.state(organisation, kind);
  const known = [state?.inForce, state?.waiting?.ledger].find((each) => each?.snapshot === snapshot.snapshot);
  if (known) {
    if (known.report !== undefined)
      await followUpload(
        { ...ended, refused: false },
        await ports.objects.get(known.report, ledgerReportSchema),
        ports,
      );
    await judge(known, Math.max(before?.rows ?? 0, known.lines), known.report);
    return;
  }
  await note({ state: "reading", rows: 0 });
  const writer = packageWriter(ports.ledgers, snapshot);
  const stream = await ports.uploads.stream(uploaded.key);
  if (!stream) throw new LoggableError(`${uploaded.key} was removed while it was read`);
  const hash = createHash("sha256");
  const chunks = writer.paced(hashWhileRead(stream.chunks, hash));
  const onProgress = (rows: number) => {
    writer.reportProgress(() => note({ state: "reading", rows }));
  };
  const report = await readLedger(
    { name: file, chunks },
    {
      organisation,
      kind,
      asAt,
      mapping,
      index: indexFor(referenceData.directory, ports.names),
      settled: settledSuppliers(settled),
      invoicePrefixes: referenceData.reconciling.invoicePrefixes,
    },
    { readCells: ports.readCells, limits, onProgress },
    (line) => {
      writer.add(line);
    },
  );
  // A file that is refused early is not read to its end.
  await chunks.return();
  if (isLedgerRefused(report)) {
    await writer.remove();
    const reported = await ports.objects.put("ledger-reports", report);
    await followUpload({ ...ended, refused: true }, report, ports);
    await note({ state: "refused", rows: report.linesRead, snapshot: snapshot.snapshot, report: reported });
    logEnd(ports, "refused", uploadId, report.linesRead);
    return;
  }
  if (hash.digest("hex") !== upload.contentDigest) {
    await writer.remove();
    throw new LoggableError(`${uploaded.key} was overwritten while it was read`);
  }
  await note({ state: "writing", rows: report.linesRead });
  await writer.end();
  const reported = await ports.objects.put("ledger-reports", await withDifference(report, state?.inForce, ports));
  await followUpload({ ...ended, refused: false }, report, ports);
  const { lines, totalPence, counterparties } = report;
  await judge({ lines, totalPence, counterparties: counterparties.length }, report.linesRead, reported);

  /** Has the whole snapshot judged. A repeated import has it judged again, which changes nothing. */
  async function judge(
    { lines, totalPence, counterparties }: Pick<LedgerSnapshot, "lines" | "totalPence" | "counterparties">,
    rows: number,
    reportKey: string | undefined,
  ): Promise<void> {
    const whole = { snapshot: snapshot.snapshot, lines, totalPence, counterparties };
    await note({ state: "judging", rows, ...whole, ...(reportKey === undefined ? {} : { report: reportKey }) });
    await ports.enqueueJudge([{ ledger: { organisation, uploadId }, correlation: uploadId }]);
    logEnd(ports, "read", uploadId, rows);
  }
}

/** Raise this with every change after which the same file may give other lines: then it can be uploaded again. */
const READING_EDITION = 2;

/**
 * Lines are written to the table while the file is read. A slow table must not count against the file, so the time limit is
 * just below the fifteen minutes after which the function ends.
 */
const limits = { ...defaultReadingLimits, milliseconds: 14 * 60_000 };

/** Logs how the reading of an upload ended, with its metrics. */
export function logEnd(
  { log }: Pick<ImportSnapshotPorts, "log">,
  state: "read" | "refused",
  uploadId: string,
  rows: number,
): void {
  log({
    event: `ledger-${state}`,
    correlation: uploadId,
    uploadId,
    metrics: { LedgersRefused: state === "refused" ? 1 : 0, LedgerLines: state === "read" ? rows : 0 },
  });
}

async function withDifference(
  report: LedgerReport,
  before: LedgerSnapshot | undefined,
  { objects }: ImportSnapshotPorts,
): Promise<LedgerReport> {
  if (before?.report === undefined) return report;
  const { counterparties } = await objects.get(before.report, ledgerReportSchema);
  return { ...report, difference: ledgerDifference(before, counterparties, report) };
}

/** Name indexes by directory: an index takes long to build, and the directory changes a few times a year. */
const indexes = new WeakMap<Directory, ReturnType<typeof nameIndexOf>>();

function indexFor(directory: Directory, names: NameReference): ReturnType<typeof nameIndexOf> {
  const index = indexes.get(directory) ?? nameIndexOf(directory, names);
  indexes.set(directory, index);
  return index;
}
