import { expect, test } from "vitest";

import { newTodoItemSchema } from "../../shared/domain/todo/todo-item.ts";
import { recordsToView } from "../local/records-to-view.ts";
import { accordInTest } from "./accord-in-test.ts";

const since = "2023-03-29T09:00:00.000Z";

async function accord() {
  const records = await recordsToView();
  for (const item of [
    { id: "question-1", kind: "question", payable: "ZA1", counterparty: "ZC3X9", pence: 9_000_00, what: "It asks." },
    { id: "refusal-2", kind: "refusal", payable: "ZA1", pence: 70_000_00, what: "It was refused." },
    { id: "held-statement-3", kind: "held-statement", payable: "ZB2", deadline: "2023-04-01", what: "It is held." },
  ])
    await records.todoItems.open(
      newTodoItemSchema.parse({ since, source: { from: "mail", mailId: "answered-mail" }, ...item }),
    );
  return { ...accordInTest(records), records };
}

const who = ["--by", "Ann Baker"] as const;

test("the list has near deadlines first and then large amounts, of all organisations or of one", async () => {
  const { run } = await accord();
  const idsIn = (out: string) => out.split("\n").filter((line) => /^[a-z]+(?:-[a-z]+)*-\d$/.test(line));
  expect(idsIn((await run("todo")).out)).toEqual(["held-statement-3", "refusal-2", "question-1"]);
  const { out } = await run("todo", "--organisation", "ZA1");
  expect(idsIn(out)).toEqual(["refusal-2", "question-1"]);
  expect(out).toContain("£70,000.00");
  expect((await run("todo", "--organisation", "ZE5")).out).toBe("Nothing waits for a person.");
});

test("an item is assigned, put off until its day, noted and done, and says so", async () => {
  const { run } = await accord();
  expect(await run("todo", "assign", "question-1", "--to", "Carl Dean", ...who)).toMatchObject({ code: 0 });
  expect(await run("todo", "snooze", "question-1", "--until", "2023-04-03", ...who)).toMatchObject({ code: 0 });
  expect((await run("todo")).out).not.toContain("question-1");
  expect((await run("todo", "--all")).out).toContain("question-1");
  await run("todo", "note", "question-1", "--note", "She is on leave.", ...who);
  expect(await run("todo", "done", "question-1", "--note", "Answered by telephone.", ...who)).toMatchObject({
    code: 0,
  });
  expect((await run("todo", "--all")).out).not.toContain("question-1");
  const { out } = await run("todo", "show", "question-1");
  for (const said of [
    "Who has it: Carl Dean",
    "Put off until: 2023-04-03",
    "She is on leave.",
    "Answered by telephone.",
  ])
    expect(out).toContain(said);
});

test("nothing more happens to an item that is done or unknown, and the reason is said", async () => {
  const { run } = await accord();
  await run("todo", "done", "refusal-2", "--note", "They sent it again.", ...who);
  for (const step of [
    ["done", "refusal-2", "--note", "Twice."],
    ["assign", "refusal-2", "--to", "Carl Dean"],
    ["snooze", "refusal-2", "--until", "2023-04-03"],
  ]) {
    const { code, err } = await run("todo", ...step, "--by", "Carl Dean");
    expect([code, err]).toEqual([1, expect.stringContaining("Ann Baker closed it. They sent it again.")]);
  }
  expect(await run("todo", "show", "question-9")).toMatchObject({ code: 1 });
  expect(await run("todo", "snooze", "question-1", "--until", "soon", ...who)).toMatchObject({ code: 2 });
});
