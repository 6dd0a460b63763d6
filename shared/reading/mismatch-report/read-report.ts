import { exerciseIdSchema, type ExerciseId } from "../../domain/exercise/exercise.ts";
import { textOfPair, type ReportedPair } from "../../domain/mismatch/reported-pair.ts";
import { parseOrganisationCode, type OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import type { Directory } from "../../domain/organisation/organisation.ts";
import type { FileToRead, ReadCells } from "../cells/read-cells.ts";
import type { KeptRow } from "../table/rows/kept-row.ts";
import { sheetReader, type SheetReader } from "../table/sheet-reader.ts";
import { reportLayoutOf, reportTable } from "./report-layout.ts";
import { reportTableReader, type ReportLine } from "./report-table-reader.ts";

/** What is known of a report before it is read. */
export interface ReportContext {
  readonly directory: Directory;
  /** Whom the report is for: nothing is kept of pairs that are not its own. */
  readonly organisation: OrganisationCode;
  readonly exercise: ExerciseId;
}

export interface ReadReport {
  /** Whether it has a table of mismatches at all. */
  readonly hasTable: boolean;
  /** The pairs of the organisation that both sides have handed in, each once. */
  readonly pairs: readonly ReportedPair[];
  /** How many pairs are not compared, because a form is missing. */
  readonly notCompared: number;
  /** How many rows were about others, and were not kept. */
  readonly ofOthers: number;
  /** Sentences, each with its place. With any of them nothing of the file may be used. */
  readonly problems: readonly string[];
}

const MOST_PROBLEMS = 50;

/**
 * Reads a report of mismatches: ours, by pair or by organisation, and any other whose tables have the two organisations, or the counterparty of
 * the organisation that it is for, and the figures of both sides. Every row of its own with an amount is read or told as a problem.
 */
export async function readReport(file: FileToRead, context: ReportContext, readCells: ReadCells): Promise<ReadReport> {
  const lines: ReportLine[] = [];
  const problems: string[] = [];
  let reader: SheetReader | undefined;
  const { findings } = await readCells(file, {
    startSheet: ({ name }) => {
      reader = sheetOfReport(name, lines, problems);
    },
    row: (row) => reader?.row(row),
    endSheet: () => {
      reader?.end();
    },
  });
  const refusals = findings.filter(({ severity }) => severity === "refusal").map(({ what, todo }) => `${what} ${todo}`);
  if (refusals.length > 0) return { hasTable: false, pairs: [], notCompared: 0, ofOthers: 0, problems: refusals };
  const hasTable = lines.length > 0 || problems.length > 0;
  if (!hasTable)
    problems.push(
      "no table of mismatches was found: it names both organisations, or the counterparty, and has the figures of the two sides",
    );
  const found = new Map<string, { pair: ReportedPair; isNotCompared: boolean }>();
  let ofOthers = 0;
  for (const line of lines) {
    const pair = pairOf(line, context, problems);
    if (pair === undefined) continue;
    if (pair === "of-others") {
      ofOthers += 1;
      continue;
    }
    const key = textOfPair(pair);
    const known = found.get(key);
    // A report by pair and by organisation has each pair twice.
    if (known !== undefined && !isSame(known.pair, pair))
      problems.push(`${line.place}: ${pair.receivable} and ${pair.payable} have other figures than in a row before`);
    found.set(key, { pair, isNotCompared: line.isNotCompared });
  }
  const all = [...found.values()];
  return {
    hasTable,
    pairs: problems.length === 0 ? all.flatMap((each) => (each.isNotCompared ? [] : [each.pair])) : [],
    notCompared: all.filter((each) => each.isNotCompared).length,
    ofOthers,
    problems: shortened(problems),
  };
}

function sheetOfReport(sheet: string, lines: ReportLine[], problems: string[]): SheetReader {
  let above: readonly KeptRow[] = [];
  return sheetReader({
    table: reportTable,
    sampleRows: 1,
    decideColumns: reportLayoutOf,
    findTableByValues: () => undefined,
    takeRowsAbove: (rows) => {
      above = rows;
    },
    openTable: ({ layout, titles, rowsBetween }) =>
      reportTableReader({ sheet, layout, titles: [...above, ...titles, ...rowsBetween], lines, problems }),
    addLooseRow: () => undefined,
    leaveOut: () => undefined,
  });
}

function pairOf(
  line: ReportLine,
  { directory, organisation, exercise }: ReportContext,
  problems: string[],
): ReportedPair | "of-others" | undefined {
  const { place, bodies, ownRole, kind, figures } = line;
  const own: string[] = [];
  const bodyIn = (text: string): OrganisationCode | undefined => {
    const code = codeIn(text, directory);
    if (code === undefined) own.push(`${text === "" ? "an empty cell" : text} is not in the directory`);
    return code;
  };
  const text = (side: "receivable" | "payable" | "own" | "counterparty"): string | undefined => bodies.get(side);
  let receivable: OrganisationCode | undefined;
  let payable: OrganisationCode | undefined;
  const [ofReceivable, ofPayable] = [text("receivable"), text("payable")];
  if (ofReceivable !== undefined && ofPayable !== undefined) {
    [receivable, payable] = [bodyIn(ofReceivable), bodyIn(ofPayable)];
  } else {
    const whose = text("own");
    const self = whose === undefined ? organisation : bodyIn(whose);
    const other = bodyIn(text("counterparty") ?? ofReceivable ?? ofPayable ?? "");
    const role = ofReceivable !== undefined ? "payable" : ofPayable !== undefined ? "receivable" : ownRole;
    if (role === undefined) own.push("it is not said which of the two is owed by the other");
    [receivable, payable] = role === "receivable" ? [self, other] : [other, self];
    if (role === undefined) receivable = undefined;
  }
  const isOwn = receivable === organisation || payable === organisation;
  // Of a row of others nothing is kept, not even what is wrong with it.
  if (receivable !== undefined && payable !== undefined && !isOwn) return "of-others";
  if (kind === undefined)
    own.push("it is not said whether it is of receivables and payables, or of income and expenditure");
  const { exercise: said } = line;
  if (said !== "" && exerciseIdSchema.safeParse(said.replaceAll(" ", "-")).data !== exercise)
    own.push(`it is of ${said}, not of ${exercise}`);
  if (receivable !== undefined && receivable === payable) own.push(`${receivable} stands against itself`);
  const byRole = receivable === organisation ? (["own", "counterparty"] as const) : (["counterparty", "own"] as const);
  const receivableSide = figures.get("receivable") ?? figures.get(byRole[0]);
  const payableSide = figures.get("payable") ?? figures.get(byRole[1]);
  if (
    receivable === undefined ||
    payable === undefined ||
    kind === undefined ||
    !receivableSide ||
    !payableSide ||
    own.length > 0
  ) {
    problems.push(...own.map((problem) => `${place}: ${problem}`));
    return undefined;
  }
  return { kind, receivable, payable, receivableSide, payableSide };
}

/** An organisation by its code, `ZB2` or `ZB2 Northfold`, or by its whole name. It is looked up, never corrected. */
function codeIn(text: string, directory: Directory): OrganisationCode | undefined {
  const code = parseOrganisationCode(/^[\s(]*([\p{L}\d]+)/u.exec(text)?.[1] ?? "");
  if (code !== undefined && directory.has(code)) return code;
  const name = plain(text);
  const named = name === "" ? [] : [...directory.values()].filter((each) => plain(each.name) === name);
  return named.length === 1 ? named[0]?.code : undefined;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\d]+/gu, " ")
    .trim();
}

function isSame(one: ReportedPair, other: ReportedPair): boolean {
  return (
    one.receivableSide.totalPence === other.receivableSide.totalPence &&
    one.payableSide.totalPence === other.payableSide.totalPence
  );
}

function shortened(problems: readonly string[]): string[] {
  return problems.length <= MOST_PROBLEMS
    ? [...problems]
    : [...problems.slice(0, MOST_PROBLEMS), `and ${String(problems.length - MOST_PROBLEMS)} more`];
}
