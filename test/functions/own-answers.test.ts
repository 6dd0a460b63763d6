import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod";

import { newestOf } from "../../shared/records/issued/issued-record.ts";
import { verifyRecords } from "../../shared/records/audit/verify-records.ts";
import { answerRow } from "../domain/answer/answer-lines.ts";
import { position } from "../in-memory/system.ts";
import type { TestMail } from "../in-memory/test-mail.ts";
import { openIssuer, saleRow } from "./issuer.ts";

const ledger = [saleRow("ZB2", "EM-1", 5000), saleRow("ZB2", "EM-2", 1200), saleRow("ZB3", "EM-3", 9000)];
const of = ["--organisation", "ZA1", "--exercise", "2022-23-Q4", "--kind", "r&p"] as const;
const key = { ...position, payable: position.receivable, receivable: position.payable };

/** ZA1 has issued a statement to ZB2, and each of these mails answers it, a minute after the one before. */
async function answered(...mails: readonly Partial<TestMail>[]) {
  const issuer = await openIssuer(ledger);
  await issuer.run("statements", "release", ...of, "--payable", "ZB2", "--by", "A. Officer");
  await issuer.leave();
  const [sent] = await issuer.mails();
  const { system, records } = issuer;
  const from = system.now().getTime();
  const posted = mails.map((mail, at): TestMail => ({
    id: `answer-${String(at + 1)}`,
    receivedAt: new Date(from + at * 60_000).toISOString(),
    to: "statements+ZA1@accord.example.org",
    subject: "Re: your statement",
    referencesHeader: [sent?.messageId ?? ""],
    text: "Please find our answer attached.",
    ...mail,
  }));
  for (const mail of posted) await system.post(mail);
  await system.work();
  const items = await Array.fromAsync(records.todoItems.listOpen());
  return { ...issuer, posted, items, record: await system.issued.get(key) };
}

const workbook = (...rows: ReturnType<typeof answerRow>[]): Partial<TestMail> => ({
  workbooks: { "answer.xlsx": { from: "ZA1", to: ["ZB2"], lines: { "EM-1": 5000 }, answer: { rows } } },
});
const agreeing = workbook(answerRow("EM-1", { status: "Agreed" }), answerRow("EM-2", { status: "Agreed" }));
const inPart = workbook(
  answerRow("EM-1", { agreed: 4000, reason: "20 of 25 days were worked" }),
  answerRow("EM-2", { status: "Not on our ledger", wanted: "Copy invoice" }),
);

