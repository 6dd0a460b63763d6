import type { SentMail, SentSummary } from "../../mail/sent-mail.ts";
import { fileResponse, mailHtmlResponse, pageNotFound, pageResponse, type HttpResponse } from "../http-responses.ts";
import { csvResponse } from "../lists/list-response.ts";
import { sentList } from "../lists/sent-list.ts";
import { sentMessagePage, sentPage } from "../pages/sent-pages.ts";
import { takePage } from "../paging.ts";

/** `/sent?page=2`: a page of the messages that left, or all of them as CSV. */
export async function sentListResponse(sent: SentMail, query: URLSearchParams): Promise<HttpResponse> {
  const numbers = await sent.numbers();
  if (query.get("as") === "csv") return csvResponse(sentList, await sentSummaries(sent, numbers), "Mail out");
  const { rows, links } = takePage(numbers, query.get("page"), "/sent");
  return pageResponse(sentPage(await sentSummaries(sent, rows), links));
}

/** So many files are open at once. */
const AT_ONCE = 50;

export async function sentSummaries(sent: SentMail, numbers: readonly number[]): Promise<SentSummary[]> {
  const all: SentSummary[] = [];
  for (let at = 0; at < numbers.length; at += AT_ONCE) {
    const some = await Promise.all(numbers.slice(at, at + AT_ONCE).map((number) => sent.summary(number)));
    all.push(...some.filter((summary) => summary !== undefined));
  }
  return all;
}

/** `/sent/7`: a message, its raw bytes (`raw`), its HTML (`html`) or an attachment (`attachments/1`). */
export async function sentMessageResponse(sent: SentMail, [id, what, which]: readonly string[]): Promise<HttpResponse> {
  const number = Number(id);
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
      const attachment = message.attachments[Number(which) - 1];
      return attachment ? fileResponse(attachment.fileName, attachment.bytes) : pageNotFound();
    }
    default:
      return pageNotFound();
  }
}
