import { nameOfExercise, type ExerciseId } from "../../domain/exercise/exercise.ts";
import type { Pence } from "../../domain/amounts-and-days/pence.ts";
import { byOrganisation } from "../../domain/mismatch/by-organisation.ts";
import { differsInColumnsOnly, type ComparedForms, type PairMismatch } from "../../domain/mismatch/compare-forms.ts";
import type { ExplainedPart } from "../../domain/mismatch/explain-mismatch.ts";
import type { SeenBefore } from "../../domain/mismatch/seen-before.ts";
import { stepsOf } from "../../domain/mismatch/who-acts.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import type { Directory } from "../../domain/organisation/organisation.ts";
import { quoteText } from "../words/quote-text.ts";

/** What a report of mismatches shows. */
export interface MismatchFacts {
  readonly exercise: ExerciseId;
  readonly compared: ComparedForms;
  readonly directory: Directory;
  readonly tolerancePence: Pence | undefined;
  /** Whom it is for, if it is for one organisation: it has its own pairs only. */
  readonly organisation?: OrganisationCode;
  /** Of a report for one organisation: what explains each mismatch in which it owes, as far as it has signed its form here. */
  readonly explained?: readonly ExplainedPair[];
  /** What earlier exercises show of the same pairs (MIS-06). */
  readonly before?: readonly SeenBefore[];
  /** ISO instant. */
  readonly preparedAt: string;
}

export interface ExplainedPair {
  readonly pair: PairMismatch;
  readonly parts: readonly ExplainedPart[];
}

export type MismatchLayout = "pair" | "organisation";

/** One value of a report: an amount, or words. */
export type MismatchValue = Pence | string;

/** One row of a layout: its values in the order of its columns. */
export interface MismatchTable {
  readonly headings: readonly { readonly heading: string; readonly width: number; readonly isAmount: boolean }[];
  readonly rows: () => Iterable<readonly MismatchValue[]>;
  readonly count: number;
}

/** MIS-02: the same data by pair, or by organisation with each pair under both. */
export function mismatchTable(facts: MismatchFacts, layout: MismatchLayout): MismatchTable {
  const { compared, directory, organisation } = facts;
  const nameOf = (code: OrganisationCode): string => quoteText(directory.get(code)?.name ?? "");
  if (layout === "pair") {
    return tableWith(compared.pairs, [
      ["Kind", 8, (pair) => nameOfMismatchKind(pair)],
      ["Receivable organisation", 14, ({ receivable }) => receivable],
      ["Its name", 34, ({ receivable }) => nameOf(receivable)],
      ["Payable organisation", 14, ({ payable }) => payable],
      ["Name of the payable", 34, ({ payable }) => nameOf(payable)],
      ...sideColumns("Receivable", (pair: PairMismatch) => pair.receivableRow),
      ...sideColumns("Payable", (pair: PairMismatch) => pair.payableRow),
      ...sideColumns("Mismatch", (pair: PairMismatch) => pair.difference),
      ...endColumns((pair: PairMismatch) => pair),
    ]);
  }
  const all = byOrganisation(compared.pairs);
  const own = organisation === undefined ? all : all.filter((each) => each.organisation === organisation);
  return tableWith(own, [
    ["Organisation", 14, (each) => each.organisation],
    ["Its name", 34, (each) => nameOf(each.organisation)],
    ["Its side", 14, (each) => each.role],
    ["Kind", 8, ({ pair }) => nameOfMismatchKind(pair)],
    ["Counterparty", 14, (each) => each.counterparty],
    ["Name of the counterparty", 34, (each) => nameOf(each.counterparty)],
    ...sideColumns("Own", ({ pair, role }: (typeof own)[number]) =>
      role === "receivable" ? pair.receivableRow : pair.payableRow,
    ),
    ...sideColumns("Counterparty's", ({ pair, role }: (typeof own)[number]) =>
      role === "receivable" ? pair.payableRow : pair.receivableRow,
    ),
    ...sideColumns("Mismatch", ({ pair }: (typeof own)[number]) => pair.difference),
    ...endColumns(({ pair }: (typeof own)[number]) => pair),
  ]);
}

/** `2022-23 Q4: mismatches`, with the organisation if it is for one. */
export function titleOfMismatches({
  exercise,
  organisation,
}: Pick<MismatchFacts, "exercise" | "organisation">): string {
  return `${nameOfExercise(exercise)}: mismatches${organisation === undefined ? "" : ` of ${organisation}`}`;
}

/** What has to be done about a pair, in words (MIS-03). */
export function todoWords(pair: PairMismatch): string {
  if (pair.missing !== undefined) return `The form of the ${pair.missing} organisation is missing.`;
  return stepsOf(pair)
    .map(({ what }) => what)
    .join(" ");
}

/** `yes`, `no`; `columns only` where the totals agree and columns are to be put right. */
function toClearWords(pair: PairMismatch): string {
  if (pair.missing !== undefined) return "not known";
  if (differsInColumnsOnly(pair)) return "columns only";
  return pair.isOver ? "yes" : "no";
}

/** `R&P`, `I&E` */
export function nameOfMismatchKind({ kind }: Pick<PairMismatch, "kind">): string {
  return kind.toUpperCase();
}

type Column<Row> = readonly [heading: string, width: number, of: (row: Row) => MismatchValue, isAmount?: true];

function sideColumns<Row>(side: string, of: (row: Row) => PairMismatch["difference"]): Column<Row>[] {
  return [
    [`${side}: notified`, 17, (row) => of(row).notifiedPence, true],
    [`${side}: accrued`, 17, (row) => of(row).accruedPence, true],
    [`${side}: adjusted`, 17, (row) => of(row).adjustedPence, true],
    [`${side}: disputed`, 17, (row) => of(row).disputedPence, true],
    [`${side}: total`, 17, (row) => of(row).totalPence, true],
  ];
}

function endColumns<Row>(of: (row: Row) => PairMismatch): Column<Row>[] {
  return [
    ["Absolute", 17, (row) => of(row).absolutePence, true],
    ["To clear", 14, (row) => toClearWords(of(row))],
    ["Who does what", 80, (row) => todoWords(of(row))],
  ];
}

function tableWith<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): MismatchTable {
  return {
    headings: columns.map(([heading, width, , amounts]) => ({ heading, width, isAmount: amounts === true })),
    count: rows.length,
    *rows() {
      for (const row of rows) yield columns.map(([, , of]) => of(row));
    },
  };
}
