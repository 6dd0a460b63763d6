import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { renderReply } from "../../shared/messages/render-reply.ts";
import type { Reply, ReplyOf } from "../../shared/messages/reply.ts";
import { response } from "./example-facts.ts";
import { exampleReplies, refused } from "./example-replies.ts";
import { sheetOf } from "./response/response-examples.ts";
import { workbookTranscript } from "./workbook-transcript.ts";

const TAGS =
  /^<(?:!DOCTYPE html|!--\[if mso\]|!\[endif\]--|\/?(?:html|head|body|title|meta|style|xml|o:OfficeDocumentSettings|o:PixelsPerInch|div|table|thead|tbody|tr|td|th|p|h1|h2|h3|ul|ol|li|strong|span|br)\b[^<>]*)>$/;

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

function renderedParts(reply: Reply): string {
  const { subject, text, html, workbook } = renderReply(reply);
  return [subject, text, html, workbook === undefined ? "" : workbookTranscript(workbook)].join("\n");
}

describe("hostile content of a statement, in the reply to it", () => {
  test("HTML becomes text in the HTML part", () => {
    const html = renderReply(responseWithText(`<img src=x onerror="alert('1')">&<script>alert(2)</script>`)).html;
    expect(html).not.toMatch(/<img|<script/);
    expect(html).toContain("&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;");
  });

  test("no text adds a tag, an attribute or anything that is fetched or run", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom("<", ">", '"', "'", "&", "=", "/", "a", "!", "-", "]", "[", "`"),
        maxLength: 40,
      }),
    );
    fc.assert(
      fc.property(text, (given) => {
        const html = renderReply(responseWithText(given)).html;
        for (const tag of html.match(/<[^>]*>?/g) ?? []) expect(tag).toMatch(TAGS);
        expect(html).not.toMatch(/<[^>]*\s(?:on\w+|src|href|action)=/i);
      }),
      { numRuns: 40 },
    );
  });

  test("no text breaks the line of a subject or of a file name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (given) => {
        const { subject, workbook } = renderReply(responseWithText(`${given}\r\nBcc: all@example.org\r\n\r\n`));
        expect(subject).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
        expect(workbook?.fileName).toMatch(/^[A-Za-z0-9-]+\.xlsx$/);
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    '=HYPERLINK("x","y")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\uFF1D1+1",
    "\uFF0B1",
    "\uFF0D1",
    "\uFF20A",
  ])("%j starts no cell of the workbook and no cell of an HTML table", (formula) => {
    const { workbook, html } = renderReply(responseWithText(formula));
    for (const sheet of workbook?.sheets ?? []) {
      for (const row of sheet.rows) {
        for (const cell of row.cells) {
          if (cell.cell === "text") expect(cell.text).not.toMatch(/^[\s"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u);
        }
      }
    }
    expect(html).not.toMatch(/<t[dh][^>]*>[\s"]*[=+@\uFF1D\uFF0B\uFF0D\uFF20]/u);
  });

  test("the only formulas in the workbook are our own sums", () => {
    for (const sheet of renderReply(responseWithText("=1+1")).workbook?.sheets ?? []) {
      for (const row of sheet.rows) {
        for (const cell of row.cells) {
          if (cell.cell === "sum") expect(cell.formula).toMatch(/^(?:SUM\(|SUBTOTAL\(109,)[A-Z]\d+:[A-Z]\d+\)$/);
        }
      }
    }
  });

  test("negative amounts stay numbers", () => {
    const amounts = [];
    const { workbook } = renderReply(response);
    for (const row of workbook === undefined ? [] : sheetOf(workbook, "Lines").rows) {
      for (const cell of row.cells) if (cell.cell === "pounds" && cell.pence < 0) amounts.push(cell.pence);
    }
    expect(amounts).toEqual([pence(-240_000), pence(-240_000)]);
  });

  test("bank details are not repeated", () => {
    const all = renderedParts(
      responseWithText("Sort Code 60-16-13 Account No 31926819 IBAN GB29 NWBK 6016 1331 9268 19"),
    );
    expect(all).not.toMatch(/60-16-13|31926819|6016 1331|9268 19/);
    expect(all).toContain("[bank details removed]");
  });

  test("links are not repeated", () => {
    expect(renderedParts(responseWithText("see https://evil.example/login now"))).not.toContain("evil.example");
  });

  test("direction overrides and hidden characters are removed from every reply", () => {
    const tricky = "ab\u202Egnp.exe\u200B\u2066";
    expect(renderedParts(responseWithText(tricky))).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B]/);
    for (const reply of Object.values(exampleReplies)) {
      if (!("mail" in reply)) continue;
      const rendered = renderedParts({ ...reply, mail: { ...reply.mail, subject: tricky, file: tricky } });
      expect(rendered).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B]/);
    }
  });

  test("a refusal quotes no more of what was written than is needed", () => {
    const written = `<b>${"long ".repeat(500)}</b>`;
    const rendered = renderReply(refused({ reason: "unknown-sender-code", written }));
    expect(rendered.html).not.toContain("<b>");
    expect(rendered.text.length).toBeLessThan(1500);
  });
});
