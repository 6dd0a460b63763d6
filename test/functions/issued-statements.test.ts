import { describe, expect, test } from "vitest";

import { runTimetable } from "../../functions/run-timetable/run-timetable.ts";
import { verifyRecords } from "../../shared/records/audit/verify-records.ts";
import type { TestMail } from "../in-memory/test-mail.ts";
import { openIssuer, saleRow } from "./issuer.ts";

const ledger = [
  saleRow("ZB2", "EM-1", 5000),
  saleRow("ZB2", "EM-2", 1200),
  saleRow("ZB2", "EM-C1", -300, { entry: "credit-note" }),
  saleRow("ZB3", "EM-3", 9000),
  saleRow("ZC3X9", "EM-4", 100),
];
const of = ["--organisation", "ZA1", "--exercise", "2022-23-Q4", "--kind", "r&p"] as const;

describe("statements draft, release and status", () => {
  test("EXR-02 what would leave and what would not is shown, and nothing leaves", async () => {
    const { run, json, leave, system } = await openIssuer(ledger);
    const shown = await run("statements", "draft", ...of);
    expect(shown.out).toMatch(/ZB2 .* R&P .* 3 +£5,900\.00 +not issued yet/u);
    expect(shown.out).toContain("ZC3X9 R&P, £100.00: not over the threshold for issuing");
    expect(await json("statements", "draft", ...of)).toMatchObject({
      drafts: [
        { payable: "ZB2", totalPence: 590_000, state: "new" },
        { payable: "ZB3", totalPence: 900_000, state: "new" },
      ],
      notIssued: [{ payable: "ZC3X9", why: "under-threshold" }],
    });
    await leave();
    expect(system.sent).toEqual([]);
  });

  test("STM-01 STM-02 STM-14 a released statement leaves once, to the address for statements, with our code in the subject", async () => {
    const { run, leave, mails, json, system } = await openIssuer(ledger);
    const release = ["statements", "release", ...of, "--payable", "ZB2", "--by", "A. Officer"] as const;
    expect((await run(...release)).out).toContain("is released (£5,900.00)");
    expect((await run(...release)).out).toContain("it is not sent again");
    await Promise.all([system.tick(), system.tick(), system.tick()]);
    await leave();
    await leave();
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(system.sent[0]?.to).toEqual(["income@northfold.example.org"]);
    expect(mail?.subject).toBe("ZA1: receivables and payables statement for 2022-23 Q4 for ZB2");
    expect(mail?.from?.text).toContain("Eastmere");
    expect(mail?.text).toContain("01632 960111");
    const [file] = mail?.attachments ?? [];
    if (!file) throw new Error("no workbook");
    // The system in memory describes its workbooks; test/messages/statement reads real ones.
    const workbook = file.content.toString("utf8");
    for (const text of ["EM-1", "EM-2", "EM-C1", "Your response"]) expect(workbook).toContain(text);
    expect(workbook).not.toContain("EM-3");
    expect(file.filename).toBe("ZA1 to ZB2 2022-23-Q4 receivables statement.xlsx");
    expect(await json("statements", "status", "--organisation", "ZA1")).toMatchObject([
      { payable: "ZB2", number: 1, state: "sent", by: "A. Officer", to: ["income@northfold.example.org"] },
    ]);
  });

  test("STM-04 REC-20 a corrected statement replaces the one before, and says so; each leaves once and in order", async () => {
    const { run, leave, mails, upload, records, system } = await openIssuer(ledger);
    const release = ["statements", "release", ...of, "--all", "--by", "A. Officer"] as const;
    await run(...release);
    await upload([...ledger, saleRow("ZB2", "EM-9", 100)]);
    expect((await run("statements", "draft", ...of)).out).toMatch(/ZB2 .*would replace the one issued/u);
    await run(...release);
    await leave();
    const subjects = (await mails()).map(({ subject }) => subject);
    expect(subjects.toSorted()).toEqual([
      "ZA1: corrected receivables and payables statement for 2022-23 Q4 for ZB2",
      "ZA1: receivables and payables statement for 2022-23 Q4 for ZB2",
      "ZA1: receivables and payables statement for 2022-23 Q4 for ZB3",
    ]);
    const corrected = (await mails()).find(({ subject }) => subject?.includes("corrected") === true);
    expect(corrected?.text?.replaceAll(/\s+/gu, " ")).toContain("It replaces the statement that we issued on");
    const { faults } = await verifyRecords({ ...records, recordObjects: system.records });
    expect(faults).toEqual([]);
  });

  test("STM-05 STM-14 what has no address or no contact of ours can't be released, and says why", async () => {
    const { run, leave, system } = await openIssuer(ledger, []);
    const { out } = await run("statements", "release", ...of, "--all", "--by", "A. Officer");
    expect(out).toContain("does not leave");
    expect(out).toContain("a statement must give a telephone number and an email address");
    await leave();
    expect(system.sent).toEqual([]);
  });

  test("a run that dies after the notice was written goes on where it stopped", async () => {
    const { run, leave, system, records } = await openIssuer(ledger);
    await run("statements", "release", ...of, "--payable", "ZB2", "--by", "A. Officer");
    const dying = {
      ...system.ports.timetable,
      issued: { ...records.issued, change: () => Promise.reject(new Error("died")) },
    };
    await expect(runTimetable(dying)).rejects.toThrow("died");
    await leave();
    await leave();
    expect(system.sent).toHaveLength(1);
    expect(await Array.fromAsync(records.issued.listUnsent())).toEqual([]);
  });

  test("without a sales ledger, or with a wrong command line, it says what to do", async () => {
    const { run } = await openIssuer(ledger);
    const none = await run("statements", "release", "--organisation", "ZB2", "--kind", "r&p", "--all", "--by", "A");
    expect(none).toMatchObject({ code: 1 });
    expect(none.err).toContain("no sales ledger is in force");
    expect((await run("statements", "release", ...of, "--by", "A")).code).toBe(2);
    expect((await run("statements", "show", ...of)).code).toBe(2);
    const shown = await run("statements", "show", ...of, "--payable", "ZB2");
    expect(shown.out).toContain("EM-C1");
  });
});

