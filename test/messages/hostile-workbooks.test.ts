import { read, utils, write } from "@e965/xlsx";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { fillWorkbook } from "../../shared/adapters/workbook-writing/fill-workbook.ts";
import { writeWorkbook } from "../../shared/adapters/workbook-writing/write-workbook.ts";
import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { directoryOf } from "../../shared/domain/organisation/organisation.ts";
import { fillAnswerForm } from "../../shared/messages/answer-form/fill-answer-form.ts";
import { formWorkbook } from "../../shared/messages/collection-form/form-workbook.ts";
import { decisionsWorkbook } from "../../shared/messages/decision-sheet/decisions-workbook.ts";
import { mismatchWorkbook } from "../../shared/messages/mismatches/mismatch-workbook.ts";
import type { WorkbookDescription } from "../../shared/messages/rendering/workbook-description.ts";
import { scorecardWorkbook } from "../../shared/messages/scorecard/scorecard-workbook.ts";
import { findAnswerForm } from "../../shared/reading/answer-form/find-answer-form.ts";
import { readXlsx } from "../../shared/reading/cells/xlsx/read-xlsx.ts";
import { readStatement } from "../../shared/reading/statement/read-statement.ts";
import { exampleFormFacts } from "./collection-form-facts.ts";
import { eastmere, exercise, northfold, outcomeOf, response } from "./example-facts.ts";
import { exampleRows } from "./example-staff-replies.ts";
import { cellsOf, expectInert, FORMULA, hostile, UNSEEN } from "./hostile-texts.ts";
import { exampleMismatches } from "./mismatch-facts.ts";

const preparedAt = "2023-04-20T09:30:00.000Z";
/** What a cell of a workbook holds at most. */
const LONGEST = 32_767;

/** The workbooks that commands write, with this in every place for free text. */
const workbooks: readonly (readonly [name: string, of: (text: string) => WorkbookDescription])[] = [
  [
    "a collection form",
    (text) => {
      const { form, lines } = exampleFormFacts();
      return formWorkbook({
        form: {
          ...form,
          rows: form.rows.map((row) => ({ ...row, name: text })),
          open: form.open.map((point) => ({ ...point, what: text })),
        },
        lines: lines.map((line) => ({ ...line, invoiceNumber: text, why: text, reason: text })),
        state: {
          state: "submitted",
          round: text,
          by: text,
          at: preparedAt,
          through: calendarDate("2023-04-20"),
          note: text,
        },
        preparedAt,
      });
    },
  ],
  [
    "mismatches",
    (text) => {
      const facts = exampleMismatches();
      const directory = directoryOf([...facts.directory.values()].map((each) => ({ ...each, name: text })));
      return mismatchWorkbook({ ...facts, directory });
    },
  ],
  [
    "a scorecard",
    (text) =>
      scorecardWorkbook({
        scorecard: {
          organisation: eastmere.code,
          exercise,
          until: calendarDate("2023-04-20"),
          owing: [],
          owed: [
            {
              counterparty: organisationCode("ZB2"),
              kind: "r&p",
              statement: { is: "none" },
              statements: 0,
              rounds: [],
            },
          ],
          forms: [],
          expectedUnknown: [],
        },
        history: [],
        nameOf: () => text,
        preparedAt,
      }),
  ],
  [
    "the sheets Decisions and Replies",
    (text) =>
      decisionsWorkbook({
        payable: { ...eastmere, name: text },
        preparedAt,
        rows: exampleRows.map((row) => ({ ...row, name: text, invoiceNumber: text, why: text, decided: text })),
        rowsLeft: 1,
        replies: [
          {
            receivable: northfold.code,
            name: text,
            exercise,
            kind: "r&p",
            claimedPence: pence(1),
            agreedPence: pence(0),
            since: preparedAt,
            keptBack: text,
            reply: "ZA1-ZB2-1",
          },
        ],
      }),
  ],
];

describe("whatever a stranger writes stays text", () => {
  test.each(workbooks)("in the workbook of %s", async (_, of) => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        for (const cell of await cellsOf(of(text))) expectInert(cell);
      }),
      { numRuns: 30 },
    );
  });

  test.each(workbooks)("in the file of %s, which opens and has no longer cell than a program takes", async (_, of) => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const { Sheets } = read(await writeWorkbook(of(text)), { cellFormula: true });
        for (const { v: value, f: formula } of Object.values(Sheets).flatMap(cellsIn)) {
          if (formula !== undefined) expect(formula).toMatch(/^(?:SUM|SUBTOTAL|SUMIFS)\(/);
          if (typeof value === "string") expect(value.length).toBeLessThanOrEqual(LONGEST);
        }
      }),
      { numRuns: 6 },
    );
  });

  test("RSP-02 in the sender's own form", async () => {
    const rows = [
      [
        "Invoice number",
        "Invoice date",
        "Outstanding",
        "Agreed",
        "Not agreed",
        "Reason",
        "Comments",
        "Payment reference",
      ],
      ["NF-1", "01/03/2023", 100, "", "", "", "", ""],
      ["NF-2", "01/03/2023", 200, "", "", "", "", ""],
    ];
    const book = utils.book_new(utils.aoa_to_sheet(rows), "Statement");
    const bytes = new Uint8Array(bytesOf(write(book, { type: "array", bookType: "xlsx" })));
    const statement = await readStatement({ name: "form.xlsx", bytes }, { readCells: readXlsx });
    const plan = await findAnswerForm(bytes, statement);
    if (plan === undefined || "obstacle" in plan) throw new Error(JSON.stringify(plan));
    fc.assert(
      fc.property(hostile, (text) => {
        const lines = statement.lines.map((line) => ({
          line: line.line,
          invoiceNumber: text,
          outstandingPence: line.outstandingPence,
          agreedPence: pence(0),
          notAgreedPence: line.outstandingPence,
          disputedPence: pence(0),
          reason: "above-ledger" as const,
          why: `a${text}`,
          wanted: { wants: "answer" as const, question: text },
          evidence: [],
        }));
        const filled = fillAnswerForm(plan, {
          ...response,
          payable: { ...response.payable, name: text },
          statement: { ...statement, lines: statement.lines.map((line) => ({ ...line, description: text })) },
          outcome: outcomeOf(lines, []),
        });
        const texts = filled.flatMap((value) => (value?.value === "text" ? [value.text] : []));
        expect(texts.length).toBeGreaterThan(0);
        for (const written of texts) {
          expect(written).not.toMatch(FORMULA);
          expect(written).not.toMatch(UNSEEN);
          expect(written.length).toBeLessThanOrEqual(LONGEST);
        }
        const { Sheets } = read(fillWorkbook(bytes, plan, filled), { cellFormula: true });
        expect(
          Object.values(Sheets)
            .flatMap(cellsIn)
            .filter(({ f: formula }) => formula !== undefined),
        ).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

interface ReadCell {
  readonly v?: unknown;
  readonly f?: string;
}

function cellsIn(sheet: Readonly<Record<string, unknown>>): ReadCell[] {
  return Object.entries(sheet).flatMap(([address, cell]) =>
    address.startsWith("!") || typeof cell !== "object" || cell === null ? [] : [cell],
  );
}

function bytesOf(written: unknown): ArrayBuffer {
  if (written instanceof ArrayBuffer) return written;
  throw new Error("the library has not written bytes");
}
