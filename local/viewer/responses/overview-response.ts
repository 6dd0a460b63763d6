import { ukDay } from "../../../shared/domain/amounts-and-days/uk-clock.ts";
import { isWaiting, orderItems } from "../../../shared/domain/todo/order-items.ts";
import type { TodoItem } from "../../../shared/domain/todo/todo-item.ts";
import { newestMails } from "../../../shared/records/mail/newest-mails.ts";
import { stoppedMessages } from "../../../shared/records/message/stopped-messages.ts";
import { allPositions } from "../../../shared/records/position/positions.ts";
import { summaryOfPosition, type PositionSummary } from "../../../shared/records/position/position-view.ts";
import { pageResponse, type HttpResponse } from "../http-responses.ts";
import { overviewPage } from "../pages/overview-page.ts";
import type { ViewerSources } from "../viewer-sources.ts";
import { sentSummaries } from "./sent-responses.ts";

/** How many mails and sent messages the overview shows. */
const SHOWN = 10;

/** `/`: how it stands. */
export async function overviewResponse(sources: ViewerSources): Promise<HttpResponse> {
  const { records, sent } = sources;
  const numbers = await sent.numbers();
  const { directory, exercises } = await records.referenceLists.all();
  return pageResponse(
    overviewPage({
      mails: (await newestMails(records.mails, SHOWN)).mails,
      mailCount: await countMails(sources),
      todo: await waitingItems(sources),
      positions: await positionSummaries(sources),
      sent: await sentSummaries(sent, numbers.slice(0, SHOWN)),
      sentCount: numbers.length,
      directory,
      exercises,
      now: sources.now().toISOString(),
      mailbox: sources.mailbox,
      smtpAddress: sources.smtpAddress(),
    }),
  );
}

/** The mails as they are stored: counting their records would read all of them. */
async function countMails({ records }: ViewerSources): Promise<number> {
  let count = 0;
  for await (const { key } of records.rawMail.list("mail/")) count += key === "mail/" ? 0 : 1;
  return count;
}

/** What waits for a person today, what matters most first. */
export async function waitingItems({ records, now }: ViewerSources): Promise<TodoItem[]> {
  const today = ukDay(now().toISOString());
  const items: TodoItem[] = [];
  for await (const item of records.todoItems.listOpen()) if (isWaiting(item, today)) items.push(item);
  return orderItems(items, today);
}

export async function positionSummaries({ records }: ViewerSources): Promise<PositionSummary[]> {
  const stopped = await stoppedMessages(records.messages);
  return (await allPositions(records.positions)).map((position) => summaryOfPosition(position, stopped));
}
