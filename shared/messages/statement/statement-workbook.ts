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
    fileName: `${receivable.code} to ${payable.code} ${exercise} ${FILE_WORDS[kind]} statement.xlsx`,
    title: `${receivable.code} to ${payable.code}: ${name}`,
    preparedAt,
    sheets: [statementSheet(facts), responseSheet(facts)],
  };
}

const FILE_WORDS: Readonly<Record<Kind, string>> = { "r&p": "receivables", "i&e": "income", accruals: "accruals" };
