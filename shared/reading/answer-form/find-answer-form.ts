import type { FormPlan } from "../../domain/answer-form/form-plan.ts";
import type { FormObstacle } from "../../domain/answer-form/found-form.ts";
import type { ReadingReceipt } from "../../domain/statement/reading-receipt.ts";
import type { Statement } from "../../domain/statement/statement.ts";
import { columnNumber } from "../cells/column-letters.ts";
import { UnreadableFile } from "../cells/unreadable-file.ts";
import { findAnswerBoxes } from "./answer-boxes.ts";
import { findAnswerColumns, type FormTable } from "./answer-columns.ts";
import { lineRowsOf } from "./line-rows.ts";
import { OTHER_SHEET_BYTES } from "./package/form-limits.ts";
import { openFormPackage, type FormPackage, type PackagedSheet } from "./package/form-package.ts";
import { partToEdit } from "./package/part-to-edit.ts";
import { readSheetCells } from "./package/sheet-cells.ts";
import { planForm, type CellToFill } from "./plan-form.ts";
import { formLists, textAt, type FormSheet } from "./questions/form-lists.ts";
import { whatIsAsked } from "./questions/what-is-asked.ts";
import { tablesWithoutReceipt } from "./tables-without-receipt.ts";

type ReadStatementFacts = Pick<Statement, "lines" | "receipt">;
type Table = ReadingReceipt["tables"][number];

/**
 * Looks for the sender's own form in the workbook of a statement that has been read (RSP-02), in this order:
 *
 * 1. open the workbook, unless something keeps it from being changed safely (package/);
 * 2. for each table of lines, and each sheet that repeats them: which columns ask the payable organisation for an answer (answer-columns.ts,
 *    questions/), and which line each row is about (line-rows.ts);
 * 3. labels with an empty box beside them: who answers, when, the totals of a confirmation letter (answer-boxes.ts);
 * 4. where each of these cells is in the bytes of the file (plan-form.ts).
 *
 * `undefined` if the sender asks for no answers in its workbook.
 */
export async function findAnswerForm(
  bytes: Uint8Array,
  statement: ReadStatementFacts,
): Promise<FormPlan | { readonly obstacle: FormObstacle } | undefined> {
  const { format, file } = statement.receipt;
  if (format !== "xlsx" || !startsAsZip(bytes)) {
    if (!statement.receipt.tables.some(asksByHeadings)) return undefined;
    return { obstacle: format === "xlsx" ? "password" : "old-format" };
  }
  try {
    const workbook = await openFormPackage(bytes);
    if ("obstacle" in workbook) return statement.receipt.tables.some(asksByHeadings) ? workbook : undefined;
    return mayAsk(workbook, statement) ? findIn(workbook, file, statement) : undefined;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const obstacle = error.finding.code === "file-over-limit" ? "too-large" : "damaged";
    return statement.receipt.tables.some(asksByHeadings) ? { obstacle } : undefined;
  }
}

function startsAsZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** Whether the headings of a table ask for answers, so far as can be told without its cells. */
function asksByHeadings({ role = "lines", columns }: Table): boolean {
  const asked = columns.map(({ heading }) => whatIsAsked(heading));
  const amounts = asked.filter((each) => each?.asks === "amount" && each.amount !== "accrued");
  return role === "response" || amounts.length >= 2 || asked.some((each) => each?.asks === "yes-no");
}

/** Words of which a form has at least one: most statements have none, and need not be looked at cell by cell. */
const FORM_WORDS =
  /agree|accept|approv|confirm|reject|disput|quer(?:y|ied|ies)|recogni|arbitrat|mediat|matche?d|verif|validat|acknowledg|contest|reconcil|ledger|records|books|system|differen|varian|discrepan|admit/i;

function mayAsk({ strings, sheets, file }: FormPackage, { receipt }: ReadStatementFacts): boolean {
  if (receipt.tables.some(asksByHeadings) || strings.some((text) => FORM_WORDS.test(text))) return true;
  return sheets.some(({ entry }) => {
    if (entry.inflatedBytes > OTHER_SHEET_BYTES) return false;
    const part = partToEdit(file, entry);
    return part !== undefined && FORM_WORDS.test(part.bytes.toString("latin1", 0, part.end));
  });
}

