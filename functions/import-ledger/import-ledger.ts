import { whoseOrganisation } from "../../shared/domain/canary/whose.ts";
import type { Finding } from "../../shared/domain/statement/finding.ts";
import { isImported, type LedgerImport } from "../../shared/records/ledger/ledger-import-record.ts";
import type { ReferenceData, ReferenceLists } from "../../shared/records/reference/reference-data.ts";
import { followUpload } from "../../shared/records/todo/follow-upload.ts";
import { portsFor } from "../../shared/telemetry/log.ts";
import { createdObjectsOf, type CreatedObject } from "../../shared/records/storage/created-objects.ts";
import type { ObjectStream } from "../../shared/records/storage/object-store.ts";
import { closeUnread, digestOfStream } from "./hash-stream.ts";
import { importSnapshot, logEnd, type ImportSnapshotPorts, type NoteProgress } from "./import-snapshot.ts";
import { readUploadKey, type UploadKey } from "./upload-key.ts";
import { fileNameOf, readParticulars, type UploadParticulars } from "./upload-particulars.ts";
import { refusalReport, tooLarge, unknownOrganisation, uploadGone } from "./upload-refusals.ts";

export interface ImportLedgerPorts extends ImportSnapshotPorts {
  readonly referenceLists: ReferenceLists;
  /** A larger upload is refused. */
  readonly mostBytes?: number;
}

/**
 * Imports an uploaded ledger, in this order:
 *
 * 1. Gather: the upload's key, what an earlier attempt noted, its metadata, the reference data, a digest of its bytes.
 * 2. Decide: pass over a key of another form or a finished upload; refuse an upload that is incomplete or too large.
 * 3. Act (`import-snapshot.ts`): read the ledger, write it beside the one in force, and have it judged (judge-ledger).
 *
 * It may be repeated from any point and ends the same way.
 *
 * @param body S3's event
 * @throws any failure of the cloud; the queue then delivers the message again.
 */
export async function importLedger(body: string, ports: ImportLedgerPorts): Promise<void> {
  for (const uploaded of createdObjectsOf(body)) await importUpload(uploaded, ports);
}

async function importUpload(uploaded: CreatedObject, given: ImportLedgerPorts): Promise<void> {
  const key = readUploadKey(uploaded.key);
  if (!key) {
    given.log({ level: "warn", event: "upload-key-not-understood" });
    return;
  }
  const { organisation, uploadId } = key;
  const ports = portsFor(whoseOrganisation(organisation), given);
  const before = await ports.ledgers.import(organisation, uploadId);
  if (before && isImported(before) && before.uploadedAt >= uploaded.at) {
    // The end is noted last, so nothing is left to do.
    ports.log({ event: "upload-repeated", correlation: uploadId, uploadId, state: before.state });
    return;
  }
  const stream = await ports.uploads.stream(uploaded.key);
  const file = fileNameOf(stream?.metadata ?? {}, key);
  const note: NoteProgress = (progress) =>
    ports.ledgers.noteImport({ uploadId, organisation, file, uploadedAt: uploaded.at, ...progress });

  const decision = await decideUpload(stream, key, file, ports);
  if (decision.accepted) {
    await importSnapshot({ ...decision, uploaded, key, file, note, before }, ports);
    return;
  }
  const report = refusalReport(decision.findings);
  await followUpload(
    { organisation, uploadId, file, uploadedAt: uploaded.at, kind: decision.particulars?.kind, refused: true },
    report,
    ports,
  );
  await note({
    state: "refused",
    rows: report.linesRead,
    report: await ports.objects.put("ledger-reports", report),
    ...decision.particulars,
  });
  logEnd(ports, "refused", uploadId, 0);
}

type UploadDecision =
  | {
      readonly accepted: true;
      readonly particulars: UploadParticulars;
      readonly referenceData: ReferenceData;
      /** Digest of the bytes. */
      readonly contentDigest: string;
    }
  | {
      readonly accepted: false;
      readonly findings: readonly Finding[];
      readonly particulars?: UploadParticulars;
    };

/** Decides whether an upload is worth reading. */
async function decideUpload(
  stream: ObjectStream | undefined,
  key: UploadKey,
  file: LedgerImport["file"],
  ports: ImportLedgerPorts,
): Promise<UploadDecision> {
  if (!stream) return { accepted: false, findings: [uploadGone(file)] };
  const referenceData = await ports.referenceLists.all(whoseOrganisation(key.organisation));
  const read = readParticulars(key, stream.metadata);
  const findings = read.read ? [] : [...read.findings];
  if (!referenceData.directory.has(key.organisation)) findings.push(unknownOrganisation(key.organisation, file));
  if (!read.read || findings.length > 0) {
    await closeUnread(stream.chunks);
    return { accepted: false, findings };
  }
  const { particulars } = read;
  const mostBytes = ports.mostBytes ?? MOST_BYTES;
  const contentDigest = await digestOfStream(stream.chunks, mostBytes);
  if (contentDigest === undefined) return { accepted: false, findings: [tooLarge(file, mostBytes)], particulars };
  return { accepted: true, particulars, referenceData, contentDigest };
}

/** A ledger of four million rows: far more than any organisation has. */
const MOST_BYTES = 2 * 1024 * 1024 * 1024;
