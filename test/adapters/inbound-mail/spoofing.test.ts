import { afterAll, expect, test } from "vitest";

import { openMailParser } from "../../../shared/adapters/inbound-mail/open-mail-parser.ts";
import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import { classifyMail } from "../../../shared/domain/mail/classify-mail.ts";
import { decideBeforeReading } from "../../../shared/domain/mail/identity/decide-before-reading.ts";
import { decideSender } from "../../../shared/domain/mail/identity/decide-sender.ts";
import type { Verdicts } from "../../../shared/domain/mail/headers/verdicts.ts";
import { allPass, contacts, directory, email, mailbox, northfoldsWorkbook } from "../../domain/mail/mail-fixture.ts";
import { attached, mailOf, plain } from "./raw-mail.ts";
import { workbookBytes } from "./zip-fixture.ts";
import { parseMail } from "./parse-mail.ts";

/*
 * Forged mails: each technique has fooled some mail system, and is rebuilt here with invented addresses.
 * The victim is income@northfold.example.org, registered for ZB2; the attacker owns evil.example.com, whose own SPF, DKIM
 * and DMARC are in perfect order. Subject and workbook are always those of the victim.
 */

const parser = openMailParser();
afterAll(() => parser.close());

const victim = "income@northfold.example.org";
const attacker = "x@evil.example.com";
const fails: Partial<Verdicts> = { dmarc: "FAIL", spf: "FAIL", dkim: "FAIL" };

interface Forgery {
  readonly title: string;
  readonly headers: readonly string[];
  readonly envelopeFrom?: string;
  readonly verdicts?: Partial<Verdicts>;
  readonly judgedFrom?: readonly EmailAddress[];
  /** `hold`: we ask the victim, and the attacker learns nothing. */
  readonly ends: "quarantine" | "ignore" | "hold";
}

