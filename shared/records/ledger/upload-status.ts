import type { LedgerState } from "../../domain/ledger/ledger-state.ts";
import type { LedgerImport } from "./ledger-import-record.ts";

/** How an upload stands now, whatever became of it at first. */
export type UploadStatus =
  "being-read" | "in-force" | "waiting" | "unchanged" | "replaced" | "rejected" | "taken-out-of-force" | "refused";

/** @param state of the ledgers of its organisation and kind; absent if none has come into force yet */
export function statusOfUpload(upload: LedgerImport, state: LedgerState | undefined): UploadStatus {
  if (upload.state === "refused") return "refused";
  if (state?.inForce.uploadId === upload.uploadId) return "in-force";
  if (state?.waiting?.ledger.uploadId === upload.uploadId) return "waiting";
  if (upload.state === "reading" || upload.state === "writing" || upload.state === "judging") return "being-read";
  const last = upload.decisions?.at(-1)?.decided;
  if (last === "rejected") return "rejected";
  if (last === "reverted") return "taken-out-of-force";
  return upload.state === "unchanged" ? "unchanged" : "replaced";
}

/** The same in words. */
export function sayStatus(status: UploadStatus): string {
  switch (status) {
    case "being-read":
      return "being read";
    case "in-force":
      return "in force";
    case "waiting":
      return "waits to be released";
    case "unchanged":
      return "no changes";
    case "replaced":
      return "replaced";
    case "rejected":
      return "rejected";
    case "taken-out-of-force":
      return "taken out of force";
    case "refused":
      return "refused";
  }
}
