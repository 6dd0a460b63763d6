import type { Kind } from "../../domain/exercise/exercise.ts";
import type { WorkbookDescription } from "../rendering/workbook-description.ts";
import type { StatementIssued } from "./statement-issued.ts";
import { nameOfStatement } from "../words/statement-words.ts";
import { responseSheet } from "./response-sheet.ts";
import { statementSheet } from "./statement-sheet.ts";

/** The workbook of a statement that we send (STM-01, STM-05, STM-06), with a sheet for the answer (STM-19, RSP-02). */
export function statementWorkbook(facts: StatementIssued): WorkbookDescription {
  const { statement, receivable, payable, preparedAt } = facts;
  const { kind, exercise } = statement;
  const name = nameOfStatement(kind, exercise);
  return {
    fileName: fileNameOfStatement(facts),
    title: `${receivable.code} to ${payable.code}: ${name}`,
    preparedAt,
    sheets: [statementSheet(facts), responseSheet(facts)],
  };
}

/** `ZA1 to ZB2 2022-23-Q4 receivables statement.xlsx` */
export function fileNameOfStatement({ statement: { kind, exercise }, receivable, payable }: StatementIssued): string {
  return `${receivable.code} to ${payable.code} ${exercise} ${FILE_WORDS[kind]} statement.xlsx`;
}

const FILE_WORDS: Readonly<Record<Kind, string>> = { "r&p": "receivables", "i&e": "income", accruals: "accruals" };
