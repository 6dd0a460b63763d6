import type { Ask, FormCode } from "../../domain/answer-form/form-plan.ts";
import type { FormObstacle } from "../../domain/answer-form/found-form.ts";
import type { CellLooks } from "./package/cell-looks.ts";
import type { SheetCell, SheetCells, SheetRow } from "./package/sheet-cells.ts";
import { askedWords, yesAndNoIn } from "./questions/asked-words.ts";
import { contains, type FormLists, type FormSheet } from "./questions/form-lists.ts";
import { askForAmount, choicesInHeading, whatIsAsked, type Asked } from "./questions/what-is-asked.ts";

/** A table of a form: its headings, and which of its rows is which line of the statement. */
export interface FormTable {
  readonly sheet: FormSheet;
  readonly headerRow: number;
  readonly headings: ReadonlyMap<number, string>;
  readonly lineOfRow: ReadonlyMap<number, number>;
}

/** A column for answers, and what it asks. */
export interface AnswerColumn {
  readonly column: number;
  readonly ask: Ask;
}

export interface AnswerColumns {
  readonly columns: readonly AnswerColumn[];
  /** The headings of columns that stay blank, because formulas work out which words their cells allow. */
  readonly leftBlank: readonly string[];
}

interface Candidate {
  readonly column: number;
  readonly heading: string;
  readonly asked: Asked;
  readonly state: "blank" | "formula" | "filled" | "locked" | "merged";
  readonly choices: readonly FormCode[] | "unknown" | undefined;
}

/**
 * The columns of a table on which the payable organisation answers: their headings ask something of it, and they are blank beside every line.
 * An obstacle if the answers that matter most belong where nothing may be written; empty if the table asks for no answers.
 */
export function findAnswerColumns(
  table: FormTable,
  looks: CellLooks,
  lists: FormLists,
): AnswerColumns | { readonly obstacle: FormObstacle } {
  const candidates = [...table.headings].flatMap(([column, heading]) => {
    const choices = choicesOf(table, column, heading, lists);
    const asked = whatIsAsked(heading) ?? (isChoiceOfStatus(choices) ? ({ asks: "status" } as const) : undefined);
    const state = stateOf(table, column, looks);
    return asked === undefined || state === "filled" ? [] : [{ column, heading, asked, state, choices }];
  });
  const core = candidates.filter(isCore);
  const agreedByFormula = candidates.find(
    ({ state, asked }) => state === "formula" && asked.asks === "amount" && asked.amount === "agreed",
  );
  if (agreedByFormula !== undefined) return { obstacle: "formulas" };
  const fillable = core.filter(({ state }) => state === "blank");
  if (fillable.length === 0) {
    const [first] = core;
    if (first === undefined) return { columns: [], leftBlank: [] };
    return { obstacle: first.state === "formula" ? "formulas" : first.state === "locked" ? "locked" : "merged" };
  }
  if (fillable.every(({ choices }) => choices === "unknown")) return { obstacle: "computed-lists" };
  const blank = candidates.filter(({ state }) => state === "blank");
  const zone = columnsBeside(fillable, candidates);
  const usable = blank.filter(
    ({ column, asked }) =>
      zone.has(column) ||
      (asked.asks === "comment" && !blank.some((each) => zone.has(each.column) && each.asked.asks === "comment")),
  );
  const columns = usable.flatMap((candidate) => {
    const ask = askOf(candidate, usable, lists, longestOf(table, candidate.column, lists));
    return ask === undefined ? [] : [{ column: candidate.column, ask }];
  });
  const leftBlank = usable.filter(({ choices, asked }) => choices === "unknown" && asked.asks !== "nothing");
  return { columns, leftBlank: leftBlank.map(({ heading }) => heading) };
}

/** Whether an answer of this kind makes a form. A blank column for comments, or for disputes alone, may be the sender's own. */
function isCore({ asked, choices, heading }: Candidate): boolean {
  if (asked.asks === "amount") return asked.amount !== "disputed" && asked.amount !== "accrued";
  if (asked.asks === "yes-no") return asked.about === "agreed" || asked.about === "on-ledger";
  if (asked.asks !== "status" || choices === "unknown") return false;
  return choices === undefined ? isToPayer(heading) : choices.length > 1;
}

