import { basename } from "node:path";

import { becameWords, toldRow, type ToldRow } from "../../shared/domain/decision-sheet/told-row.ts";
import type { DecisionSheet } from "../../shared/domain/decision-sheet/filled-row.ts";
import type { OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { guessEncoding } from "../../shared/reading/cells/text-table/guess-encoding.ts";
import { applyDecisionSheet, type AppliedRow } from "../../shared/records/position/apply-decision-sheet.ts";
import { CommandRefused } from "../command-errors.ts";
import { readBytes } from "../input/read-file.ts";
import type { Connection } from "../system/connect.ts";

interface SheetToDecide {
  readonly payable: OrganisationCode;
  readonly by: string;
  readonly keepGood: boolean;
  readonly atOnce: boolean;
}

/** The Decisions sheet in a workbook; `undefined` if the file is another table of decisions. */
export async function readSheet(file: string): Promise<DecisionSheet | undefined> {
  const bytes = await readBytes(file);
  if (guessEncoding(bytes)) return undefined;
  const { cellReaderWith } = await import("../input/read-workbook.ts");
  const { readDecisionSheet } = await import("../../shared/reading/decision-sheet/read-decision-sheet.ts");
  return readDecisionSheet({ name: basename(file), bytes }, cellReaderWith([]));
}

/**
 * Records what a Decisions sheet decides, as the mail that brings it back does. Unless `keepGood`, nothing is recorded if a row can't be.
 *
 * @throws CommandRefused if nothing is recorded
 */
export async function decideSheet(
  { records, enqueueReconcile, now }: Connection,
  { rows }: DecisionSheet,
  { payable, by, keepGood, atOnce }: SheetToDecide,
): Promise<{
  readonly rows: readonly ToldRow[];
  readonly lines: readonly string[];
  readonly problems: readonly string[];
}> {
  const { policies } = await records.referenceLists.all();
  const person = { by, at: now().toISOString(), ...(atOnce ? { atOnce } : {}) };
  const apply = (write: boolean) => applyDecisionSheet(rows, payable, person, policies, records, { write });
  if (!keepGood) {
    const problems = problemsOf((await apply(false)).rows);
    if (problems.length > 0)
      throw new CommandRefused("No decision of the sheet is recorded. Correct it, or use --keep-good.", problems);
  }
  const applied = await apply(true);
  if (applied.touched.length > 0)
    await enqueueReconcile(applied.touched.map((position) => ({ position, correlation: `decisions-${person.at}` })));
  const told = toldRows(applied.rows);
  const done = told.filter(({ became }) => became !== "refused");
  return {
    rows: told,
    lines:
      rows.length === 0
        ? ["No row of the sheet has anything in the columns to fill in."]
        : done.map(
            ({ row, receivable, invoice, asked, became }) =>
              `row ${row}, ${receivable ?? ""} ${invoice}: ${asked}, ${becameWords[became]}.`,
          ),
    problems: problemsOf(applied.rows),
  };
}

function toldRows(rows: readonly AppliedRow[]): ToldRow[] {
  return rows.map(({ row, position, result }) => toldRow(row, position?.receivable, result));
}

function problemsOf(rows: readonly AppliedRow[]): string[] {
  return toldRows(rows).flatMap(({ row, became, why }) => (became === "refused" ? [`row ${row}: ${why}`] : []));
}
