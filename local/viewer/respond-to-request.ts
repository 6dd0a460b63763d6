import { ledgerEffectSchema } from "../../shared/domain/ledger/ledger-effect.ts";
import { ledgerKindSchema, type LedgerKind } from "../../shared/domain/ledger/ledger-snapshot.ts";
import type { LedgerState } from "../../shared/domain/ledger/ledger-state.ts";
import { ledgerReportSchema } from "../../shared/domain/ledger/ledger-report.ts";
import { parseOrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { statusOfUpload } from "../../shared/records/ledger/upload-status.ts";
import { newestMails } from "../../shared/records/mail/newest-mails.ts";
import { ukDay } from "../../shared/domain/amounts-and-days/uk-clock.ts";
import { isWaiting, orderItems } from "../../shared/domain/todo/order-items.ts";
import type { TodoItem } from "../../shared/domain/todo/todo-item.ts";
import { stoppedMessages } from "../../shared/records/message/stopped-messages.ts";
import { allPositions } from "../../shared/records/position/positions.ts";
import { summaryOfPosition } from "../../shared/records/position/position-view.ts";
import type { SentMail, SentSummary } from "../mail/sent-mail.ts";
import {
  fileResponse,
  mailHtmlResponse,
  pageNotFound,
  pageResponse,
  iconResponse,
  styleResponse,
  type HttpResponse,
} from "./http-responses.ts";
import { dashboards } from "../../shared/telemetry/dashboards/dashboards.ts";
import type { MetricsStore } from "../metrics/metrics-store.ts";
import { rangeOf } from "./dashboards/range.ts";
import { dashboardPage } from "./pages/dashboard-page.ts";
import { ledgerPage, ledgersPage, type ShownUpload } from "./pages/ledgers-page.ts";
import { mailsPage } from "./pages/mails-page.ts";
import { mailResponse, type MailResponseSources } from "./mail-responses.ts";
import { overviewPage } from "./pages/overview-page.ts";
import { takePage } from "./paging.ts";
import { listResponse } from "./lists/list-response.ts";
import { positionList } from "./lists/position-list.ts";
import { positionsPage } from "./pages/positions-page.ts";
import { positionResponse } from "./position-responses.ts";
import type { ReadOutcome } from "./remembered-outcomes.ts";
import type { Directory } from "../../shared/domain/organisation/organisation.ts";
import { favicon } from "./favicon.ts";
import { sentMessagePage, sentPage } from "./pages/sent-pages.ts";
import { todoPage } from "./pages/todo-page.ts";
import { style } from "./style.ts";

/** What the viewer reads. */
export interface ViewerSources extends MailResponseSources {
  readonly sent: SentMail;
  readonly mailbox: string;
  /** `smtp://…`, known once the mail server listens. */
  readonly smtpAddress: () => string;
  readonly metrics: Pick<MetricsStore, "read">;
  readonly now: () => Date;
}

/** The same, with what the viewer remembers from one request to the next. */
export interface RememberingSources extends ViewerSources {
  readonly readOutcome: ReadOutcome;
}

/** How many mails a page of the list shows. */
const SHOWN_MAILS = 100;

/** How many mails and sent messages the overview shows. */
const SHOWN_SENT = 10;

/**
 * Reads what the page at an address shows, and makes the page.
 *
 * @param path the parts of the address between slashes, decoded
 */
export async function respondToRequest(
  sources: RememberingSources,
  path: readonly string[],
  query: URLSearchParams,
): Promise<HttpResponse> {
  const [part, id, what, which] = path;
  const page = query.get("page");
  switch (part) {
    case undefined:
      return overviewResponse(sources);
    case "favicon.svg":
      return iconResponse(favicon);
    case "style.css":
      return styleResponse(style);
    case "mail":
      if (id === undefined) return mailsResponse(sources, query.get("before") ?? undefined);
      return mailResponse(sources, id, what, which);
    case "todo":
      return id === undefined ? pageResponse(todoPage(await waitingItems(sources))) : pageNotFound();
    case "sent":
      if (id === undefined) return sentListResponse(sources, page);
      return sentMessageResponse(sources, Number(id), what, Number(which));
    case "positions":
      if (id === undefined) return positionsResponse(sources, query);
      return positionResponse(sources, path.slice(1), query, await directory(sources));
    case "dashboards":
      return dashboardResponse(sources, id, query.get("range"));
    case "ledgers":
      return id === undefined ? ledgersResponse(sources) : ledgerResponse(sources, id, what ?? "");
    default:
      return pageNotFound();
  }
}

async function overviewResponse(sources: ViewerSources): Promise<HttpResponse> {
  const numbers = await sources.sent.numbers();
  return pageResponse(
    overviewPage({
      mails: (await newestMails(sources.records.mails, SHOWN_SENT)).mails,
      mailCount: await countMails(sources),
      todo: await waitingItems(sources),
      positions: await summaries(sources),
      sent: await sentSummaries(sources.sent, numbers.slice(0, SHOWN_SENT)),
      sentCount: numbers.length,
      directory: await directory(sources),
      mailbox: sources.mailbox,
      smtpAddress: sources.smtpAddress(),
    }),
  );
}

async function directory({ records }: Pick<ViewerSources, "records">): Promise<Directory> {
  return (await records.referenceLists.all()).directory;
}

async function mailsResponse({ records }: ViewerSources, before: string | undefined): Promise<HttpResponse> {
  return pageResponse(mailsPage(await newestMails(records.mails, SHOWN_MAILS, before), before === undefined));
}

/** The mails as they are stored: counting their records would read all of them. */
async function countMails({ records }: ViewerSources): Promise<number> {
  let count = 0;
  for await (const { key } of records.rawMail.list("mail/")) count += key === "mail/" ? 0 : 1;
  return count;
}

async function waitingItems({ records, now }: ViewerSources): Promise<TodoItem[]> {
  const today = ukDay(now().toISOString());
  const items: TodoItem[] = [];
  for await (const item of records.todoItems.listOpen()) if (isWaiting(item, today)) items.push(item);
  return orderItems(items, today);
}

async function summaries({ records }: ViewerSources) {
  const stopped = await stoppedMessages(records.messages);
  return (await allPositions(records.positions)).map((position) => summaryOfPosition(position, stopped));
}

async function positionsResponse(sources: ViewerSources, query: URLSearchParams): Promise<HttpResponse> {
  const list = positionList(await directory(sources));
  return listResponse(list, await summaries(sources), { path: "/positions", query }, "Positions", positionsPage);
}

async function sentListResponse({ sent }: ViewerSources, page: string | null): Promise<HttpResponse> {
  const { rows, links } = takePage(await sent.numbers(), page, "/sent");
  return pageResponse(sentPage(await sentSummaries(sent, rows), links));
}

async function sentSummaries(sent: SentMail, numbers: readonly number[]): Promise<SentSummary[]> {
  const all = await Promise.all(numbers.map((number) => sent.summary(number)));
  return all.filter((summary) => summary !== undefined);
}

async function sentMessageResponse(
  { sent }: ViewerSources,
  number: number,
  what: string | undefined,
  which: number,
): Promise<HttpResponse> {
  const message = Number.isSafeInteger(number) ? await sent.read(number) : undefined;
  if (!message) return pageNotFound();
  switch (what) {
    case undefined:
      return pageResponse(sentMessagePage(message));
    case "raw":
      return fileResponse(`${number}.eml`, message.raw);
    case "html":
      return message.html === undefined ? pageNotFound() : mailHtmlResponse(message.html);
    case "attachments": {
      const attachment = message.attachments[which - 1];
      return attachment ? fileResponse(attachment.fileName, attachment.bytes) : pageNotFound();
    }
    default:
      return pageNotFound();
  }
}

async function dashboardResponse(
  { metrics, now }: ViewerSources,
  id: string | undefined,
  asked: string | null,
): Promise<HttpResponse> {
  const dashboard = dashboards.find((each) => each.id === id);
  if (!dashboard) return pageNotFound();
  const range = rangeOf(asked, now());
  const figures = await metrics.read(range.from, range.to, range.stepMs);
  return pageResponse(dashboardPage(dashboard, figures, range));
}

async function ledgersResponse({ records }: ViewerSources): Promise<HttpResponse> {
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
  return pageResponse(ledgersPage(uploads, await directory({ records })));
}

async function ledgerResponse(
  { records }: ViewerSources,
  organisation: string,
  uploadId: string,
): Promise<HttpResponse> {
  const code = parseOrganisationCode(organisation);
  const found = code && (await records.ledgers.import(code, uploadId));
  if (found?.report === undefined) return pageNotFound();
  const report = await records.objects.get(found.report, ledgerReportSchema);
  const state = found.kind && (await records.ledgers.state(found.organisation, found.kind));
  const shown = { upload: found, status: statusOfUpload(found, state) };
  const waiting = shown.status === "waiting" ? state?.waiting : undefined;
  return pageResponse(
    ledgerPage(
      shown,
      report,
      await directory({ records }),
      waiting && { ...waiting, effect: await records.objects.get(waiting.effect, ledgerEffectSchema) },
    ),
  );
}
