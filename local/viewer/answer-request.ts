import { outcomeSchema } from "../../shared/domain/position/outcome.ts";
import { positionKeySchema } from "../../shared/domain/position/position-key.ts";
import { statementSchema } from "../../shared/domain/statement/statement.ts";
import { ledgerReportSchema } from "../../shared/domain/ledger/ledger-report.ts";
import { parseOrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import type { LedgerImport } from "../../shared/records/ledger/ledger-import-record.ts";
import { listMails } from "../../shared/records/mail/mails.ts";
import { allPositions } from "../../shared/records/position/positions.ts";
import { summaryOfPosition } from "../../shared/records/position/position-view.ts";
import type { SentMail, SentSummary } from "../mail/sent-mail.ts";
import type { AccordRecords } from "../open-records.ts";
import { fileAnswer, mailHtmlAnswer, pageAnswer, problemAnswer, styleAnswer, type Answer } from "./answers.ts";
import { html } from "./html.ts";
import { ledgerPage, ledgersPage } from "./pages/ledgers-page.ts";
import { mailPage } from "./pages/mail-page.ts";
import { mailsPage } from "./pages/mails-page.ts";
import { overviewPage } from "./pages/overview-page.ts";
import { paged } from "./paging.ts";
import { positionPage } from "./pages/position-page.ts";
import { positionsPage, type Names } from "./pages/positions-page.ts";
import { sentMessagePage, sentPage } from "./pages/sent-pages.ts";
import { statementPage } from "./pages/statement-page.ts";
import { style } from "./style.ts";

/** What the viewer looks at. */
export interface Viewed {
  readonly records: AccordRecords;
  readonly sent: SentMail;
  readonly mailbox: string;
  /** `smtp://…`, once the mail server listens. */
  readonly smtpAddress: () => string;
}

/** How many messages and mails the overview shows. */
const SHOWN_SENT = 10;

/**
 * Answers one address of the viewer.
 *
 * @param path the address's parts between slashes, decoded
 */
export async function answerRequest(viewed: Viewed, path: readonly string[], query: URLSearchParams): Promise<Answer> {
  const [part, id, what, which] = path;
  const page = query.get("page");
  switch (part) {
    case undefined:
      return overview(viewed);
    case "style.css":
      return styleAnswer(style);
    case "mail":
      if (id === undefined) return pageAnswer(mailsPage(await newestMails(viewed), page));
      return mail(viewed, id, what, which);
    case "sent":
      if (id === undefined) return sentList(viewed, page);
      return sentMessage(viewed, Number(id), what, Number(which));
    case "positions":
      if (id === undefined) return pageAnswer(positionsPage(await summaries(viewed), await names(viewed)));
      return position(viewed, path.slice(1));
    case "ledgers":
      return id === undefined ? ledgers(viewed) : ledger(viewed, id, what ?? "");
    default:
      return nothingHere();
  }
}

async function overview(viewed: Viewed): Promise<Answer> {
  const numbers = await viewed.sent.numbers();
  return pageAnswer(
    overviewPage({
      mails: await newestMails(viewed),
      positions: await summaries(viewed),
      sent: await sentSummaries(viewed.sent, numbers.slice(0, SHOWN_SENT)),
      sentCount: numbers.length,
      names: await names(viewed),
      mailbox: viewed.mailbox,
      smtpAddress: viewed.smtpAddress(),
    }),
  );
}

async function names({ records }: Pick<Viewed, "records">): Promise<Names> {
  return (await records.reference.all()).directory;
}

async function newestMails({ records }: Viewed) {
  return (await listMails(records.mails)).reverse();
}

async function summaries({ records }: Viewed) {
  return (await allPositions(records.positions)).map(summaryOfPosition);
}

async function mail({ records }: Viewed, id: string, what?: string, which?: string): Promise<Answer> {
  const record = await records.mails.get(id);
  if (!record) return nothingHere();
  if (what === undefined) {
    const replies = await Promise.all(repliesTo(record).map((replyId) => records.replies.get(replyId)));
    return pageAnswer(
      mailPage(
        record,
        replies.filter((reply) => reply !== undefined),
      ),
    );
  }
  if (what === "raw" && which === undefined) {
    const raw = await records.rawMail.get(record.objectKey);
    return raw ? fileAnswer(`${id}.eml`, raw.bytes) : nothingHere();
  }
  const brought = what === "statements" ? record.statements[Number(which) - 1] : undefined;
  if (!brought) return nothingHere();
  return pageAnswer(statementPage(record, await records.objects.get(brought.statement, statementSchema)));
}

/** Every message that a mail gave rise to: its own and those of the positions that its statements are about. */
function repliesTo(record: { replies: readonly string[]; statements: readonly { replyId?: string | undefined }[] }) {
  const ofStatements = record.statements.flatMap(({ replyId }) => (replyId === undefined ? [] : [replyId]));
  return [...new Set([...record.replies, ...ofStatements])];
}

async function sentList({ sent }: Viewed, page: string | null): Promise<Answer> {
  const { rows, links } = paged(await sent.numbers(), page, "/sent");
  return pageAnswer(sentPage(await sentSummaries(sent, rows), links));
}

async function sentSummaries(sent: SentMail, numbers: readonly number[]): Promise<SentSummary[]> {
  const all = await Promise.all(numbers.map((number) => sent.summary(number)));
  return all.filter((summary) => summary !== undefined);
}

async function sentMessage({ sent }: Viewed, number: number, what: string | undefined, which: number): Promise<Answer> {
  const message = Number.isSafeInteger(number) ? await sent.read(number) : undefined;
  if (!message) return nothingHere();
  switch (what) {
    case undefined:
      return pageAnswer(sentMessagePage(message));
    case "raw":
      return fileAnswer(`${number}.eml`, message.raw);
    case "html":
      return message.html === undefined ? nothingHere() : mailHtmlAnswer(message.html);
    case "attachments": {
      const attachment = message.attachments[which - 1];
      return attachment ? fileAnswer(attachment.fileName, attachment.bytes) : nothingHere();
    }
    default:
      return nothingHere();
  }
}

async function position({ records }: Viewed, parts: readonly string[]): Promise<Answer> {
  const [payable, receivable, exercise, kind] = parts;
  const key = positionKeySchema.safeParse({ payable, receivable, exercise, kind }).data;
  const record = key && (await records.positions.get(key));
  if (!record) return nothingHere();
  const reconciled = record.reconciled?.mailId === record.standing.mailId ? record.reconciled : undefined;
  const outcome = reconciled && (await records.objects.get(reconciled.outcome, outcomeSchema));
  const answer = record.answer && (await records.replies.get(record.answer.replyId));
  const statements = (await records.mails.get(record.standing.mailId))?.statements ?? [];
  const place = statements.findIndex((each) => each.statement === record.standing.statement);
  return pageAnswer(
    positionPage(record, outcome, await names({ records }), {
      ...(answer ? { answer } : {}),
      ...(place < 0 ? {} : { statementPlace: place + 1 }),
    }),
  );
}

async function ledgers({ records }: Viewed): Promise<Answer> {
  const organisations = new Set<string>();
  for await (const { key } of records.uploads.list("uploads/")) organisations.add(key.split("/")[1] ?? "");
  const imports: LedgerImport[] = [];
  for (const organisation of organisations) {
    const code = parseOrganisationCode(organisation);
    if (code) for await (const each of records.ledgers.imports(code)) imports.push(each);
  }
  imports.sort((one, other) => (one.uploadedAt < other.uploadedAt ? 1 : -1));
  return pageAnswer(ledgersPage(imports, await names({ records })));
}

async function ledger({ records }: Viewed, organisation: string, uploadId: string): Promise<Answer> {
  const code = parseOrganisationCode(organisation);
  const found = code && (await records.ledgers.import(code, uploadId));
  if (found?.report === undefined) return nothingHere();
  const report = await records.objects.get(found.report, ledgerReportSchema);
  return pageAnswer(ledgerPage(found, report, await names({ records })));
}

function nothingHere(): Answer {
  return problemAnswer(
    404,
    "Nothing here",
    html`<h1>Nothing here</h1>
      <p>This address leads nowhere. <a href="/">Back to the overview.</a></p>`,
  );
}
