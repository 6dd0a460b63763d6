import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { LineOutcome } from "../../../shared/domain/position/outcome.ts";
import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { changesBetween } from "../../../shared/messages/response/changes-between.ts";
import { LINES_LISTED, LINES_EXPLAINED } from "../../../shared/messages/response/list-lines.ts";
import { renderReply } from "../../../shared/messages/render-reply.ts";
import type { ReplyOf, ResponseFacts } from "../../../shared/messages/reply.ts";
import { responseWorkbook } from "../../../shared/messages/response/response-workbook.ts";
import type {
  CellDescription,
  SheetDescription,
  WorkbookDescription,
} from "../../../shared/messages/rendering/workbook-description.ts";
import { agreedResponse, outcomeOf, response } from "../example-facts.ts";
import { exampleReplies } from "../example-replies.ts";

function sheetOf(workbook: WorkbookDescription, name: string): SheetDescription {
  const sheet = workbook.sheets.find((one) => one.name === name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
}

/** The rows below the headings of the Response sheet. */
function lineRows(workbook: WorkbookDescription): (readonly CellDescription[])[] {
  const sheet = sheetOf(workbook, "Response");
  return Array.from(sheet.rows, (row) => row.cells).slice(sheet.frozenRows);
}

function amountsOf(cells: readonly CellDescription[]): number[] {
  return cells.flatMap((cell) => (cell.cell === "pounds" || cell.cell === "sum" ? [cell.pence] : []));
}

/** A line with its amount split into these parts, in pence. */
function lineOf(line: number, agreed: number, notAgreed: number, disputed: number): LineOutcome {
  return {
    line,
    invoiceNumber: `NF-${line}`,
    outstandingPence: pence(agreed + notAgreed + disputed),
    agreedPence: pence(agreed),
    notAgreedPence: pence(notAgreed),
    disputedPence: pence(disputed),
    reason: notAgreed === 0 && disputed === 0 ? "agreed" : "not-agreed",
    why: `Why line ${line} is so.`,
    wanted: "",
    evidence: [],
  };
}

function responseTo(lines: readonly LineOutcome[]): ReplyOf<"response"> {
  const outcome = outcomeOf(lines, []);
  return { ...response, outcome, statement: { ...response.statement, totalPence: outcome.notifiedPence, lines: [] } };
}

const parts = fc.tuple(
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
);

describe("the response workbook", () => {
  test("RSP-01 shows each line's number and amount as on the statement, its three parts, the further information wanted, and why", () => {
    const rows = lineRows(responseWorkbook(response));
    expect(rows).toHaveLength(response.outcome.lines.length);
    response.outcome.lines.forEach((line, index) => {
      const cells = rows[index] ?? [];
      const texts = cells.flatMap((cell) => (cell.cell === "text" ? [cell.text] : []));
      expect(texts).toContain(line.invoiceNumber);
      expect(texts.some((text) => text.startsWith(line.why))).toBe(true);
      if (line.wanted !== "") expect(texts).toContain(line.wanted);
      expect(amountsOf(cells)).toEqual([
        line.outstandingPence,
        line.agreedPence,
        line.notAgreedPence,
        line.disputedPence,
      ]);
    });
  });

  test("RSP-03 has totals that are formulas over exactly the lines, with the right values", () => {
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 60 }), (splits) => {
        const lines = splits.map((split, index) => lineOf(index + 1, ...split));
        const workbook = responseWorkbook(responseTo(lines));
        const sheet = sheetOf(workbook, "Response");
        const rows = Array.from(sheet.rows, (row) => row.cells);
        const totals = rows.flat().flatMap((cell) => (cell.cell === "sum" ? [cell] : []));
        expect(totals.map((cell) => cell.formula)).toEqual(
          ["D", "E", "F", "G"].map(
            (column) => `SUM(${column}${sheet.frozenRows + 1}:${column}${sheet.frozenRows + lines.length})`,
          ),
        );
        const columns = rows.slice(sheet.frozenRows).map(amountsOf);
        totals.forEach((cell, index) => {
          expect(cell.pence).toBe(columns.reduce((sum, row) => sum + (row[index] ?? 0), 0));
        });
      }),
    );
  });

  test("REC-08 lists what only the ledger has, with its total", () => {
    const rows = Array.from(sheetOf(responseWorkbook(response), "On our ledger only").rows, (row) => row.cells);
    expect(rows.at(-1)?.map((cell) => (cell.cell === "text" ? cell.text : cell.cell))).toEqual(
      expect.arrayContaining(["NF-10219"]),
    );
    expect(rows.flat().find((cell) => cell.cell === "sum")).toMatchObject({ formula: "SUM(C6:C6)", pence: 330_000 });
  });

  test("COL-06 £70,000 with £5,000 in formal dispute is notified in full, and £65,000 in total", () => {
    const workbook = responseWorkbook(responseTo([lineOf(1, 6_500_000, 0, 500_000)]));
    const rows = Array.from(sheetOf(workbook, "Collection form").rows, (row) => row.cells);
    expect(amountsOf(rows[4] ?? [])).toEqual([7_000_000, 0, 0, -500_000, 6_500_000]);
    expect(rows[4]?.at(-1)).toMatchObject({ cell: "sum", formula: "SUM(B5:E5)" });
  });

  test("COL-06 the same £5,000 merely not agreed is adjusted", () => {
    const workbook = responseWorkbook(responseTo([lineOf(1, 6_500_000, 500_000, 0)]));
    const rows = Array.from(sheetOf(workbook, "Collection form").rows, (row) => row.cells);
    expect(amountsOf(rows[4] ?? [])).toEqual([7_000_000, 0, -500_000, 0, 6_500_000]);
  });

  test("COL-07 each adjusted and each disputed amount has a reason in words beside it", () => {
    const rows = Array.from(sheetOf(responseWorkbook(response), "Collection form").rows, (row) => row.cells);
    const amounts = rows.slice(6).filter((cells) => cells[1]?.cell === "pounds");
    expect(amounts).toHaveLength(3);
    for (const cells of amounts) expect(cells[2]?.cell === "text" && cells[2].text.length > 10).toBe(true);
  });

  test("can be made without a mail, an exercise or codes, for a comparison of two files", () => {
    const facts: ResponseFacts = {
      payable: { name: "the payable organisation" },
      receivable: { name: "the receivable organisation" },
      kind: "r&p",
      preparedAt: response.preparedAt,
      statement: response.statement,
      ledger: response.ledger,
      policy: response.policy,
      outcome: response.outcome,
    };
    const workbook = responseWorkbook(facts);
    expect(workbook.fileName).toBe("RP-response.xlsx");
    expect(lineRows(workbook)).toHaveLength(8);
  });
});

