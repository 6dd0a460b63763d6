import { describe, expect, test } from "vitest";

import type { DeadLetter } from "../../shared/records/storage/dead-letters.ts";
import { recordsToView } from "../local/records-to-view.ts";
import { accordInTest } from "./accord-in-test.ts";

const position = { payable: "ZA1", receivable: "ZB2", exercise: "2022-23-Q4", kind: "r&p" };

/** What each function's queue carries, and what of it an operator reads. */
const bodies = [
  [{ mail: "mail-1" }, "mail mail-1"],
  [{ orphan: { mailId: "mail-2", key: "mail/mail-2", receivedAt: "2023-03-29T09:00:00Z" } }, "mail mail-2"],
  [
    {
      Type: "Notification",
      Message: JSON.stringify({
        notificationType: "Received",
        mail: { messageId: "mail-3", source: "income@northfold.example.org", commonHeaders: { subject: "a secret" } },
      }),
    },
    "mail mail-3",
  ],
  [{ position, correlation: "mail-4" }, "position ZA1 ZB2, 2022-23-Q4, r&p"],
  [{ message: "ZA1-ZB2-2022-23-Q4-rp-1", correlation: "mail-5" }, "message ZA1-ZB2-2022-23-Q4-rp-1"],
  [{ Records: [{ s3: { object: { key: "uploads/ZA1/1/ledger.csv" } } }] }, "upload uploads/ZA1/1/ledger.csv"],
  [{ ledger: { organisation: "ZA1", uploadId: "upload-1" }, correlation: "upload-1" }, "upload upload-1 of ZA1"],
  [{ something: "else" }, "a message of another form"],
] as const;

const letters: readonly DeadLetter[] = bodies.map(([body], index) => ({
  id: `letter-${index}`,
  body: JSON.stringify(body),
  since: "2023-03-29T09:00:00.000Z",
}));

async function accord() {
  return accordInTest(await recordsToView(), { "receive-mail": letters, "send-mail": letters.slice(4, 5) });
}

describe("accord dead-letters", () => {
  test("list says which mail, position, message or upload each is about, and nothing that a mail says", async () => {
    const { run, json } = await accord();
    expect(await json("dead-letters", "list", "receive-mail")).toEqual(
      letters.map(({ id, since }, index) => ({ function: "receive-mail", id, since, about: bodies[index]?.[1] })),
    );
    const { out } = await run("dead-letters");
    expect(out).not.toContain("secret");
    expect(out).toContain("send-mail");
  });

  test("redrive puts them back on their function's queue, as they were", async () => {
    const { run, queued } = await accord();
    const { code, out } = await run("dead-letters", "redrive", "send-mail");
    expect(code).toBe(0);
    expect(out).toBe("Put back on the queue of send-mail:\n  message ZA1-ZB2-2022-23-Q4-rp-1");
    expect(queued).toEqual([{ queue: "send-mail", message: bodies[4][0] }]);
    expect(await run("dead-letters", "list", "send-mail")).toMatchObject({ code: 0, out: "There are none." });
  });

  test("redrive puts back only the one that is named, and says if there is none", async () => {
    const { run, json, queued } = await accord();
    expect(await run("dead-letters", "redrive", "receive-mail", "--id", "letter-1")).toMatchObject({ code: 0 });
    expect(queued).toEqual([{ queue: "receive-mail", message: bodies[1][0] }]);
    expect(await json("dead-letters", "list", "receive-mail")).toHaveLength(letters.length - 1);
    expect(await run("dead-letters", "redrive", "receive-mail", "--id", "letter-1")).toMatchObject({
      code: 1,
      err: "receive-mail has no dead letter letter-1. See accord dead-letters list receive-mail.",
    });
  });

  test("a function that does not exist is refused with those that do", async () => {
    const { run } = await accord();
    const { code, err } = await run("dead-letters", "redrive", "sent-mail");
    expect(code).toBe(1);
    expect(err).toMatch(/no function sent-mail\. There are receive-mail, .*send-mail/);
  });
});