/** Whether a heading is plainly to the payable organisation: `Payer's response`, and not `Status`, which may be the sender's own. */
function isToPayer(heading: string): boolean {
  return /\b(?:your|payers?|payables?|customers?|purchasers?|commissioners?|debtors?|buyers?)\b/.test(
    askedWords(heading),
  );
}

/** The columns in one run with those that make it a form. */
function columnsBeside(core: readonly Candidate[], candidates: readonly Candidate[]): Set<number> {
  const answers = new Set(candidates.map(({ column }) => column));
  const zone = new Set<number>();
  for (const { column } of core) {
    zone.add(column);
    for (let next = column + 1; answers.has(next); next++) zone.add(next);
    for (let next = column - 1; answers.has(next); next--) zone.add(next);
  }
  return zone;
}

function stateOf({ sheet, lineOfRow }: FormTable, column: number, looks: CellLooks): Candidate["state"] {
  let state: Candidate["state"] = "blank";
  const merges = sheet.cells.merges.filter((range) => contains(range, range.row, column));
  for (const row of lineOfRow.keys()) {
    const found = sheet.cells.rows.get(row);
    const cell = cellAt(found, column);
    if (cell?.formula !== undefined || sheet.cells.arrays.some((range) => contains(range, row, column)))
      return "formula";
    if (cell !== undefined && !isBlank(cell)) return "filled";
    const merge = merges.find((range) => contains(range, row, column));
    if (merge !== undefined && (merge.rows > 1 || merge.column !== column)) state = "merged";
    else if (sheet.cells.isProtected && looks.isLocked(styleAt(sheet.cells, found, column))) state = "locked";
  }
  return state;
}

/** A cell that nobody has answered in: empty, nil as put there by the form, or a word such as “please select” or “dd/mm/yyyy”. */
export function isBlank({ text }: SheetCell): boolean {
  return text === "" || PLACEHOLDERS.some((placeholder) => placeholder.test(text));
}