describe("the response in words", () => {
  test("RSP-03 states totals, threshold, whether a reply is required, the ledger, and that agreeing is not a promise to pay", () => {
    const text = renderReply(response).text.replaceAll(/\s+/g, " ");
    expect(text).toContain("Your statement £351,023.50");
    expect(text).toContain("Agreement is required for balances over £300,000.00");
    expect(text).toContain("Reply required A reply is required: the balance of £351,023.50 is over");
    expect(text).toContain("payables ledger as at 24 March 2023, soft close");
    expect(text).toContain("It is not a promise to pay");
  });

  test("EXR-03 a statement under the issuing threshold gets a response that says so", () => {
    const reply = exampleReplies["response-under-threshold-replacing"];
    const text = reply === undefined ? "" : renderReply(reply).text.replaceAll(/\s+/g, " ");
    expect(text).toContain(
      "Statements need only be issued over £2,500.00; this one of £1,845.00 is answered all the same.",
    );
    expect(text).toContain("We agree your statement in full: £1,845.00.");
    expect(text).not.toContain("To be agreed by");
  });

  test("STM-04 says which statement is current, and which one it replaced", () => {
    const reply = exampleReplies["response-under-threshold-replacing"];
    const text = reply === undefined ? "" : renderReply(reply).text.replaceAll(/\s+/g, " ");
    expect(text).toContain(
      "This statement is now the current one. It replaced the one received on 24 March 2023 at 16:40",
    );
  });

  test("STM-05 lists what is missing", () => {
    const text = renderReply(response).text.replaceAll(/\s+/g, " ");
    expect(text).toContain("Every statement must include the following, but yours does not.");
    expect(text).toContain("No column says whether an invoice is capital expenditure.");
  });

  test("REC-05 names the disputed invoice and only its part", () => {
    const text = renderReply(response).text.replaceAll(/\s+/g, " ");
    expect(text).toContain("Agreed £65,000.00 | Not agreed £0.00 In formal dispute £5,000.00");
  });

  test.each([
    ["i&e", "Income on your statement", "expenditure ledger"],
    ["accruals", "Accrued on your statement", "payables ledger"],
  ] as const)("uses the words for %s", (kind, heading, ledger) => {
    const { text, workbook } = renderReply({ ...response, kind });
    const headings = workbook === undefined ? [] : Array.from(sheetOf(workbook, "Response").rows)[6]?.cells;
    expect(headings).toContainEqual(expect.objectContaining({ text: heading }));
    expect(text).toContain(ledger);
  });

  test("REC-01 a line whose amount could not be read is listed, counts in no total, and is not agreed", () => {
    const reply = exampleReplies["response-not-all-read"];
    if (reply?.reply !== "response") throw new Error("no such example");
    const { text, workbook } = renderReply(reply);
    const flat = text.replaceAll(/\s+/g, " ");
    expect(flat).toContain(
      "We agree everything that we could read on your statement: £351,023.50. We could not read 2 lines.",
    );
    expect(flat).toContain("Invoice NF-10260, row 17 of “Statement”");
    expect(flat).not.toContain("We agree your statement in full");
    const rows = workbook === undefined ? [] : lineRows(workbook);
    expect(rows).toHaveLength(10);
    expect(rows.slice(8).flatMap(amountsOf)).toEqual([]);
    expect(rows[8]?.[7]).toMatchObject({ text: "Not read" });
  });

  test("RSP-05 the first full response after the message that there was no ledger is not a revised one", () => {
    const reply = exampleReplies["response-after-no-ledger"];
    if (reply?.reply !== "response") throw new Error("no such example");
    const { subject, text, workbook } = renderReply(reply);
    expect(subject).toMatch(/, response\]$/);
    expect(text.replaceAll(/\s+/g, " ")).toContain(
      "This is the full response that we announced on 28 March 2023 at 10:30",
    );
    expect(workbook?.sheets.map((sheet) => sheet.name)).not.toContain("What has changed");
  });

  test("REC-07 says how items that await approval are treated", () => {
    const textUnder = (policy: ResponseFacts["policy"]): string =>
      renderReply({ ...response, policy }).text.replaceAll(/\s+/g, " ");
    expect(textUnder({ agreeAwaitingApproval: true })).toContain(
      "We agree in principle to items that still await our approval",
    );
    expect(textUnder({ agreeAwaitingApproval: false })).toContain("are included in our accruals");
    expect(textUnder({ agreeAwaitingApproval: false, accrueAwaitingApproval: false })).not.toContain(
      "included in our accruals",
    );
  });

  test("a statement whose unagreed amounts cancel each other out is not called agreed in full", () => {
    const { text } = renderReply(responseTo([lineOf(1, 0, 5000, 0), lineOf(2, 0, -5000, 0)]));
    expect(text).not.toContain("in full: £");
    expect(text.replaceAll(/\s+/g, " ")).toContain("cancel each other out, on 2 of 2 lines");
  });

  test("text and HTML say the same", () => {
    for (const reply of Object.values(exampleReplies)) {
      const { text, html } = renderReply(reply);
      const words = html
        .replace(/<title>.*<\/title>/, "")
        .replaceAll(/<(?:li|strong)[^>]*>|<\/strong>|&nbsp;/g, "")
        .replaceAll(/<[^>]+>/g, " ")
        .replaceAll("&amp;", "&")
        .replaceAll("&#39;", "'")
        .replaceAll("&quot;", '"');
      for (const amount of text.match(/-?£[\d,]+\.\d\d/g) ?? []) expect(words).toContain(amount);
      const sentences = text.replaceAll(/\s+/g, " ").match(/[A-Z][a-z]+ [^.|=-]{20,60}\./g) ?? [];
      const oneLine = words.replaceAll(/\s+/g, " ");
      for (const sentence of sentences.filter((one) => !/£|\d\. /.test(one)))
        expect(oneLine).toContain(sentence.slice(-30));
    }
  });
});

