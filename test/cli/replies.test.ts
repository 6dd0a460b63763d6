import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

import { openSystem, position } from "../in-memory/system.ts";
import { recordsOf } from "../in-memory/records-of.ts";
import { temporaryDirectory } from "../local/temporary-directory.ts";
import { accordInTest } from "./accord-in-test.ts";

const FIRST = "ZA1-ZB2-2022-23-Q4-rp-1";

/** A reply that a person has to read, on a system with the command. */
async function withReplyToRead() {
  const system = openSystem();
  await system.settle();
  const accord = accordInTest(recordsOf(system));
  await accord.run("policy", "ZA1", "--review", "always", "--review-for", "ZC3X9=unless-agreed:8h");
  system.uploadLedger([]);
  await system.post({
    id: "mail-1",
    receivedAt: "2023-03-29T08:59:00.000Z",
    workbooks: { "statement.xlsx": { lines: { "A-1": 500 } } },
  });
  await system.work();
  return { ...accord, system };
}

test("the policy says who reads which replies", async () => {
  const { run } = await withReplyToRead();
  const { out } = await run("policy", "ZA1");
  expect(out).toContain("Replies wait until a person has read them.");
  expect(out).toContain(
    "Those to ZC3X9 leave at once if they agree a statement in full, and otherwise wait for a person for 8 hours of working days.",
  );
  expect(await run("policy", "ZA1", "--review", "sometimes")).toMatchObject({ code: 2 });
  expect(await run("policy", "ZA1", "--review-for", "ZB2")).toMatchObject({ code: 2 });
  await run("policy", "ZA1", "--review-for", "none", "--review", "none");
  expect((await run("policy", "ZA1")).out).toContain("Replies leave at once.");
});

test("a reply that waits is listed, shown as its reader would get it, and released once", async () => {
  const { run, json, system, queued } = await withReplyToRead();
  expect(await json("replies", "waiting")).toMatchObject([
    { id: FIRST, receivable: "ZB2", statementPence: 50_000, agreedPence: 0, until: null, keptBack: null },
  ]);
  expect(await json("replies", "waiting", "--organisation", "ZB2")).toEqual([]);
  expect((await run("replies", "waiting")).out).toContain("when a person releases it");
  expect((await run("position", "ZA1", "ZB2")).out).toContain(`The reply waits for a person to read it`);
  const file = join(temporaryDirectory(), "reply.eml");
  const { out } = await run("replies", "show", FIRST, "--to", file);
  expect(out).toContain("To: income@northfold.example.org");
  expect(out).toContain("A-1");
  expect(out).toContain(".xlsx");
  expect(await readFile(file, "utf8")).toContain("To: income@northfold.example.org");
  expect(await json("replies", "release", FIRST, "--by", "Grace")).toEqual({ id: FIRST, released: true });
  expect(queued.filter(({ queue }) => queue === "send")).toHaveLength(1);
  await system.send.send([{ message: FIRST, correlation: "mail-1" }]);
  await system.work();
  expect(system.sent.map(({ messageId }) => messageId)).toEqual([FIRST]);
  expect((await run("replies", "waiting")).out).toBe("No reply waits for a person.");
  expect(await run("replies", "release", FIRST, "--by", "Grace")).toMatchObject({ code: 1 });
});

test("a reply that is rejected needs a note, is kept back, and can be released after all", async () => {
  const { run, json } = await withReplyToRead();
  expect(await run("replies", "reject", FIRST, "--by", "Grace")).toMatchObject({ code: 2 });
  await run("replies", "reject", FIRST, "--by", "Grace", "--note", "A-1 was paid in cash.");
  expect(await json("positions")).toMatchObject([{ state: "reply-kept-back" }]);
  expect((await run("replies", "waiting")).out).toContain("kept back by operator Grace: A-1 was paid in cash.");
  expect((await run("todo")).out).toContain("keeps the reply to ZB2 back");
  expect(await json("replies", "release", FIRST, "--by", "Grace")).toEqual({ id: FIRST, released: true });
  expect(await json("positions")).toMatchObject([{ state: "replying" }]);
});

test("a reply that has changed since it was read is not released", async () => {
  const { run, system } = await withReplyToRead();
  system.uploadLedger([], { asAt: "2023-03-27" });
  await system.reconcile.send([{ position, correlation: "mail-1" }]);
  await system.work();
  const changed = `${FIRST} has changed since: ${FIRST.replace(/1$/, "2")} waits in its place.`;
  for (const command of [
    ["show", FIRST],
    ["release", FIRST, "--by", "Grace"],
  ]) {
    const { code, err } = await run("replies", ...command);
    expect([code, err]).toEqual([1, expect.stringContaining(changed)]);
  }
});
