import { createHash } from "node:crypto";

import type { Directory } from "../../shared/domain/directory.ts";
import { ledgerDifference } from "../../shared/domain/ledger-difference.ts";
import { isLedgerRefused, ledgerReportSchema, type LedgerReport } from "../../shared/domain/ledger-report.ts";
import type { LedgerSnapshot } from "../../shared/domain/ledger-snapshot.ts";
import { nameIndexOf } from "../../shared/domain/names/name-index.ts";
import type { NameReference } from "../../shared/domain/names/name-reference.ts";
import { settledSuppliers } from "../../shared/domain/names/tell-supplier.ts";
import { readLedger, type LedgerReader } from "../../shared/reading/ledger/read-ledger.ts";
import { digestOf } from "../../shared/records/digest.ts";
import type { JsonObjects } from "../../shared/records/json-objects.ts";
import { isImported, type LedgerImport } from "../../shared/records/ledger-import-record.ts";
import type { LedgerSettings } from "../../shared/records/ledger-settings.ts";
import type { Ledgers, SnapshotName } from "../../shared/records/ledgers.ts";
import type { ObjectStore } from "../../shared/records/object-store.ts";
import { positionsOfPayable, type Positions } from "../../shared/records/positions.ts";
import type { SendMessages } from "../../shared/records/queue.ts";
import type { ReferenceData } from "../../shared/records/reference-data.ts";
import type { Log } from "../../shared/telemetry/log.ts";
import { packageWriter } from "./package-writer.ts";
import { uploadIdOf, uploadParticularsSchema, type UploadParticulars } from "./upload-particulars.ts";
import { uploadsOfEvent, type Uploaded } from "./uploads-of-event.ts";

export interface ImportLedger {
  readonly uploads: ObjectStore;
  readonly ledgers: Ledgers;
  readonly settings: LedgerSettings;
  readonly reference: ReferenceData;
  readonly positions: Positions;
  readonly objects: JsonObjects;
  readonly readCells: LedgerReader["readCells"];
  readonly names: NameReference;
  readonly sendReconcile: SendMessages;
  readonly log: Log;
}

/**
 * Takes an uploaded ledger: reads it whole, writes it beside the one in force, makes it current in one conditional write,
 * and sends word to every position that it touches. May be repeated at any point: it comes to the same end.
 *
 * @param body S3's event
 * @throws whatever the cloud could not do; the message then comes again.
 */
export async function importLedger(body: string, ports: ImportLedger): Promise<void> {
  for (const uploaded of uploadsOfEvent(body)) await importUpload(uploaded, ports);
}

