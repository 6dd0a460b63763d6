import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { fillWorkbook } from "../../../shared/adapters/workbook-writing/fill-workbook.ts";
import { writeWorkbook } from "../../../shared/adapters/workbook-writing/write-workbook.ts";
import { kindSchema, type Kind } from "../../../shared/domain/exercise/exercise.ts";
import { statementLines } from "../../../shared/domain/issuing/statement-lines.ts";
import { noPence, sumPence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { Ask } from "../../../shared/domain/answer-form/form-plan.ts";
import type { LineOutcome } from "../../../shared/domain/position/outcome.ts";
import type { StatementLine } from "../../../shared/domain/statement/statement-line.ts";
import { fillAnswerForm } from "../../../shared/messages/answer-form/fill-answer-form.ts";
import { findAnswerForm } from "../../../shared/reading/answer-form/find-answer-form.ts";
import { cellsOf } from "../../answer-forms/answered-form.ts";
import { response } from "../example-facts.ts";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { statementIssuedSchema, type StatementIssued } from "../../../shared/messages/statement/statement-issued.ts";
import { statementWorkbook } from "../../../shared/messages/statement/statement-workbook.ts";
import { readStatement } from "../../../shared/reading/statement/read-statement.ts";
import { readXlsx } from "../../../shared/reading/cells/xlsx/read-xlsx.ts";
import {
  directory,
  exercise,
  ledger,
  payable,
  receivable,
  saleLine,
  salesLedger,
} from "../../domain/issuing/sales-lines.ts";

const nameOf = (code: typeof payable) => directory.get(code)?.name ?? code;

function factsOf(kind: Kind, lines: readonly LedgerLine[]): StatementIssued {
  const made = statementLines(kind, lines, exercise).lines;
  return statementIssuedSchema.parse({
    reply: "statement-issued",
    preparedAt: "2023-03-28T09:00:00.000Z",
    mailbox: "statements@accord.example.org",
    receivable: { code: receivable, name: nameOf(receivable) },
    payable: { code: payable, name: nameOf(payable) },
    contact: { telephone: "01632 960111", email: "income@eastmere.example.org" },
    statement: {
      receivable,
      payable,
      exercise: exercise.exercise,
      kind,
      asAt: exercise.cutOff,
      ledger,
      lines: made,
      totalPence: sumPence(made.map(({ claimedPence }) => claimedPence)),
    },
  });
}

async function readBack(facts: StatementIssued) {
  const bytes = await writeWorkbook(statementWorkbook(facts));
  return { bytes, statement: await readStatement({ name: "statement.xlsx", bytes }, { readCells: readXlsx }) };
}

describe.each(kindSchema.options)("a statement of %s that we send", (kind) => {
  test("STM-05 STM-06 our own reader reads every line of it back, without a finding", async () => {
    await fc.assert(
      fc.asyncProperty(salesLedger, async (lines) => {
        const facts = factsOf(kind, lines);
        fc.pre(facts.statement.lines.length > 0);
        const { statement } = await readBack(facts);
        // A balance that is a credit as a whole is asked about, whatever the file.
        const isCredit = facts.statement.totalPence < 0;
        expect(statement.findings.filter(({ code }) => !isCredit || code !== "amounts-negative")).toEqual([]);
        expect(statement.kind).toBe(kind);
        expect(statement.receivable.code).toBe(receivable);
        expect(statement.payables.map(({ code }) => code)).toEqual([payable]);
        expect(statement.asAt).toBe(exercise.cutOff);
        expect(statement.totalPence).toBe(facts.statement.totalPence);
        expect(statement.lines.map(({ outstandingPence }) => outstandingPence)).toEqual(
          facts.statement.lines.map(({ claimedPence }) => claimedPence),
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe("the sheet for the answer", () => {
  const lines = [
    saleLine({ invoiceNumber: "EM-1", grossPence: 120_000, outstandingPence: 120_000, description: "Tests" }, 1),
    saleLine({ invoiceNumber: "EM-2", grossPence: 50_000, outstandingPence: 30_000 }, 2),
    saleLine({ invoiceNumber: "EM-C1", entry: "credit-note", grossPence: -9_000, outstandingPence: -9_000 }, 3),
  ];

  test("RSP-02 STM-19 any payer's Accord finds it, and fills it in for every line", async () => {
    const { bytes, statement } = await readBack(factsOf("r&p", lines));
    const plan = await findAnswerForm(bytes, statement);
    if (plan === undefined || "obstacle" in plan) throw new Error(`no form: ${JSON.stringify(plan)}`);
    expect(plan.linesWithoutRow).toBe(0);
    const asked = plan.cells.map(({ cell, ask, line }) => [cell, plan.asks[ask], line] as const);
    const ofLine = (number: number) =>
      asked.flatMap(([cell, ask, line]) => (line === number && ask !== undefined ? [[cell, nameOfAsk(ask)]] : []));
    expect(ofLine(1)).toEqual([
      ["E8", "agreed"],
      ["F8", "not-agreed-nor-disputed"],
      ["G8", "disputed"],
      ["H8", "status"],
      ["I8", "comment"],
      ["J8", "wanted"],
    ]);
    expect([2, 3].map((number) => ofLine(number).length)).toEqual([6, 6]);
    const status = plan.asks.find(({ asks }) => asks === "status");
    expect(status).toMatchObject({
      choices: ["Agreed", "Partly agreed", "Not agreed", "In formal dispute"].map((code) => ({ code })),
    });
    const answers = fillAnswerForm(plan, {
      ...response,
      statement,
      outcome: { ...response.outcome, lines: statement.lines.map((line) => agreed(line)) },
    });
    const filled = cellsOf(fillWorkbook(bytes, plan, answers));
    expect(["E8", "F8", "G8", "H8"].map((cell) => filled.get(`Your response!${cell}`))).toEqual([1200, 0, 0, "Agreed"]);
    expect(filled.get("Your response!E10")).toBe(-90);
    expect(filled.get("Your response!B4")).toBe(response.payable.name);
  });
});

function nameOfAsk(ask: Ask): string {
  return ask.asks === "amount" ? ask.amount : ask.asks;
}

function agreed({ line, invoiceNumber, outstandingPence }: StatementLine): LineOutcome {
  return {
    line,
    invoiceNumber,
    outstandingPence,
    agreedPence: outstandingPence,
    notAgreedPence: noPence,
    disputedPence: noPence,
    reason: "agreed",
    why: "It is on our ledger.",
    evidence: [],
  };
}
