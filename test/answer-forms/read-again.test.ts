import * as fc from "fast-check";
import { expect, test } from "vitest";

import { fillWorkbook } from "../../shared/adapters/workbook-writing/fill-workbook.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { LineOutcome } from "../../shared/domain/position/outcome.ts";
import { fillAnswerForm } from "../../shared/messages/answer-form/fill-answer-form.ts";
import { findAnswerForm } from "../../shared/reading/answer-form/find-answer-form.ts";
import { readXlsx } from "../../shared/reading/cells/xlsx/read-xlsx.ts";
import { readStatement } from "../../shared/reading/statement/read-statement.ts";
import { outcomeOf, response } from "../messages/example-facts.ts";
import { cellsOf } from "./answered-form.ts";
import { workbookOf } from "../reading/cells/xlsx/workbook-of.ts";

/** How a line is split: shares of 100 that are agreed, accrued and in dispute; the rest is not agreed. */
const split = fc
  .record({
    unpaid: fc.integer({ min: -5_000_000, max: 5_000_000 }).filter((amount) => amount !== 0),
    cuts: fc.tuple(fc.nat(100), fc.nat(100)),
  })
  .map(({ unpaid, cuts: [one, two] }) => {
    const [low, high] = one < two ? [one, two] : [two, one];
    const agreed = Math.trunc((unpaid * low) / 100);
    const disputed = Math.trunc((unpaid * (high - low)) / 100);
    return { unpaid, agreed, disputed, notAgreed: unpaid - agreed - disputed };
  });

const COLUMNS = {
  agreed: ["Agreed", "Amount agreed £", "We accept", "Value confirmed"],
  notAgreed: ["Not agreed, not in dispute", "Queried (excluding disputes) £"],
  disputed: ["In formal dispute", "Disputed £", "In arbitration"],
} as const;

test("RSP-02 a filled form, read again, gives the outcome's figures line by line, whatever its columns are called and in whatever order", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(split, { minLength: 2, maxLength: 12 }),
      fc.shuffledSubarray(["agreed", "notAgreed", "disputed"] as const, { minLength: 3 }),
      fc.record({ agreed: fc.nat(3), notAgreed: fc.nat(1), disputed: fc.nat(2) }),
      async (splits, order, chosen) => {
        const headings = order.map((each) => COLUMNS[each][chosen[each] % COLUMNS[each].length] ?? "");
        const bytes = formOf(
          splits.map(({ unpaid }) => unpaid),
          headings,
        );
        const statement = await readStatement({ name: "form.xlsx", bytes }, { readCells: readXlsx });
        expect(statement.lines).toHaveLength(splits.length);
        const lines = statement.lines.map((line, index): LineOutcome => {
          const { agreed, notAgreed, disputed } = splits[index] ?? { agreed: 0, notAgreed: 0, disputed: 0 };
          const parts = {
            agreedPence: pence(agreed),
            notAgreedPence: pence(notAgreed),
            disputedPence: pence(disputed),
          };
          return {
            line: line.line,
            invoiceNumber: line.invoiceNumber,
            outstandingPence: line.outstandingPence,
            ...parts,
            reason: "above-ledger",
            why: "More is claimed.",
            evidence: [],
          };
        });
        const plan = await findAnswerForm(bytes, statement);
        if (plan === undefined || "obstacle" in plan) throw new Error(JSON.stringify(plan));
        const filled = fillWorkbook(
          bytes,
          plan,
          fillAnswerForm(plan, { ...response, statement, outcome: outcomeOf(lines, []) }),
        );

        // By our reader: the statement is the same, and no answer is taken for a claim.
        const again = await readStatement({ name: "form.xlsx", bytes: filled }, { readCells: readXlsx });
        expect(again.lines).toEqual(statement.lines);
        expect(again.totalPence).toBe(statement.totalPence);
        // By another library: each answer.
        const cells = cellsOf(filled);
        for (const [index, line] of lines.entries()) {
          const read = order.map((_, place) => cells.get(`List!${"CDE".charAt(place)}${String(index + 2)}`));
          const { agreedPence, notAgreedPence, disputedPence } = line;
          const answers = { agreed: agreedPence, notAgreed: notAgreedPence, disputed: disputedPence };
          expect(read).toEqual(order.map((each) => answers[each] / 100));
          expect(agreedPence + notAgreedPence + disputedPence).toBe(line.outstandingPence);
        }
      },
    ),
    { numRuns: 60 },
  );
});

/** The other library does not open a workbook without it. */
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const CONTENT_TYPES = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`;

function formOf(unpaid: readonly number[], headings: readonly string[]): Uint8Array {
  const text = (cell: string, value: string): string => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const head = ["Invoice number", "Outstanding", ...headings].map((heading, index) =>
    text(`${"ABCDE".charAt(index)}1`, heading),
  );
  const rows = unpaid.map(
    (amount, index) =>
      `<row r="${String(index + 2)}">${text(`A${String(index + 2)}`, `INV-${String(1001 + index * 7)}`)}<c r="B${String(index + 2)}"><v>${String(amount / 100)}</v></c></row>`,
  );
  return workbookOf({
    rows: `<row r="1">${head.join("")}</row>${rows.join("")}`,
    formats: ["General"],
    parts: [{ name: "[Content_Types].xml", content: CONTENT_TYPES }],
  });
}
