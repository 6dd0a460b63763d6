import type { Outcome } from "../../../shared/domain/position/outcome.ts";
import { positionKeySchema } from "../../../shared/domain/position/position-key.ts";
import { nameOfLineAmount } from "../../../shared/messages/words/statement-words.ts";
import { notesOnPosition } from "../../../shared/records/counterparty-note/notes-on-position.ts";
import { stoppedOfPosition } from "../../../shared/records/message/stopped-messages.ts";
import { positionDecisions } from "../../../shared/records/position/position-decisions.ts";
import type { PositionRecord } from "../../../shared/records/position/position-record.ts";
import { replyInReview } from "../../../shared/records/position/positions.ts";
import { draftOfReply } from "../../mail/draft-of-reply.ts";
import type { AccordRecords } from "../../open-records.ts";
import { fileResponse, mailHtmlResponse, pageNotFound, pageResponse, type HttpResponse } from "../http-responses.ts";
import { evidenceList } from "../lists/evidence-list.ts";
import { ledgerOnlyList } from "../lists/ledger-only-list.ts";
import { lineList } from "../lists/line-list.ts";
import { positionList } from "../lists/position-list.ts";
import { positionsPage } from "../pages/positions-page.ts";
import { positionSummaries } from "./overview-response.ts";
import { listResponse } from "../lists/list-response.ts";
import { ledgerOnlyPage, linePage } from "../pages/line-page.ts";
import { positionPage } from "../pages/position-page.ts";
import { replyInReviewPage } from "../pages/reply-in-review-page.ts";
import type { RememberingSources, ViewerSources } from "../viewer-sources.ts";
import { hrefOfPosition } from "../addresses.ts";

/** `/positions?state=answered`: the positions, with plots of those that were asked for. */
export async function positionsResponse(sources: ViewerSources, query: URLSearchParams): Promise<HttpResponse> {
  const { directory } = await sources.records.referenceLists.all();
  const positions = await positionSummaries(sources);
  return listResponse(positionList(directory), positions, { path: "/positions", query }, "Positions", (list, chosen) =>
    positionsPage(list, chosen, directory),
  );
}

/**
 * The page of a position, of one of its lines (`lines/7`), of what only the ledger has (`ledger-only`), or of the reply that a person reads
 * before it leaves (`reply`).
 *
 * @param parts of the address behind `/positions`
 */
export async function positionResponse(
  { records, readOutcome }: RememberingSources,
  parts: readonly string[],
  query: URLSearchParams,
): Promise<HttpResponse> {
  const [payable, receivable, exercise, kind, what, ...which] = parts;
  const key = positionKeySchema.safeParse({ payable, receivable, exercise, kind }).data;
  const record = key && (await records.positions.get(key));
  if (!record) return pageNotFound();
  if (what === "reply") return replyInReviewResponse(records, record, which);
  const reconciled = record.reconciled?.mailId === record.current.mailId ? record.reconciled : undefined;
  const outcome = reconciled && (await readOutcome(reconciled.outcome));
  switch (what) {
    case undefined:
      return wholePosition(records, record, outcome, query);
    case "lines":
      return lineResponse(record, outcome, which, query);
    case "ledger-only":
      return outcome && which.length === 0 ? ledgerOnlyResponse(record, outcome, query) : pageNotFound();
    default:
      return pageNotFound();
  }
}

async function wholePosition(
  records: AccordRecords,
  record: PositionRecord,
  outcome: Outcome | undefined,
  query: URLSearchParams,
): Promise<HttpResponse> {
  const { directory } = await records.referenceLists.all();
  const answer = record.answer && (await records.messages.get(record.answer.messageId));
  const statements = (await records.mails.get(record.current.mailId))?.statements ?? [];
  const place = statements.findIndex((each) => each.statement === record.current.statement);
  const links = {
    decisions: await positionDecisions(record, records),
    ...(answer ? { answer } : {}),
    stopped: await stoppedOfPosition(record, records.messages),
    ...(place < 0 ? {} : { statementPlace: place + 1 }),
    evidence: await records.evidence.of(record.key),
    notes: await notesOnPosition(record.key, records.counterpartyNotes),
  };
  if (!outcome) return pageResponse(positionPage(record, outcome, directory, links));
  const path = hrefOfPosition(record.key);
  const list = lineList(nameOfLineAmount(record.key.kind), ({ line }) => `${path}/lines/${line}`);
  return listResponse(list, outcome.lines, { path, query }, `${fileNameOf(record)} lines`, (lines) =>
    positionPage(record, outcome, directory, { ...links, lines }),
  );
}

function lineResponse(
  { key }: PositionRecord,
  outcome: Outcome | undefined,
  [number, ...more]: readonly string[],
  query: URLSearchParams,
): HttpResponse {
  const line = more.length === 0 ? outcome?.lines.find((each) => String(each.line) === number) : undefined;
  if (!line) return pageNotFound();
  const path = `${hrefOfPosition(key)}/lines/${line.line}`;
  return listResponse(evidenceList, line.evidence, { path, query }, `Line ${line.line}`, (evidence) =>
    linePage(key, line, nameOfLineAmount(key.kind), evidence),
  );
}

function ledgerOnlyResponse(record: PositionRecord, { ledgerOnly }: Outcome, query: URLSearchParams): HttpResponse {
  const path = `${hrefOfPosition(record.key)}/ledger-only`;
  return listResponse(ledgerOnlyList, ledgerOnly, { path, query }, `${fileNameOf(record)} ledger only`, (list) =>
    ledgerOnlyPage(record.key, list),
  );
}

function fileNameOf({ key }: PositionRecord): string {
  return `${key.payable} ${key.receivable} ${key.exercise} ${key.kind.replace("&", "")}`;
}

async function replyInReviewResponse(
  records: AccordRecords,
  record: PositionRecord,
  [what, which]: readonly string[],
): Promise<HttpResponse> {
  const review = replyInReview(record);
  if (!review) return pageNotFound();
  const draft = await draftOfReply(review, records);
  if (what === undefined) return pageResponse(replyInReviewPage(record, draft));
  if (what === "html") return mailHtmlResponse(draft.html);
  const attachment = what === "attachments" ? draft.attachments[Number(which) - 1] : undefined;
  return attachment ? fileResponse(attachment.fileName, attachment.bytes) : pageNotFound();
}
