import { noPence, subtractPence, type Pence } from "../amounts-and-days/pence.ts";
import type { OrganisationCode } from "../organisation/organisation-code.ts";
import type { SubmittedRow } from "../mismatch/submitted-form.ts";

/** A line as it was when a form was handed in: what it is, and what is made of it. */
export interface ComparedLine {
  readonly counterparty: OrganisationCode;
  readonly part: SubmittedRow["part"];
  /** Whose statement or ledger has it, and its number and date: two lines with the same are told apart by their order. */
  readonly name: string;
  readonly pence: Pence;
  readonly agreedPence: Pence;
  readonly notAgreedPence: Pence;
  readonly inDisputePence: Pence;
  readonly reason: string;
}

export interface LineChange {
  readonly name: string;
  readonly before?: ComparedLine;
  readonly after?: ComparedLine;
}

/** What changed in one row of the form. */
export interface RowChange {
  readonly part: SubmittedRow["part"];
  readonly counterparty: OrganisationCode;
  readonly notifiedPence: Pence;
  readonly accruedPence: Pence;
  readonly adjustedPence: Pence;
  readonly disputedPence: Pence;
  readonly totalPence: Pence;
  readonly lines: readonly LineChange[];
  /** COL-08: adjusted or disputed moved, and no line did. `lines-not-known`: they moved, and nobody here has the lines. */
  readonly flag?: "no-line-changed" | "lines-not-known";
}

export interface FormVersion {
  readonly rows: readonly SubmittedRow[];
  /** Absent for a form of others, of which only the rows are known. */
  readonly lines?: readonly ComparedLine[];
}

/**
 * What changed from one form to another, row by row and line by line. A row is listed if one of its columns changed, or if lines of it did
 * that cancel out.
 */
export function changesBetweenForms(before: FormVersion, after: FormVersion): RowChange[] {
  const rowsBefore = byRow(before.rows);
  const rowsAfter = byRow(after.rows);
  const areLinesKnown = before.lines !== undefined && after.lines !== undefined;
  const linesBefore = areLinesKnown ? namedLines(before.lines) : new Map<string, Map<string, ComparedLine>>();
  const linesAfter = areLinesKnown ? namedLines(after.lines) : new Map<string, Map<string, ComparedLine>>();
  const keys = new Set([...rowsBefore.keys(), ...rowsAfter.keys(), ...linesBefore.keys(), ...linesAfter.keys()]);
  return [...keys].sort().flatMap((key): RowChange[] => {
    const one = rowsBefore.get(key);
    const other = rowsAfter.get(key);
    const lines = changedLines(linesBefore.get(key), linesAfter.get(key));
    const row = one ?? other;
    const line = lines[0]?.before ?? lines[0]?.after;
    const { part, counterparty } = row ?? line ?? {};
    if (part === undefined || counterparty === undefined) return [];
    const moved = (column: Column): Pence => subtractPence(other?.[column] ?? noPence, one?.[column] ?? noPence);
    const change = {
      part,
      counterparty,
      notifiedPence: moved("notifiedPence"),
      accruedPence: moved("accruedPence"),
      adjustedPence: moved("adjustedPence"),
      disputedPence: moved("disputedPence"),
      totalPence: moved("totalPence"),
      lines,
    };
    if (lines.length === 0 && COLUMNS.every((column) => change[column] === noPence)) return [];
    const isJudged = change.adjustedPence !== noPence || change.disputedPence !== noPence;
    if (!isJudged || lines.length > 0) return [change];
    return [{ ...change, flag: areLinesKnown ? "no-line-changed" : "lines-not-known" }];
  });
}

type Column = "notifiedPence" | "accruedPence" | "adjustedPence" | "disputedPence" | "totalPence";

const COLUMNS: readonly Column[] = ["notifiedPence", "accruedPence", "adjustedPence", "disputedPence", "totalPence"];

function byRow(rows: readonly SubmittedRow[]): Map<string, SubmittedRow> {
  return new Map(rows.map((row) => [`${row.part}#${row.counterparty}`, row]));
}

/** The lines of each row by their names; the second of a name is `1001 (2)`. */
function namedLines(lines: readonly ComparedLine[]): Map<string, Map<string, ComparedLine>> {
  const byKey = new Map<string, Map<string, ComparedLine>>();
  for (const line of lines) {
    const key = `${line.part}#${line.counterparty}`;
    const own = byKey.get(key) ?? new Map<string, ComparedLine>();
    byKey.set(key, own);
    let name = line.name;
    for (let number = 2; own.has(name); number += 1) name = `${line.name} (${String(number)})`;
    own.set(name, line);
  }
  return byKey;
}

function changedLines(
  before: ReadonlyMap<string, ComparedLine> = new Map(),
  after: ReadonlyMap<string, ComparedLine> = new Map(),
): LineChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const one = before.get(name);
    const other = after.get(name);
    if (one !== undefined && other !== undefined && isSame(one, other)) return [];
    return [{ name, ...(one === undefined ? {} : { before: one }), ...(other === undefined ? {} : { after: other }) }];
  });
}

function isSame(one: ComparedLine, other: ComparedLine): boolean {
  return (
    one.pence === other.pence &&
    one.agreedPence === other.agreedPence &&
    one.notAgreedPence === other.notAgreedPence &&
    one.inDisputePence === other.inDisputePence &&
    one.reason === other.reason
  );
}
