import type { LedgerReport } from "../../shared/domain/ledger/ledger-report.ts";
import type { LedgerImport } from "../../shared/records/ledger/ledger-import-record.ts";
import { isImported } from "../../shared/records/ledger/ledger-import-record.ts";
import type { ReferenceData, ReferenceLists } from "../../shared/records/reference/reference-data.ts";
import type { StoredStream } from "../../shared/records/storage/object-store.ts";
import { closeUnread, digestOfStream } from "./hash-stream.ts";
import { importSnapshot, logEnd, type ImportSnapshotPorts, type NoteProgress } from "./import-snapshot.ts";
import { uploadsOfEvent, readUploadKey, type UploadKey, type UploadedObject } from "./upload-event.ts";
import { fileNameOf, readParticulars, type UploadParticulars } from "./upload-particulars.ts";
import { refusalReport, tooLarge, unknownOrganisation, uploadGone } from "./upload-refusals.ts";

export interface ImportLedgerPorts extends ImportSnapshotPorts {
  readonly referenceLists: ReferenceLists;
  /** A larger upload is refused. */
  readonly mostBytes?: number;
}
