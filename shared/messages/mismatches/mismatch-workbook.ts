import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { columnSumCell, emptyCell, emptyRow, poundsCell, textCell, textRow } from "../rendering/cells.ts";
import { headingRow, tableOf, type SheetColumn } from "../rendering/sheet-table.ts";
import type { RowDescription, SheetDescription, WorkbookDescription } from "../rendering/workbook-description.ts";
import { quoteText } from "../words/quote-text.ts";
import { counted } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";
import { differsInColumnsOnly } from "../../domain/mismatch/compare-forms.ts";
import { explanationWords } from "../../domain/mismatch/explain-mismatch.ts";
import {
  mismatchTable,
  nameOfMismatchKind,
  titleOfMismatches,
  type MismatchFacts,
  type MismatchLayout,
} from "./mismatch-table.ts";
import { seenBeforeWords } from "./seen-before-words.ts";
import { sumPence } from "../../domain/amounts-and-days/pence.ts";

/** Describes the report of mismatches: a summary, and both layouts of the same pairs (MIS-02). */
export function mismatchWorkbook(facts: MismatchFacts): WorkbookDescription {
  const { exercise, organisation, preparedAt } = facts;
  return {
    fileName: `${organisation === undefined ? "" : `${organisation}-`}${exercise}-mismatches.xlsx`,
    title: "Mismatches",
    preparedAt,
    sheets: [
      summarySheet(facts),
      layoutSheet(facts, "pair"),
      layoutSheet(facts, "organisation"),
      ...explanationSheets(facts),
      ...beforeSheets(facts),
    ],
  };
}

function summarySheet(facts: MismatchFacts): SheetDescription {
  const { compared, tolerancePence, directory, preparedAt } = facts;
  return {
    name: "Summary",
    columns: [50, 20, 60],
    rows: [
      textRow(titleOfMismatches(facts), "title"),
      textRow(`Compared on ${ukTime(preparedAt)}`),
      emptyRow,
      labelled("Total mismatch, in absolute value", poundsCell(compared.totalPence)),
      labelled("Pairs to clear", textCell(counted(compared.overTolerance, "pair"))),
      labelled(
        "Pairs whose totals agree and only columns differ",
        textCell(counted(compared.pairs.filter(differsInColumnsOnly).length, "pair")),
      ),
      labelled(
        "Tolerance of the exercise",
        textCell(
          tolerancePence === undefined
            ? "not set: every mismatch of totals is to be cleared"
            : formatPounds(tolerancePence),
        ),
      ),
      emptyRow,
      ...(compared.formsMissing.length === 0
        ? [textRow("Every form is there.")]
        : [textRow("Forms that are missing: their pairs are not compared", "section")]),
      ...compared.formsMissing.map((code) => ({
        cells: [textCell(code), textCell(quoteText(directory.get(code)?.name ?? ""))],
      })),
    ],
    frozenRows: 0,
    frozenColumns: 0,
  };
}

function labelled(label: string, cell: RowDescription["cells"][number]): RowDescription {
  return { cells: [textCell(label), cell] };
}

function layoutSheet(facts: MismatchFacts, layout: MismatchLayout): SheetDescription {
  const table = mismatchTable(facts, layout);
  const columns: SheetColumn[] = table.headings.map(({ heading, width, isAmount }) => ({
    heading,
    width,
    ...(isAmount ? { amount: true as const } : {}),
  }));
  const header = 3;
  const absoluteAt = columns.findIndex(({ heading }) => heading === "Absolute");
  return {
    name: layout === "pair" ? "By pair" : "By organisation",
    columns: columns.map(({ width }) => width),
    rows: {
      *[Symbol.iterator](): Generator<RowDescription> {
        yield textRow(`${titleOfMismatches(facts)}, by ${layout}`, "title");
        yield {
          cells: [
            ...Array.from({ length: absoluteAt - 1 }, () => emptyCell),
            textCell("In sight", "total-label"),
            columnSumCell(
              columnName(absoluteAt),
              header + 1,
              header + table.count,
              totalOf(table, absoluteAt),
              "total",
            ),
          ],
        };
        yield headingRow(columns);
        for (const values of table.rows())
          yield { cells: values.map((value) => (typeof value === "string" ? textCell(value) : poundsCell(value))) };
      },
    },
    frozenRows: header,
    frozenColumns: layout === "pair" ? 5 : 6,
    printTitleRow: header,
    tables: tableOf(layout === "pair" ? "ByPair" : "ByOrganisation", columns, header, table.count),
  };
}

const explanationColumns: readonly SheetColumn[] = [
  { heading: "Kind", width: 8 },
  { heading: "Receivable organisation", width: 14 },
  { heading: "Amount", width: 18, amount: true },
  { heading: "What explains it, and who moves next", width: 80 },
];

/** MIS-05: what explains each mismatch in which the organisation owes. The parts of a pair add up to its mismatch. */
function explanationSheets(facts: MismatchFacts): SheetDescription[] {
  if (facts.explained === undefined) return [];
  const parts = facts.explained.flatMap(({ pair, parts: own }) => own.map((part) => ({ pair, part })));
  return [
    {
      name: "What explains it",
      columns: explanationColumns.map(({ width }) => width),
      rows: [
        textRow(`${titleOfMismatches(facts)}: what explains them, from the signed form`, "title"),
        headingRow(explanationColumns),
        ...parts.map(({ pair, part }) => ({
          cells: [
            textCell(nameOfMismatchKind(pair)),
            textCell(pair.receivable),
            poundsCell(part.pence),
            textCell(explanationWords(part.explanation), "cell-wrapped"),
          ],
        })),
      ],
      frozenRows: 2,
      frozenColumns: 0,
      tables: tableOf("Explanations", explanationColumns, 2, parts.length),
    },
  ];
}

const beforeColumns: readonly SheetColumn[] = [
  { heading: "Kind", width: 8 },
  { heading: "Receivable organisation", width: 14 },
  { heading: "Payable organisation", width: 14 },
  { heading: "Then", width: 18, amount: true },
  { heading: "Now", width: 18, amount: true },
  { heading: "What was seen before", width: 90 },
];

/** MIS-06, EXR-09: what earlier exercises show of the same pairs; no sheet where they show nothing. */
function beforeSheets(facts: MismatchFacts): SheetDescription[] {
  const { before = [] } = facts;
  if (before.length === 0) return [];
  return [
    {
      name: "Seen before",
      columns: beforeColumns.map(({ width }) => width),
      rows: [
        textRow(`${titleOfMismatches(facts)}: what earlier exercises show of the same pairs`, "title"),
        headingRow(beforeColumns),
        ...before.map((seen) => ({
          cells: [
            textCell(nameOfMismatchKind(seen)),
            textCell(seen.receivable),
            textCell(seen.payable),
            poundsCell(seen.thenPence),
            poundsCell(seen.nowPence),
            textCell(seenBeforeWords(seen), "cell-wrapped"),
          ],
        })),
      ],
      frozenRows: 2,
      frozenColumns: 0,
      tables: tableOf("SeenBefore", beforeColumns, 2, before.length),
    },
  ];
}

function totalOf({ rows }: ReturnType<typeof mismatchTable>, at: number) {
  return sumPence(
    Array.from(rows(), (values) => values[at]).filter((value) => value !== undefined && typeof value !== "string"),
  );
}

/** 0 → `A`; a report has fewer columns than letters. */
function columnName(at: number): string {
  return String.fromCharCode("A".charCodeAt(0) + at);
}