function findIn(
  workbook: FormPackage,
  file: string,
  statement: ReadStatementFacts,
): FormPlan | { readonly obstacle: FormObstacle } | undefined {
  const sheets = sheetsOf(workbook, statement);
  const lists = formLists(sheets.named, sheets.all, workbook.names);
  const turned = linesOfOtherSign(statement, sheets.named);
  const filled: CellToFill[] = [];
  const answered = new Set<number>();
  const leftBlank = new Set<string>();
  const tableRows = new Map<string, Set<number>>();
  let obstacle: FormObstacle | undefined;
  for (const table of [...tablesOf(statement, sheets.named), ...tablesWithoutReceipt(statement, sheets.all())]) {
    const rows = tableRows.get(table.sheet.name) ?? new Set();
    for (let row = table.headerRow - ROWS_OF_HEADINGS; row <= table.headerRow; row++) rows.add(row);
    for (const row of table.lineOfRow.keys()) rows.add(row);
    tableRows.set(table.sheet.name, rows);
    const columns = findAnswerColumns(table, workbook.looks, lists);
    if ("obstacle" in columns) {
      obstacle ??= columns.obstacle;
      continue;
    }
    for (const heading of columns.leftBlank) leftBlank.add(heading);
    for (const [row, line] of columns.columns.length === 0 ? [] : table.lineOfRow) {
      answered.add(line);
      for (const { column, ask } of columns.columns)
        filled.push({ sheet: table.sheet, row, column, ask, line, otherSign: turned.has(line) });
    }
  }
  if (obstacle !== undefined) return { obstacle };
  const linesWithoutRow = answered.size === 0 ? 0 : statement.lines.length - answered.size;
  for (const sheet of sheets.all()) {
    if (sheet.isHidden) continue;
    const isForAnswers =
      ANSWER_SHEET.test(sheet.name) ||
      (!isLineSheet(sheet, statement) && isTitledForAnswers(sheet)) ||
      filled.some((each) => each.sheet === sheet && !isLineSheet(sheet, statement));
    const boxes = findAnswerBoxes(sheet, workbook.looks, lists, {
      tableRows: tableRows.get(sheet.name) ?? new Set(),
      isForAnswers,
    });
    for (const box of boxes.found) filled.push({ sheet, ...box });
    for (const label of boxes.leftBlank) leftBlank.add(label);
  }
  const isForm = filled.some(({ ask, line }) => line !== undefined || ask.asks === "amount" || ask.asks === "yes-no");
  return isForm
    ? planForm(workbook, nameOf(file, workbook), filled, { linesWithoutRow, leftBlank: [...leftBlank] })
    : undefined;
}

/** A workbook is opened by its name, so a wrong ending is put right. Excel opens none with macros that is called .xlsx. */
function nameOf(file: string, { hasMacros }: FormPackage): string {
  const right = hasMacros ? /\.xl[st]m$/i : /\.xl[st][xm]$/i;
  return right.test(file) ? file : `${file.replace(/\.\w{1,5}$/, "")}.${hasMacros ? "xlsm" : "xlsx"}`;
}

/** Headings may be written in several rows; what stands there is no label. */
const ROWS_OF_HEADINGS = 1;

const ANSWER_SHEET =
  /\b(?:response|reply|answers?|return|confirmation|confirm|acknowledg\w+|agreement form|sign ?off)\b/i;

const TITLE_ROWS = 8;
const ANSWER_TITLE =
  /^(?:confirmation|response|reply|return|acknowledgement)\b|\bto be completed by\b|\b(?:response|reply|return|confirmation) (?:form|slip|sheet)\b/i;

