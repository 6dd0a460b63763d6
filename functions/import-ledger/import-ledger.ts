import { createHash, type Hash } from "node:crypto";
import type { Directory } from "../../shared/domain/organisation/organisation.ts";
import type { Finding } from "../../shared/domain/statement/finding.ts";
import {
  isLedgerRefused,
  ledgerReportSchema,
  type LedgerReport,
  ledgerDifference,
} from "../../shared/domain/ledger/ledger-report.ts";
import type { LedgerSnapshot } from "../../shared/domain/ledger/ledger-snapshot.ts";
import { nameIndexOf } from "../../shared/domain/organisation/names/name-index.ts";
import type { NameReference } from "../../shared/domain/organisation/names/name-reference.ts";
import { settledSuppliers } from "../../shared/domain/organisation/names/recognise-supplier.ts";
import type { OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { readLedger, type LedgerReader } from "../../shared/reading/ledger/read-ledger.ts";
import { defaultReadingLimits } from "../../shared/reading/cells/reading-limits.ts";
import { digestOf } from "../../shared/records/storage/digest.ts";
import type { JsonObjects } from "../../shared/records/storage/json-objects.ts";
import { isImported, type LedgerImport } from "../../shared/records/ledger/ledger-import-record.ts";
import type { LedgerSettings } from "../../shared/records/ledger/ledger-settings.ts";
import type { Ledgers, MadeCurrent, SnapshotName } from "../../shared/records/ledger/ledgers.ts";
import type { ObjectStore } from "../../shared/records/storage/object-store.ts";
import { positionsOfPayable, type Positions } from "../../shared/records/position/positions.ts";
import type { Enqueue } from "../../shared/records/storage/queue.ts";
import type { ReferenceData, ReferenceLists } from "../../shared/records/reference/reference-data.ts";
import type { Log } from "../../shared/telemetry/log.ts";
import { packageWriter } from "./package-writer.ts";
import { refusalReport } from "./upload-refusals.ts";
import { fileNameOf, readParticulars, type UploadParticulars } from "./upload-particulars.ts";
import { uploadsOfEvent, type UploadedObject, readUploadKey, type UploadKey } from "./upload-event.ts";

export interface ImportLedgerPorts {
  readonly uploads: ObjectStore;
  readonly ledgers: Ledgers;
  readonly settings: LedgerSettings;
  readonly reference: ReferenceLists;
  readonly positions: Positions;
  readonly objects: JsonObjects;
  readonly readCells: LedgerReader["readCells"];
  readonly names: NameReference;
  readonly sendReconcile: Enqueue;
  /** A larger upload is refused. */
  readonly mostBytes?: number;
  readonly log: Log;
}

/**
 * Takes an uploaded ledger: reads it whole, writes it beside the one in force, makes it current in one conditional write,
 * and sends word to every position that it touches. May be repeated at any point: it comes to the same end.
 *
 * @param body S3's event
 * @throws whatever the cloud could not do; the message then comes again.
 */
export async function importLedger(body: string, ports: ImportLedgerPorts): Promise<void> {
  for (const uploaded of uploadsOfEvent(body)) await importUpload(uploaded, ports);
}

async function importUpload(uploaded: UploadedObject, ports: ImportLedgerPorts): Promise<void> {
  const place = readUploadKey(uploaded.key);
  if (!place) {
    ports.log({ level: "warn", event: "upload-in-no-place" });
    return;
  }
  const { organisation, uploadId } = place;
  const before = await ports.ledgers.import(organisation, uploadId);
  if (before && isImported(before) && before.uploadedAt >= uploaded.uploadedAt) {
    // Its end is noted last of all: there is nothing left to do.
    ports.log({ event: "upload-repeated", correlation: uploadId, uploadId, state: before.state });
    return;
  }
  const first = await ports.uploads.stream(uploaded.key);
  const file = fileNameOf(first?.metadata ?? {}, place);
  const note = progressNoter({ uploadId, organisation, file, uploadedAt: uploaded.uploadedAt }, ports);
  if (!first) {
    await refuse(note, refusalReport([gone(file)]));
    return;
  }
  const reference = await ports.reference.all();
  const read = readParticulars(place, first.metadata);
  const findings = read.read ? [] : [...read.findings];
  if (!reference.directory.has(organisation)) findings.push(unknownOrganisation(organisation, file));
  if (!read.read || findings.length > 0) {
    await closeUnread(first.chunks);
    await refuse(note, refusalReport(findings));
    return;
  }
  const content = await digestOfStream(first.chunks, ports.mostBytes ?? MOST_BYTES);
  if (content === undefined) {
    await refuse(note, refusalReport([tooLarge(file, ports.mostBytes ?? MOST_BYTES)]), read.particulars);
    return;
  }
  await importContent(
    { uploaded, place, file, content, particulars: read.particulars, reference, note, before },
    ports,
  );

  async function refuse(tell: Note, report: LedgerReport, particulars?: UploadParticulars): Promise<void> {
    await tell({
      state: "refused",
      rows: report.linesRead,
      report: await ports.objects.put("ledger-reports", report),
      ...particulars,
    });
    logEnd(ports, "refused", uploadId, 0, 0);
  }
}

interface Content {
  readonly uploaded: UploadedObject;
  readonly place: UploadKey;
  readonly file: string;
  /** Digest of the bytes. */
  readonly content: string;
  readonly particulars: UploadParticulars;
  readonly reference: ReferenceData;
  readonly note: Note;
  /** What an earlier attempt has noted. */
  readonly before: LedgerImport | undefined;
}

async function importContent(upload: Content, ports: ImportLedgerPorts): Promise<void> {
  const { uploaded, place, file, particulars, reference, before } = upload;
  const { organisation, uploadId } = place;
  const { kind, asAt, close } = particulars;
  const note: Note = (progress) => upload.note({ ...particulars, ...progress });
  const settled = await ports.settings.suppliers(organisation);
  const mapping = await ports.settings.mapping(organisation, kind);
  // The same file read by the same rules is the same snapshot: uploading it again changes nothing.
  const snapshot: SnapshotName = {
    organisation,
    kind,
    snapshot: digestOf({
      edition: READING_EDITION,
      content: upload.content,
      particulars: { asAt, close },
      directory: reference.keys.organisations,
      settled,
      mapping,
    }).slice(0, 32),
  };
  const present = await ports.ledgers.current(organisation, kind);
  if (present?.snapshot === snapshot.snapshot) {
    const became = await ports.ledgers.makeCurrent({ ...present, uploadedAt: uploaded.uploadedAt, uploadId });
    await end(became, Math.max(before?.rows ?? 0, present.lines), present.report);
    return;
  }
  await note({ state: "reading", rows: 0 });
  const writer = packageWriter(ports.ledgers, snapshot);
  const second = await ports.uploads.stream(uploaded.key);
  if (!second) throw new Error(`${uploaded.key} has gone while it was read`);
  const hash = createHash("sha256");
  const chunks = writer.paced(hashed(second.chunks, hash));
  const onProgress = (rows: number) => {
    writer.note(() => note({ state: "reading", rows }));
  };
  const report = await readLedger(
    { name: file, chunks },
    {
      organisation,
      kind,
      asAt,
      mapping,
      index: indexFor(reference.directory, ports.names),
      settled: settledSuppliers(settled),
    },
    { readCells: ports.readCells, limits, onProgress },
    (line) => {
      writer.add(line);
    },
  );
  // What is refused early is not read to its end.
  await chunks.return();
  if (isLedgerRefused(report)) {
    await writer.remove();
    await end("refused", report.linesRead, await ports.objects.put("ledger-reports", report));
    return;
  }
  if (hash.digest("hex") !== upload.content) {
    await writer.remove();
    throw new Error(`${uploaded.key} was written over while it was read`);
  }
  await note({ state: "writing", rows: report.linesRead });
  await writer.end();
  const reported = await ports.objects.put("ledger-reports", await withDifference(report, present, ports));
  const became = await ports.ledgers.makeCurrent({
    ...snapshot,
    asAt,
    close,
    file,
    lines: report.lines,
    totalPence: report.totalPence,
    counterparties: report.counterparties.length,
    uploadedAt: uploaded.uploadedAt,
    uploadId,
    report: reported,
  });
  await end(became, report.linesRead, reported);

  async function end(state: MadeCurrent | "refused", rows: number, reportKey: string | undefined): Promise<void> {
    // A repeat sends word again: the first time may have stopped before it did.
    const told = state === "current" || state === "unchanged" ? await informPositions(snapshot, uploadId, ports) : 0;
    await note({ state, rows, snapshot: snapshot.snapshot, ...(reportKey === undefined ? {} : { report: reportKey }) });
    logEnd(ports, state, uploadId, rows, told);
  }
}

/** To be raised with every change after which the same file may give other lines: then it can be uploaded again. */
const READING_EDITION = 1;

/** A ledger of four million rows, and far above what any organisation has. */
const MOST_BYTES = 2 * 1024 * 1024 * 1024;

/**
 * Text is written to the table as it is read, and the table may be slow: that must not count against the file. The
 * function itself ends at fifteen minutes.
 */
const limits = { ...defaultReadingLimits, milliseconds: 14 * 60_000 };

async function informPositions(
  { organisation, kind }: SnapshotName,
  correlation: string,
  { positions, sendReconcile }: ImportLedgerPorts,
): Promise<number> {
  const messages = [];
  for await (const { key } of positionsOfPayable(positions, organisation))
    if ((key.kind === "i&e") === (kind === "expenditure")) messages.push({ position: key, correlation });
  await sendReconcile(messages);
  return messages.length;
}

function logEnd(
  { log }: ImportLedgerPorts,
  state: MadeCurrent | "refused",
  uploadId: string,
  rows: number,
  told: number,
): void {
  log({
    event: `ledger-${state}`,
    correlation: uploadId,
    uploadId,
    count: told,
    metrics: {
      LedgersImported: state === "current" ? 1 : 0,
      LedgersRefused: state === "refused" ? 1 : 0,
      LedgerLines: state === "current" ? rows : 0,
    },
  });
}

function gone(file: string): Finding {
  return {
    code: "upload-gone",
    severity: "refusal",
    file,
    what: "The file was taken away before it could be read.",
    todo: "Please upload it again.",
  };
}

function unknownOrganisation(organisation: OrganisationCode, file: string): Finding {
  return {
    code: "unknown-organisation",
    severity: "refusal",
    file,
    what: `${organisation} is not in the directory: nobody could be told to be its counterparty.`,
    todo: "Please check the code, or import the organisations first, and upload the ledger again.",
  };
}

function tooLarge(file: string, mostBytes: number): Finding {
  return {
    code: "over-limit",
    severity: "refusal",
    file,
    what: `The file has over ${mostBytes} bytes.`,
    todo: "Please upload the open items and the last two years alone.",
  };
}

type Note = (
  progress: Pick<LedgerImport, "state" | "rows"> &
    Partial<Pick<LedgerImport, "snapshot" | "report" | "kind" | "asAt" | "close">>,
) => Promise<void>;

function progressNoter(
  upload: Pick<LedgerImport, "uploadId" | "organisation" | "file" | "uploadedAt">,
  { ledgers }: ImportLedgerPorts,
): Note {
  return (progress) => ledgers.noteImport({ ...upload, ...progress });
}

async function withDifference(
  report: LedgerReport,
  before: LedgerSnapshot | undefined,
  { objects }: ImportLedgerPorts,
): Promise<LedgerReport> {
  if (before?.report === undefined) return report;
  const { counterparties } = await objects.get(before.report, ledgerReportSchema);
  return { ...report, difference: ledgerDifference(before, counterparties, report) };
}

/** `undefined` where there are more bytes than that. */
async function digestOfStream(chunks: AsyncIterable<Uint8Array>, mostBytes: number): Promise<string | undefined> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > mostBytes) return undefined;
    hash.update(chunk);
  }
  return hash.digest("hex");
}

/** Tells of the bytes that came by: an object may be written over between two looks at it. */
async function* hashed(chunks: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}

/** A stream that nobody reads keeps its connection. */
async function closeUnread(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const iterator = chunks[Symbol.asyncIterator]();
  const { done } = await iterator.next();
  if (done !== true) await iterator.return?.();
}

/** The directory changes a few times a year, and its index is large. */
const indexes = new WeakMap<Directory, ReturnType<typeof nameIndexOf>>();

function indexFor(directory: Directory, names: NameReference): ReturnType<typeof nameIndexOf> {
  const index = indexes.get(directory) ?? nameIndexOf(directory, names);
  indexes.set(directory, index);
  return index;
}