describe("RSP-06 an answer to a statement of ours is read into its lines", () => {
  test("a table is noted with the statement, and what is open is on the to-do list", async () => {
    const { record, items, system } = await answered(inPart);
    expect(record?.answers).toMatchObject([
      { mailId: "answer-1", number: 1, agreedPence: 400_000, notAgreedPence: 220_000, lines: 2, unanswered: 0 },
    ]);
    expect(items).toMatchObject([{ kind: "question", payable: "ZA1", counterparty: "ZB2", position: key }]);
    expect(items[0]?.what).toContain("£4,000.00 agreed, £2,200.00 not agreed");
    expect(system.sent).toHaveLength(1);
  });

  test("what agrees everything leaves nothing to do", async () => {
    const { record, items } = await answered(agreeing);
    expect(record?.answers).toMatchObject([{ agreedPence: 620_000, unanswered: 0, unclear: 0 }]);
    expect(items).toEqual([]);
  });

  test("words are read too, and words that do not say one thing only stand on the to-do list as they are", async () => {
    const { record, items } = await answered({ text: "Agreed in full but for EM-2." }, { text: "We will look at it." });
    expect(record?.answers).toMatchObject([
      { agreedPence: 500_000, notAgreedPence: 120_000 },
      { lines: 0, unclear: 1 },
    ]);
    expect(items.map(({ details }) => details)).toContainEqual(["the mail: It says “We will look at it”."]);
  });

  test("REC-03 what does not fit a line is told with its place, and agrees nothing", async () => {
    const { record, items } = await answered(workbook(answerRow("EM-1", { agreed: 6000, row: 12 })));
    expect(record?.answers).toMatchObject([{ agreedPence: 0, lines: 0, unclear: 1, unanswered: 1 }]);
    expect(items[0]?.details?.[0]).toContain("row 12 of “Answer” in “answer.xlsx”: Line 1, EM-1: it says £6,000.00");
  });

  test("another Accord's response is read as well, and gets no answer", async () => {
    const { record, system } = await answered({ ...inPart, accord: "message", autoSubmitted: "auto-replied" });
    expect(record?.answers).toHaveLength(1);
    expect(system.sent).toHaveLength(1);
  });

  test("RSP-04 an answer from an address of another organisation is none", async () => {
    const { record } = await answered({ ...agreeing, from: "income@southmoor.example.org" });
    expect(record?.answers).toBeUndefined();
  });

  test("a mail whose sender is not proved is no answer", async () => {
    const unproved = { spf: "FAIL", dkim: "FAIL", dmarc: "FAIL" } as const;
    const { record } = await answered({ ...agreeing, verdicts: unproved });
    expect(record?.answers).toBeUndefined();
  });

  test("a newer answer to every line takes the older one off the list", async () => {
    const { items, record } = await answered(inPart, agreeing);
    expect(record?.answers).toHaveLength(2);
    expect(items).toEqual([]);
  });

  test("REC-20 an answer to a statement that a newer one has replaced is said to be that", async () => {
    const { run, upload, leave, system, records, posted } = await answered(inPart);
    await upload([saleRow("ZB2", "EM-1", 4000), ...ledger.slice(1)]);
    await run("statements", "release", ...of, "--payable", "ZB2", "--by", "A. Officer");
    await leave();
    const [first] = posted;
    if (!first) throw new Error("no answer");
    await system.post({ ...first, ...agreeing, id: "late" });
    await system.work();
    const record = await system.issued.get(key);
    if (!record) throw new Error("no record");
    expect(newestOf(record).number).toBe(2);
    expect(record.answers?.find(({ mailId }) => mailId === "late")).toMatchObject({ number: 1 });
    const late = (await Array.fromAsync(records.todoItems.listOpen())).find(({ what }) => what.includes("replaced"));
    expect(late?.what).toContain("it answers a statement that a newer one has replaced");
    const { faults } = await verifyRecords({ ...records, recordObjects: system.records });
    expect(faults).toEqual([]);
  });

  test("whatever order and however often the mails come, the same answers stand there, and nobody is written to", async () => {
    const { posted, record } = await answered(inPart, { text: "EM-2 is agreed" }, agreeing);
    const delivery = fc.array(fc.nat(2), { minLength: 3, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(delivery, async (order) => {
        const again = await answered();
        for (const at of [...order, 0, 1, 2]) {
          const mail = posted[at];
          if (mail)
            await again.system.post({
              ...mail,
              referencesHeader: (await again.mails()).map(({ messageId }) => messageId ?? ""),
            });
          await again.system.work();
        }
        expect((await again.system.issued.get(key))?.answers).toEqual(record?.answers);
        expect(again.system.sent).toHaveLength(1);
      }),
      { numRuns: 8 },
    );
  });
});

describe("statements answers and accept", () => {
  const one = [...of, "--payable", "ZB2"] as const;

  test("RSP-06 list how far each statement is agreed, and show its lines and what to do", async () => {
    const { run, json } = await answered(inPart);
    expect((await run("statements", "answers", ...of)).out).toMatch(/ZB2 .*£6,200\.00 +£4,000\.00 +£2,200\.00/u);
    const shown = (await run("statements", "answers", ...one)).out;
    expect(shown).toMatch(/EM-1 .*£4,000\.00 +£1,000\.00 .*20 of 25 days were worked/u);
    expect(shown).toContain("a credit note of £1,000.00 for EM-1, or a revised statement with £4,000.00 of it");
    expect(shown).toContain("Send ZB2 a copy of EM-2");
    expect(await json("statements", "answers", ...one)).toMatchObject([
      {
        payable: "ZB2",
        agreedPence: 400_000,
        notAgreedPence: 220_000,
        openPence: 0,
        steps: [{ line: 1 }, { line: 2 }],
      },
    ]);
  });

  test("REC-04 what is accepted is on the form at once, and is written once", async () => {
    const { run, json, system } = await answered(inPart);
    const accept = ["statements", "accept", ...one, "--line", "1", "--by", "A. Officer"] as const;
    expect((await run(...accept)).out).toContain("£1,000.00 of line 1 is accepted as not owed");
    expect((await run(...accept)).out).toContain("That stands there already.");
    expect((await system.issued.get(key))?.accepted).toMatchObject([{ line: 1, pence: 100_000, by: "A. Officer" }]);
    expect(await json("statements", "answers", ...one)).toMatchObject([
      { acceptedPence: 100_000, steps: [{ line: 2 }] },
    ]);
    const { rows } = z
      .object({ rows: z.array(z.object({ part: z.string(), counterparty: z.string(), adjustedPence: z.number() })) })
      .parse(await json("form", "show", "--organisation", "ZA1", "--exercise", "2022-23-Q4"));
    expect(rows.find(({ part, counterparty }) => part === "receivables" && counterparty === "ZB2")?.adjustedPence).toBe(
      -100_000,
    );
  });

  test("what is no part of the line, or of no line, is refused", async () => {
    const { run } = await answered(inPart);
    const accept = ["statements", "accept", ...one, "--by", "A. Officer"] as const;
    expect((await run(...accept, "--line", "1", "--amount", "5000.01")).err).toContain("is no part of the £5,000.00");
    expect((await run(...accept, "--line", "9", "--amount", "1")).err).toContain("no line 9");
    expect((await run("statements", "accept", ...of, "--line", "1", "--by", "A")).code).toBe(2);
  });
});