describe("an answer to a statement of ours", () => {
  const answering = { subject: "Re: ZA1: receivables and payables statement for 2022-23 Q4 for ZB2" };

  async function answered(mail: object) {
    const issuer = await openIssuer(ledger);
    await issuer.run("statements", "release", ...of, "--payable", "ZB2", "--by", "A. Officer");
    await issuer.leave();
    const [sent] = await issuer.mails();
    const { system } = issuer;
    await system.post({
      id: "mail-answer",
      receivedAt: system.now().toISOString(),
      to: "statements+ZA1@accord.example.org",
      referencesHeader: [sent?.messageId ?? ""],
      ...answering,
      ...mail,
    });
    await system.work();
    const items = await Array.fromAsync(issuer.records.todoItems.listOpen());
    return { ...issuer, items, record: await system.mails.get("mail-answer") };
  }

  test.each([
    ["a workbook", { workbooks: { "answer.xlsx": { from: "ZA1", to: ["ZB2"], lines: { "EM-1": 5000 } } } }],
    ["words", { text: "Agreed in full but for EM-2." }],
  ])("%s is put before a person, is no statement, and nobody is written to", async (_what, mail) => {
    const { system, record, items } = await answered(mail);
    expect(record).toMatchObject({ reason: "answer-to-own-statement", sender: "ZB2", payable: "ZA1", statements: [] });
    expect(items).toMatchObject([{ kind: "question", payable: "ZA1", counterparty: "ZB2" }]);
    expect(items[0]?.what).toContain("answered the statement that was sent to it");
    expect(system.sent).toHaveLength(1);
  });

  test("so is another Accord's response, which gets no answer", async () => {
    const { system, record, items } = await answered({
      workbooks: { "response.xlsx": { from: "ZA1", to: ["ZB2"], lines: { "EM-1": 5000 } } },
      accord: "message",
      autoSubmitted: "auto-replied",
    });
    expect(record).toMatchObject({ reason: "answer-to-own-statement", sender: "ZB2", statements: [] });
    expect(items).toHaveLength(1);
    expect(system.sent).toHaveLength(1);
  });

  test("from somebody else it is judged as any other mail", async () => {
    const { record } = await answered({ from: "income@southmoor.example.org", text: "Agreed." });
    expect(record?.reason).not.toBe("answer-to-own-statement");
  });
});

describe("a statement that another organisation issues through an Accord", () => {
  const own = "statements+ZB2@accord.example.org";
  const statement = {
    subject: "ZB2: receivables and payables statement for 2022-23 Q4 for ZA1",
    workbooks: { "ZB2 to ZA1.xlsx": { from: "ZB2", to: ["ZA1"], lines: { "NF-1": 5000 } } },
    accord: "statement",
    autoSubmitted: "auto-generated",
  } as const;

  async function received(mail: Partial<TestMail>, contacts: readonly object[] = []) {
    const { system } = await openIssuer([], contacts);
    await system.post({ id: "mail-1", receivedAt: system.now().toISOString(), ...statement, ...mail });
    await system.work();
    return { system, record: await system.mails.get("mail-1") };
  }

  test("STM-01 is read as any statement, and answered", async () => {
    const { system, record } = await received({});
    expect(record).toMatchObject({ sender: "ZB2", statements: [{ became: "current" }] });
    expect(system.sent.map(({ to }) => to)).toEqual([["income@northfold.example.org"]]);
  });

  test("STM-18 also if it is this Accord, and the organisation has its mailbox here on the contact list", async () => {
    const registered = [{ code: "ZB2", email: own.toLowerCase(), role: "statements" }];
    const itself = { referencesHeader: ["<ZB2-statement-2022-23-Q4-rp-ZA1-1.3e12c7eb2a6ee214@accord.example.org>"] };
    const { record } = await received({ from: own, envelopeFrom: own, ...itself }, registered);
    expect(record).toMatchObject({ sender: "ZB2", statements: [{ became: "current" }] });
  });

  test("does not come back to the organisation that issued it, and a response is no statement", async () => {
    const back = await received({ from: own, envelopeFrom: own, to: own });
    expect(back.record).toMatchObject({ state: "ignored", reason: "own-message" });
    const response = await received({ accord: "message", autoSubmitted: "auto-replied" });
    expect(response.record).toMatchObject({ state: "ignored", reason: "own-message", statements: [] });
    expect(response.system.sent).toEqual([]);
  });
});