const forgeries: readonly Forgery[] = [
  // The attacker uses the victim's address without proof.
  { title: "From of the victim, DMARC fails", headers: [`From: ${victim}`], verdicts: fails, ends: "quarantine" },
  {
    title: "the same, policy none",
    headers: [`From: ${victim}`],
    verdicts: { ...fails, dmarcPolicy: "none" },
    ends: "quarantine",
  },
  {
    title: "From of the victim, whose domain has no DMARC; SPF passes for the attacker's envelope",
    headers: [`From: ${victim}`],
    envelopeFrom: attacker,
    verdicts: { dmarc: "GRAY", dkim: "GRAY" },
    ends: "hold",
  },
  {
    title: "the same with an envelope of a subdomain look-alike",
    headers: [`From: ${victim}`],
    envelopeFrom: "x@northfold.example.org.evil.example.com",
    verdicts: { dmarc: "GRAY", dkim: "GRAY" },
    ends: "hold",
  },
  {
    title: "the same with an empty envelope",
    headers: [`From: ${victim}`],
    envelopeFrom: "",
    verdicts: { dmarc: "GRAY", dkim: "GRAY" },
    ends: "ignore",
  },
  {
    title: "signed by the attacker's domain",
    headers: [`DKIM-Signature: v=1; d=evil.example.com; s=a; b=x`, `From: ${victim}`],
    envelopeFrom: attacker,
    verdicts: { dmarc: "GRAY", spf: "GRAY" },
    ends: "hold",
  },
  {
    title: "signed by the attacker, with a broken signature of the victim's beside it",
    headers: [
      "DKIM-Signature: v=1; d=evil.example.com; s=a; b=x",
      "DKIM-Signature: v=1; d=northfold.example.org; s=a; b=forged",
      `From: ${victim}`,
    ],
    envelopeFrom: attacker,
    verdicts: { dmarc: "GRAY", spf: "GRAY" },
    ends: "hold",
  },
  {
    title: "a signature for a part of the domain only",
    headers: ["DKIM-Signature: v=1; d=example.org; s=a; b=x", `From: ${victim}`],
    envelopeFrom: attacker,
    verdicts: { dmarc: "GRAY", spf: "GRAY" },
    ends: "hold",
  },
  // A `d=` that only a careless reader takes for the victim's domain.
  ...[
    "northfold.example.org'a.evil.example.com",
    "northfold.example.org(.evil.example.com",
    "northfold.example.org_x.evil.example.com",
    "northfold.example.org/x.evil.example.com",
    "northfold.example.org\0.evil.example.com",
    "northfold.example.org\u00e9.evil.example.com",
    "northfold.example.org .evil.example.com",
    "northfold.example.org; d=evil.example.com",
    "northfold.example.org.",
    "northfold.example.org,evil.example.com",
    "<northfold.example.org>",
    '"northfold.example.org"',
  ].map((domain) => ({
    title: `signed by d=${JSON.stringify(domain)}`,
    headers: [`DKIM-Signature: v=1; a=rsa-sha256; d=${domain}; s=q; b=x`, `From: ${victim}`],
    envelopeFrom: attacker,
    verdicts: { dmarc: "GRAY", spf: "FAIL" } as const,
    ends: "hold" as const,
  })),
  ...["_x.evil.example.com", "\u00e9vil.example.com", "evil", ""].map((domain) => ({
    title: `a forged signature of the victim's beside one by d=${JSON.stringify(domain)}`,
    headers: [
      "DKIM-Signature: v=1; d=northfold.example.org; s=a; b=forged",
      `DKIM-Signature: v=1; d=${domain}; s=a; b=x`,
      `From: ${victim}`,
    ],
    envelopeFrom: attacker,
    verdicts: { dmarc: "GRAY", spf: "FAIL" } as const,
    ends: "hold" as const,
  })),
  {
    title: "twenty forged signatures of the victim's before the attacker's",
    headers: [
      ...Array.from({ length: 20 }, () => "DKIM-Signature: v=1; d=northfold.example.org; s=a; b=forged"),
      "DKIM-Signature: v=1; d=evil.example.com; s=a; b=x",
      `From: ${victim}`,
    ],
    envelopeFrom: attacker,
    verdicts: { dmarc: "GRAY", spf: "FAIL" },
    ends: "hold",
  },
  // An envelope of which SPF judged something else than its last domain.
  ...[
    "(any@northfold.example.org",
    "@evil.example.com:x@northfold.example.org",
    "x%evil.example.com@northfold.example.org",
    "evil.example.com!x@northfold.example.org",
    '"x@evil.example.com"@northfold.example.org',
    "x@evil.example.com@northfold.example.org",
    "x@evil.example.com, y@northfold.example.org",
    "northfold.example.org",
    "@northfold.example.org",
  ].map((envelopeFrom) => ({
    title: `SPF passed for the envelope ${envelopeFrom}`,
    headers: [`From: ${victim}`],
    envelopeFrom,
    verdicts: { dmarc: "GRAY", dkim: "FAIL" } as const,
    ends: "hold" as const,
  })),
  {
    title: "no verdict at all",
    headers: [`From: ${victim}`],
    verdicts: { dmarc: "missing", spf: "missing", dkim: "missing" },
    ends: "hold",
  },
  {
    title: "verdicts that failed",
    headers: [`From: ${victim}`],
    verdicts: { dmarc: "PROCESSING_FAILED", spf: "PROCESSING_FAILED", dkim: "PROCESSING_FAILED" },
    ends: "hold",
  },
  {
    title: "verdicts written into the message by the attacker",
    headers: [
      "Authentication-Results: amazonses.com; spf=pass; dkim=pass; dmarc=pass header.from=northfold.example.org",
      "X-SES-Spam-Verdict: PASS",
      `From: ${victim}`,
    ],
    verdicts: fails,
    ends: "quarantine",
  },
  // The attacker's own domain is proved, and another address is shown.
  { title: "the victim's address as display name", headers: [`From: "${victim}" <${attacker}>`], ends: "quarantine" },
  {
    title: "the same in an encoded word",
    headers: [`From: =?utf-8?q?income=40northfold.example.org?= <${attacker}>`],
    ends: "quarantine",
  },
  {
    title: "the same with the bracket in the name",
    headers: [`From: "Northfold <${victim}>" <${attacker}>`],
    ends: "quarantine",
  },
  {
    title: "the organisation's name only",
    headers: [`From: "Northfold Community Health NHS Trust" <${attacker}>`],
    ends: "quarantine",
  },
  { title: "Sender of the victim", headers: [`From: ${attacker}`, `Sender: ${victim}`], ends: "quarantine" },
  { title: "Reply-To of the victim", headers: [`From: ${attacker}`, `Reply-To: ${victim}`], ends: "quarantine" },
  {
    title: "Return-Path of the victim",
    headers: [`Return-Path: <${victim}>`, `From: ${attacker}`],
    envelopeFrom: victim,
    ends: "quarantine",
  },
  { title: "Resent-From of the victim", headers: [`Resent-From: ${victim}`, `From: ${attacker}`], ends: "quarantine" },
  // Which From counts?
  {
    title: "two From fields, the victim's last",
    headers: [`From: ${attacker}`, `From: ${victim}`],
    ends: "quarantine",
  },
  {
    title: "two From fields, the victim's first",
    headers: [`From: ${victim}`, `From: ${attacker}`],
    ends: "quarantine",
  },
  { title: "two From fields of the victim", headers: [`From: ${victim}`, `From: ${victim}`], ends: "quarantine" },
  {
    title: "a From field with a space before its colon",
    headers: [`From : ${victim}`, `From: ${attacker}`],
    ends: "quarantine",
  },
  { title: "a From field in other letters", headers: [`FROM: ${attacker}`, `from: ${victim}`], ends: "quarantine" },
  { title: "a list in From", headers: [`From: ${victim}, ${attacker}`], ends: "quarantine" },
  {
    title: "a list in From, with a Sender as RFC 5322 requires",
    headers: [`From: ${attacker}, ${victim}`, `Sender: ${attacker}`],
    ends: "quarantine",
  },
  { title: "two bracketed addresses", headers: [`From: <${victim}> <${attacker}>`], ends: "quarantine" },
  { title: "an address after the address", headers: [`From: <${attacker}> ${victim}`], ends: "quarantine" },
  { title: "a source route", headers: [`From: <@evil.example.com:${victim}>`], ends: "quarantine" },
  { title: "a group", headers: [`From: ${victim}: ${attacker};`], ends: "quarantine" },
  {
    title: "an encoded word instead of an address",
    headers: ["From: =?utf-8?b?aW5jb21lQG5vcnRoZm9sZC5leGFtcGxlLm9yZw==?="],
    ends: "quarantine",
  },
  {
    title: "an encoded word with brackets",
    headers: ["From: =?utf-8?b?PGluY29tZUBub3J0aGZvbGQuZXhhbXBsZS5vcmc+?=, x@evil.example.com"],
    ends: "quarantine",
  },
  { title: "a null byte", headers: [`From: ${victim}\0<${attacker}>`], ends: "quarantine" },
  { title: "two at signs", headers: [`From: <${victim}@evil.example.com>`], ends: "quarantine" },
  { title: "a comment with an address", headers: [`From: ${attacker} (${victim})`], ends: "quarantine" },
  { title: "a quoted local part", headers: [`From: "${victim}"@evil.example.com`], ends: "quarantine" },
  {
    title: "a folded From that starts with nothing",
    headers: [`From:\r\n ${victim}`, `From: ${attacker}`],
    ends: "quarantine",
  },
  { title: "no From, but a Sender", headers: [`Sender: ${victim}`], envelopeFrom: victim, ends: "quarantine" },
  { title: "an empty From", headers: ["From:", `Reply-To: ${victim}`], envelopeFrom: victim, ends: "quarantine" },
  {
    title: "a second header block in the body",
    headers: [`From: ${attacker}`, "", `From: ${victim}`],
    ends: "ignore",
  },
  {
    title: "an address that the cloud read differently",
    headers: [`From: ${victim}`],
    judgedFrom: [email(attacker)],
    ends: "quarantine",
  },
  // Look-alikes, with everything in order.
  { title: "a digit in the domain", headers: ["From: income@northf0ld.example.org"], ends: "quarantine" },
  { title: "a dash in the domain", headers: ["From: income@north-fold.example.org"], ends: "quarantine" },
  { title: "one more letter", headers: ["From: income@northfolds.example.org"], ends: "quarantine" },
  {
    title: "the domain in front of another",
    headers: ["From: income@northfold.example.org.evil.example.com"],
    ends: "quarantine",
  },
  { title: "another ending", headers: ["From: income@northfold.example.com"], ends: "quarantine" },
  {
    title: "another script, in Punycode",
    headers: ["From: income@xn--nrthfold-nfh.example.org"],
    ends: "quarantine",
  },
  {
    title: "another script, raw",
    headers: [`From: ${Buffer.from("income@n\u043Erthfold.example.org").toString("latin1")}`],
    ends: "quarantine",
  },
  {
    title: "a letter that becomes the right one in lower case",
    headers: [`From: ${Buffer.from("income@northfold.example.org".replace("l", "\u2113")).toString("latin1")}`],
    ends: "quarantine",
  },
  {
    title: "the right domain, a look-alike name",
    headers: ["From: incorne@northfold.example.org"],
    ends: "quarantine",
  },
  // Right domain, wrong address.
  { title: "somebody else at the victim's domain", headers: ["From: new.person@northfold.example.org"], ends: "hold" },
  {
    title: "somebody else at the domain, not proved",
    headers: ["From: new.person@northfold.example.org"],
    verdicts: { dmarc: "GRAY", spf: "GRAY", dkim: "GRAY" },
    ends: "quarantine",
  },
  { title: "an address with a tag", headers: ["From: income+aob@northfold.example.org"], ends: "hold" },
  // Danger and machines.
  {
    title: "the victim's own proved mail with a virus",
    headers: [`From: ${victim}`],
    verdicts: { virus: "FAIL" },
    ends: "quarantine",
  },
  {
    title: "the victim's own proved mail, taken for spam",
    headers: [`From: ${victim}`],
    verdicts: { spam: "FAIL" },
    ends: "quarantine",
  },
  {
    title: "the victim's absence message",
    headers: [`From: ${victim}`, "Auto-Submitted: auto-replied"],
    ends: "ignore",
  },
  { title: "a bounce with the victim's address", headers: [`From: ${victim}`], envelopeFrom: "", ends: "ignore" },
  {
    title: "our own address",
    headers: ["From: statements+ZA1@accord.example.org"],
    envelopeFrom: "statements+za1@accord.example.org",
    ends: "ignore",
  },
];

