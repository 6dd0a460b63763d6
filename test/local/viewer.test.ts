import { expect, test } from "vitest";

import { refusalReport } from "../../functions/import-ledger/upload-refusals.ts";
import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { noPence, pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { effectOf } from "../../shared/domain/ledger/ledger-effect.ts";
import { withUpload } from "../../shared/domain/ledger/ledger-state.ts";
import { recordsIn } from "../../local/open-records.ts";
import { newTodoItemSchema } from "../../shared/domain/todo/todo-item.ts";
import { recordsOf } from "../in-memory/records-of.ts";
import { openSystem, position } from "../in-memory/system.ts";
import { inMemoryObjectStore } from "../in-memory/object-store.ts";
import { refusingSystem } from "../in-memory/refusing-system.ts";
import { inMemoryTable } from "../in-memory/table.ts";
import { AT, HOSTILE, POSITION, recordsToView } from "./records-to-view.ts";
import { viewerInTest } from "./viewer/viewer-in-test.ts";

const PAGES = [
  "/",
  "/todo",
  "/mail",
  "/mail/answered-mail",
  "/mail/hostile-mail",
  "/mail/answered-mail/statements/1",
  "/sent",
  "/sent/1",
  "/ledgers",
  "/exercises",
  "/exercises/2022-23-Q4/ZA1",
  "/exercises/2022-23-Q4/ZA1/coverage",
  "/exercises/2022-23-Q4/ZA1/own",
  "/dashboards/at-a-glance",
  "/dashboards/exercise?range=week",
  "/positions",
  "/invoices",
  "/invoices?find=WH70",
  "/mail?state=ignored",
  "/positions/ZA1/ZC3X9/2022-23-Q4/r%26p",
  "/positions/ZA1/ZC3X9/2022-23-Q4/r%26p/lines/1",
  "/positions/ZA1/ZC3X9/2022-23-Q4/r%26p/ledger-only",
];

test("no script runs on any page, whatever mails and statements contain", async () => {
  const { get } = await viewerInTest();
  for (const path of PAGES) {
    const { status, headers, text } = await get(path);
    expect(status, path).toBe(200);
    expect(headers.get("content-security-policy"), path).toContain("default-src 'none'");
    expect(headers.get("content-security-policy"), path).not.toContain("unsafe");
    expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    expect(text, path).not.toContain("<script");
    expect(text, path).not.toContain("<img");
    expect(text, path).not.toContain(HOSTILE);
  }
});

test("every link on every page works", async () => {
  const { get } = await viewerInTest();
  const links = new Set<string>();
  for (const path of PAGES) {
    const { text } = await get(path);
    for (const [, href = ""] of text.matchAll(/(?:href|src)="([^"]*)"/g)) links.add(href.replaceAll("&amp;", "&"));
  }
  expect(links.size).toBeGreaterThan(12);
  for (const link of links) expect((await get(link)).status, link).toBe(200);
});

test("what waits for a person is on the first page and on one of its own, with links to its mail and position", async () => {
  const records = await recordsToView();
  await records.todoItems.open(
    newTodoItemSchema.parse({
      id: "question-1",
      kind: "question",
      payable: "ZA1",
      counterparty: "ZC3X9",
      position: { payable: "ZA1", receivable: "ZC3X9", exercise: "2022-23-Q4", kind: "r&p" },
      pence: 8_500_000,
      since: AT,
      deadline: "2023-04-11",
      what: `It asks <b>when</b>. ${HOSTILE}`,
      source: { from: "mail", mailId: "answered-mail" },
    }),
  );
  const { get } = await viewerInTest(records);
  for (const path of ["/", "/todo"]) {
    const { text } = await get(path);
    for (const words of ["It asks &lt;b&gt;when&lt;/b&gt;", "£85,000.00", "11 April 2023", "/mail/answered-mail"])
      expect(text, path).toContain(words);
    expect(text, path).toContain('href="/positions/ZA1/ZC3X9/2022-23-Q4/r%26p"');
    expect(text, path).not.toContain(HOSTILE);
  }
});

test("the mail of a registered sender shows what it says as text, and that of a stranger does not", async () => {
  const system = openSystem();
  await system.settle();
  const text = "When will you pay <b>INV-1</b>?";
  for (const [id, from] of [
    ["known", "income@northfold.example.org"],
    ["stranger", "a@stranger.example.net"],
  ] as const)
    await system.post({ id, from, receivedAt: "2023-03-29T08:00:00.000Z", text, pdf: "backing.pdf" });
  await system.work();
  const { table, rawMail, records: recordObjects } = system;
  const { get } = await viewerInTest(
    recordsIn({ table, ledgerTable: inMemoryTable(), rawMail, uploads: inMemoryObjectStore(), recordObjects }),
  );
  const known = await get("/mail/known");
  expect(known.text).toContain("When will you pay &lt;b&gt;INV-1&lt;/b&gt;?");
  expect(known.text).toContain("backing.pdf");
  expect((await get("/mail/stranger")).text).not.toContain("When will you pay");
});

test("an incoming mail shows its state and its reason", async () => {
  const { get } = await viewerInTest();
  const { text } = await get("/mail");
  expect(text).toContain("answered");
  expect(text).toContain("Its statement stands and was answered.");
  expect(text).toContain("Nobody knows the sender.");
});

test("a position shows its totals and, line by line, verdict, reason and evidence", async () => {
  const { get } = await viewerInTest();
  const { text } = await get("/positions/ZA1/ZC3X9/2022-23-Q4/r%26p");
  for (const words of ["£85,000.00", "£5,000.00", "WH701014", "BACS 20230324-007", "WH701030", "as at 31 March 2023"]) {
    expect(text).toContain(words);
  }
});

test("a reply that the mail service has refused shows on its position and mail, and counts as waiting for a person", async () => {
  const { system } = await refusingSystem("address-refused");
  await system.post({
    id: "mail-1",
    receivedAt: "2023-03-29T08:00:00.000Z",
    workbooks: { "statement.xlsx": { lines: { "INV-1": 100 } } },
  });
  await system.work();
  const { table, rawMail, records: recordObjects } = system;
  const { get } = await viewerInTest(
    recordsIn({ table, ledgerTable: inMemoryTable(), rawMail, uploads: inMemoryObjectStore(), recordObjects }),
  );
  const position = (await get("/positions/ZA1/ZB2/2022-23-Q4/r&p")).text;
  expect(position).toContain("reply rejected");
  expect(position).toContain("The mail service does not accept the address.");
  expect(position).toContain("Correct the contact list");
  expect(position).not.toContain("Answered with");
  expect((await get("/mail/mail-1")).text).toContain("rejected: as the service says");
  expect((await get("/")).text).toMatch(/<dt>Waiting for a person<\/dt>\s*<dd>1<\/dd>/);
});

test("a reply that a person has to read is shown as its reader would see it, in a frame without permissions", async () => {
  const system = openSystem();
  await system.settle();
  const policy = { agreeAwaitingApproval: false, review: { review: "always" as const } };
  await system.referenceLists.policies.replace(() => [{ organisation: position.payable, policy }], AT);
  system.uploadLedger([]);
  await system.post({
    id: "mail-1",
    receivedAt: "2023-03-29T08:00:00.000Z",
    workbooks: { "statement.xlsx": { lines: { "INV-1": 100 } } },
  });
  await system.work();
  const { get } = await viewerInTest(recordsOf(system));
  const href = "/positions/ZA1/ZB2/2022-23-Q4/r%26p";
  const { text } = await get(href);
  expect(text).toContain("reply waits for review");
  expect(text).toContain(`href="${href}/reply"`);
  expect(text).toContain("accord replies release ZA1-ZB2-2022-23-Q4-rp-1");
  const page = await get(`${href}/reply`);
  expect(page.text).toContain("It has not left.");
  expect(page.text).toMatch(/<iframe\s+sandbox=""\s+src="\/positions\/ZA1\/ZB2\/2022-23-Q4\/r%26p\/reply\/html"/);
  const frame = await get(`${href}/reply/html`);
  expect(frame.headers.get("content-security-policy")).toMatch(/^sandbox; default-src 'none'/);
  expect(frame.text).toContain("INV-1");
  expect((await get(`${href}/reply/attachments/1`)).headers.get("content-disposition")).toContain(".xlsx");
  expect((await get(`${href}/reply/attachments/9`)).status).toBe(404);
  expect((await get(`${href}/else`)).status).toBe(404);
});

test("the page about how a statement was read shows columns, totals, findings and every line", async () => {
  const { get } = await viewerInTest();
  const { text } = await get("/mail/answered-mail/statements/1");
  for (const words of ["invoice number", "There is no contact telephone number.", "WH700988", "£140,730.50"]) {
    expect(text).toContain(words);
  }
});

test("a sent message shows its HTML in a frame without permissions, its text and its attachments", async () => {
  const { get } = await viewerInTest();
  const page = await get("/sent/1");
  expect(page.text).toMatch(/<iframe\s+sandbox=""\s+src="\/sent\/1\/html"/);
  expect(page.text).toContain("Agreed: £85,000.00");
  const frame = await get("/sent/1/html");
  expect(frame.headers.get("content-security-policy")).toMatch(/^sandbox; default-src 'none'/);
  expect(frame.text).toContain("<h1>Agreed</h1>");
  const attachment = await get("/sent/1/attachments/1");
  expect(attachment.text).toBe("PK");
  expect(attachment.headers.get("content-disposition")).toContain('filename="ZA1-to-ZC3X9 response.xlsx"');
  expect((await get("/sent/1/raw")).text).toContain("Message-ID: <reply-1@accord.example.org>");
});

test("a raw mail is offered as a download, never shown", async () => {
  const { get } = await viewerInTest();
  const { headers, text } = await get("/mail/answered-mail/raw");
  expect(headers.get("content-type")).toBe("application/octet-stream");
  expect(headers.get("content-disposition")).toMatch(/^attachment;/);
  expect(text).toBe("Subject: raw\r\n\r\nbody");
});

test("a page that does not exist gets a 404", async () => {
  const { get } = await viewerInTest();
  for (const path of [
    "/nonsense",
    "/mail/none",
    "/mail/answered-mail/statements/2",
    "/sent/99",
    "/sent/x",
    "/sent/1/attachments/2",
    "/positions/ZA1/ZB2/2022-23-Q4/r%26p",
    "/positions/ZA1/x/y/z",
  ]) {
    expect((await get(path)).status, path).toBe(404);
  }
  expect((await get("/%ff")).status).toBe(400);
});

test("nothing can be changed", async () => {
  const { get } = await viewerInTest();
  expect((await get("/", { method: "POST" })).status).toBe(405);
  expect((await get("/", { method: "HEAD" })).text).toBe("");
});

test("a ledger that waits shows why, what it would send to whom, and the commands; the list says which one is in force", async () => {
  const records = await recordsToView();
  const { organisation, kind } = { organisation: POSITION.payable, kind: "payables" as const };
  const effect = effectOf(
    [{ position: POSITION, isRevised: true, changes: 2, agreedBeforePence: pence(8_500_000), agreedNowPence: noPence }],
    true,
  );
  const held = {
    concerns: [{ concern: "fewer-lines" as const, before: 300, now: 120 }],
    effect: await records.objects.put("ledger-effects", effect),
  };
  for (const [uploadId, lines, day] of [
    ["whole", 300, "01"],
    ["half", 120, "02"],
  ] as const) {
    const uploadedAt = `2023-04-${day}T09:00:00.000Z`;
    const fields = {
      uploadId,
      organisation,
      kind,
      file: `${uploadId}.csv`,
      uploadedAt,
      lines,
      totalPence: pence(lines * 100),
    };
    const particulars = {
      asAt: calendarDate("2023-03-31"),
      close: "soft" as const,
      snapshot: uploadId,
      counterparties: 1,
    };
    const ledger = { ...fields, ...particulars };
    const report = await records.objects.put("ledger-reports", refusalReport([]));
    await records.uploads.put(`uploads/${organisation}/${uploadId}/${uploadId}.csv`, Buffer.from(""));
    await records.ledgers.noteImport({ ...ledger, report, rows: lines, state: day === "01" ? "current" : "waiting" });
    await records.ledgers.change({ organisation, kind }, (before) => withUpload(before, ledger, held, AT));
  }
  const { get } = await viewerInTest(records);
  const list = (await get("/ledgers")).text;
  expect(list).toContain("1 ledger waits");
  expect(list).toMatch(/whole\.csv[\s\S]*in force/u);
  expect(list).toMatch(/half\.csv[\s\S]*waits to be released/u);
  const page = (await get(`/ledgers/${organisation}/half`)).text;
  expect(page).toContain("It has 120 lines, and the ledger in force has 300.");
  expect(page).toContain("would change from £85,000.00 to £0.00");
  expect(page).toContain("ZC3X9");
  expect(page).toContain("accord ledger release ZA1 --by NAME");
});
