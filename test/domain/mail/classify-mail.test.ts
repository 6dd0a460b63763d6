import { expect, test } from "vitest";

import { asksForNoAnswer, classifyMail } from "../../../shared/domain/mail/classify-mail.ts";
import type { MailAttachment, MailFacts } from "../../../shared/domain/mail/mail-facts.ts";
import { address, aWorkbook, factsOf, mailbox } from "./mail-fixture.ts";

const quiet = factsOf().automatic;
const classOf = (different: Partial<MailFacts>) => classifyMail(factsOf(different), mailbox).class;

function file(looksLike: MailAttachment["looksLike"], name: string): MailAttachment {
  return { ...aWorkbook, name, looksLike };
}

test("a mail with a workbook is recognised, however deeply nested the workbook is", () => {
  expect(classOf({})).toBe("workbooks");
  for (const container of ["forwarded", "winmail", "zip"] as const) {
    expect(classOf({ attachments: [{ ...aWorkbook, origin: [{ container, name: "x" }] }] })).toBe("workbooks");
  }
});

test("all workbooks are kept, and other files do not matter", () => {
  const attachments = [file("image", "logo.png"), aWorkbook, file("pdf", "letter.pdf"), file("workbook", "i&e.xlsx")];
  const found = classifyMail(factsOf({ attachments }), mailbox);
  expect(found.class === "workbooks" && found.workbooks.map(({ name }) => name)).toEqual([
    "statement.xlsx",
    "i&e.xlsx",
  ]);
});

test("a workbook in reply to our message may be our form, filled in", () => {
  const found = classifyMail(factsOf({ inReplyTo: ["<r1@accord.example.org>"] }), mailbox);
  expect(found.class === "workbooks" && found.answersUs).toBe(true);
  const elsewhere = classifyMail(factsOf({ inReplyTo: ["<r1@accord.example.org.evil.example>"] }), mailbox);
  expect(elsewhere.class === "workbooks" && elsewhere.answersUs).toBe(false);
});

test.each<[string, Partial<MailFacts>, string]>([
  ["STM-01 a PDF", { attachments: [file("pdf", "statement.pdf")] }, "pdf"],
  ["a document", { attachments: [file("other", "statement.docx")] }, "other-files"],
  ["a question", { attachments: [], text: "When is the cut-off?" }, "question"],
  ["a question with a logo", { attachments: [file("image", "logo.png")], text: "Hello" }, "question"],
  [
    "a question with a signature",
    { attachments: [{ ...file("other", "smime.p7s"), contentType: "application/pkcs7-signature" }], text: "Hello" },
    "question",
  ],
  ["an empty mail", { attachments: [], text: " \n" }, "empty"],
  [
    "a person's answer",
    { attachments: [], referencesHeader: ["<r1@accord.example.org>"], text: "Thank you" },
    "answer",
  ],
  ["an invitation", { attachments: [file("calendar", "invite.ics")] }, "calendar"],
  ["an invitation without a file", { attachments: [], partTypes: ["text/plain", "text/calendar"] }, "calendar"],
  [
    "a link to a file share",
    { attachments: [], links: ["https://northfold.sharepoint.com/:x:/s/aob/1"] },
    "share-link",
  ],
  ["a link elsewhere", { attachments: [], links: ["https://northfold.example.org/"] }, "question"],
  [
    "a link that only mentions a file share",
    { attachments: [], links: ["https://evil.example.com/sharepoint.com"] },
    "question",
  ],
  [
    "a zip with a password",
    { attachments: [], unopened: [{ name: "a.zip", reason: "zip-encrypted", what: "a.zip is protected." }] },
    "unopened",
  ],
  [
    "a reply about a held statement",
    { attachments: [], subject: "RE: [HOLD-ABCD-EFGH-2345-WXYZ]", text: "RELEASE" },
    "hold-reply",
  ],
])("%s is recognised", (_, different, expected) => {
  expect(classOf(different)).toBe(expected);
});