/** Whether the first rows of a sheet say that it is for answers. */
function isTitledForAnswers({ cells }: FormSheet): boolean {
  for (const [number, row] of cells.rows) {
    if (number > TITLE_ROWS) return false;
    if (row.cells.some(({ text }) => text.length < 80 && ANSWER_TITLE.test(text.trim()))) return true;
  }
  return false;
}

function isLineSheet({ name }: FormSheet, { lines }: ReadStatementFacts): boolean {
  return lines.some(({ sheet }) => sheet === name);
}

interface Sheets {
  readonly named: (name: string) => FormSheet | undefined;
  /** Those that are small, or have a table whose headings ask for answers; without very hidden ones. */
  readonly all: () => readonly FormSheet[];
}

/** Scans each sheet once, when it is asked for. */
function sheetsOf(workbook: FormPackage, { receipt }: ReadStatementFacts): Sheets {
  const scanned = new Map<string, FormSheet | undefined>();
  const asking = new Set(receipt.tables.filter(asksByHeadings).map(({ sheet }) => sheet));
  const scan = (sheet: PackagedSheet, number: number): FormSheet | undefined => {
    if (scanned.has(sheet.name)) return scanned.get(sheet.name);
    const isLooked = asking.has(sheet.name) || sheet.entry.inflatedBytes <= OTHER_SHEET_BYTES;
    const part = isLooked ? partToEdit(workbook.file, sheet.entry) : undefined;
    const found = part && {
      name: sheet.name,
      number,
      isHidden: sheet.visibility !== "visible",
      cells: readSheetCells(part, workbook.strings),
    };
    scanned.set(sheet.name, found);
    return found;
  };
  return {
    named: (name) => {
      const number = workbook.sheets.findIndex((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
      const sheet = workbook.sheets[number];
      return sheet && scan(sheet, number);
    },
    all: () =>
      workbook.sheets.flatMap((sheet, number) =>
        sheet.visibility === "very-hidden" ? [] : (scan(sheet, number) ?? []),
      ),
  };
}

/** The tables that the reader found, with the rows of their lines. */
function tablesOf({ lines, receipt }: ReadStatementFacts, sheetNamed: Sheets["named"]): FormTable[] {
  return receipt.tables.flatMap((table) => {
    const { role = "lines", headerRow, columns } = table;
    const sheet = sheetNamed(table.sheet);
    if (sheet === undefined || (role !== "lines" && role !== "response" && role !== "copy")) return [];
    const next = receipt.tables.filter((other) => other.sheet === table.sheet && other.headerRow > headerRow);
    const lastRow = Math.min(...next.map((other) => other.headerRow - 1), Number.MAX_SAFE_INTEGER);
    const headings = new Map(columns.map(({ column, heading }) => [columnNumber(column) ?? 0, heading]));
    const lineOfRow =
      role === "lines"
        ? new Map(
            lines
              .filter((line) => line.sheet === table.sheet && line.row > headerRow && line.row <= lastRow)
              .map(({ row, line }) => [row, line]),
          )
        : lineRowsOf(sheet, headerRow + 1, lastRow, { lines });
    return lineOfRow.size === 0 ? [] : [{ sheet, headerRow, headings, lineOfRow }];
  });
}

/** The lines whose amount the sheet writes with the other sign than we read it. */
function linesOfOtherSign({ lines, receipt }: ReadStatementFacts, sheetNamed: Sheets["named"]): ReadonlySet<number> {
  const turned = new Set<number>();
  for (const { sheet, role, columns, headerRow } of receipt.tables) {
    const claimed = columns.find(({ takenFor }) => takenFor === "outstanding")?.column;
    const cells = role === undefined ? sheetNamed(sheet)?.cells : undefined;
    const column = columnNumber(claimed ?? "");
    if (cells === undefined || column === undefined) continue;
    for (const line of lines) {
      if (line.sheet !== sheet || line.row <= headerRow) continue;
      const written = Number(textAt(cells.rows.get(line.row)?.cells, column) || "x");
      if (written !== 0 && Math.sign(written) === -Math.sign(line.outstandingPence)) turned.add(line.line);
    }
  }
  return turned;
}
