import { describe, expect, test } from "vitest";

import { exerciseIdSchema } from "../../../shared/domain/exercise/exercise.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { renderReply } from "../../../shared/messages/render-reply.ts";
import type { Refusal, RefusalReason } from "../../../shared/messages/refusal/refusal.ts";
import { refusalInShort } from "../../../shared/messages/refusal/refusal-in-short.ts";
import { mail, mailbox, northfold } from "../example-facts.ts";
import { refused } from "../example-replies.ts";

const westhaven = { code: organisationCode("ZC3X9"), name: "Westhaven ICB" };
const eastmere = { code: organisationCode("ZA1") };

/** One refusal for each reason, with what its message must say. */
const refusals: Record<RefusalReason, readonly [Refusal, ...(string | RegExp)[]]> = {
  pdf: [{ reason: "pdf" }, "is a PDF", "Please send the Excel version"],
  "not-a-workbook": [{ reason: "not-a-workbook", format: "a Word document" }, "is a Word document", "Excel"],
  corrupt: [{ reason: "corrupt", detail: "Its directory is cut off" }, "damaged", "Its directory is cut off."],
  "password-protected": [{ reason: "password-protected" }, "protected by a password", "without the password"],
  "too-large": [{ reason: "too-large", limit: "It has more than 200 sheets." }, "more than 200 sheets"],
  "no-table": [{ reason: "no-table" }, "no table of invoices", "a row of headings"],
  "file-findings": [{ reason: "file-findings" }, "could not be used"],
  "several-payables": [
    { reason: "several-payables", named: [eastmere, westhaven] },
    "2 payable organisations: ZA1; Westhaven ICB (ZC3X9)",
    "one statement for each",
  ],
  "no-sender-code": [{ reason: "no-sender-code" }, "does not contain your organisation code"],
  "unknown-sender-code": [{ reason: "unknown-sender-code", written: "ZQ9" }, "“ZQ9” is not the code"],
  "sender-contradiction": [
    { reason: "sender-contradiction", named: [westhaven] },
    "registered for Northfold",
    "a statement from Westhaven ICB (ZC3X9)",
  ],
  "no-payable": [{ reason: "no-payable" }, "which organisation the statement is for"],
  "unknown-payable": [
    { reason: "unknown-payable", written: "ZX" },
    "not an organisation that this mailbox responds for",
  ],
  "payable-contradiction": [{ reason: "payable-contradiction", named: [westhaven, eastmere] }, "same payable"],
  "wrong-payable": [
    { reason: "wrong-payable", named: westhaven, nhsEngland: false },
    "names Westhaven ICB (ZC3X9)",
    /statements address in the contact list for Westhaven/,
  ],
  "payable-closed": [
    { reason: "payable-closed", successor: westhaven },
    "has closed",
    "Westhaven ICB (ZC3X9) took over",
  ],
  "nil-statement": [{ reason: "nil-statement" }, "Nil statements are not issued", "Nothing needs to be done"],
  "wrong-kind": [
    { reason: "wrong-kind", kind: "accruals", exercise: exerciseIdSchema.parse("2022-23-Q3") },
    "No accruals statements are issued in 2022-23 Q3",
  ],
  "no-exercise": [{ reason: "no-exercise" }, "No agreement exercise is open"],
  "same-position-twice": [
    { reason: "same-position-twice", files: ["a.xlsx", "b.xlsx"] },
    "“a.xlsx”, “b.xlsx”",
    "all customer accounts into one statement",
  ],
};

test.each<readonly [Refusal, string, string]>([
  [{ reason: "password-protected", container: "zip" }, "is a zip file protected by a password", "out of the zip"],
  [{ reason: "password-protected", container: "mail" }, "encrypted by a mail program", "not encrypted"],
  [{ reason: "not-a-workbook" }, "is not a workbook", "attach the Excel workbook itself"],
  [
    { reason: "sender-contradiction", named: [eastmere] },
    "a response of ours that was sent back",
    "in the message itself",
  ],
])("the message for %j says what is special about it", (refusal, why, step) => {
  const text = renderReply(refused(refusal)).text.replaceAll(/\s+/g, " ");
  expect(text).toContain(why);
  expect(text).toContain(step);
});

describe.each(Object.entries(refusals))("a statement refused as %s", (_, [refusal, ...expected]) => {
  test("gets a message with the reason, what to do, and that nothing was recorded", () => {
    const text = renderReply(refused(refusal)).text.replaceAll(/\s+/g, " ");
    for (const words of expected) expect(text).toMatch(words);
    expect(text).toContain("What to do");
    expect(text.split("What to do")).toHaveLength(2);
    expect(text).toContain("Nothing from this file was recorded.");
    expect(text).not.toMatch(/undefined|null|\[object|NaN/);
  });

  test("gets a message even if only the mail's address is known", () => {
    const { subject, text } = renderReply({
      reply: "refused",
      preparedAt: "2023-03-28T09:30:00.000Z",
      mailbox,
      mail: { mailId: "x", subject: "", receivedAt: mail.receivedAt },
      refusal,
      findings: [],
    });
    expect(subject).toMatch(/^Re: Statements mailbox: [^[]+ \[your message\]$/);
    expect(text).not.toMatch(/undefined|null|\[object|NaN/);
  });
});

test("the subject and the first line say why a statement was refused", () => {
  for (const [refusal] of Object.values(refusals)) {
    if (refusal.reason === "nil-statement") continue;
    const { subject, text } = renderReply(refused(refusal));
    const short = refusalInShort(refusal);
    expect(subject).toContain(`statement not accepted, ${short} [`);
    expect(text.slice(0, text.indexOf("===")).replaceAll(/\s+/g, " ").trim()).toBe(
      `Your statement was not accepted: ${short}`,
    );
  }
});

test("an example of a statement is attached where it helps, and the message says so", () => {
  const withExample = Object.values(refusals).flatMap(([refusal]) => {
    const { text, workbook } = renderReply(refused(refusal));
    expect(text.includes("example-statement.xlsx")).toBe(workbook !== undefined);
    return workbook === undefined ? [] : [refusal.reason];
  });
  expect(withExample).toEqual(["pdf", "not-a-workbook", "no-table", "file-findings"]);
});

test("REC-16 an NHS England sub-entity replies in the fixed words", () => {
  const refusal: Refusal = { reason: "wrong-payable", named: { name: "NHS England London" }, nhsEngland: true };
  const text = renderReply(refused(refusal)).text.replaceAll(/\s+/g, " ");
  expect(text.toLowerCase()).toContain("the invoice is not recognised by this nhs england sub-entity");
});

test("findings of a refused file name their place; refusals come first, and only some are listed", () => {
  const finding = (row: number, severity: "refusal" | "warning") => ({
    code: "amount-unreadable",
    severity,
    sheet: "Statement",
    row,
    column: "D",
    what: `The amount of row ${row} can't be read`,
    todo: "Write it as a number",
  });
  const findings = [...Array.from({ length: 40 }, (_, index) => finding(index + 2, "warning")), finding(99, "refusal")];
  const text = renderReply(refused({ reason: "file-findings" }, { findings, receivable: northfold })).text;
  const flat = text.replaceAll(/\s+/g, " ");
  expect(flat.indexOf("row 99, column D")).toBeLessThan(flat.indexOf("row 2, column D"));
  expect(flat).toContain("The amount of row 99 can't be read. Write it as a number.");
  expect(flat).toContain("21 more places in the same file.");
});
