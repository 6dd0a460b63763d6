import { onUkClock, ukDay } from "../../shared/domain/amounts-and-days/uk-clock.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { isWaiting } from "../../shared/domain/todo/order-items.ts";
import { replySchema } from "../../shared/messages/reply.ts";
import { idOfNotice, type NoticeRecord } from "../../shared/records/notice/notice-record.ts";
import { noticesIn } from "../../shared/records/notice/notices.ts";
import { allPositions, positionsIn } from "../../shared/records/position/positions.ts";
import { jsonObjectsIn } from "../../shared/records/storage/json-objects.ts";
import { todoItemsIn } from "../../shared/records/todo/todo-items.ts";
import type { Run } from "./run.ts";
import { payables } from "./scenario.ts";

/** The one payable organisation that has a finance contact. */
const told = organisationCode("ZA2");

/** A machine's clock may be so much ahead. */
const SKEW_MS = 30_000;

/** What waits is told to the organisation's own finance contact, on each morning at most once, never before half past seven, and all of it. */
export async function checkNotices(run: Run, wrong: string[]): Promise<void> {
  const notices = noticesIn(run.table);
  for await (const { key } of notices.listUnsent()) wrong.push(`notice ${idOfNotice(key)} still has messages to send`);
  for (const payable of payables) {
    const days = new Set<string>();
    for await (const notice of notices.ofKind(organisationCode(payable), "todo")) {
      const name = `notice ${idOfNotice(notice.key)}`;
      if (payable !== told) wrong.push(`${name} is to an organisation without a finance contact`);
      const day = ukDay(notice.decidedAt);
      if (days.has(day)) wrong.push(`${name} is the second one of ${day}`);
      days.add(day);
      const latest = new Date(Date.parse(notice.decidedAt) + SKEW_MS).toISOString();
      if (onUkClock(latest).slice(11, 16) < "07:30") wrong.push(`${name} was decided on at ${notice.decidedAt}`);
      await checkContent(run, notice, wrong);
    }
  }
  await checkComplete(run, wrong);
  await checkRequests(run, wrong);
  for (const payable of payables) await checkSummaries(run, payable, wrong);
}

/** A summary goes to the organisation's own finance contact, once a week, and is its own. */
async function checkSummaries(run: Run, payable: string, wrong: string[]): Promise<void> {
  const weeks = new Set<string>();
  for await (const { key, decidedAt, facts } of noticesIn(run.table).ofKind(organisationCode(payable), "summary")) {
    const name = `notice ${idOfNotice(key)}`;
    if (payable !== told) wrong.push(`${name} is to an organisation without a finance contact`);
    // The first of January 1970 was a Thursday.
    const week = `${key.about ?? ""} ${String(Math.floor((Date.parse(decidedAt) / DAY_MS + 3) / 7))}`;
    if (weeks.has(week)) wrong.push(`${name} is the second one of its week`);
    weeks.add(week);
    const said = await jsonObjectsIn(run.records).get(facts, replySchema);
    if (said.reply !== "mismatch-summary" || said.summary.payable.code !== payable)
      wrong.push(`${name} has other facts`);
  }
}

const DAY_MS = 86_400_000;

/** EXR-06: nobody is asked for a statement before its day, more than once a day, or once it has sent one. */
async function checkRequests(run: Run, wrong: string[]): Promise<void> {
  const positions = await allPositions(positionsIn(run.table));
  for (const payable of payables) {
    const days = new Set<string>();
    for await (const { key, recipient, decidedAt } of noticesIn(run.table).ofKind(
      organisationCode(payable),
      "statement-request",
    )) {
      const name = `notice ${idOfNotice(key)}`;
      const day = `${ukDay(decidedAt)} ${recipient}`;
      if (days.has(day)) wrong.push(`${name} is the second one of ${day}`);
      days.add(day);
      if (ukDay(decidedAt) <= "2023-03-29") wrong.push(`${name} is before its day`);
      if (
        positions.some(
          ({ key: { payable: to, receivable, kind } }) => to === payable && receivable === recipient && kind === "r&p",
        )
      )
        wrong.push(`${name} asks for a statement that was there`);
    }
  }
}

async function checkContent(run: Run, notice: NoticeRecord, wrong: string[]): Promise<void> {
  const name = `notice ${idOfNotice(notice.key)}`;
  const facts = await jsonObjectsIn(run.records).get(notice.facts, replySchema);
  if (facts.reply !== "todo-notice") return void wrong.push(`${name} has other facts`);
  for (const id of facts.told) {
    const item = await todoItemsIn(run.table).get(id);
    if (item?.payable !== notice.key.organisation) wrong.push(`${name} is about ${id} of ${item?.payable ?? "nobody"}`);
  }
  for (const { messageId, to } of run.sent)
    if (messageId === idOfNotice(notice.key) && to.join() !== "finance@marlhaven.example.org")
      wrong.push(`${name} went to ${to.join()}`);
}

/** All that waited on the last morning has been told. */
async function checkComplete(run: Run, wrong: string[]): Promise<void> {
  const last = await noticesIn(run.table).last({ organisation: told, kind: "todo" });
  const facts = last && (await jsonObjectsIn(run.records).get(last.facts, replySchema));
  const known = facts?.reply === "todo-notice" ? facts.told : [];
  for await (const item of todoItemsIn(run.table).listOpen(told))
    if (isWaiting(item, ukDay(run.lastMorning)) && item.since < run.lastMorning && !known.includes(item.id))
      wrong.push(`${told} was never told of ${item.id}`);
}