describe("a large statement", () => {
  const many = (count: number, open: number): LineOutcome[] =>
    Array.from({ length: count }, (_, index) =>
      index < open ? lineOf(index + 1, 0, index + 1, 0) : lineOf(index + 1, 100, 0, 0),
    );

  test("shows the largest open lines in the mail and counts the rest; the workbook lists every line", () => {
    const { text, html, workbook } = renderReply(responseTo(many(5000, 400)));
    const flat = text.replaceAll(/\s+/g, " ");
    expect(flat).toContain("1. Invoice NF-400 ");
    expect(flat).toContain("370 more lines are not agreed in full (£686.35 not agreed or in dispute)");
    expect(flat).toContain("4,600 lines, £4,600.00 in all, listed in the attached workbook");
    expect(html.length).toBeLessThan(100_000);
    expect(workbook && lineRows(workbook)).toHaveLength(5000);
  });

  test("too large for a mail, lists lines not agreed in full first, and its totals are complete", () => {
    const lines = many(LINES_LISTED + 50, 20);
    const reply = responseTo(lines);
    const { text, workbook } = renderReply(reply);
    const rows = workbook === undefined ? [] : lineRows(workbook);
    expect(rows).toHaveLength(LINES_LISTED + 1);
    expect(amountsOf(rows.at(-1) ?? [])).toEqual([5000, 5000, 0, 0]);
    expect(rows.reduce((sum, cells) => sum + (amountsOf(cells)[1] ?? 0), 0)).toBe(reply.outcome.agreedPence);
    expect(text.replaceAll(/\s+/g, " ")).toContain("too long for a mail to carry every line");
  });

  test("of a size in between, lists every line, with reasons for those not agreed", () => {
    const rows = lineRows(responseWorkbook(responseTo(many(LINES_EXPLAINED + 5, 3))));
    expect(rows).toHaveLength(LINES_EXPLAINED + 5);
    expect(rows[2]?.[8]).toMatchObject({ text: "Why line 3 is so." });
    expect(rows[3]?.[8]).toEqual({ cell: "empty" });
  });
});

