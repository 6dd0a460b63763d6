import { noPence, pence, subtractPence, sumPence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import { absolute, type MismatchKind } from "../../domain/mismatch/compare-forms.ts";
import type { ReportedSide } from "../../domain/mismatch/reported-pair.ts";
import type { Row } from "../cells/row.ts";
import type { KeptRow } from "../table/rows/kept-row.ts";
import type { Said } from "../table/said/said.ts";
import { saidBySentence } from "../table/said/said-in-text.ts";
import type { TableReader } from "../table/sheet-reader.ts";
import { amountInUnit, textAt, type AmountColumn } from "../table/values/amount-in-unit.ts";
import { kindInText, roleInText, type ReportColumn, type ReportSide } from "./report-heading.ts";
import type { ReportLayout, SideColumns } from "./report-layout.ts";

/** A row of a report as it was read: its organisations are not looked up yet. */
export interface ReportLine {
  /** `By pair, row 7` */
  readonly place: string;
  /** Which organisations the row names, by their side. */
  readonly bodies: ReadonlyMap<Exclude<ReportSide, "mismatch">, string>;
  /** The side of the organisation whose row it is, if the file says it. */
  readonly ownRole: "receivable" | "payable" | undefined;
  readonly kind: MismatchKind | undefined;
  readonly exercise: string;
  readonly figures: ReadonlyMap<"receivable" | "payable" | "own" | "counterparty", ReportedSide>;
  /** The report compares nothing: a form is missing. */
  readonly isNotCompared: boolean;
}

interface Opening {
  readonly sheet: string;
  readonly layout: ReportLayout;
  readonly titles: readonly KeptRow[];
  readonly lines: ReportLine[];
  readonly problems: string[];
}

const TOTAL = /\b(?:sub-?|grand )?totals?\b|\ball (?:counterparties|organisations|pairs)\b|\bsum\b/iu;

/** Reads the rows of one table of a report of mismatches. */
export function reportTableReader({ sheet, layout, titles, lines, problems }: Opening): TableReader {
  if (!layout.isReport) return IGNORED;
  const place = (row: number): string => `${sheet === "" ? "" : `${sheet}, `}row ${String(row)}`;
  const ofTitles = [...titles].reverse().map((row) => row.cells.map(({ text }) => text).join(" "));
  const texts = [sheet, ...ofTitles];
  let section = { kind: firstOf(texts, kindInText), role: firstOf(texts, roleInText) };
  const unit = ofTitles.map(saidBySentence).find((said) => said.unit !== undefined || said.currency !== undefined);
  if (layout.twice.length > 0)
    problems.push(`${place(titles.at(-1)?.row ?? 1)}: two columns are headed ${layout.twice.join(", ")}`);
  let count = 0;

  const bodiesIn = (row: Row): Map<Exclude<ReportSide, "mismatch">, string> =>
    new Map([...layout.bodies].map(([side, { column }]) => [side, textAt(row, column)]));

  /** @param isCertain whether a row with a fault is left to be looked at again: it may be headings. */
  const take = (row: Row, isCertain: boolean): boolean => {
    const bodies = bodiesIn(row);
    const named = [...bodies.values()].filter((text) => text !== "");
    if (named.length === 0 || named.some((text) => TOTAL.test(text))) return false;
    const parts = [...layout.amounts].map(([kind, sides]) => ({ kind, ...readSides(row, sides, unit) }));
    if (!parts.some(({ any, wrong }) => any || wrong.length > 0)) return false;
    if (isCertain && parts.some(({ wrong }) => wrong.length > 0)) return false;
    const kindOfRow = kindInText(textAt(row, layout.words.get("kind")));
    const roleOfRow = roleInText(textAt(row, layout.words.get("role")));
    for (const { kind, figures, wrong, any, isNotCompared } of parts) {
      problems.push(...wrong.map((what) => `${place(row.row)}: ${what}`));
      if (!any || wrong.length > 0) continue;
      count += 1;
      lines.push({
        place: place(row.row),
        bodies,
        ownRole: roleOfRow ?? layout.ownRole ?? section.role,
        kind: kindOfRow ?? kind ?? section.kind,
        exercise: textAt(row, layout.words.get("exercise")),
        figures,
        isNotCompared,
      });
    }
    return true;
  };

  return {
    takeLine: (row) => take(row, true),
    takeOther: (row, kept) => {
      const [only, second] = kept.cells;
      if (only === undefined || second !== undefined) {
        take(row, false);
        return;
      }
      const [kind, role] = [kindInText(only.text), roleInText(only.text)];
      if (kind !== undefined || role !== undefined)
        section = { kind: kind ?? section.kind, role: role ?? section.role };
    },
    takeLonger: (row) => {
      problems.push(`${place(row.row)}: it has more fields than the table has headings`);
    },
    takeSum: () => undefined,
    lineCount: () => count,
  };
}

const IGNORED: TableReader = {
  takeLine: () => true,
  takeOther: () => undefined,
  takeLonger: () => undefined,
  takeSum: () => undefined,
  lineCount: () => 0,
};

function firstOf<Found>(texts: readonly string[], find: (text: string) => Found | undefined): Found | undefined {
  return texts.map(find).find((found) => found !== undefined);
}

const COLUMNS = ["notified", "accrued", "adjusted", "disputed"] as const;

/** Reads the figures of both sides, and tries them against the difference that the report states. */
function readSides(row: Row, sides: ReadonlyMap<ReportSide, SideColumns>, unit: Said | undefined) {
  const wrong: string[] = [];
  const seen: { pence: Pence; isInLargeUnit: boolean }[] = [];
  const amountIn = (source: AmountColumn | undefined): Pence | undefined => {
    const cell = source && amountInUnit(row, source, unit);
    if (cell?.read === "wrong" || cell?.read === "formula") wrong.push(cell.why);
    if (cell?.read !== "amount") return undefined;
    seen.push(cell);
    return cell.pence;
  };
  const read = (columns: SideColumns) => {
    const amounts = new Map<ReportColumn, Pence>();
    for (const [column, source] of columns) {
      const amount = amountIn(source);
      if (amount !== undefined) amounts.set(column, amount);
    }
    return amounts;
  };
  const bySide = new Map([...sides].map(([side, columns]) => [side, { columns, amounts: read(columns) }]));
  const rounding = roundingOf(seen);
  const figures = new Map<"receivable" | "payable" | "own" | "counterparty", ReportedSide>();
  for (const [side, { columns, amounts }] of bySide) {
    if (side === "mismatch") continue;
    const parts = COLUMNS.map((column) => amounts.get(column) ?? noPence);
    const hasColumns = COLUMNS.some((column) => columns.has(column));
    const totalPence = amounts.get("total") ?? sumPence(parts);
    if (hasColumns && absolute(subtractPence(totalPence, sumPence(parts))) > rounding)
      wrong.push(`the ${side} total is not the sum of its columns`);
    const [notifiedPence = noPence, accruedPence = noPence, adjustedPence = noPence, disputedPence = noPence] = parts;
    figures.set(side, {
      totalPence,
      ...(hasColumns ? { columns: { notifiedPence, accruedPence, adjustedPence, disputedPence } } : {}),
    });
  }
  const one = figures.get("receivable") ?? figures.get("own");
  const other = figures.get("payable") ?? figures.get("counterparty");
  const stated = bySide.get("mismatch")?.amounts.get("total");
  const between = subtractPence(one?.totalPence ?? noPence, other?.totalPence ?? noPence);
  // Our own reports state no mismatch where one form is missing: of its side nothing is known.
  const isNotCompared = stated === noPence && between !== noPence && (isNil(one) || isNil(other));
  if (stated !== undefined && !isNotCompared && absolute(subtractPence(absolute(stated), absolute(between))) > rounding)
    wrong.push("the mismatch that it states is not the difference of the two sides");
  return { figures, wrong, any: seen.some((each) => each.pence !== noPence), isNotCompared };
}

function isNil(side: ReportedSide | undefined): boolean {
  return (
    side === undefined ||
    (side.totalPence === noPence && Object.values(side.columns ?? {}).every((each) => each === noPence))
  );
}

/** By how much figures may miss their sums because each was rounded: nothing in pence, a little in whole pounds or thousands. */
function roundingOf(amounts: readonly { readonly pence: Pence; readonly isInLargeUnit: boolean }[]): Pence {
  if (amounts.some(({ isInLargeUnit }) => isInLargeUnit)) return pence(MOST_ROUNDED * THOUSAND_POUNDS);
  return amounts.every((each) => each.pence % ONE_POUND === 0) ? pence(MOST_ROUNDED * ONE_POUND) : noPence;
}

/** Four columns and their total, each rounded by up to a half. */
const MOST_ROUNDED = 3;
const ONE_POUND = 100;
const THOUSAND_POUNDS = 100_000;
