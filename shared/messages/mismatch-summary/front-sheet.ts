import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { noPence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import { nameOfKind, shortNameOfKind } from "../../domain/exercise/exercise.ts";
import type { MismatchSummary } from "../../domain/mismatch-summary/mismatch-summary.ts";
import { wholeOfPounds } from "../../domain/mismatch-summary/pounds-by-state.ts";
import { emptyCell, emptyRow, poundsCell, textCell, textRow } from "../rendering/cells.ts";
import { headingRow, tableOf } from "../rendering/sheet-table.ts";
import type { RowDescription, SheetDescription } from "../rendering/workbook-description.ts";
import { sentenceCase } from "../words/sentence-case.ts";
import { counted, dateOfLedger, nameOfParty } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";
import { coverageSentence } from "./coverage-words.ts";
import { dueWords, whenWords } from "./deadline-words.ts";
import { shortSummary, summarySentences, sumsByKind, type KindSums } from "./summary-headline.ts";
import { titleOfSummary } from "./summary-title.ts";

const WORDS_WIDTH = 96;
const COLUMNS = [
  { heading: "Kind", width: 28 },
  { heading: "Amount", width: 18, amount: true },
  { heading: "What it is", width: WORDS_WIDTH },
] as const;

/** The first sheet: the result by kind in figures and in words, what is due, what it is based on, and where the rest is. */
export function frontSheet(summary: MismatchSummary, sheets: readonly SheetDescription[]): SheetDescription {
  const figures = sumsByKind(summary).flatMap(figureRows);
  const above = [
    textRow(titleOfSummary(summary, "where we stand"), "title"),
    textRow(`${nameOfParty(summary.payable)}, ${ukTime(summary.preparedAt)}`),
    textRow(`${sentenceCase(shortSummary(summary))}.`, "section"),
    emptyRow,
  ];
  return {
    name: "Summary",
    about: "Where we stand, at a glance.",
    columns: COLUMNS.map((column) => column.width),
    rows: [
      ...above,
      ...(figures.length === 0 ? [] : [headingRow(COLUMNS), ...figures, emptyRow]),
      ...section("In words", wordRows(summary)),
      ...section(
        "What is due",
        summary.deadlines.map((each) => [whenWords(each, summary.preparedAt), dueWords(each)]),
      ),
      ...section(
        "In this workbook",
        sheets.map((sheet) => [sheet.name, sheet.about ?? ""]),
      ),
    ],
    frozenRows: 0,
    frozenColumns: 0,
    tables: tableOf("Kinds", COLUMNS, above.length + 1, figures.length),
  };
}

function figureRows({ kind, statements, lines, pounds }: KindSums): RowDescription[] {
  const rows: readonly (readonly [Pence, string])[] = [
    [wholeOfPounds(pounds), `Claimed by ${counted(statements, "statement")} of ${counted(lines, "line")}`],
    [pounds.agreedPence, "Agreed: correct and outstanding on our ledger"],
    [pounds.askedPence, "Not agreed; waits for the other side to send or change something"],
    [pounds.notAgreedPence, "Not agreed otherwise"],
    [pounds.inDisputePence, "In formal dispute"],
    [pounds.notReconciledPence, "Not compared with our ledger yet"],
  ];
  const [claimed, agreed, ...open] = rows;
  const shown = [claimed, agreed, ...open.filter(([pence]) => pence !== noPence)].filter((row) => row !== undefined);
  return shown.map(([pence, what]) => ({
    cells: [textCell(sentenceCase(nameOfKind(kind))), poundsCell(pence), textCell(what)],
  }));
}

type Words = readonly [label: string, text: string];

function wordRows(summary: MismatchSummary): Words[] {
  const { coverage, ledgers, waiting } = summary;
  return [
    ["Result", summarySentences(summary)],
    ...coverage.map((each): Words => [`${shortNameOfKind(each.kind)} statements`, coverageSentence(each)]),
    ...ledgers.map((ledger): Words => [
      sentenceCase(`${ledger.kind} ledger`),
      `${sentenceCase(dateOfLedger(ledger))}, ${formatPounds(ledger.totalPence)} in all.`,
    ]),
    [
      "To do",
      waiting.length === 0
        ? "Nothing waits for a person."
        : `${counted(waiting.length, "thing waits", "things wait")} for a person: see the sheet “To do”.`,
    ],
  ];
}

function section(title: string, words: readonly Words[]): RowDescription[] {
  if (words.length === 0) return [];
  return [
    textRow(title, "section"),
    ...words.map(([label, text]) => ({
      cells: [textCell(label, "label"), emptyCell, textCell(text, "cell-wrapped")],
    })),
    emptyRow,
  ];
}
