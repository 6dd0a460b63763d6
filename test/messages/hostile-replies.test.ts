import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { composeMail } from "../../shared/adapters/outbound-mail/compose-mail.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { emailAddressSchema } from "../../shared/domain/organisation/email-address.ts";
import { renderReply, workbookOf } from "../../shared/messages/render-reply.ts";
import { replySchema, type Reply, type ReplyOf } from "../../shared/messages/reply.ts";
import { mailbox, response } from "./example-facts.ts";
import { exampleReplies, refused } from "./example-replies.ts";
import { exampleSummaries } from "./mismatch-summary/example-summaries.ts";
import { sheetOf } from "./response/response-examples.ts";
import { freeTextsOf, withTexts } from "./every-text.ts";
import { cellsOf, expectInert, hostile, UNSEEN } from "./hostile-texts.ts";

const TAGS =
  /^<(?:!DOCTYPE html|!--\[if mso\]|!\[endif\]--|\/?(?:html|head|body|title|meta|style|xml|o:OfficeDocumentSettings|o:PixelsPerInch|div|table|thead|tbody|tr|td|th|p|h1|h2|h3|ul|ol|li|strong|span|br)\b[^<>]*)>$/;
const summaries = Object.entries(exampleSummaries).map(([name, summary]): [string, Reply] => [
  `mismatch-summary ${name}`,
  { reply: "mismatch-summary", preparedAt: summary.preparedAt, mailbox, payable: summary.payable, summary },
]);

const examples = [
  ...Object.entries(exampleReplies),
  ...summaries,
  ["response with all that a statement may hold", responseWithText("text")] as const,
].map(([name, reply]) => ({
  name,
  reply,
  places: freeTextsOf(reply),
}));