test.each<[string, Partial<MailFacts>, string]>([
  ["Auto-Submitted: auto-replied", { automatic: { ...quiet, autoSubmitted: "auto-replied" } }, "automatic-reply"],
  ["Precedence: auto_reply", { automatic: { ...quiet, precedence: "auto_reply" } }, "automatic-reply"],
  ["X-Autoreply", { automatic: { ...quiet, otherFields: ["x-autoreply"] } }, "automatic-reply"],
  ["a null return path", { automatic: { ...quiet, nullReturnPath: true } }, "automatic-mail"],
  ["a null envelope sender", { envelope: { from: "", recipients: [] } }, "automatic-mail"],
  ["X-Failed-Recipients", { automatic: { ...quiet, otherFields: ["x-failed-recipients"] } }, "bounce"],
  [
    "a delivery report of a failure",
    { contentType: "multipart/report", reportType: "delivery-status", deliveryActions: ["failed"] },
    "bounce",
  ],
  [
    "a delivery report of a success",
    { contentType: "multipart/report", reportType: "delivery-status", deliveryActions: ["delivered"] },
    "delivery-report",
  ],
  ["a delivery report without an action", { partTypes: ["text/plain", "message/delivery-status"] }, "bounce"],
  ["a read receipt", { contentType: "multipart/report", reportType: "disposition-notification" }, "delivery-report"],
  ["a complaint", { contentType: "multipart/report", reportType: "feedback-report" }, "feedback-report"],
  ["our own mark", { ownMark: true }, "own-message"],
  ["our own address as From", { from: [address("statements+za1@accord.example.org")] }, "own-message"],
])("RFC 3834: automatic mail is recognised even with a workbook: %s", (_, different, expected) => {
  expect(classOf(different)).toBe(expected);
});

test.each<[string, Partial<MailFacts>, string]>([
  ["by another Accord", {}, "workbooks"],
  ["by this one", { from: [address("statements+zb2@accord.example.org")] }, "workbooks"],
  [
    "and back with who issued it",
    {
      from: [address("statements+zb2@accord.example.org")],
      envelope: { from: "statements+zb2@accord.example.org", recipients: ["statements+ZB2@accord.example.org"] },
    },
    "own-message",
  ],
])("STM-01 a statement that an organisation issues through an Accord: %s", (_, different, expected) => {
  expect(classOf({ ownMark: true, issuedStatement: true, ...different })).toBe(expected);
});

test.each<[string, Partial<MailFacts>, string]>([
  ["Auto-Submitted: auto-generated", { automatic: { ...quiet, autoSubmitted: "auto-generated" } }, "automatic-mail"],
  ["Auto-Submitted with another word", { automatic: { ...quiet, autoSubmitted: "auto-notified" } }, "automatic-mail"],
  ["Precedence: bulk", { automatic: { ...quiet, precedence: "bulk" } }, "automatic-mail"],
  ["Precedence: junk", { automatic: { ...quiet, precedence: "junk" } }, "automatic-mail"],
  ["Precedence: list", { automatic: { ...quiet, precedence: "list" } }, "mailing-list"],
  ["List-Id", { automatic: { ...quiet, listFields: ["list-id"] } }, "mailing-list"],
  ["X-Cron-Env", { automatic: { ...quiet, otherFields: ["x-cron-env"] } }, "automatic-mail"],
])(
  "RFC 3834: a program or a list may issue a statement, and its other mail is automatic: %s",
  (_, different, other) => {
    const issued = classifyMail(factsOf(different), mailbox);
    expect(issued).toMatchObject({ class: "workbooks", author: "program" });
    expect(classOf({ ...different, attachments: [] })).toBe(other);
    // Answering an answer could go on for ever.
    expect(classOf({ ...different, inReplyTo: ["<r1@accord.example.org>"] })).toBe("automatic-reply");
  },
);

