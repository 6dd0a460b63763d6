import { existsSync, readdirSync, readFileSync } from "node:fs";

import { afterAll, describe, expect, test } from "vitest";

import { openMailParser } from "../../shared/adapters/inbound-mail/open-mail-parser.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { Verdicts } from "../../shared/domain/mail/headers/verdicts.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { organisationSchema } from "../../shared/domain/organisation/organisation.ts";
import { realReaders } from "../in-memory/real-readers.ts";
import { openSystem } from "../in-memory/system.ts";
import { notificationOf } from "../in-memory/test-mail.ts";

const folder = new URL("../../../shared/field-cases/mail/", import.meta.url);
const isThere = existsSync(folder);
if (!isThere) console.log(`Skipped: the field cases are not there (${folder.pathname}).`);

const parser = openMailParser();
afterAll(() => parser.close());

const filesOf = (name: string) =>
  isThere
    ? readdirSync(new URL(`${name}/`, folder))
        .filter((file) => file.endsWith(".eml"))
        .map((file) => `${name}/${file}`)
    : [];

/** Receives a mail of an organisation that is registered under the code in its subject and the address in its From field. */
async function received(path: string, envelopeFrom: string | undefined, verdicts: Partial<Verdicts>) {
  const raw = readFileSync(new URL(path, folder));
  const text = raw.toString("latin1");
  const email = /^From: .*<([^>]+)>/m.exec(text)?.[1] ?? "";
  const code = /^income@([a-z]+)(\d+)\./.exec(email) ?? [];
  const organisation = `${(code[1] ?? "").toUpperCase()}${(code[2] ?? "").padStart(3, "0")}`;
  const system = openSystem({}, realReaders(parser.openMail));
  await system.settle();
  const at = system.now().toISOString();
  const own = organisationSchema.parse({ code: organisation, name: `Body ${organisation} NHS Trust`, type: "trust" });
  await system.referenceLists.organisations.replace((before) => [...before, own], at);
  const contact = contactSchema.parse({ code: organisation, email, role: "statements" });
  await system.referenceLists.contacts.replace((before) => [...before, contact], at);
  system.uploadLedger([{ invoiceNumber: "0979422", outstandingPence: pence(10_000) }]);
  await system.rawMail.put("mail/case", raw);
  const receivedAt = "2023-03-29T08:00:00.000Z";
  await system.receive.send([
    notificationOf({
      id: "case",
      receivedAt,
      from: email,
      verdicts,
      ...(envelopeFrom === undefined ? {} : { envelopeFrom }),
    }),
  ]);
  await system.work();
  const types: string[] = [];
  for (const { messageId } of system.sent) types.push((await system.messages.get(messageId))?.type ?? "");
  const mail = await system.mails.get("case");
  return { end: `${mail?.state ?? "nothing"}: ${mail?.reason ?? ""}`, types };
}

const proved: Partial<Verdicts> = {};
const signedByOther: Partial<Verdicts> = { dmarc: "GRAY", dkim: "PASS", spf: "FAIL" };
const sentByOther: Partial<Verdicts> = { dmarc: "GRAY", dkim: "FAIL", spf: "PASS" };

describe.skipIf(!isThere)("mails of the field cases", () => {
  test.each(filesOf("01-dkim-domain-prefix"))("%s: a signature of another domain proves nothing", async (path) => {
    const { end, types } = await received(path, "x@evil.example.com", signedByOther);
    expect(end).toBe("held: not-proved");
    expect(types).toEqual(["hold-confirmation"]);
  });

  test.each([
    ["02-envelope-a2/a2.eml", "(any@d016.example.org"],
    ["02-envelope-a2/source-route.eml", "@evil.example.com:x@d021.example.org"],
    ["02-envelope-a2/percent.eml", "any%d018.example.org@evil.example.com"],
  ])("%s: an envelope that is not one plain address of the domain proves nothing", async (path, envelopeFrom) => {
    const { end, types } = await received(path, envelopeFrom, sentByOther);
    expect(end).toBe("held: not-proved");
    expect(types).toEqual(["hold-confirmation"]);
  });

  test.each([
    ...filesOf("04-smime-opaque-signed"),
    ...filesOf("06-x-auto-response-suppress"),
    ...filesOf("13-digest-and-duplicate-content-type"),
  ])("%s: the statement is found and answered", async (path) => {
    const { end, types } = await received(path, undefined, proved);
    expect(end).toBe("answered: answered");
    expect(types).toHaveLength(1);
    expect(types[0]).not.toBe("refused");
  });

  test("07-read-receipt-plain/mail.eml: no answer", async () => {
    const { end, types } = await received("07-read-receipt-plain/mail.eml", undefined, proved);
    expect(end).toBe("ignored: delivery-report");
    expect(types).toEqual([]);
  });

  test("11-more-than-50-files/mail.eml: its sender is told what to do", async () => {
    const { end, types } = await received("11-more-than-50-files/mail.eml", undefined, proved);
    expect(end).toBe("refused: too-many-attachments");
    expect(types).toEqual(["refused"]);
  });
});
