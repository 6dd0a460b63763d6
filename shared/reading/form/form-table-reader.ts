import { noPence, sumPence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import type { FormPart } from "../../domain/form/collection-form.ts";
import type { SubmittedRow } from "../../domain/mismatch/submitted-form.ts";
import type { Row } from "../cells/row.ts";
import type { KeptRow } from "../table/rows/kept-row.ts";
import type { Said } from "../table/said/said.ts";
import { saidBySentence } from "../table/said/said-in-text.ts";
import type { TableReader } from "../table/sheet-reader.ts";
import { amountInUnit, textAt, type AmountColumn } from "../table/values/amount-in-unit.ts";
import { textOfCell } from "../table/values/cell-value.ts";
import { partIn, type FormAmount, type FormField, type FormLayout } from "./form-columns.ts";

/** A row of a form as it was read: its words are not looked up yet. */
export interface FormLine extends Pick<SubmittedRow, "reason"> {
  /** `Payables, row 7` */
  readonly place: string;
  /** Empty if the table has no column for it. */
  readonly organisation: string;
  readonly exercise: string;
  readonly counterparty: string;
  readonly part: FormPart | undefined;
  readonly amounts: Pick<
    SubmittedRow,
    "notifiedPence" | "accruedPence" | "adjustedPence" | "disputedPence" | "totalPence"
  >;
}

interface Opening {
  readonly sheet: string;
  readonly layout: FormLayout;
  readonly titles: readonly KeptRow[];
  readonly lines: FormLine[];
  readonly problems: string[];
}

/** What a total or a section is called: a row of such words has no counterparty. */
const TOTAL = /\b(?:sub-?)?totals?\b|\ball counterparties\b|\bsum\b/iu;

/** Reads the rows of one table of a form. */
export function formTableReader({ sheet, layout, titles, lines, problems }: Opening): TableReader {
  const place = (row: number): string => `${sheet === "" ? "" : `${sheet}, `}row ${String(row)}`;
  const ofTitles = [...titles].reverse().map((row) => row.cells.map(({ text }) => text).join(" "));
  let section = partIn(sheet) ?? ofTitles.map(partIn).find((part) => part !== undefined);
  const unitOfTable = ofTitles
    .map(saidBySentence)
    .find(({ unit, currency }) => unit !== undefined || currency !== undefined);
  if (layout.twice.length > 0)
    problems.push(`${place(titles.at(-1)?.row ?? 1)}: two columns are headed ${layout.twice.join(", ")}`);
  let count = 0;

  const read = (row: Row): PartRead[] =>
    [...layout.amounts].map(([part, columns]) => ({ part, ...readAmounts(row, columns, unitOfTable) }));

  const take = (row: Row, counterparty: string, parts: readonly PartRead[]): void => {
    const textOf = (field: FormField): string => textAt(row, layout.columns.get(field));
    for (const { part, amounts, any, wrong } of parts) {
      problems.push(...wrong.map((what) => `${place(row.row)}: ${what}`));
      if (!any) continue;
      count += 1;
      lines.push({
        place: place(row.row),
        organisation: textOf("organisation"),
        exercise: textOf("exercise"),
        counterparty,
        part: partIn(textOf("part")) ?? part ?? section,
        amounts,
        reason: textOf("reason"),
      });
    }
  };

  // What makes up the rows of the form stands in them already.
  if (layout.columns.has("statementOf")) return IGNORED;
  return {
    takeLine: (row) => {
      const counterparty = textAt(row, layout.columns.get("counterparty"));
      if (counterparty === "" || TOTAL.test(counterparty)) return false;
      const parts = read(row);
      if (!parts.some(({ any }) => any) || parts.some(({ wrong }) => wrong.length > 0)) return false;
      take(row, counterparty, parts);
      return true;
    },
    // Headings of another table are found before this is asked.
    takeOther: (row, kept) => {
      const [only, second] = kept.cells;
      const titled = only === undefined || second !== undefined ? undefined : partIn(only.text);
      if (titled !== undefined) {
        section = titled;
        return;
      }
      const counterparty = textAt(row, layout.columns.get("counterparty"));
      const parts = read(row);
      if (counterparty !== "" && !TOTAL.test(counterparty)) take(row, counterparty, parts);
      else if (parts.some(({ any }) => any) && !isTotal(row))
        problems.push(`${place(row.row)}: amounts without a counterparty`);
    },
    takeLonger: (row) => {
      problems.push(`${place(row.row)}: it has more fields than the table has headings`);
    },
    takeSum: () => undefined,
    lineCount: () => count,
  };
}

type PartRead = { readonly part: FormPart | undefined } & ReturnType<typeof readAmounts>;

const IGNORED: TableReader = {
  takeLine: () => true,
  takeOther: () => undefined,
  takeLonger: () => undefined,
  takeSum: () => undefined,
  lineCount: () => 0,
};

function isTotal(row: Row): boolean {
  for (let at = 0; at < row.count; at += 1)
    if (row.types[at] === "text" && TOTAL.test(textOfCell(row, at))) return true;
  return false;
}

/** Reads the five columns. A total that the file does not give is the sum of the others. */
function readAmounts(row: Row, columns: ReadonlyMap<FormAmount, AmountColumn>, table: Said | undefined) {
  const wrong: string[] = [];
  let any = false;
  const amountIn = (field: FormAmount): Pence | undefined => {
    const source = columns.get(field);
    const cell = source && amountInUnit(row, source, table);
    // A total whose formula has no stored value gives nothing to compare with.
    if (cell?.read === "wrong" || (cell?.read === "formula" && field !== "formTotal")) wrong.push(cell.why);
    if (cell?.read !== "amount") return undefined;
    any ||= cell.pence !== noPence;
    return cell.pence;
  };
  const notifiedPence = amountIn("notified") ?? noPence;
  const accruedPence = amountIn("accrued") ?? noPence;
  const adjustedPence = amountIn("adjusted") ?? noPence;
  const disputedPence = amountIn("disputed") ?? noPence;
  const totalPence = amountIn("formTotal") ?? sumPence([notifiedPence, accruedPence, adjustedPence, disputedPence]);
  return { any, wrong, amounts: { notifiedPence, accruedPence, adjustedPence, disputedPence, totalPence } };
}
