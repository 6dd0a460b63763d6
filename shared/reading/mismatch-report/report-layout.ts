import type { MismatchKind } from "../../domain/mismatch/compare-forms.ts";
import type { Header } from "../table/headings/heading-meaning.ts";
import type { HeadingMatch } from "../table/headings/match-heading.ts";
import type { TableDescription, TableField } from "../table/table-description.ts";
import type { AmountColumn } from "../table/values/amount-in-unit.ts";
import {
  readReportHeading,
  reportColumns,
  reportSides,
  understoodShare,
  type ReportColumn,
  type ReportHeading,
  type ReportSide,
} from "./report-heading.ts";

/** A column of a report, as the finder of headings knows it: `report-body-own`, `report-amount-payable-total`. */
export type ReportField = `report-${string}`;

const BODIES = /^report-(?:body|name)-/u;
const AMOUNT = "report-amount-";
const NONE: ReadonlySet<never> = new Set();

const amountFields: ReadonlySet<TableField<ReportField>> = new Set(
  reportSides.flatMap((side) =>
    reportColumns.flatMap((column) =>
      (["r&p", "i&e", undefined] as const).map((kind) => amountField({ side, column, kind })),
    ),
  ),
);

/** What the reader of tables is told of a report of mismatches. */
export const reportTable: TableDescription<ReportField> = {
  meaningsOf: (heading): readonly HeadingMatch<TableField<ReportField>>[] =>
    readReportHeading(heading).map((meaning, place) => ({
      field: fieldOf(meaning),
      score: Math.round((place === 0 ? SURE : PERHAPS) * understoodShare(heading)),
      phrase: heading,
    })),
  isHeadedBy: (fields) =>
    [...fields].some((field) => BODIES.test(field)) && [...fields].some((field) => field.startsWith(AMOUNT)),
  fits: () => true,
  amounts: amountFields,
  dates: NONE,
  claimable: amountFields,
  claimedFirst: [],
  claimedLast: [],
  decisive: NONE,
  onEveryLine: NONE,
  answers: NONE,
  answersInWords: NONE,
  pivots: NONE,
  numberByValues: "report-body-counterparty",
  owedSide: "debit",
  sendAgain: "send the report again",
  names: {},
};

const SURE = 100;
const PERHAPS = 75;

function fieldOf(meaning: ReportHeading): ReportField {
  switch (meaning.of) {
    case "body":
    case "name":
      return `report-${meaning.of}-${meaning.side}`;
    case "amount":
      return amountField(meaning);
    case "role":
    case "kind":
    case "exercise":
    case "other":
      return `report-${meaning.of}`;
  }
}

function amountField({
  side,
  column,
  kind,
}: Pick<Extract<ReportHeading, { of: "amount" }>, "side" | "column" | "kind">): ReportField {
  return `${AMOUNT}${side}-${column}${kind ?? ""}`;
}

type BodySide = Exclude<ReportSide, "mismatch">;

/** The figures of one side: their columns, by what they are. */
export type SideColumns = ReadonlyMap<ReportColumn, AmountColumn>;

/** Which columns of a report hold what. A wide report has both kinds side by side. */
export interface ReportLayout {
  readonly bodies: ReadonlyMap<BodySide, { readonly column: number; readonly isName: boolean }>;
  readonly words: ReadonlyMap<"role" | "kind" | "exercise", number>;
  /** By the kind that their headings say; `undefined` where they say none. */
  readonly amounts: AmountsByKind;
  /** The side of the organisation whose rows these are, if headings say it: `Our receivables`. */
  readonly ownRole: "receivable" | "payable" | undefined;
  /** Whether the table has figures of two sides of pairs: another table with amounts is no report of mismatches. */
  readonly isReport: boolean;
  /** Headings that two columns have. */
  readonly twice: readonly string[];
}

/** Decides the columns of a report by their headings: nothing is guessed from values. */
export function reportLayoutOf({ cells }: Header<ReportField>): ReportLayout {
  const read = cells.map(({ column, heading }) => ({ column, heading, meanings: readReportHeading(heading) }));
  // A code says better than a name who a body is.
  const surelyBodies = new Set(
    read.flatMap(({ meanings: [best, second] }) => (best?.of === "body" && second === undefined ? [best.side] : [])),
  );
  const bodies = new Map<BodySide, { column: number; isName: boolean }>();
  const words = new Map<"role" | "kind" | "exercise", number>();
  const amounts = new Map<MismatchKind | undefined, Map<ReportSide, Map<ReportColumn, AmountColumn>>>();
  const twice: string[] = [];
  const roles = new Set<"receivable" | "payable">();
  for (const { column, heading, meanings } of read) {
    const [best, second] = meanings;
    const meaning = best?.of === "body" && second !== undefined && surelyBodies.has(best.side) ? second : best;
    if (meaning === undefined || meaning.of === "other") continue;
    if (meaning.of === "body" || meaning.of === "name") {
      const known = bodies.get(meaning.side);
      const isName = meaning.of === "name";
      if (known === undefined || (known.isName && !isName)) bodies.set(meaning.side, { column, isName });
    } else if (meaning.of === "amount") {
      const ofKind = amounts.get(meaning.kind) ?? new Map<ReportSide, Map<ReportColumn, AmountColumn>>();
      amounts.set(meaning.kind, ofKind);
      const ofSide = ofKind.get(meaning.side) ?? new Map<ReportColumn, AmountColumn>();
      ofKind.set(meaning.side, ofSide);
      if (meaning.ownRole !== undefined) roles.add(meaning.ownRole);
      if (!ofSide.has(meaning.column)) ofSide.set(meaning.column, { column, heading });
      // A mismatch is often given with its sign and without.
      else if (meaning.side !== "mismatch") twice.push(heading);
    } else if (!words.has(meaning.of)) words.set(meaning.of, column);
  }
  const [ownRole, otherRole] = roles;
  return {
    bodies,
    words,
    amounts: withDifferences(amounts),
    ownRole: otherRole === undefined ? ownRole : undefined,
    isReport: [...amounts.values()].some(hasBothSides),
    twice,
  };
}

type AmountsByKind = ReadonlyMap<MismatchKind | undefined, ReadonlyMap<ReportSide, SideColumns>>;

/** The kinds of which both sides are there. A difference of no kind is that of the only one: `Receivables, Payables, Difference`. */
function withDifferences(amounts: AmountsByKind): AmountsByKind {
  const whole = [...amounts].filter(([, sides]) => hasBothSides(sides));
  const difference = amounts.get(undefined)?.get("mismatch");
  if (difference === undefined || whole.length !== 1) return new Map(whole);
  return new Map(whole.map(([kind, sides]) => [kind, new Map([["mismatch" as const, difference], ...sides])]));
}

function hasBothSides(sides: ReadonlyMap<ReportSide, SideColumns>): boolean {
  return (sides.has("receivable") && sides.has("payable")) || (sides.has("own") && sides.has("counterparty"));
}