describe("what changed between two outcomes", () => {
  test("RSP-05 is empty if no verdict changed", () => {
    expect(changesBetween(response.outcome, response.outcome)).toEqual([]);
    const reworded = response.outcome.lines.map((line) => ({ ...line, why: "In other words." }));
    expect(changesBetween(response.outcome, { ...response.outcome, lines: reworded })).toEqual([]);
  });

  test("RSP-05 includes each line whose parts or reason changed, and items that only the ledger had", () => {
    const changes = changesBetween(response.outcome, agreedResponse.outcome);
    expect(changes.map((change) => change.invoiceNumber)).toEqual([
      "NF-10234",
      "NF-10240",
      "NF-10251",
      "NF-10252",
      "NF-10198",
      "NF-10219",
    ]);
    expect(changes.at(-1)).toEqual({ change: "ledger-only", invoiceNumber: "NF-10219", beforePence: 330_000 });
  });

  test("RSP-05 includes a line with the same amounts but a different reason, and says so", () => {
    const lines = response.outcome.lines.map((line) =>
      line.invoiceNumber === "NF-10251" ? { ...line, reason: "awaiting-approval" } : line,
    );
    const changes = changesBetween(response.outcome, { ...response.outcome, lines });
    expect(changes.map((change) => change.invoiceNumber)).toEqual(["NF-10251"]);
    const revised = exampleReplies["response-revised"];
    if (revised?.reply !== "response" || revised.revision === undefined) throw new Error("no such example");
    const { text } = renderReply({ ...revised, revision: { ...revised.revision, changes } });
    expect(text.replaceAll(/\s+/g, " ")).toContain(
      "NF-10251 (£4,123.50): £4,123.50 not agreed (not on ledger) before, £4,123.50 not agreed (awaiting approval) now.",
    );
  });

  test("RSP-05 adds up entries with the same number on the ledger", () => {
    const item = { invoiceNumber: "A", outstandingPence: pence(100), reason: "on-ledger-only", why: "x" };
    expect(changesBetween({ lines: [], ledgerOnly: [item] }, { lines: [], ledgerOnly: [item, item] })).toEqual([
      { change: "ledger-only", invoiceNumber: "A", beforePence: 100, afterPence: 200 },
    ]);
  });

  test("RSP-05 accounts for the whole difference in what is agreed", () => {
    const pair = fc.array(fc.tuple(parts, parts), { maxLength: 30 });
    fc.assert(
      fc.property(pair, (splits) => {
        const before = outcomeOf(
          splits.map(([one], index) => lineOf(index + 1, ...one)),
          [],
        );
        const after = outcomeOf(
          splits.map(([, two], index) => lineOf(index + 1, ...two)),
          [],
        );
        const moved = changesBetween(before, after).reduce(
          (sum, change) => sum + (change.change === "line" ? change.after.agreedPence - change.before.agreedPence : 0),
          0,
        );
        expect(moved).toBe(after.agreedPence - before.agreedPence);
      }),
    );
  });

  test("RSP-05 is put into words in the revised response", () => {
    const reply = exampleReplies["response-revised"];
    const { text, subject } = reply === undefined ? { text: "", subject: "" } : renderReply(reply);
    expect(subject).toContain("revised response");
    expect(text.replaceAll(/\s+/g, " ")).toContain(
      "NF-10252 (£9,600.00): £9,600.00 not agreed before, £9,600.00 agreed now.",
    );
  });
});
