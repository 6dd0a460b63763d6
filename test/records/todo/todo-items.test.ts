import { expect, test } from "vitest";

import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { newTodoItemSchema, todoIdOf, type NewTodoItem } from "../../../shared/domain/todo/todo-item.ts";
import { faultsOfTrail } from "../../../shared/records/audit/trail.ts";
import { todoItemsIn, type TodoItems } from "../../../shared/records/todo/todo-items.ts";
import { inMemoryTable } from "../../in-memory/table.ts";

const closing = { by: "Ann Baker", at: "2023-03-30T10:00:00.000Z", why: "Answered by telephone." };

test("an item that is opened again, even after it was done, stays as it is", async () => {
  const items = todoItemsIn(inMemoryTable());
  const item = question("mail-1", "ZA1");
  expect(await items.open(item)).toBe(true);
  expect(await items.open({ ...item, what: "Another question." })).toBe(false);
  expect(await items.get(item.id)).toEqual({ ...item, state: "open", notes: [] });
  await items.close(item.id, closing);
  expect(await items.open(item)).toBe(false);
  expect(await items.get(item.id)).toEqual({ ...item, state: "done", notes: [], closed: closing });
});

test("the first closing counts, and there is nothing to close of what was never opened", async () => {
  const items = todoItemsIn(inMemoryTable());
  const item = question("mail-1", "ZA1");
  expect(await items.close(item.id, closing)).toBeUndefined();
  await items.open(item);
  await items.close(item.id, closing);
  expect((await items.close(item.id, { ...closing, by: "Carl Dean" }))?.closed).toEqual(closing);
});

test("what waits is listed for one organisation or for all, and what is done apart from it", async () => {
  const items = todoItemsIn(inMemoryTable());
  const all = [
    question("mail-1", "ZA1", "2023-03-29T09:00:00.000Z"),
    question("mail-2", "ZA11"),
    question("mail-3"),
    question("mail-4", "ZA1", "2023-03-28T09:00:00.000Z"),
    question("mail-5", "ZA1"),
  ];
  for (const each of all) await items.open(each);
  await items.close(todoIdOf("question", "mail-5"), closing);
  expect(await mailsOf(items.listOpen(organisationCode("ZA1")))).toEqual(["question-mail-4", "question-mail-1"]);
  expect(await mailsOf(items.listOpen())).toEqual([
    "question-mail-3",
    "question-mail-4",
    "question-mail-1",
    "question-mail-2",
  ]);
  expect(await mailsOf(items.listDone())).toEqual(["question-mail-5"]);
});

test("an item keeps a trail of what people did with it", async () => {
  const items = todoItemsIn(inMemoryTable());
  const item = question("mail-1", "ZA1");
  await items.open(item);
  await items.change(
    item.id,
    (before) =>
      before && {
        record: { ...before, assignedTo: "Carl Dean" },
        event: { event: "todo-assigned", at: closing.at, facts: {} },
      },
  );
  await items.close(item.id, closing);
  const trail = await items.trail(item.id);
  expect(trail?.entries.map(({ event }) => event)).toEqual(["todo-opened", "todo-assigned", "todo-done"]);
  expect(trail && faultsOfTrail(trail.entries, trail.record)).toEqual([]);
});

function question(mailId: string, payable?: string, since = "2023-03-29T09:00:00.000Z"): NewTodoItem {
  return newTodoItemSchema.parse({
    id: todoIdOf("question", mailId),
    kind: "question",
    payable,
    since,
    what: "ZB2 asks when invoice INV-1 will be paid.",
    source: { from: "mail", mailId },
  });
}

async function mailsOf(listed: ReturnType<TodoItems["listOpen"]>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of listed) ids.push(id);
  return ids;
}
