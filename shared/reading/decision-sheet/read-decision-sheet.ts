import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { MOST_ROWS, type DecisionSheet, type FilledRow } from "../../domain/decision-sheet/filled-row.ts";
import { LONGEST_CELL } from "../../domain/decision-sheet/longest-cell.ts";
import type { FilledReply } from "../../domain/decision-sheet/reply-row.ts";
import { parseRowReference } from "../../domain/decision-sheet/row-reference.ts";
import { answerHeadings, identifyingHeadings, replyHeadings } from "../../domain/decision-sheet/sheet-columns.ts";
import { positionOfReply } from "../../domain/decision-sheet/position-of-reply.ts";
import { printedDate } from "../cells/print-cells.ts";
import type { FileToRead, ReadCells } from "../cells/read-cells.ts";
import type { Row } from "../cells/row.ts";
import { penceOfNumber } from "../table/values/pence-of-number.ts";

/** The headings stand below a title; further down nobody looks for them. */
const LAST_HEADING_ROW = 40;

const DECISIONS = { ...answerHeadings, ...identifyingHeadings };

/**
 * Finds the Decisions sheet in a workbook, and the sheet Replies, whatever they are called and whatever stands beside them, and reads the rows in
 * which a person wrote something; `undefined` if it has neither. A sheet is one if a row has all headings that a person fills in and that
 * identify a row, and a row below has a reference of ours: so a statement is never taken for one, nor one for a statement.
 */
export async function readDecisionSheet(file: FileToRead, readCells: ReadCells): Promise<DecisionSheet | undefined> {
  const seen = { columns: noColumns, isOurs: false, isCut: false };
  const rows: FilledRow[] = [];
  const replies: FilledReply[] = [];
  const { findings } = await readCells(file, {
    startSheet: () => {
      seen.columns = noColumns;
    },
    row: (row) => {
      if (seen.columns === noColumns) {
        if (row.row <= LAST_HEADING_ROW) seen.columns = columnsIn(row);
        return;
      }
      const texts = textsOf(row, seen.columns);
      if (seen.columns.sheet === "decisions") addDecision(row.row, texts);
      else addReply(row.row, texts);
    },
    endSheet: () => undefined,
  });
  const isRead = findings.every(({ severity }) => severity !== "refusal");
  return seen.isOurs && isRead ? { rows, replies, isCut: seen.isCut } : undefined;

  function addDecision(row: number, text: (heading: string) => string): void {
    const filled: FilledRow = {
      row,
      reference: text(DECISIONS.reference),
      invoice: text(DECISIONS.invoice),
      decision: text(DECISIONS.decision),
      amount: text(DECISIONS.amount),
      disputeReference: text(DECISIONS.disputeReference),
      question: text(DECISIONS.question),
      sameInvoiceAs: text(DECISIONS.sameInvoiceAs),
      tell: text(DECISIONS.tell),
      note: text(DECISIONS.note),
    };
    if (parseRowReference(filled.reference)) seen.isOurs = true;
    add(
      rows,
      filled,
      Object.values(answerHeadings).some((heading) => text(heading) !== ""),
    );
  }

  function addReply(row: number, text: (heading: string) => string): void {
    const filled: FilledReply = {
      row,
      reply: text(replyHeadings.reply),
      decision: text(replyHeadings.decision),
      why: text(replyHeadings.why),
    };
    if (positionOfReply(filled.reply)) seen.isOurs = true;
    add(replies, filled, filled.decision !== "" || filled.why !== "");
  }

  function add<Filled>(to: Filled[], filled: Filled, isFilled: boolean): void {
    if (!isFilled) return;
    if (to.length < MOST_ROWS) to.push(filled);
    else seen.isCut = true;
  }
}

interface Columns {
  readonly sheet: "decisions" | "replies";
  /** The columns, by their headings in lower case. */
  readonly byHeading: ReadonlyMap<string, number>;
}

const noColumns: Columns = { sheet: "decisions", byHeading: new Map() };

/** The columns by their headings; none if the row lacks one of them. */
function columnsIn(row: Row): Columns {
  const byHeading = new Map<string, number>();
  for (let index = 0; index < row.count; index += 1)
    byHeading.set((row.texts[index] ?? "").trim().toLowerCase(), row.columns[index] ?? 0);
  const has = (headings: readonly string[]) => headings.every((heading) => byHeading.has(heading.toLowerCase()));
  if (has(Object.values(DECISIONS))) return { sheet: "decisions", byHeading };
  return has(Object.values(replyHeadings)) ? { sheet: "replies", byHeading } : noColumns;
}

function textsOf(row: Row, { byHeading }: Columns): (heading: string) => string {
  const texts = new Map<number, string>();
  const amountColumn = byHeading.get(DECISIONS.amount.toLowerCase());
  for (let index = 0; index < row.count; index += 1) {
    const column = row.columns[index] ?? 0;
    texts.set(
      column,
      textOf(row, index, column === amountColumn)
        .trim()
        .slice(0, LONGEST_CELL),
    );
  }
  return (heading) => texts.get(byHeading.get(heading.toLowerCase()) ?? 0) ?? "";
}

/** A cell as the person sees it. An amount that is no whole number of pence stays as it is, so that the row is refused. */
function textOf(row: Row, index: number, isAmount: boolean): string {
  const number = row.numbers[index] ?? 0;
  const text = row.texts[index] ?? "";
  switch (row.types[index]) {
    case "number": {
      if (!isAmount) return text === "" ? String(number) : text;
      const pence = penceOfNumber(number);
      return pence === undefined ? String(number) : formatPounds(pence);
    }
    case "date":
      return printedDate(number).slice(0, 10);
    case "boolean":
      return number === 1 ? "yes" : "no";
    case "formula":
      return "a formula without a value";
    default:
      return text;
  }
}