async function importUpload(uploaded: Uploaded, ports: ImportLedger): Promise<void> {
  const uploadId = uploadIdOf(uploaded.key);
  const first = await ports.uploads.stream(uploaded.key);
  const particulars = uploadParticularsSchema.safeParse(first?.metadata).data;
  if (!first || uploadId === undefined || !particulars) {
    ports.log({ level: "warn", event: "upload-without-particulars", ...(uploadId === undefined ? {} : { uploadId }) });
    return;
  }
  const reference = await ports.reference.all();
  const settled = await ports.settings.suppliers(particulars.organisation);
  const mapping = await ports.settings.mapping(particulars.organisation, particulars.kind);
  const snapshot: SnapshotName = {
    organisation: particulars.organisation,
    kind: particulars.kind,
    // The same file read by the same rules is the same snapshot: uploading it again changes nothing.
    snapshot: digestOf({
      content: await digestOfStream(first.chunks),
      particulars: { asAt: particulars.asAt, close: particulars.close },
      directory: reference.keys.organisations,
      settled,
      mapping,
    }).slice(0, 32),
  };
  const note = noteOf(uploaded, uploadId, particulars, ports);
  const present = await ports.ledgers.current(particulars.organisation, particulars.kind);
  if (present?.snapshot === snapshot.snapshot) {
    await endImport("unchanged", present.lines, present.report);
    return;
  }
  await note({ state: "reading", rows: 0 });
  const writer = packageWriter(ports.ledgers, snapshot);
  const second = await ports.uploads.stream(uploaded.key);
  if (!second) throw new Error(`${uploaded.key} has gone while it was read`);
  const report = await readLedger(
    { name: particulars.file, chunks: writer.paced(second.chunks) },
    {
      organisation: particulars.organisation,
      kind: particulars.kind,
      asAt: particulars.asAt,
      mapping,
      index: indexFor(reference.directory, ports.names),
      settled: settledSuppliers(settled),
    },
    { readCells: ports.readCells, onProgress: (rows) => writer.note(() => note({ state: "reading", rows })) },
    writer.add,
  );
  if (isLedgerRefused(report)) {
    await writer.remove();
    await endImport("refused", report.linesRead, await ports.objects.put("ledger-reports", report));
    return;
  }
  await note({ state: "writing", rows: report.linesRead });
  await writer.end();
  const reported = await ports.objects.put("ledger-reports", await withDifference(report, present, ports));
  const became = await ports.ledgers.makeCurrent({
    ...snapshot,
    asAt: particulars.asAt,
    close: particulars.close,
    file: particulars.file,
    lines: report.lines,
    totalPence: report.totalPence,
    counterparties: report.counterparties.length,
    uploadedAt: uploaded.uploadedAt,
    report: reported,
  });
  await endImport(became, report.linesRead, reported);

  async function endImport(
    state: Extract<LedgerImport["state"], "current" | "unchanged" | "superseded" | "refused">,
    rows: number,
    reportKey: string | undefined,
  ): Promise<void> {
    // A repeat of the upload that is current sends word again: the first time may have stopped before it did.
    const told = state === "current" || state === "unchanged" ? await tellPositions() : 0;
    const before = await ports.ledgers.import(snapshot.organisation, uploadId ?? "");
    // The upload that made the snapshot current keeps its word when its message comes a second time.
    if (!(before && isImported(before))) {
      await note({
        state,
        rows,
        snapshot: snapshot.snapshot,
        ...(reportKey === undefined ? {} : { report: reportKey }),
      });
    }
    ports.log({
      event: `ledger-${state}`,
      correlation: uploadId ?? "",
      uploadId: uploadId ?? "",
      count: told,
      metrics: {
        LedgersImported: state === "current" ? 1 : 0,
        LedgersRefused: state === "refused" ? 1 : 0,
        LedgerLines: state === "current" ? rows : 0,
      },
    });
  }

  async function tellPositions(): Promise<number> {
    const messages = [];
    for await (const { key } of positionsOfPayable(ports.positions, snapshot.organisation))
      if ((key.kind === "i&e") === (snapshot.kind === "expenditure"))
        messages.push({ position: key, correlation: uploadId ?? "" });
    await ports.sendReconcile(messages);
    return messages.length;
  }
}

type Progress = Pick<LedgerImport, "state" | "rows"> & Partial<Pick<LedgerImport, "snapshot" | "report">>;

function noteOf(
  { uploadedAt }: Uploaded,
  uploadId: string,
  { organisation, kind, asAt, close, file }: UploadParticulars,
  { ledgers }: ImportLedger,
) {
  return (progress: Progress) =>
    ledgers.noteImport({ uploadId, organisation, kind, asAt, close, file, uploadedAt, ...progress });
}

async function withDifference(
  report: LedgerReport,
  before: LedgerSnapshot | undefined,
  { objects }: ImportLedger,
): Promise<LedgerReport> {
  if (before?.report === undefined) return report;
  const { counterparties } = await objects.get(before.report, ledgerReportSchema);
  return { ...report, difference: ledgerDifference(before, counterparties, report) };
}

async function digestOfStream(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest("hex");
}

/** The directory changes a few times a year, and its index is large. */
const indexes = new WeakMap<Directory, ReturnType<typeof nameIndexOf>>();

function indexFor(directory: Directory, names: NameReference): ReturnType<typeof nameIndexOf> {
  const index = indexes.get(directory) ?? nameIndexOf(directory, names);
  indexes.set(directory, index);
  return index;
}