const otherHeaders = [
  "To: statements+ZA1@accord.example.org",
  "Subject: ZB2 statement of balances",
  "Message-ID: <9@evil.example.com>",
];

test.each(forgeries)("a forged mail gets no data: $title", async (forgery) => {
  const raw = mailOf(
    [plain("Please find our statement attached."), attached(workbookBytes(), "statement.xlsx")],
    [...forgery.headers, ...otherHeaders],
  );
  const envelope = { from: forgery.envelopeFrom ?? attacker, recipients: ["statements+za1@accord.example.org"] };
  const parsed = await parseMail(parser, raw, envelope);
  if (parsed.outcome === "failed") throw new Error(parsed.why);
  const { facts } = parsed;
  const input = {
    facts,
    mailClass: classifyMail(facts, mailbox),
    verdicts: { ...allPass, ...forgery.verdicts },
    judgedFrom: forgery.judgedFrom,
    contacts,
    directory,
    mailbox,
  };
  const early = decideBeforeReading(input);
  const decision = early.action === "read" ? decideSender({ ...input, workbook: northfoldsWorkbook }) : early;
  expect(decision.action).toBe(forgery.ends);
  // We ask the victim whether it is genuine, at the registered address only.
  if ("replyTo" in decision) expect(decision.replyTo).toEqual([victim]);
});

test("the victim's own proved mail is accepted: the forgeries above differ from it only in their technique", async () => {
  const raw = mailOf([plain("x"), attached(workbookBytes(), "statement.xlsx")], [`From: ${victim}`, ...otherHeaders]);
  const parsed = await parseMail(parser, raw, { from: victim, recipients: ["statements+za1@accord.example.org"] });
  if (parsed.outcome === "failed") throw new Error(parsed.why);
  const { facts } = parsed;
  const input = {
    facts,
    mailClass: classifyMail(facts, mailbox),
    verdicts: allPass,
    judgedFrom: [email(victim)],
    contacts,
    directory,
    mailbox,
  };
  expect(decideSender({ ...input, workbook: northfoldsWorkbook })).toMatchObject({
    action: "accept",
    replyTo: [victim],
  });
});
