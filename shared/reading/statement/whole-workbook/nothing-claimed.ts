import { formatPounds } from "../../../domain/amounts-and-days/format-pounds.ts";
import type { RefusalFinding } from "../../../domain/statement/refusal-finding.ts";
import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import type { FigureNotRead, TotalDifference } from "../../../domain/statement/statement.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import { moneyInText } from "../../table/figures/money-in-text.ts";
import type { CollectedWorkbook, LooseRow } from "../collected-workbook.ts";
import type { HeaderBlock } from "../header-block/read-header-block.ts";
import type { TableRecord, TableWithRole } from "../rows/table-record.ts";

/** What decides why a workbook claims nothing. */
export interface NothingClaimed {
  readonly workbook: CollectedWorkbook;
  readonly chosen: readonly TableWithRole[];
  readonly tables: readonly TableRecord[];
  readonly lines: readonly StatementLine[];
  readonly block: HeaderBlock;
  readonly differences: readonly TotalDifference[];
  readonly figures: readonly FigureNotRead[];
}

/**
 * Why a workbook without any claim can't be used. It is nil (EXR-03) only if it says so, or if all its lines are zero, or if nothing is under its
 * headings; and only if no figure in it could be money. A statement that is wrongly called nil is money that nobody looks for.
 */
export function nothingClaimed(facts: NothingClaimed): RefusalFinding {
  const { lines, tables, block } = facts;
  const [table] = tables;
  if (lines.length === 0 && block.nil === undefined && (table === undefined || rowsBelow(facts, table).length > 0))
    return table === undefined ? noTable(facts) : noLines(facts, table);
  const place = block.nil ?? (table === undefined ? undefined : { sheet: table.sheet.name, row: table.headerRow });
  const why =
    lines.length > 0
      ? `all ${String(lines.length)} lines are zero`
      : block.nil !== undefined
        ? `it says "${block.nil.text}"`
        : "there are no lines under the headings";
  return (
    contradiction(facts, why) ?? {
      code: "nil-statement",
      severity: "refusal",
      rule: "EXR-03",
      ...(place === undefined ? {} : { sheet: place.sheet, row: place.row }),
      what: `The statement is nil: ${why}.`,
      todo: "You need not do anything: nil statements are not issued, and this one changes nothing.",
    }
  );
}

/** What speaks against a nil statement: a stated total that is not zero, or a figure that could be money. */
function contradiction({ differences, figures, workbook }: NothingClaimed, why: string): RefusalFinding | undefined {
  const [difference] = differences;
  const figure = figures[0] ?? figureLikeLine(workbook.loose);
  const found = difference ?? figure;
  if (found === undefined) return undefined;
  const holds =
    difference === undefined
      ? `holds "${(figure?.text ?? "").slice(0, 160)}", which could be money`
      : `says ${formatPounds(difference.statedPence)} beside "${difference.label.slice(0, 160)}"`;
  const { sheet, row, column } = found;
  return {
    code: "nil-contradicted",
    severity: "refusal",
    sheet,
    row,
    ...(column === undefined ? {} : { column }),
    what: `The statement claims nothing (${why}), but ${column ?? "row "}${String(row)} ${holds}.`,
    todo: "Please send the statement again with a line for each amount that is owed, or without such figures if nothing is.",
  };
}

/** The whole number in a row that looks like a line: a day, a number, and no word that says what they are. */
function figureLikeLine(
  loose: readonly LooseRow[],
): Pick<FigureNotRead, "sheet" | "row" | "column" | "text"> | undefined {
  for (const { sheet, row } of loose) {
    const isWords = row.cells.some(({ type, text }) => type === "text" && !/\d/u.test(text));
    const figure = row.cells.find(({ type, number }) => type === "number" && number !== 0);
    if (isWords || figure === undefined || !row.cells.some(({ type }) => type === "date")) continue;
    return { sheet, row: row.row, column: columnLetters(figure.column), text: figure.text };
  }
  return undefined;
}

/** The rows below a table's headings that are more than the furniture of a page. */
function rowsBelow({ workbook }: NothingClaimed, { sheet, headerRow }: TableRecord): LooseRow[] {
  return workbook.loose.filter(
    (loose) =>
      loose.sheet === sheet.name &&
      loose.row.row > headerRow &&
      loose.row.cells.some(({ text }) => !PAGE_FURNITURE.test(text)),
  );
}

const PAGE_FURNITURE =
  /^(?:page \d.*|\d+ of \d+|(?:\W*end of (?:report|statement|data|list).*)|printed.*|run (?:date|time|on).*|produced.*|please.*|thank.*|.*@.*|tel.*|terms.*)$/iu;

function noLines(facts: NothingClaimed, table: TableRecord): RefusalFinding {
  const [first] = rowsBelow(facts, table);
  const words = first?.row.cells.map(({ text }) => text).join(" | ") ?? "";
  return {
    code: "no-lines-read",
    severity: "refusal",
    sheet: table.sheet.name,
    row: first?.row.row ?? table.headerRow,
    what: `No line could be read under the headings in row ${String(table.headerRow)}, although there are rows below them; the first, in row ${String(first?.row.row ?? table.headerRow)}, holds "${words.slice(0, 160)}".`,
    todo: "Please give each invoice a row of its own, with its number, its date and its amount in a cell each, and send the statement again.",
  };
}

function noTable({ workbook, chosen }: NothingClaimed): RefusalFinding {
  const [other] = chosen;
  const whole = workbook.loose.filter(({ row }) =>
    row.cells.some(({ type, text }) => type === "text" && isWholeLine(text)),
  );
  const [line] = whole;
  const cell = line?.row.cells.find(({ type, text }) => type === "text" && isWholeLine(text));
  const sheet = other?.table.sheet.name ?? line?.sheet;
  return {
    code: "no-statement-found",
    severity: "refusal",
    rule: "STM-05",
    ...(sheet === undefined ? {} : { sheet }),
    ...(line === undefined || other !== undefined ? {} : { row: line.row.row }),
    what: `No table with invoice numbers or dates and amounts was found in the workbook.${cell === undefined || whole.length < 2 ? "" : ` Each row seems to be in a single cell, for example "${cell.text.slice(0, 120)}".`}`,
    todo: "Please send a workbook with one line for each invoice, under headings such as Invoice number, Invoice date, Invoice total and Outstanding.",
  };
}

/** Whether a text holds a whole line of a statement: a number, a date and an amount. */
function isWholeLine(text: string): boolean {
  return DAY.test(text) && /\b[A-Z]{0,5}[-/]?\d{3,}\b/u.test(text) && moneyInText(text).length > 0;
}

const DAY = /\b\d{1,2}[./-](?:\d{1,2}|[a-z]{3})[./-]\d{2,4}\b/iu;
