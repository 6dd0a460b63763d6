import {
  LONGEST_ANSWER_TEXT,
  MOST_ANSWER_ROWS,
  type AnswerRow,
  type AnswerTables,
  type AnswerTotal,
  type HeldRow,
} from "../../domain/answer/answer-tables.ts";
import type { CalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import type { Pence } from "../../domain/amounts-and-days/pence.ts";
import type { FileToRead, ReadCells } from "../cells/read-cells.ts";
import type { Row } from "../cells/row.ts";
import type { Said } from "../table/said/said.ts";
import { saidBySentence } from "../table/said/said-in-text.ts";
import { amountInUnit, textAt } from "../table/values/amount-in-unit.ts";
import { dateOfCell } from "../table/values/cell-value.ts";
import { answerLayoutOf, isAnswerTable, isLedgerTable, type AnswerField, type AnswerLayout } from "./answer-columns.ts";

/**
 * Finds the tables of a workbook in which a payable organisation answers a statement of ours: our response sheet, another Accord's response workbook,
 * or a table of its own that names invoices and says of each what is agreed. `undefined` if it has none. It reads what stands there; what it means is
 * decided against the statement (shared/domain/answer).
 */
export async function readAnswerTables(file: FileToRead, readCells: ReadCells): Promise<AnswerTables | undefined> {
  const rows: AnswerRow[] = [];
  const held: HeldRow[] = [];
  const totals: AnswerTotal[] = [];
  const doubtful: string[] = [];
  let isCut = false;
  let sheet = "";
  let table: Table | undefined;
  let above: string[] = [];
  let totalsAbove: Row | undefined;
  let unit: Said | undefined;
  let isMissingList = false;

  const { findings } = await readCells(file, {
    startSheet: ({ name }) => {
      [sheet, table, above, totalsAbove, unit] = [name, undefined, [], undefined, undefined];
      isMissingList = NOT_ON_STATEMENT.test(name);
    },
    row: (row) => {
      if (row.count === 1) isMissingList ||= NOT_ON_STATEMENT.test(row.texts[0] ?? "");
      const found = openTable(row);
      if (found !== undefined) {
        table = found;
        if (found.is === "answers" && totalsAbove !== undefined) addTotal(totalsAbove, found.layout);
        [above, totalsAbove] = [[], undefined];
        return;
      }
      if (table?.is === "answers") takeAnswer(row, table.layout);
      else if (table?.is === "held") takeHeld(row, table.layout);
      if (table === undefined) noteAbove(row);
    },
    endSheet: () => undefined,
  });
  const isRead = findings.every(({ severity }) => severity !== "refusal");
  if (!isRead || rows.length + held.length + doubtful.length === 0) return undefined;
  // A list of what has changed repeats what another table says in full.
  const problems = rows.length > 0 ? [] : doubtful;
  return { rows, held, totals, problems, isCut };

  function openTable(row: Row): Table | undefined {
    const layout = answerLayoutOf(headingsIn(row));
    if (isAnswerTable(layout)) {
      if (layout.twice.length === 0) return { is: "answers", layout };
      if (doubtful.length < MOST_PROBLEMS)
        doubtful.push(`Two columns of the table in row ${String(row.row)} of “${sheet}” answer the same.`);
      return { is: "other", layout };
    }
    return isMissingList && isLedgerTable(layout) ? { is: "held", layout } : undefined;
  }

  function noteAbove(row: Row): void {
    totalsAbove = isTotal(row) ? copyOf(row) : undefined;
    for (let at = 0; at < row.count; at += 1) {
      const text = row.types[at] === "text" ? (row.texts[at] ?? "") : "";
      if (text === "" || above.length >= MOST_ABOVE) continue;
      above.push(text);
      isMissingList ||= NOT_ON_STATEMENT.test(text);
      const said = saidBySentence(text);
      if (said.unit !== undefined || said.currency !== undefined) unit ??= said;
    }
  }

  function addTotal(row: Row, layout: AnswerLayout): void {
    const { amounts, wrong } = amountsIn(row, layout, unit);
    if (wrong.length === 0 && totals.length < MOST_TOTALS) totals.push({ sheet, row: row.row, ...amounts });
  }

  function takeAnswer(row: Row, layout: AnswerLayout): void {
    const text = (field: AnswerField) => textIn(row, layout, field);
    const number = text("number");
    if (isTotal(row) && !/\d/u.test(number)) {
      addTotal(row, layout);
      return;
    }
    const { amounts, accruedPence, wrong, said } = amountsIn(row, layout, unit);
    const claimedPence = amounts.claimedPence ?? (number === "" ? accruedPence : undefined);
    const words = {
      status: text("status") || said.status,
      reason: [text("reason"), said.reason]
        .filter((each) => each !== "")
        .join(" ")
        .slice(0, LONGEST_ANSWER_TEXT),
      wanted: text("wanted"),
    };
    const isAnswered =
      Object.keys(amounts).some((each) => each !== "claimedPence") ||
      wrong.length > 0 ||
      Object.values(words).some((each) => each !== "");
    if (number === "" && !isAnswered) return;
    if (rows.length >= MOST_ANSWER_ROWS) {
      isCut = true;
      return;
    }
    const date = dateIn(row, layout);
    rows.push({
      sheet,
      row: row.row,
      number,
      ...(date === undefined ? {} : { date }),
      description: text("description"),
      ...amounts,
      ...(claimedPence === undefined ? {} : { claimedPence }),
      ...words,
      code: text("code"),
      wrong,
    });
  }

  function takeHeld(row: Row, layout: AnswerLayout): void {
    const number = textIn(row, layout, "number");
    if (number === "" || isTotal(row)) return;
    if (held.length >= MOST_ANSWER_ROWS) {
      isCut = true;
      return;
    }
    const source = layout.columns.get("onLedger") ?? layout.columns.get("claimed");
    const amount = source && amountInUnit(row, source, unit);
    const date = dateIn(row, layout);
    held.push({
      sheet,
      row: row.row,
      number,
      ...(date === undefined ? {} : { date }),
      ...(amount?.read === "amount" ? { pence: amount.pence } : {}),
      reason: textIn(row, layout, "reason"),
      code: textIn(row, layout, "code"),
    });
  }
}

interface Table {
  readonly is: "answers" | "held" | "other";
  readonly layout: AnswerLayout;
}

type Amounts = Pick<AnswerRow, "claimedPence" | "agreedPence" | "notAgreedPence" | "openPence" | "disputedPence">;

const MOST_ABOVE = 400;
const MOST_TOTALS = 1000;
const MOST_PROBLEMS = 20;

/** What a list of the payable organisation's own items is called. */
const NOT_ON_STATEMENT =
  /\b(?:not|missing|omitted|absent)\b.{0,30}\b(?:on|from|off|in)\b.{0,20}\b(?:your|the|this)?\s?(?:statement|list)\b|\bmissed off\b|\b(?:only )?on our ledger(?: only| and not\b)/iu;

const TOTAL = /^\s*(?:sub-?|grand )?totals?\b/iu;

function isTotal(row: Row): boolean {
  for (let at = 0; at < row.count; at += 1)
    if (row.types[at] === "text" && TOTAL.test(row.texts[at] ?? "")) return true;
  return false;
}

function headingsIn(row: Row): [number, string][] {
  const headings: [number, string][] = [];
  for (let at = 0; at < row.count; at += 1) {
    // A row with figures lists columns, and heads none.
    if (row.types[at] !== "text") return [];
    headings.push([row.columns[at] ?? 0, row.texts[at] ?? ""]);
  }
  return headings.length >= FEWEST_HEADINGS ? headings : [];
}

const FEWEST_HEADINGS = 2;

function textIn(row: Row, { columns }: Pick<AnswerLayout, "columns">, field: AnswerField): string {
  return textAt(row, columns.get(field)?.column).trim().slice(0, LONGEST_ANSWER_TEXT);
}

function dateIn(row: Row, { columns }: AnswerLayout): CalendarDate | undefined {
  const at = row.columns.indexOf(columns.get("date")?.column ?? 0);
  return at < 0 || at >= row.count ? undefined : dateOfCell(row, at);
}

/** The amounts of a row. A word where an amount belongs is no amount, and the row says so. */
function amountsIn(
  row: Row,
  { columns }: AnswerLayout,
  unit: Said | undefined,
): { amounts: Amounts; accruedPence: Pence | undefined; wrong: string[]; said: Words } {
  const wrong: string[] = [];
  const said = { status: "", reason: "" };
  const read = (field: AnswerField): Pence | undefined => {
    const source = columns.get(field);
    const cell = source && amountInUnit(row, source, unit);
    const words = cell?.read === "wrong" ? textIn(row, { columns }, field) : "";
    if (words !== "" && !/\d/u.test(words)) sayInWords(field, words, said);
    else if (cell?.read === "wrong" || cell?.read === "formula") wrong.push(cell.why.slice(0, LONGEST_ANSWER_TEXT));
    return cell?.read === "amount" ? cell.pence : undefined;
  };
  const claimedPence = read("claimed");
  const agreedPence = read("agreed");
  const notAgreedPence = read("notAgreed");
  const openPence = read("open");
  const disputedPence = read("disputed");
  return {
    amounts: {
      ...(claimedPence === undefined ? {} : { claimedPence }),
      ...(agreedPence === undefined ? {} : { agreedPence }),
      ...(notAgreedPence === undefined ? {} : { notAgreedPence }),
      ...(openPence === undefined ? {} : { openPence }),
      ...(disputedPence === undefined ? {} : { disputedPence }),
    },
    accruedPence: columns.has("accrued") ? accruedIn(row, columns, unit) : undefined,
    wrong,
    said,
  };
}

interface Words {
  status: string;
  reason: string;
}

/** “Agreed” may head a column of amounts or of yes and no, “Query” one of amounts or of questions. */
function sayInWords(field: AnswerField, words: string, said: Words): void {
  const isYes = /^(?:y|yes|true|x|✓)$/iu.test(words);
  const isNo = /^(?:n|no|none|nil|false|-|n\/a)$/iu.test(words);
  if (field === "agreed") said.status = words;
  else if (field === "disputed" && isYes) said.status = "In dispute";
  else if ((field === "notAgreed" || field === "open") && isYes) said.status = "Not agreed";
  else if (!isNo && field !== "claimed") said.reason = words;
}

function accruedIn(row: Row, columns: AnswerLayout["columns"], unit: Said | undefined): Pence | undefined {
  const source = columns.get("accrued");
  const cell = source && amountInUnit(row, source, unit);
  return cell?.read === "amount" ? cell.pence : undefined;
}

/** The reader of cells fills the same row again. */
function copyOf(row: Row): Row {
  return {
    ...row,
    columns: [...row.columns],
    types: [...row.types],
    numbers: [...row.numbers],
    texts: [...row.texts],
    formats: [...row.formats],
  };
}
