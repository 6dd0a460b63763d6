import { formatCalendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import type { Directory } from "../../../shared/domain/organisation/organisation.ts";
import type { LedgerImport } from "../../../shared/records/ledger/ledger-import-record.ts";
import { sayStatus, type UploadStatus } from "../../../shared/records/ledger/upload-status.ts";
import { html, type Html } from "../../../shared/messages/rendering/html.ts";
import { shortText } from "../display-text.ts";
import { organisationLabel } from "../pages/organisation-label.ts";
import type { List } from "./list.ts";

/** An upload, with how it stands now. */
export interface ShownUpload {
  readonly upload: LedgerImport;
  readonly status: UploadStatus;
}

/** Uploaded ledgers, in the order in which they are given. */
export function uploadList(directory: Directory): List<ShownUpload> {
  return {
    unit: ["upload", "uploads"],
    columns: [
      {
        name: "uploaded",
        heading: "Uploaded",
        instant: ({ upload }) => upload.uploadedAt,
      },
      {
        name: "organisation",
        heading: "Organisation",
        text: ({ upload: { organisation } }) => `${organisation} ${directory.get(organisation)?.name ?? ""}`.trim(),
        cell: ({ upload }) => organisationLabel(upload.organisation, directory),
      },
      { name: "ledger", heading: "Ledger", text: ({ upload }) => upload.kind ?? "" },
      { name: "as-at", heading: "As at", look: "nowrap", text: ({ upload }) => closeWords(upload) },
      {
        name: "file",
        heading: "File",
        look: "title",
        text: ({ upload }) => upload.file,
        cell: ({ upload }) => fileCell(upload),
      },
      { name: "lines", heading: "Lines in the group", look: "amount", text: ({ upload }) => upload.lines ?? "" },
      { name: "outstanding", heading: "Outstanding", amount: ({ upload }) => upload.totalPence },
      {
        name: "state",
        heading: "State",
        text: ({ status }) => sayStatus(status),
        cell: ({ status }) => statusBadge(status),
      },
    ],
    filters: [
      { name: "organisation", label: "Organisation", all: "all", of: ({ upload }) => [upload.organisation] },
      { name: "ledger", label: "Ledger", all: "all", of: ({ upload }) => [upload.kind ?? "unknown"] },
      { name: "state", label: "State", all: "all", of: ({ status }) => [sayStatus(status)] },
    ],
    // Only what is in force can be added up: a ledger and the one that replaced it are the same money.
    added: { isAdded: ({ status }) => status === "in-force", leftOut: "those in force added" },
    empty: "No ledger has been uploaded yet.",
  };
}

export function closeWords({ asAt, close }: LedgerImport): string {
  return `${asAt === undefined ? "an unknown date" : formatCalendarDate(asAt)}, ${close ?? "unknown"} close`;
}

export function statusBadge(status: UploadStatus): Html {
  return html`<span class="badge ${BADGES[status]}">${sayStatus(status)}</span>`;
}

const BADGES: Readonly<Record<UploadStatus, "good" | "calm" | "warn" | "bad">> = {
  "being-read": "warn",
  "in-force": "good",
  waiting: "warn",
  unchanged: "calm",
  replaced: "calm",
  rejected: "calm",
  "taken-out-of-force": "calm",
  refused: "bad",
};

function fileCell(upload: LedgerImport): Html {
  const file = shortText(upload.file, "(no name)");
  return upload.report === undefined
    ? html`${file}`
    : html`<a href="/ledgers/${upload.organisation}/${encodeURIComponent(upload.uploadId)}">${file}</a>`;
}
