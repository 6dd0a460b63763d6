import { ledgerEffectSchema } from "../../../shared/domain/ledger/ledger-effect.ts";
import { ledgerKindSchema, type LedgerKind } from "../../../shared/domain/ledger/ledger-snapshot.ts";
import type { LedgerState } from "../../../shared/domain/ledger/ledger-state.ts";
import { ledgerReportSchema } from "../../../shared/domain/ledger/ledger-report.ts";
import { parseOrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { statusOfUpload } from "../../../shared/records/ledger/upload-status.ts";
import { pageNotFound, type HttpResponse } from "../http-responses.ts";
import { counterpartyList } from "../lists/counterparty-list.ts";
import { listResponse } from "../lists/list-response.ts";
import { uploadList, type ShownUpload } from "../lists/upload-list.ts";
import { ledgerPage, ledgersPage } from "../pages/ledgers-page.ts";
import type { ViewerSources } from "../viewer-sources.ts";

/** `/ledgers`: the uploads of all organisations. */
export async function ledgersResponse({ records }: ViewerSources, query: URLSearchParams): Promise<HttpResponse> {
  const organisations = new Set<string>();
  for await (const { key } of records.uploads.list("uploads/")) organisations.add(key.split("/")[1] ?? "");
  const uploads: ShownUpload[] = [];
  for (const organisation of organisations) {
    const code = parseOrganisationCode(organisation);
    if (!code) continue;
    const states = new Map<LedgerKind, LedgerState | undefined>();
    for (const kind of ledgerKindSchema.options) states.set(kind, await records.ledgers.state(code, kind));
    for await (const upload of records.ledgers.imports(code))
      uploads.push({ upload, status: statusOfUpload(upload, states.get(upload.kind ?? "payables")) });
  }
  uploads.sort((one, other) => (one.upload.uploadedAt < other.upload.uploadedAt ? 1 : -1));
  const { directory } = await records.referenceLists.all();
  return listResponse(uploadList(directory), uploads, { path: "/ledgers", query }, "Ledgers", (list) =>
    ledgersPage(uploads, list),
  );
}

/** `/ledgers/ZA1/ID`: one upload. */
export async function ledgerResponse(
  { records }: ViewerSources,
  [organisation = "", uploadId = ""]: readonly string[],
  query: URLSearchParams,
): Promise<HttpResponse> {
  const code = parseOrganisationCode(organisation);
  const found = code && (await records.ledgers.import(code, uploadId));
  if (found?.report === undefined) return pageNotFound();
  const report = await records.objects.get(found.report, ledgerReportSchema);
  const state = found.kind && (await records.ledgers.state(found.organisation, found.kind));
  const shown = { upload: found, status: statusOfUpload(found, state) };
  const waiting = shown.status === "waiting" ? state?.waiting : undefined;
  const effect = waiting && (await records.objects.get(waiting.effect, ledgerEffectSchema));
  const { directory } = await records.referenceLists.all();
  const path = `/ledgers/${organisation}/${encodeURIComponent(uploadId)}`;
  return listResponse(
    counterpartyList,
    report.counterparties,
    { path, query },
    `${organisation} ledger by counterparty`,
    (list) => ledgerPage(shown, report, directory, list, waiting && effect && { ...waiting, effect }),
  );
}