const nested = {
  attachments: [{ ...aWorkbook, origin: [{ container: "forwarded" as const, name: "statement.eml" }] }],
};

test.each([
  ["Automatic reply: statement", "automatic-reply"],
  ["Out of office", "automatic-reply"],
  ["Undeliverable: statement", "bounce"],
  ["Undelivered Mail Returned to Sender", "bounce"],
  ["Read: statement", "delivery-report"],
])("RFC 3834: %s stays unanswered although it repeats the workbook that it is about", (subject, expected) => {
  const text = "Your message was read on 29 March 2023.";
  expect(classOf({ ...nested, subject, text })).toBe(expected);
  expect(classOf({ attachments: [], subject, text })).toBe(expected);
  // Attached by the sender, it is a statement; so is what a person passes on.
  expect(classOf({ subject, text })).toBe("workbooks");
  expect(classOf({ ...nested, subject: `FW: ${subject}`, text })).toBe("workbooks");
});

test.each([["all"], ["dr", "oof"], ["autoreply"]])(
  "a mail that asks programs for no answer is from a person, unless its subject says otherwise: X-Auto-Response-Suppress: %s",
  (...autoResponseSuppress) => {
    const marked = { automatic: { ...quiet, autoResponseSuppress } };
    expect(asksForNoAnswer(factsOf(marked))).toBe(true);
    expect(classifyMail(factsOf(marked), mailbox)).toMatchObject({ class: "workbooks", author: "person" });
    expect(classOf({ ...marked, inReplyTo: ["<r1@accord.example.org>"] })).toBe("workbooks");
    expect(classOf({ ...marked, attachments: [] })).toBe("question");
    expect(classOf({ ...marked, subject: "Automatic reply: statement" })).toBe("automatic-reply");
    expect(classOf({ automatic: { ...marked.automatic, autoSubmitted: "auto-replied" } })).toBe("automatic-reply");
    expect(classOf({ automatic: { ...marked.automatic, autoSubmitted: "auto-generated" }, attachments: [] })).toBe(
      "automatic-mail",
    );
  },
);

test.each(["Not read: statement", "Gelesen: ZB2", "Lu : relevé"])("a plain read receipt is one: %s", (subject) => {
  expect(classOf({ attachments: [], subject, text: "" })).toBe("delivery-report");
  expect(classOf({ attachments: [], subject, text: "Which order do you need?" })).toBe("question");
});

test("RFC 3834: fields that ordinary mail programs add do not make a mail automatic", () => {
  expect(classOf({ automatic: { ...quiet, autoSubmitted: "no" } })).toBe("workbooks");
  expect(classOf({ automatic: { ...quiet, autoResponseSuppress: ["dr", "rn", "nrn"] } })).toBe("workbooks");
  expect(classOf({ automatic: { ...quiet, precedence: "first-class" } })).toBe("workbooks");
});

test.each(["Automatic reply: ZB2 statement", "Auto: away", "Out of Office Re: statement", "Abwesenheitsnotiz: x"])(
  "an absence message is recognised by its subject alone: %s",
  (subject) => {
    expect(classOf({ attachments: [], subject, text: "I am away." })).toBe("automatic-reply");
    expect(classOf({ subject })).toBe("workbooks");
  },
);

test("a mail from a mail daemon is a bounce without any header that says so", () => {
  const from = [address("mailer-daemon@northfold.example.org")];
  expect(classOf({ from, attachments: [], subject: "hello" })).toBe("bounce");
  expect(
    classOf({
      attachments: [],
      subject: "Undelivered Mail Returned to Sender",
      envelope: { from: "", recipients: [] },
    }),
  ).toBe("bounce");
  expect(
    classOf({
      from: [address("postmaster.jones@northfold.example.org")],
      attachments: [],
      subject: "Undeliverable: ZB2",
    }),
  ).toBe("bounce");
});
