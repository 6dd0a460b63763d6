import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { fillWorkbook } from "../../../shared/adapters/workbook-writing/fill-workbook.ts";
import { writeWorkbook } from "../../../shared/adapters/workbook-writing/write-workbook.ts";
import { pence, subtractPence, sumPence, type Pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { readAnswer } from "../../../shared/domain/answer/read-answer.ts";
import { kindSchema, type Kind } from "../../../shared/domain/exercise/exercise.ts";
import { statementLines } from "../../../shared/domain/issuing/statement-lines.ts";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import type { LineOutcome } from "../../../shared/domain/position/outcome.ts";
import type { Statement } from "../../../shared/domain/statement/statement.ts";
import { fillAnswerForm } from "../../../shared/messages/answer-form/fill-answer-form.ts";
import { responseWorkbook } from "../../../shared/messages/response/response-workbook.ts";
import { statementIssuedSchema } from "../../../shared/messages/statement/statement-issued.ts";
import { statementWorkbook } from "../../../shared/messages/statement/statement-workbook.ts";
import { readAnswerTables } from "../../../shared/reading/answer/read-answer-tables.ts";
import { findAnswerForm } from "../../../shared/reading/answer-form/find-answer-form.ts";
import { readXlsx } from "../../../shared/reading/cells/xlsx/read-xlsx.ts";
import { readStatement } from "../../../shared/reading/statement/read-statement.ts";
import { exercise, ledger, payable, receivable, salesLedger } from "../../domain/issuing/sales-lines.ts";
import { outcomeOf, response } from "../../messages/example-facts.ts";

function factsOf(kind: Kind, lines: readonly LedgerLine[]) {
  const made = statementLines(kind, lines, exercise).lines;
  return statementIssuedSchema.parse({
    reply: "statement-issued",
    preparedAt: "2023-03-28T09:00:00.000Z",
    mailbox: "statements@accord.example.org",
    receivable: { code: receivable, name: "Eastmere University Hospitals NHS Foundation Trust" },
    payable: { code: payable, name: "Northfold Community Health NHS Trust" },
    contact: { telephone: "01632 960111", email: "income@eastmere.example.org" },
    statement: {
      ...{ receivable, payable, exercise: exercise.exercise, kind, asAt: exercise.cutOff, ledger },
      lines: made,
      totalPence: sumPence(made.map(({ claimedPence }) => claimedPence)),
    },
  });
}

/** Each line is agreed, not agreed or in dispute as a whole, or in two parts. */
function verdictOf(line: Statement["lines"][number], choice: number): LineOutcome {
  const { outstandingPence: claimed } = line;
  const part = pence(Math.trunc(claimed / 3));
  const rest = subtractPence(claimed, part);
  const none = pence(0);
  const splits: readonly (readonly [
    agreed: Pence,
    notAgreed: Pence,
    disputed: Pence,
    reason: LineOutcome["reason"],
  ])[] = [
    [claimed, none, none, "agreed"],
    [none, claimed, none, "not-on-ledger"],
    [none, none, claimed, "in-dispute"],
    [rest, part, none, "above-ledger"],
    [rest, none, part, "in-dispute"],
  ];
  const [agreedPence, notAgreedPence, disputedPence, reason] = splits[choice % splits.length] ?? [
    claimed,
    none,
    none,
    "agreed",
  ];
  const { line: number, invoiceNumber, invoiceDate } = line;
  return {
    ...{ line: number, invoiceNumber, outstandingPence: claimed, agreedPence, notAgreedPence, disputedPence, reason },
    ...(invoiceDate === undefined ? {} : { invoiceDate }),
    why: "This is why.",
    evidence: [],
  };
}

describe.each(kindSchema.options)("RSP-06 what another Accord answers to our statement of %s", (kind) => {
  test("comes back line by line from our response sheet and from its response workbook, to the penny", async () => {
    await fc.assert(
      fc.asyncProperty(salesLedger, fc.array(fc.nat(4), { minLength: 60, maxLength: 60 }), async (sales, choices) => {
        const facts = factsOf(kind, sales);
        fc.pre(facts.statement.lines.length > 0);
        const bytes = await writeWorkbook(statementWorkbook(facts));
        const statement = await readStatement({ name: "statement.xlsx", bytes }, { readCells: readXlsx });
        const outcomes = statement.lines.map((line, at) => verdictOf(line, choices[at] ?? 0));
        const answer = {
          ...response,
          kind,
          statement,
          outcome: { ...outcomeOf(outcomes, []), ledgerOnly: [] },
        };
        const plan = await findAnswerForm(bytes, statement);
        // A form has rows only for lines with a number.
        const form = plan === undefined || "obstacle" in plan ? undefined : plan;
        const inForm = new Set(form?.cells.map(({ line }) => line));
        const workbooks = [
          ...(form === undefined
            ? []
            : [
                {
                  bytes: fillWorkbook(bytes, form, fillAnswerForm(form, answer)),
                  expected: outcomes.filter(({ line }) => inForm.has(line)),
                },
              ]),
          { bytes: await writeWorkbook(responseWorkbook(answer)), expected: outcomes },
        ];
        for (const { bytes: workbook, expected } of workbooks) {
          const tables = await readAnswerTables({ name: "answer.xlsx", bytes: workbook }, readXlsx);
          if (!tables) throw new Error("no table of an answer");
          const files = [{ file: "answer.xlsx", tables }];
          const read = readAnswer({ statement: facts.statement, number: 1, files, unreadFiles: [], written: [] });
          expect(read.unclear).toEqual([]);
          expect(read.lines.map(partsOf)).toEqual(expected.map(partsOf));
        }
      }),
      { numRuns: 30 },
    );
  });
});

type Parts = Pick<LineOutcome, "agreedPence" | "notAgreedPence" | "disputedPence">;

function partsOf({ agreedPence, notAgreedPence, disputedPence }: Parts) {
  return [agreedPence, notAgreedPence, disputedPence];
}
