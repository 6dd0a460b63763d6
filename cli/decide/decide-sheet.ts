import { basename } from "node:path";

import { becameWords, toldRow, type ToldRow } from "../../shared/domain/decision-sheet/told-row.ts";
import type { DecisionSheet } from "../../shared/domain/decision-sheet/filled-row.ts";
import type { OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { guessEncoding } from "../../shared/reading/cells/text-table/guess-encoding.ts";
import { applyDecisionSheet, type AppliedRow } from "../../shared/records/position/apply-decision-sheet.ts";
import { reviewReplies } from "../../shared/records/position/review-replies.ts";
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
  { records, enqueueReconcile, enqueueSend, now }: Connection,
  { rows, replies }: DecisionSheet,
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
    const problems = problemsOf(toldRows((await apply(false)).rows));
    if (problems.length > 0)
      throw new CommandRefused("No decision of the sheet is recorded. Correct it, or use --keep-good.", problems);
  }
  const applied = await apply(true);
  if (applied.touched.length > 0)
    await enqueueReconcile(applied.touched.map((position) => ({ position, correlation: `decisions-${person.at}` })));
  const reviewer = { by: `operator ${by}`, at: person.at };
  const told = [
    ...toldRows(applied.rows),
    ...(await reviewReplies(replies, payable, reviewer, applied.touched, { ...records, enqueueSend, now })),
  ];
  const done = told.filter(({ became }) => became !== "refused");
  return {
    rows: told,
    lines:
      told.length === 0
        ? ["No row of the sheet has anything in the columns to fill in."]
        : done.map(({ row, sheet = "", receivable, invoice, asked, became }) =>
            `${sheet} row ${row}, ${receivable ?? ""} ${invoice}: ${asked}, ${becameWords[became]}.`.trim(),
          ),
    problems: problemsOf(told),
  };
}

function toldRows(rows: readonly AppliedRow[]): ToldRow[] {
  return rows.map(({ row, position, result }) => toldRow(row, position?.receivable, result));
}

function problemsOf(rows: readonly ToldRow[]): string[] {
  return rows.flatMap(({ row, sheet = "", became, why }) =>
    became === "refused" ? [`${sheet} row ${row}: ${why}`.trim()] : [],
  );
}
