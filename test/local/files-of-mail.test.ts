import { afterAll, expect, test } from "vitest";

import { mailResponse } from "../../local/viewer/responses/mail-responses.ts";
import { attached, mailOf, plain } from "../adapters/inbound-mail/raw-mail.ts";
import { closeParser, readers, startConversation, type WrittenMail } from "../functions/conversation-system.ts";
import { recordsOf } from "../in-memory/records-of.ts";

afterAll(closeParser);

const page = "<html><script>alert('x')</script></html>";
const forwarded = mailOf([plain("See below."), attached(Buffer.from("inner"), "inner.pdf", "application/pdf")]);
const mail: WrittenMail = {
  subject: "ZB2 backing",
  text: "Two files.",
  files: [
    { name: "../../page.html", bytes: Buffer.from(page), contentType: "text/html" },
    { name: "forwarded.eml", bytes: forwarded, contentType: "message/rfc822" },
  ],
};

async function received(given: WrittenMail) {
  const conversation = await startConversation();
  const id = await conversation.post(given);
  const sources = {
    records: recordsOf(conversation.system),
    openMail: readers.openMail,
    readStatement: () => Promise.reject(new Error("no statement is shown")),
  };
  return (...path: readonly [what?: string, which?: string]) =>
    mailResponse(sources, [id, ...path.filter((part) => part !== undefined)], new URLSearchParams());
}

test("the files of a mail are listed, those inside a forwarded message too, and each is a download that runs nowhere", async () => {
  const get = await received(mail);
  const shown = String((await get()).body);
  const hrefs = [...shown.matchAll(/href="[^"]*\/files\/(\d+)">([^<]*)</g)].map(([, place, name]) => [place, name]);
  expect(hrefs).toEqual([
    ["1", "page.html"],
    ["2", "inner.pdf"],
  ]);
  expect(shown).toContain("in forwarded.eml");
  const first = await get("files", "1");
  expect(Buffer.from(first.body).toString()).toBe(page);
  expect(first.headers).toEqual({
    "content-type": "application/octet-stream",
    "content-disposition": `attachment; filename="page.html"; filename*=UTF-8''page.html`,
    "content-security-policy": "sandbox; default-src 'none'",
  });
  expect(Buffer.from((await get("files", "2")).body).toString()).toBe("inner");
  for (const which of ["0", "3", "x", undefined]) expect((await get("files", which)).status, which).toBe(404);
});

test("the files of a sender whom nobody knows are not offered one by one", async () => {
  const get = await received({ ...mail, from: "nobody@elsewhere.example" });
  expect(String((await get()).body)).not.toContain("/files/");
  expect((await get("files", "1")).status).toBe(404);
});
