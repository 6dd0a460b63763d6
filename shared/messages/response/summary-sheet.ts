import { sumPence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import { isComplete } from "../../domain/statement/statement.ts";
import { countCell, emptyCell, emptyRow, poundsCell, textCell, textRow } from "../rendering/cells.ts";
import { headingRow, tableOf, type SheetColumn } from "../rendering/sheet-table.ts";
import type { RowDescription, SheetDescription } from "../rendering/workbook-description.ts";
import type { ResponseFacts } from "../facts/reply-facts.ts";
import { quoteText } from "../words/quote-text.ts";
import { sentenceCase } from "../words/sentence-case.ts";
import { nameOfParty, titleOfSheet } from "../words/statement-words.ts";
import { answerSentences, shortResult } from "./headline.ts";
import { heldAccruals, missingFromStatement } from "./ledger-only-groups.ts";
import { isAgreedInFull } from "./line-words.ts";
import { requestsOf } from "./requests.ts";
import { resultFacts } from "./result-facts.ts";
import type { Revision } from "./revision.ts";

const WORDS_WIDTH = 78;
const COLUMNS: readonly SheetColumn[] = [
  { heading: "What", width: 36 },
  { heading: "Amount", width: 18, amount: true },
  { heading: "Lines", width: 10, amount: true },
  { heading: "What it means", width: WORDS_WIDTH },
];

/** The first sheet: the result in figures and in words, what it is based on, and where the rest is. */
export function summarySheet(
  facts: ResponseFacts,
  sheets: readonly SheetDescription[],
  revision?: Revision,
): SheetDescription {
  const figures = figureRows(facts);
  const answer = answerSentences(facts);
  const above = [
    textRow(titleOfSheet(facts, "summary"), "title"),
    textRow(`From ${nameOfParty(facts.payable)} to ${nameOfParty(facts.receivable)}`),
    textRow(`${sentenceCase(shortResult(facts, revision))}.`, "section"),
    emptyRow,
  ];
  const rows: RowDescription[] = [
    ...above,
    headingRow(COLUMNS),
    ...figures.map(figureRow),
    emptyRow,
    textRow("In words", "section"),
    wordsRow("Result", answer),
    ...resultFacts(facts).map(({ label, text }) => wordsRow(label, text)),
    ...facts.outcome.remarks.map((remark, index) => wordsRow(index === 0 ? "Points to note" : "", quoteText(remark))),
    emptyRow,
    textRow("In this workbook", "section"),
    ...sheets.map((sheet) => wordsRow(sheet.name, sheet.about ?? "")),
  ];
  return {
    name: "Summary",
    about: "The result at a glance.",
    columns: COLUMNS.map((column) => column.width),
    rows,
    frozenRows: 0,
    frozenColumns: 0,
    tables: tableOf("Summary", COLUMNS, above.length + 1, figures.length),
  };
}

interface FigureRow {
  readonly what: string;
  readonly pence: Pence;
  readonly count: number;
  readonly meaning: string;
}

function figureRows(facts: ResponseFacts): FigureRow[] {
  const { outcome, statement } = facts;
  const { lines } = outcome;
  const missing = missingFromStatement(outcome);
  const accruals = heldAccruals(outcome);
  const requests = requestsOf(facts);
  return [
    {
      what: isComplete(statement) ? "Your statement" : "Your statement, as far as we could read it",
      pence: statement.totalPence,
      count: lines.length,
      meaning: "All lines of your statement.",
    },
    {
      what: "Agreed",
      pence: outcome.agreedPence,
      count: lines.filter(isAgreedInFull).length,
      meaning: "Correct and outstanding on our ledger. The lines counted are those agreed in full.",
    },
    {
      what: "Not agreed, not in formal dispute",
      pence: outcome.notAgreedPence,
      count: lines.filter((line) => line.notAgreedPence !== 0).length,
      meaning: "The sheet “Lines” says why, line by line.",
    },
    {
      what: "In formal dispute",
      pence: outcome.inDisputePence,
      count: lines.filter((line) => line.disputedPence !== 0).length,
      meaning: "In mediation, or in the contract's dispute procedure.",
    },
    {
      what: "Not on your statement",
      pence: missing.pence,
      count: missing.count,
      meaning: "On our ledger. Please check whether your statement should include it.",
    },
    {
      what: "Accruals that we hold",
      pence: accruals.pence,
      count: accruals.count,
      meaning: "For what you have not invoiced yet.",
    },
    {
      what: "What we need from you",
      pence: sumPence(requests.map((request) => request.pence)),
      count: requests.reduce((sum, request) => sum + request.lines, 0),
      meaning: "The sheet “Questions” lists it.",
    },
  ];
}

function figureRow({ what, pence, count, meaning }: FigureRow): RowDescription {
  return { cells: [textCell(what), poundsCell(pence), countCell(count), textCell(meaning, "cell-wrapped")] };
}

function wordsRow(label: string, words: string): RowDescription {
  return {
    cells: [textCell(label, "label"), emptyCell, emptyCell, textCell(words, "cell-wrapped")],
  };
}