const PLACEHOLDERS = [
  /^[-–_.…]+$/,
  /^0(?:\.0+)?$/,
  /^(?:<|\[|\()?(?:please )?(?:select|choose|enter|pick|insert|complete)\b.{0,40}$/i,
  /^(?:<|\[|\()?d{1,2}[/. -]m{1,3}[/. -]y{2,4}(?:>|\]|\))?$/i,
  /^(?:<|\[|\()(?:your |the )?(?:name|date|code|amount|email|telephone|organisation)\b.{0,30}(?:>|\]|\))$/i,
];

export function cellAt(row: SheetRow | undefined, column: number): SheetCell | undefined {
  return row?.cells.find((cell) => cell.column === column);
}

/** The style of a cell, or that which its row or column gives to an empty one. */
export function styleAt(cells: SheetCells, row: SheetRow | undefined, column: number): number {
  const cell = cellAt(row, column);
  return (cell === undefined ? (row?.style ?? cells.columnStyle(column)) : cell.style) ?? 0;
}

function choicesOf(table: FormTable, column: number, heading: string, lists: FormLists): Candidate["choices"] {
  const [first] = table.lineOfRow.keys();
  const listed = first === undefined ? undefined : lists.choicesAt(table.sheet, first, column);
  if (listed !== undefined) return listed;
  const inHeading = choicesInHeading(heading);
  return inHeading.filter(({ says }) => AGREEING.test(says)).length > 1 ? inHeading : undefined;
}

const AGREEING =
  /\b(?:(?:dis|un)?(?:agreed?|accepted|approved|matched|confirmed|recogni[sz]ed)|accept|part(?:ly|ial|ially)?|reject(?:ed)?|disputed?|quer(?:y|ied))\b/i;

function isChoiceOfStatus(choices: Candidate["choices"]): boolean {
  return choices !== undefined && choices !== "unknown" && choices.filter(({ says }) => AGREEING.test(says)).length > 1;
}

function longestOf({ sheet, lineOfRow }: FormTable, column: number, lists: FormLists): number | undefined {
  const [first] = lineOfRow.keys();
  return first === undefined ? undefined : lists.longestAt(sheet, first, column);
}

/** What is asked, once it is known what the form allows in the cells and what its other columns ask. */
function askOf(
  { asked, heading, choices }: Candidate,
  others: readonly Candidate[],
  lists: FormLists,
  longest: number | undefined,
): Ask | undefined {
  const has = (asks: Asked["asks"]): boolean => others.some((other) => other.asked.asks === asks);
  const limit = longest === undefined ? {} : { longest };
  if (choices === "unknown") return undefined;
  switch (asked.asks) {
    case "amount":
    case "yes-no":
    case "status":
      return askInWords(asked, heading, choices, !has("comment") && !has("amount"));
    case "code": {
      const key = choices?.some(({ code, says }) => code !== says) === true ? choices : lists.key();
      const allowed =
        choices === undefined ? key : key.filter(({ code }) => choices.some((each) => each.code === code));
      return allowed.length > 0 ? { asks: "code", key: [...allowed] } : choices && { asks: "code", key: [...choices] };
    }
    case "comment":
      if (choices !== undefined) return { asks: "code", key: [...choices] };
      return {
        asks: "comment",
        alone: !has("wanted"),
        ...(asked.purchaseOrder === true ? { purchaseOrder: true } : {}),
        ...limit,
      };
    case "wanted":
      return has("comment") ? { asks: "wanted", ...limit } : { asks: "comment", alone: true, ...limit };
    case "purchase-order":
    case "payment-reference":
    case "paid-date":
    case "dispute-reference":
      return choices === undefined ? { asks: asked.asks } : undefined;
    case "nothing":
      return undefined;
  }
}

function askInWords(
  asked: Extract<Asked, { asks: "amount" | "yes-no" | "status" }>,
  heading: string,
  choices: readonly FormCode[] | undefined,
  isAlone: boolean,
): Ask | undefined {
  const words = yesAndNoOf(choices) ?? (choices === undefined ? yesAndNoIn(heading) : undefined);
  if (asked.asks === "yes-no") {
    if (words !== undefined) return { asks: "yes-no", about: asked.about, ...words };
    return choices === undefined
      ? { asks: "yes-no", about: asked.about, yes: "Yes", no: "No" }
      : { asks: "status", choices: withLettersSaid(choices) };
  }
  if (words !== undefined) return { asks: "yes-no", about: aboutOf(asked), ...words };
  if (choices !== undefined) return { asks: "status", choices: withLettersSaid(choices) };
  if (asked.asks === "status") return { asks: "status", ...(isAlone ? { alone: true } : {}) };
  return askForAmount(asked);
}

/** A column of amounts by its heading in which only yes and no may be written asks whether there is such an amount. */
function aboutOf(asked: Extract<Asked, { asks: "amount" | "status" }>) {
  if (asked.asks === "status") return "agreed";
  if (asked.amount === "disputed" || asked.amount === "accrued") return asked.amount;
  return asked.amount === "not-agreed" || asked.amount === "open" ? "open" : "agreed";
}

/** Beside Y and N, P is for partly. */
function withLettersSaid(choices: readonly FormCode[]): FormCode[] {
  const isYesNo = ["y", "n"].every((letter) => choices.some(({ code }) => code.toLowerCase() === letter));
  return choices.map((choice) =>
    isYesNo && choice.code === choice.says && /^p$/i.test(choice.code) ? { ...choice, says: "partly" } : choice,
  );
}

function yesAndNoOf(choices: readonly FormCode[] | undefined): { yes: string; no: string } | undefined {
  if (choices?.length !== 2) return undefined;
  const yes = choices.find(({ code }) => /^(?:y|yes|true|✓)$/i.test(code));
  const no = choices.find(({ code }) => /^(?:n|no|false|✗|x)$/i.test(code));
  return yes && no && { yes: yes.code, no: no.code };
}