async function expectHarmless(reply: Reply): Promise<void> {
  const { subject, text, html } = renderReply(reply);
  expect(subject).not.toMatch(UNSEEN);
  expect(text.replaceAll("\n", "")).not.toMatch(UNSEEN);
  expect(html.replaceAll("\n", "")).not.toMatch(UNSEEN);
  for (const tag of html.match(/<[^>]*>?/g) ?? []) expect(tag).toMatch(TAGS);
  expect(html).not.toMatch(/<[^>]*\s(?:on\w+|src|href|action|background)=/i);
  expect(html).not.toMatch(/<t[dh][^>]*>[\s"]*[=+@\uFF1D\uFF0B\uFF0D\uFF20]/u);
  const workbook = workbookOf(reply, { readOutcome: () => Promise.resolve(outcomeIn(reply)) });
  const cells = workbook === undefined ? [] : await cellsOf(workbook);
  for (const cell of cells) expectInert(cell);
  const shown = [subject, text, html, ...cells.map((cell) => (cell.cell === "text" ? cell.text : ""))].join("\n");
  expect(shown.match(/.{0,60}(?:\/\/evil\.example|evil\.example\/).{0,20}/g) ?? []).toEqual([]);
  expect(shown).not.toMatch(/60-16-13|31926819/);
  expect(shown).not.toMatch(/\[object|undefined/);
}

/** The outcome that workbooks of many positions read, with texts as hostile as the reply's own. */
function outcomeIn(reply: Reply) {
  const [written = "x"] = freeTextsOf(reply).map((place) => textAt(reply, place));
  const texts = withTexts(response, freeTextsOf(response), written);
  return texts.reply === "response" ? texts.outcome : response.outcome;
}

function textAt(value: unknown, place: readonly (string | number)[]): string {
  let found: unknown = value;
  for (const key of place) found = Object.entries(found ?? {}).find(([name]) => name === String(key))?.[1];
  return typeof found === "string" ? found : "x";
}

describe("whatever a stranger writes stays text", () => {
  test("there is an example of every kind of message", () => {
    const kinds = replySchema.options.flatMap((option) => [...option.shape.reply.values]);
    expect(new Set(examples.map(({ reply }) => reply.reply))).toEqual(new Set(kinds));
  });

  test.each(examples)("in the text, HTML, subject and workbook of $name", async ({ reply, places }) => {
    await fc.assert(
      fc.asyncProperty(hostile, (text) => expectHarmless(withTexts(reply, places, text))),
      { numRuns: 12 },
    );
  });

  test("in the header of the mail that goes out, which gets no field and no recipient by it", async () => {
    const address = emailAddressSchema.parse("statements@accord.example.org");
    await fc.assert(
      fc.asyncProperty(hostile, fc.constantFrom(...examples), async (written, { reply, places }) => {
        const { subject, text, html } = renderReply(withTexts(reply, places, written));
        const bytes = await composeMail({
          from: { name: written, address },
          to: [address],
          subject: `${subject}${written}`,
          messageIdHeader: `1${written}@accord.example.org`,
          inReplyTo: written,
          referencesHeader: [written],
          date: new Date("2023-03-28T09:30:00.000Z"),
          text,
          html,
          attachments: [{ fileName: written, contentType: "application/octet-stream", bytes: new Uint8Array([1]) }],
          headers: { "X-Accord-Message": written },
        });
        const raw = Buffer.from(bytes).toString("latin1");
        const header = raw.slice(0, raw.indexOf("\r\n\r\n"));
        const fields = header.split(/\r\n(?![ \t])/).map((field) => field.slice(0, field.indexOf(":")).toLowerCase());
        expect([...new Set(fields)].sort()).toEqual(
          expect.arrayContaining(["date", "from", "message-id", "mime-version", "subject", "to"]),
        );
        expect(fields.filter((field) => ["bcc", "cc", "reply-to", "sender"].includes(field))).toEqual([]);
        expect(new Set(fields).size).toBe(fields.length);
        expect(/^to: (.*)$/im.exec(header)?.[1]).toBe(address);
      }),
      { numRuns: 60 },
    );
  });
});

describe("what stays as it is", () => {
  test("HTML is shown as it was written", () => {
    const html = renderReply(responseWithText(`<img src=x onerror="alert('1')">&<script>alert(2)</script>`)).html;
    expect(html).toContain("&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;");
  });

  test("negative amounts stay numbers", () => {
    const amounts = [];
    const { workbook } = renderReply(response);
    for (const row of workbook === undefined ? [] : sheetOf(workbook, "Lines").rows) {
      for (const cell of row.cells) if (cell.cell === "pounds" && cell.pence < 0) amounts.push(cell.pence);
    }
    expect(amounts).toEqual([pence(-240_000), pence(-240_000)]);
  });

  test("bank details and links leave a word behind", () => {
    const { text } = renderReply(
      responseWithText("Sort Code 60-16-13 Account No 31926819, see https://evil.example/x"),
    );
    expect(text).toContain("[bank details removed]");
    expect(text).toContain("[link removed]");
  });

  test("a refusal quotes no more of what was written than is needed", () => {
    const written = `<b>${"long ".repeat(500)}</b>`;
    const rendered = renderReply(refused({ reason: "unknown-sender-code", written }));
    expect(rendered.html).not.toContain("<b>");
    expect(rendered.text.length).toBeLessThan(1500);
  });
});

/** A response in which every text that others wrote is replaced by this one. */
function responseWithText(text: string): ReplyOf<"response"> {
  const { outcome, statement } = response;
  return {
    ...response,
    mail: { ...response.mail, subject: text, file: text },
    statement: {
      ...statement,
      lines: statement.lines.map((line) => ({ ...line, sheet: text, invoiceNumber: text, description: text })),
      findings: statement.findings.map((finding) => ({ ...finding, sheet: text, what: `a${text}`, todo: `a${text}` })),
      receipt: {
        ...statement.receipt,
        file: text,
        tables: statement.receipt.tables.map((table) => ({
          ...table,
          sheet: text,
          columns: table.columns.map((column) => ({ ...column, heading: text, why: `a${text}` })),
          statedTotals: table.statedTotals.map((total) => ({ ...total, label: text })),
        })),
        leftOut: statement.receipt.leftOut.map((left) => ({ ...left, sheet: text, why: text })),
      },
    },
    outcome: {
      ...outcome,
      lines: outcome.lines.map((line) => ({
        ...line,
        invoiceNumber: text,
        why: `Invoice ${text} is not on our ledger.`,
        wanted: { wants: "answer", question: `A copy of ${text}.` },
        evidence: line.evidence.map((one) => ({ ...one, invoiceNumber: text, paymentReference: text })),
      })),
      ledgerOnly: outcome.ledgerOnly.map((item) => ({ ...item, invoiceNumber: text, why: `a${text}` })),
      remarks: [`a${text}`],
      conventions: (["number", "description", "reference", "order"] as const).map((column) => ({
        statement: { column, text },
        ledger: { column: column === "reference" ? "description" : column, text },
        lines: 3,
        rule: { type: "habit", differences: [text] },
      })),
    },
  };
}
